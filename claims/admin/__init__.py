"""The claims side in the admin. One file per group of records; `desk` holds the pages of intake, `page` a claim."""

from django.contrib import admin

from claims.admin import access, anchors, checks, claims, dossiers, exports, mends, names, registry, talk

__all__ = ["access", "anchors", "checks", "claims", "dossiers", "exports", "mends", "names", "registry", "talk"]

admin.site.site_header = "Vouch"
admin.site.site_title = "Vouch"
admin.site.enable_nav_sidebar = False  # the lists are wide, and the start page names them all
admin.site.index_title = "The desk's records"
admin.site.site_url = None  # there is no other site to view
