"""The API's addresses, version 1. A new version is a new file of addresses beside this one."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView

from claims.api import anchors, findings, ledger, names, neighbours, views

app_name = "api"
urlpatterns = [
    path("", include("sources.api.urls")),
    path("dossiers", views.Dossiers.as_view(), name="dossiers"),
    path("dossiers/<int:pk>", views.OneDossier.as_view(), name="dossier"),
    path("dossiers/<int:pk>/draft-versions", views.DraftVersions.as_view(), name="draft-versions"),
    path("dossiers/<int:pk>/claims", views.Claims.as_view(), name="claims"),
    path("dossiers/<int:pk>/check", views.Checks.as_view(), name="check"),
    path("dossiers/<int:pk>/ledger", ledger.DossierLedger.as_view(), name="ledger"),
    path("dossiers/<int:pk>/export", views.Exports.as_view(), name="export"),
    path("dossiers/<int:pk>/sources/<int:source>/take-over", anchors.DossierSourceTakeOver.as_view(), name="take-over"),
    path("claims/<int:pk>/anchors", anchors.ClaimAnchors.as_view(), name="claim-anchors"),
    path("claims/<int:pk>", views.OneClaim.as_view(), name="claim"),
    path("findings/<int:pk>", findings.OneFinding.as_view(), name="finding"),
    path("findings/<int:pk>/set-aside", findings.SetAside.as_view(), name="set-aside"),
    path("findings/<int:pk>/take-back", findings.TakeBack.as_view(), name="take-back"),
    path("check-runs/<int:pk>", views.OneCheckRun.as_view(), name="check-run"),
    path("dossiers/<int:pk>/disagreements", neighbours.Disagreements.as_view(), name="disagreements"),
    path("names", names.Names.as_view(), name="names"),
    path("name-suggestions", names.NameSuggestions.as_view(), name="name-suggestions"),
    path("formats", views.Formats.as_view(), name="formats"),
    path("schema", SpectacularAPIView.as_view(authentication_classes=[]), name="schema"),
    re_path("", views.Nowhere.as_view()),
]
