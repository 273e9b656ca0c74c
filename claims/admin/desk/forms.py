"""The desk's forms. They check what was typed; whether a person may do it, the services decide."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from claims.admin.desk.payloads import FIELDS
from claims.admin.desk.places import PlaceForm
from claims.models.words import Mode, Relation, Stance, kind_choices
from sources.models import Desk, Source
from sources.models.material import FigureStatus, Precision, Standing, Voice, csl_type_choices
from sources.readers import readers

LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
ACCEPTED = ",".join(sorted({suffix for reader in readers() for suffix in reader.SUFFIXES}))
"""The suffixes that file choosers offer; other files may be given and are looked at."""


class ManyFilesInput(forms.ClearableFileInput):
    """A file chooser for several files at once."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """Several files in one field; its value is a list."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """Every file, checked as a single one is. An empty file stays: its reader says so, beside the other files."""
        return [one for one in (data or []) if one]


def _files_input() -> ManyFilesInput:
    return ManyFilesInput(attrs={"accept": ACCEPTED, "data-drop": "Drop files here"})


class SourcesForm(forms.Form):
    """Files to be added as sources, and words that stand in no file (an interview note)."""

    files = ManyFilesField(  # type: ignore[assignment]  # the class attribute is gone once the form is made
        label="Source files",
        required=False,
        widget=_files_input(),
        help_text="PDF, Word, web page, text or table; several at once.",
    )
    note_title = forms.CharField(label="Title of the note", required=False, max_length=500)
    note_text = forms.CharField(
        label="Or paste a source", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Notes of an interview, a statement sent by message.",
    )  # fmt: skip


class DraftForm(forms.Form):
    """A draft, pasted or uploaded: one of the two."""

    text = forms.CharField(
        label="Paste the draft", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"})
    )
    file = forms.FileField(
        label="or upload it",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "data-drop": "Drop the draft here"}),
    )

    def clean(self) -> dict[str, Any]:
        """One draft, neither none nor two."""
        given = super().clean() or {}
        pasted, uploaded = str(given.get("text") or "").strip(), given.get("file")
        if not pasted and not uploaded:
            self.add_error("text", "Paste the draft here, or upload it as a file.")
        if pasted and uploaded:
            self.add_error("file", "There is a pasted draft as well. Empty the text, or choose no file.")
        return given


class NewCheckForm(DraftForm):
    """A new dossier: its draft, and what the desk says about it."""

    field_order = ["desk", "title", "text", "file", "mode", "planned_publication", "language"]

    desk = forms.ModelChoiceField(Desk.objects.none(), empty_label=None)
    title = forms.CharField(
        max_length=500, required=False, help_text="Left empty, it is that of the document, or the draft's first words."
    )
    mode = forms.ChoiceField(label="Whose text", choices=Mode.choices, initial=Mode.OWN_DRAFT, widget=forms.RadioSelect)
    planned_publication = forms.DateTimeField(
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=f"Time zone: {settings.TIME_ZONE}.",
    )
    language = forms.RegexField(
        LANGUAGE, required=False, max_length=35, help_text="For example en, ar or tr. Empty: as the text shows.",
        error_messages={"invalid": "Give a language tag such as en, ar or ar-IQ."},
        widget=forms.TextInput(attrs={"size": 8}),
    )  # fmt: skip

    def __init__(self, desks: Sequence[Desk], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = Desk.objects.filter(pk__in=[desk.pk for desk in desks])
        field = self.fields["desk"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = chosen
        if desks:
            field.initial = desks[0].pk


DAY = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")


class PartialDateField(forms.CharField):
    """A date of which perhaps only the year, or year and month, is known: 2021, 2021-10, 2021-10-17."""

    def clean(self, value: Any) -> tuple[dt.date | None, str]:
        """The date (unknown parts are 1) with its precision."""
        text = str(super().clean(value)).strip()
        if not text:
            return None, ""
        parts = DAY.match(text)
        try:
            if parts is None:
                raise ValueError
            day = dt.date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
        except ValueError:
            raise forms.ValidationError(f"“{text}” is no date. Write 2021, 2021-10 or 2021-10-17.") from None
        return day, str(Precision.DAY if parts[3] else Precision.MONTH if parts[2] else Precision.YEAR)


def partial_date(day: dt.date | None, precision: str) -> str:
    """A date as PartialDateField reads it."""
    if day is None:
        return ""
    return {Precision.YEAR: f"{day.year:04}", Precision.MONTH: f"{day.year:04}-{day.month:02}"}.get(
        Precision(precision), day.isoformat()
    )


class SourceForm(forms.Form):
    """What is said of one source; a row of the sources' table."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    csl_type = forms.ChoiceField(label="Type", choices=csl_type_choices)
    authors = forms.CharField(required=False, help_text="With ; between them.")
    publisher = forms.CharField(required=False, max_length=300)
    issued = PartialDateField(
        label="Published", required=False, widget=forms.TextInput(attrs={"placeholder": "2021-10-17", "size": 11})
    )
    language = forms.RegexField(
        LANGUAGE, required=False, max_length=35, error_messages={"invalid": "A tag such as en, ar or ar-IQ."},
        widget=forms.TextInput(attrs={"size": 6}),
    )  # fmt: skip
    url = forms.CharField(label="Address", required=False, max_length=2000)
    standing = forms.ChoiceField(label="Primary or secondary", choices=Standing.choices)
    voice = forms.ChoiceField(label="Whose words", choices=Voice.choices)
    voice_name = forms.CharField(label="Speaker’s name", required=False, max_length=300)
    figures_status = forms.ChoiceField(
        label="Its figures are", required=False, choices=[("", "not said"), *FigureStatus.choices]
    )
    figures_as_of = forms.DateField(
        label="as of",
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "Write the day as 2021-10-17."},
        widget=forms.DateInput(attrs={"placeholder": "2021-10-17", "size": 11}, format="%Y-%m-%d"),
    )
    confidential = forms.BooleanField(
        required=False, help_text="Closed to second readers and guests; masked in exports."
    )

    def clean(self) -> dict[str, Any]:
        """A speaker's words need the speaker's name."""
        given = super().clean() or {}
        if given.get("voice") == Voice.SPEAKER and not given.get("voice_name"):
            self.add_error("voice_name", "Name the speaker whose words these are.")
        return given

    def changes(self) -> dict[str, Any]:
        """What `amend_source` is to change: the fields that differ from what the page showed."""
        changed = {name: self.cleaned_data[name] for name in self.changed_data if name != "seen"}
        if "issued" in changed:
            changed["issued"], changed["issued_precision"] = changed["issued"]
        if "authors" in changed:
            changed["authors"] = tuple(name.strip() for name in changed["authors"].split(";") if name.strip())
        if changed.get("confidential"):
            changed["open_to_guests"] = False
        return changed


def source_initial(source: Source) -> dict[str, Any]:
    """A source's row as SourceForm shows it."""
    names = [name for name in SourceForm.base_fields if name not in ("seen", "authors", "issued")]
    return {name: getattr(source, name) for name in names} | {
        "seen": source.version,
        "authors": "; ".join(source.authors),
        "issued": partial_date(source.issued, source.issued_precision),
    }


class ClaimForm(PlaceForm):
    """A claim as a person makes or mends it: the words, the kind, and what the kind asks."""

    field_order = ["words", "which", "start", "end", "kind", *(name for names in FIELDS.values() for name in names)]

    kind = forms.ChoiceField(label="Kind of claim", choices=kind_choices, widget=forms.RadioSelect)
    speaker = forms.CharField(label="Speaker", required=False, max_length=300, help_text="Who says it, in the draft.")
    figure = forms.CharField(label="Figure", required=False, max_length=200, help_text="34, about 1,200, 43.3 percent.")
    measure = forms.CharField(label="What is counted", required=False, max_length=200)
    subject = forms.CharField(label="Subject", required=False, max_length=300, help_text="Whose figure it is.")
    year = forms.CharField(label="Year", required=False, max_length=4, widget=forms.TextInput(attrs={"size": 5}))
    actor = forms.CharField(label="Who", required=False, max_length=300)
    stance = forms.ChoiceField(label="Stance", required=False, choices=[("", "as the words say"), *Stance.choices])
    event = forms.CharField(label="About what", required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, names in FIELDS.items():
            for name in names:
                self.fields[name].widget.attrs["data-kind"] = kind

    def answers(self) -> dict[str, str]:
        """What was typed, by field."""
        return {name: str(self.cleaned_data.get(name) or "") for names in FIELDS.values() for name in names}


class ChangeClaimForm(ClaimForm):
    """A change of a claim that stands."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Why it is changed", required=False, max_length=2000)


class RejectForm(forms.Form):
    """Setting a claim aside: not a claim, with the reason."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(label="Why it is not a claim", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class CiteForm(PlaceForm):
    """A passage of a source for a claim of the dossier. A claim is chosen together with the version that was shown."""

    field_order = ["words", "which", "start", "end", "claim", "relation"]

    claim = forms.ChoiceField(label="For the claim")
    relation = forms.ChoiceField(label="What the passage does", choices=Relation.choices, initial=Relation.SUPPORTS)

    def __init__(self, claims: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["claim"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "choose a claim"), *claims]

    @property
    def chosen(self) -> tuple[int, int]:
        """The claim's id and the version of it that was shown."""
        claim, seen = str(self.cleaned_data["claim"]).split(".")
        return int(claim), int(seen)


class AnewForm(forms.Form):
    """A source as it is now: a file, or its words pasted."""

    file = forms.FileField(label="The file as it is now", required=False, allow_empty_file=True)
    words = forms.CharField(
        label="or paste its words", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        typed: dict[str, Any] = super().clean() or {}
        if not typed.get("file") and not str(typed.get("words", "")).strip():
            raise forms.ValidationError("Choose the file, or paste its words.")
        return typed


class VersionForm(DraftForm):
    """A new version of the draft."""

    note = forms.CharField(label="What is new (for the desk)", required=False, max_length=2000)
