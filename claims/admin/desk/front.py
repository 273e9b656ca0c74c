"""The desk's front page: the stories under check, the latest first."""

from django.core.paginator import Paginator
from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse

from claims.admin.desk.common import page, person, writable_desks
from claims.models import CheckRun, Dossier, Finding
from claims.models.words import FindingState
from claims.selectors import GRAVE

PER_PAGE = 30


def front(request: HttpRequest) -> HttpResponse:
    """The dossiers that this person may see."""
    latest_run = CheckRun.objects.filter(draft_version__dossier=OuterRef("pk")).order_by("-created_at", "-pk")
    serious = Finding.objects.filter(dossier=OuterRef("pk"), state=FindingState.OPEN, severity__in=GRAVE)
    per_dossier = serious.order_by().values("dossier").annotate(count=Count("pk")).values("count")
    dossiers = (
        Dossier.objects.visible_to(person(request))
        .select_related("desk")
        .annotate(
            versions=Max("draft_versions__number"),
            run_state=Subquery(latest_run.values("state")[:1]),
            problems=Coalesce(Subquery(per_dossier), 0),
        )
        .order_by("-created_at", "-pk")
    )
    shown = Paginator(dossiers, PER_PAGE).get_page(request.GET.get("page"))
    return page(request, "front.html", "Checks", shown=shown, desks=writable_desks(person(request)))
