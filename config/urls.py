"""The addresses: the admin is the desk's workplace."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from claims.admin import desk

handler400 = "claims.admin.refused.refused"
admin.site.index_template = "admin/claims/index.html"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="admin:index")),
    path("admin/desk/", include((desk.urls(admin.site), "desk"))),
    path("admin/", admin.site.urls),
    path("api/v1/", include("claims.api.urls")),
]
