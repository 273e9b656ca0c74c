"""Dossiers, claims, checks and formats in JSON: one serializer for what comes in, one for what goes out."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.kinds import kind_choices
from claims.models.words import (
    Action,
    AnchorState,
    Channel,
    EditorialState,
    FindingState,
    Mode,
    Origin,
    QuoteOutcome,
    Relation,
    RunState,
    Severity,
    Verdict,
)
from claims.selectors import STATUSES
from sources.api.bodies import FileBody, StrictSerializer, TextBody, TextField
from sources.api.paging import PageQuery

# What comes in ------------------------------------------------------------------------------------------------------


class _Story(StrictSerializer):
    title = serializers.CharField(required=False, max_length=500, help_text="Without one: the draft's own.")
    mode = serializers.ChoiceField(required=False, choices=Mode.choices)
    language = serializers.CharField(required=False, max_length=35, help_text="BCP 47, for example en or ar-IQ.")
    planned_publication = serializers.DateTimeField(required=False)
    confidential = serializers.BooleanField(required=False)
    sources = serializers.ListField(
        child=serializers.IntegerField(min_value=1),
        default=list,
        max_length=200,
        help_text="Ids of the snapshots that the story stands on, in order.",
    )


class DossierFile(_Story, FileBody):
    """A new dossier with its draft as a file, in a form."""


class DossierText(_Story, TextBody):
    """A new dossier with its draft as text, in JSON."""


class _Note(StrictSerializer):
    note = serializers.CharField(required=False, max_length=2000, help_text="What is new in this version.")


class DraftFile(_Note, FileBody):
    """The next version of a draft as a file, in a form."""


class DraftText(_Note, TextBody):
    """The next version of a draft as text, in JSON."""


class NewClaimRow(StrictSerializer):
    """A claim of the draft's latest version."""

    kind = serializers.ChoiceField(choices=kind_choices())
    start = serializers.IntegerField(min_value=0, help_text="In the draft's text, in code points.")
    end = serializers.IntegerField(min_value=1, help_text="Half open.")
    exact = TextField(required=False, help_text="The words there. Where the draft has others, the claim is refused.")
    payload = serializers.DictField(
        required=False, help_text="What the claim says, by its kind. Without it: what the kind finds at that place."
    )


class NoBody(StrictSerializer):
    """A request that needs no body."""


class NoQuery(StrictSerializer):
    """An address without parameters."""


class ClaimQuery(PageQuery):
    """Which claims are asked for."""

    state = serializers.ChoiceField(required=False, choices=EditorialState.choices)
    kind = serializers.ChoiceField(required=False, choices=kind_choices())
    outcome = serializers.ChoiceField(required=False, choices=STATUSES, help_text="What checking the claim gave.")


class NewClaimsQuery(StrictSerializer):
    """Of which version of the draft the places are."""

    draft_version = serializers.IntegerField(
        required=False, min_value=1, help_text="The version's number. Where it is not the latest, nothing is written."
    )


class ExportQuery(StrictSerializer):
    """Which export is asked for."""

    format = serializers.CharField(max_length=40, help_text="A name of `/formats`.")


# What goes out ------------------------------------------------------------------------------------------------------

Out = serializers.Serializer[Any]


class DraftVersionBrief(Out):
    """A version of the draft. Its text is the snapshot's."""

    id = serializers.IntegerField()
    number = serializers.IntegerField()
    snapshot = serializers.IntegerField(source="snapshot_id")
    note = serializers.CharField()
    created_at = serializers.DateTimeField()


class DossierSourceBrief(Out):
    """A source that the dossier stands on, and the snapshot that is read (null: the latest)."""

    id = serializers.IntegerField(source="source_id")
    title = serializers.CharField(source="source.title")
    snapshot = serializers.IntegerField(source="snapshot_id", allow_null=True)


class Run(Out):
    """A check and how far it has come; `total` is 0 until the claims are found."""

    id = serializers.IntegerField()
    dossier = serializers.IntegerField(source="draft_version.dossier_id")
    draft_version = serializers.IntegerField(source="draft_version.number")
    state = serializers.ChoiceField(choices=RunState.choices)
    done = serializers.IntegerField()
    total = serializers.IntegerField()
    error = serializers.CharField()
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)


class DossierWhole(Out):
    """A dossier with the versions of its draft (the newest first) and the sources that the token's person may see."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    mode = serializers.ChoiceField(choices=Mode.choices)
    language = serializers.CharField()
    planned_publication = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    draft_versions = DraftVersionBrief(many=True)
    sources = DossierSourceBrief(many=True, source="dossier_sources")


class Carried(Out):
    """What became of one claim: its words before and after (empty: none there), and why."""

    claim = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=kind_choices())
    before = serializers.CharField()
    after = serializers.CharField()
    why = serializers.CharField()


class Changes(Out):
    """What a new version of the draft did to the claims."""

    kept = Carried(many=True)
    moved = Carried(many=True)
    changed = Carried(many=True)
    gone = Carried(many=True)
    new = Carried(many=True)


class DraftVersionMade(Out):
    """A new version of the draft, and what it changed."""

    draft_version = DraftVersionBrief()
    changes = Changes()


class Place(Out):
    """Where a claim stands in a version of the draft: code points, half open; null where it is at no one place."""

    draft_version = serializers.IntegerField(source="draft_version.number")
    state = serializers.ChoiceField(choices=AnchorState.choices)
    start = serializers.IntegerField(allow_null=True)
    end = serializers.IntegerField(allow_null=True)
    exact = serializers.CharField()
    prefix = serializers.CharField()
    suffix = serializers.CharField()


class Evidence(Out):
    """The words of a source that a finding stands on."""

    snapshot = serializers.IntegerField()
    start = serializers.IntegerField(allow_null=True)
    end = serializers.IntegerField(allow_null=True)
    state = serializers.ChoiceField(
        choices=["read", "earlier", "later", "dropped"],
        help_text="Whether the dossier reads that snapshot now, a later one, an earlier one, or none of the source.",
    )


class FindingOut(Out):
    """One thing that a check has to say, and the place in a source that it stands on."""

    id = serializers.IntegerField()
    rule = serializers.CharField()
    severity = serializers.ChoiceField(choices=Severity.choices)
    state = serializers.ChoiceField(choices=FindingState.choices)
    message = serializers.CharField()
    arithmetic = serializers.CharField()
    start = serializers.IntegerField(allow_null=True)
    end = serializers.IntegerField(allow_null=True)
    evidence = serializers.SerializerMethodField()
    differences = serializers.ListField(child=serializers.DictField())
    fingerprint = serializers.CharField()
    dismissed_because = serializers.CharField()
    version = serializers.IntegerField(help_text="Counts every decision about it; name it when you decide.")

    @extend_schema_field(Evidence(allow_null=True))
    def get_evidence(self, finding: Any) -> dict[str, Any] | None:
        """The place in the source, if the finding has one."""
        if finding.evidence_id is None:
            return None
        place = {"snapshot": finding.evidence_id, "start": finding.evidence_start, "end": finding.evidence_end}
        return place | {"state": finding.evidence_state}


class ClaimBrief(Out):
    """A claim as it stands now, with its findings."""

    id = serializers.IntegerField()
    dossier = serializers.IntegerField(source="dossier_id")
    kind = serializers.ChoiceField(choices=kind_choices())
    origin = serializers.ChoiceField(choices=Origin.choices)
    state = serializers.ChoiceField(choices=EditorialState.choices)
    verdict = serializers.ChoiceField(choices=Verdict.choices, allow_blank=True)
    outcome = serializers.ChoiceField(choices=STATUSES, source="check_status")
    version = serializers.IntegerField(help_text="Counts every change; name it when you write.")
    text = serializers.CharField(source="current.text")
    payload = serializers.DictField(source="current.payload")
    places = Place(many=True, source="current.occurrences")
    findings = FindingOut(many=True, source="shown_findings")
    created_at = serializers.DateTimeField()


class ClaimPage(Out):
    """A page of claims, in the order in which they were written down."""

    results = ClaimBrief(many=True)
    next = serializers.URLField(allow_null=True)


class ClaimList(Out):
    """The claims that a request wrote down, in its order."""

    results = ClaimBrief(many=True)


class CitationOut(Out):
    """What the claim rests on: a place in a snapshot, or a note of what is in no document."""

    id = serializers.IntegerField()
    relation = serializers.ChoiceField(choices=Relation.choices)
    origin = serializers.ChoiceField(choices=Origin.choices)
    snapshot = serializers.IntegerField(source="snapshot_id", allow_null=True)
    start = serializers.IntegerField(allow_null=True)
    end = serializers.IntegerField(allow_null=True)
    exact = serializers.CharField()
    prefix = serializers.CharField()
    suffix = serializers.CharField()
    outcome = serializers.ChoiceField(choices=QuoteOutcome.choices, allow_blank=True)
    channel = serializers.ChoiceField(choices=Channel.choices, allow_blank=True)
    note = serializers.CharField()
    noted_on = serializers.DateField(allow_null=True)
    accepted_by = serializers.CharField(source="accepted_by.username", allow_null=True, default=None)


class DecisionOut(Out):
    """What a person decided, on which versions."""

    id = serializers.IntegerField()
    action = serializers.ChoiceField(choices=Action.choices)
    from_state = serializers.ChoiceField(choices=EditorialState.choices)
    to_state = serializers.ChoiceField(choices=EditorialState.choices)
    verdict = serializers.ChoiceField(choices=Verdict.choices, allow_blank=True)
    why = serializers.CharField()
    reviewer = serializers.CharField(source="reviewer.username")
    seen = serializers.IntegerField(help_text="The claim's version that the reviewer saw.")
    claim_version = serializers.IntegerField(source="claim_version.number")
    draft_version = serializers.IntegerField(source="draft_version.number")
    created_at = serializers.DateTimeField()


class ClaimWhole(ClaimBrief):
    """A claim with everything that is known of it."""

    unchecked = serializers.CharField(help_text="Why nothing could be compared; empty where something was.")
    compared = serializers.ListField(child=serializers.CharField(), help_text="What was compared, in words.")
    cross_findings = FindingOut(many=True, source="shown_cross_findings", help_text="Of rules over several claims.")
    citations = CitationOut(many=True, source="current.citations")
    decisions = DecisionOut(many=True)


class FormatOut(Out):
    """A format of export."""

    name = serializers.CharField(source="NAME")
    label = serializers.CharField(source="LABEL")  # type: ignore[assignment]  # the metaclass takes it off the class
    media_type = serializers.CharField(source="MEDIA_TYPE")
    suffix = serializers.CharField(source="SUFFIX")


class FormatList(Out):
    """All formats, by name."""

    results = FormatOut(many=True)
