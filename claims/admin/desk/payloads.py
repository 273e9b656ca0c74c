"""What a person may say of a claim in a form, and how it goes into the payload of the claim's kind.

A kind that this page does not know has no fields here: its claims are made with what the kind itself finds.
"""

from collections.abc import Mapping
from typing import Any, Final

from claims.figures import number_text
from claims.intake import Finder, payload_dict
from claims.kinds import Material, kinds
from sources.text import Span
from sources.text.quantities import Quantity, find_quantities

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "quote": ("speaker",),
    "quantity": ("figure", "measure", "subject", "year"),
    "responsibility": ("actor", "stance", "event"),
    "statement": (),
}
"""The form's fields of each kind."""

_PLAIN: Final = {"speaker", "measure", "subject", "year", "actor", "stance", "event"}


class AnswerError(ValueError):
    """What was typed cannot be taken over. `field` is the form's field that it stands in."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def answers_of(kind: str, payload: Mapping[str, Any]) -> dict[str, str]:
    """The form's fields as a stored payload fills them."""
    shown = {name: str(payload.get(name) or "") for name in FIELDS.get(kind, ()) if name in _PLAIN}
    if kind == "quantity":
        shown["figure"] = str(payload.get("raw") or "")
    if kind == "quote" and not shown["speaker"]:
        shown["speaker"] = str(payload.get("resolved") or "")
    return shown


def payload_for(kind: str, answers: Mapping[str, str], *, material: Material, span: Span) -> dict[str, Any] | None:
    """The payload of a new claim at `span` of the draft: what the kind finds there, with the answers that were given.

    None where there is nothing to add to what the kind finds. Raises AnswerError.
    """
    given = {name: value for name in FIELDS.get(kind, ()) if (value := answers.get(name, "").strip())}
    found = Finder(material).at(kind, span) if kind in kinds() else None
    base = None if found is None else payload_dict(found.payload)
    if not given and (base is not None or kind not in ("quantity", "responsibility")):
        return None
    return _with_answers(kind, base, given, material.text[span.start : span.end])


def amended(kind: str, stored: Mapping[str, Any], answers: Mapping[str, str], *, words: str = "") -> dict[str, Any]:
    """A stored payload with the answers of a form that showed all of it: an answer left empty empties its field.

    `words` are the claim's new words where it was moved: then its figure is read from them, unless another was typed.
    Raises AnswerError.
    """
    given = {name: answers.get(name, "").strip() for name in FIELDS.get(kind, ())}
    base = dict(stored)
    if kind == "quantity" and words and given["figure"] in ("", base["raw"]):
        base |= _figure(words, "words")
        given["figure"] = base["raw"]
    return _with_answers(kind, base, given, words) or base


def _with_answers(
    kind: str, base: dict[str, Any] | None, given: Mapping[str, str], words: str
) -> dict[str, Any] | None:
    if kind == "quote":
        return _quote(base, given)
    if kind == "quantity":
        return _quantity(base, given, words)
    if kind == "responsibility":
        return _responsibility(base, given)
    return base


def _quote(base: dict[str, Any] | None, given: Mapping[str, str]) -> dict[str, Any]:
    payload = base or _defaults("quote")
    if "speaker" in given and given["speaker"] != answers_of("quote", payload)["speaker"]:
        payload |= {"speaker": given["speaker"], "resolved": "", "confidence": "high" if given["speaker"] else "low"}
    return payload


def _quantity(base: dict[str, Any] | None, given: Mapping[str, str], words: str) -> dict[str, Any]:
    if base is None:
        typed = given.get("figure", "")
        base = _defaults("quantity", **_figure(typed or words, "figure" if typed else "words"))
    elif given.get("figure") and given["figure"] != base["raw"]:
        base |= _figure(given["figure"], "figure")
    if given.get("year") is not None and given["year"] != base.get("year"):
        if given["year"] and not (len(given["year"]) == 4 and given["year"].isascii() and given["year"].isdigit()):
            raise AnswerError("year", f"“{given['year']}” is no year: four figures, for example 2021.")
        base |= {"year": given["year"], "year_carried": False}
    return base | {name: given[name] for name in ("measure", "subject") if name in given}


def _responsibility(base: dict[str, Any] | None, given: Mapping[str, str]) -> dict[str, Any]:
    if not given.get("stance") and not (base or {}).get("stance"):
        raise AnswerError("stance", "Say what the draft says of responsibility: claimed, denied, ...")
    payload = base or _defaults("responsibility", stance=given["stance"])
    return payload | {name: value for name, value in given.items() if value or name != "stance"}


def _figure(text: str, field: str) -> dict[str, Any]:
    """The number in a few words ("about 1,200", "one third"), with its interval and how it is meant."""
    found: list[Quantity] = list(find_quantities(text))
    if len(found) != 1:
        what = "holds no figure that can be read" if not found else f"holds {len(found)} figures"
        raise AnswerError(field, f"“{text}” {what}. Give one, for example 34, about 1,200 or 43.3 percent.")
    one = found[0]
    return {
        "raw": one.raw,
        "value": number_text(one.value),
        "lo": number_text(one.lo),
        "hi": number_text(one.hi),
        "lo_closed": one.lo_closed,
        "hi_closed": one.hi_closed,
        "modality": one.modality,
        "quantity_kind": one.kind,
        **({"measure": one.unit} if one.unit else {}),
    }


def _defaults(kind: str, **fields: Any) -> dict[str, Any]:
    return payload_dict(kinds()[kind].Payload(**fields))
