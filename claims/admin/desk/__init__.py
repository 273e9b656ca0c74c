"""The desk's pages: a new check, its sources, its draft with the claims marked, its versions. One file per page.

They stand inside the admin, at /admin/desk/, and work without scripts; scripts add dropping files, selecting words and
watching a check. Every page writes through the services, which decide who may.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.sites import AdminSite
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path


def urls(admin_site: AdminSite) -> list[URLPattern]:
    """The pages' addresses, each behind the admin's own door (logged in, active, staff)."""
    # Pages import models and forms; the addresses are asked for when Django is ready.
    from claims.admin.desk import (
        anew,
        changing,
        checking,
        draft,
        exports,
        finding,
        front,
        ledger,
        neighbours,
        new_check,
        source_page,
        sources,
        versions,
    )

    def at(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
        closed: Any = admin_site.admin_view(view)
        pattern: URLPattern = path(route, closed, name=name)
        return pattern

    return [
        at("", front.front, "front"),
        at("new/", new_check.new_check, "new"),
        at("find-source/", finding.find, "find"),
        at("<int:pk>/", draft.draft, "draft"),
        at("<int:pk>/sources/", sources.sources, "sources"),
        at("<int:pk>/sources/add/", sources.add, "add_sources"),
        at("<int:pk>/sources/<int:source_pk>/", source_page.source, "source"),
        at("<int:pk>/sources/<int:source_pk>/anew/", anew.add, "add_snapshot"),
        at("<int:pk>/sources/<int:source_pk>/take-over/", anew.take, "take_over"),
        at("<int:pk>/check/", checking.check, "check"),
        at("<int:pk>/check/<int:run_pk>/", checking.progress, "progress"),
        at("<int:pk>/check/<int:run_pk>/state.json", checking.state, "progress_state"),
        at("<int:pk>/claims/<int:claim_pk>/change/", changing.change, "change_claim"),
        at("<int:pk>/claims/<int:claim_pk>/not-a-claim/", changing.not_a_claim, "not_a_claim"),
        at("<int:pk>/responsibility/", ledger.ledger, "ledger"),
        at("<int:pk>/responsibility/<slug:key>/", ledger.ledger_event, "ledger_event"),
        at("<int:pk>/other-dossiers/", neighbours.neighbours, "neighbours"),
        at("<int:pk>/export/", exports.exports, "exports"),
        at("<int:pk>/find-source/", finding.find_for, "find_source"),
        at("<int:pk>/find-source/attach/", finding.attach, "attach_found"),
        at("<int:pk>/versions/", versions.versions, "versions"),
        at("<int:pk>/versions/<int:number>/changes/", versions.changes, "changes"),
    ]
