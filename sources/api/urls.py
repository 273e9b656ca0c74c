"""The addresses of sources, below the API's root."""

from django.urls import path

from sources.api import views

urlpatterns = [
    path("sources", views.Sources.as_view(), name="sources"),
    path("sources/<int:pk>", views.OneSource.as_view(), name="source"),
    path("sources/<int:pk>/snapshots", views.Snapshots.as_view(), name="source-snapshots"),
    path("snapshots/<int:pk>", views.OneSnapshot.as_view(), name="snapshot"),
]
