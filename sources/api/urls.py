"""The addresses of sources, below the API's root."""

from django.urls import path

from sources.api import lookup, views

urlpatterns = [
    path("sources", views.Sources.as_view(), name="sources"),
    path("sources/<int:pk>", views.OneSource.as_view(), name="source"),
    path("sources/<int:pk>/snapshots", views.Snapshots.as_view(), name="source-snapshots"),
    path("lookup", lookup.LookUp.as_view(), name="lookup"),
    path("snapshots/<int:pk>", views.OneSnapshot.as_view(), name="snapshot"),
]
