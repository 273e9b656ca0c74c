"""DOSSIER.json: what is read, what is warned about, and where a mistake is said to be."""

import datetime
import json
from pathlib import Path

import pytest

from claims.dossier import DossierError, load, parse

LOOKALIKE = Path(__file__).parent.parent / "data" / "lookalike"


def fetch(name: str) -> bytes:
    return (LOOKALIKE / name).read_bytes()


def test_every_known_key_is_read():
    dossier = parse(
        {
            "title": "T", "draft": "d.txt", "id": "x1", "language": "en", "planned_publication": "2022-03-14",
            "mode": "fact_check", "policy": {}, "names": [["A", "B"]],
            "measures": [{"name": "seat", "min": 0, "max": 200, "integer": True}],
            "sources": [{
                "file": "s.csv", "title": "S", "type": "dataset", "publisher": "P", "authors": ["Ann Poe"],
                "published": "2022-03", "url": "https://example.org/s", "language": "en", "primary": True,
                "voice": "author", "status": "final", "as_of": "2022",
            }],
        }
    )  # fmt: skip
    assert dossier.warnings == ()
    assert dossier.planned_publication == datetime.date(2022, 3, 14)
    assert dossier.names == (("A", "B"),)
    assert [(one.name, one.min, one.max, one.integer) for one in dossier.measures] == [("seat", 0, 200, True)]
    (source,) = dossier.sources
    assert (source.file, source.status, source.speaking) == ("s.csv", "final", "Ann Poe")
    assert (source.published, source.as_of) == (datetime.date(2022, 3, 1), datetime.date(2022, 1, 1))


def test_unknown_keys_are_warned_about_and_never_fatal():
    dossier = parse({"draft": "d.txt", "colour": "red", "sources": [{"file": "s.txt", "weight": 3}]})
    assert dossier.warnings == (
        "unknown key 'colour' in the dossier is ignored",
        "unknown key 'weight' in sources[0] is ignored",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "the dossier must be an object, not list"),
        ({}, "the dossier: 'draft' is missing"),
        ({"draft": 3}, "the dossier.draft must be text, not int"),
        ({"draft": "d", "sources": {}}, "sources must be a list, not dict"),
        ({"draft": "d", "sources": [{"file": "a"}, {"title": "b"}]}, "sources[1]: 'file' is missing"),
        (
            {"draft": "d", "sources": [{"file": "a", "published": "3 May"}]},
            "sources[0].published is '3 May'; write a date as 2021-10-17, 2021-10 or 2021",
        ),
        (
            {"draft": "d", "sources": [{"file": "a", "as_of": "2021-13-01"}]},
            "sources[0].as_of is '2021-13-01'; write a date as 2021-10-17, 2021-10 or 2021",
        ),
        (
            {"draft": "d", "planned_publication": "2021-10-17T10:00"},
            "the dossier.planned_publication is '2021-10-17T10:00'; write a date as 2021-10-17, 2021-10 or 2021",
        ),
        (
            {"draft": "d", "sources": [{"file": "a", "status": "late"}]},
            "sources[0].status is 'late'; it may be one of projection, partial, preliminary, final, corrected",
        ),
        ({"draft": "d", "names": [[1]]}, "names[0] must hold texts only"),
    ],
)
def test_a_mistake_is_said_to_be_where_it_is(data, message):
    with pytest.raises(DossierError) as caught:
        parse(data)
    assert str(caught.value) == message


def test_voice_may_be_a_name_or_nobody():
    rows = [{"file": "a", "voice": voice, "authors": ["Ann Poe"]} for voice in ("speaker", "none", "Bo Vale")]
    dossier = parse({"draft": "d", "sources": rows})
    assert [source.speaking for source in dossier.sources] == ["Ann Poe", None, "Bo Vale"]


def test_an_unreadable_source_stays_and_says_why():
    dossier = parse({"draft": "draft.txt", "sources": [{"file": "missing.txt"}, {"file": "results.csv"}]})
    _, sources, warnings = load(dossier, fetch)
    assert [(one.id, one.unreadable) for one in sources] == [
        ("missing.txt", "No such file or directory"),
        ("results.csv", ""),
    ]
    assert warnings == ["missing.txt cannot be read: No such file or directory"]


def test_an_unreadable_draft_is_an_error():
    with pytest.raises(DossierError, match=r"^the draft missing.txt cannot be read: No such file or directory$"):
        load(parse({"draft": "missing.txt"}), fetch)


def test_the_sample_dossier_loads_without_a_warning():
    draft, sources, warnings = load(parse(json.loads(fetch("dossier.json"))), fetch)
    assert warnings == []
    assert draft.title == "Coastal groups after the election"
    assert [(one.id, len(one.tables), one.has_prose) for one in sources] == [
        ("interview.md", 0, True),
        ("results.csv", 1, False),
        ("statement.html", 0, True),
    ]


def test_a_policy_says_how_many_sources_a_claim_needs():
    dossier = parse({"draft": "draft.txt", "policy": {"sources": {"independent": 3}, "house": "style"}})
    draft, _, warnings = load(dossier, fetch)
    assert (draft.policy.independent, draft.policy.primary, warnings) == (3, 1, [])
    assert draft.policy.words() == "3 independent sources or 1 primary one"


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ({"independant": 2}, "policy: 'independant' is no key of a source policy"),
        ({"independent": "two"}, "policy: 'independent' must be a whole number from 0 to 20, not 'two'"),
        ([2], "policy: 'sources' must be an object, not list"),
    ],
)
def test_a_policy_that_cannot_be_says_where(sources, words):
    with pytest.raises(DossierError, match=words):
        parse({"draft": "d.txt", "policy": {"sources": sources}})


def test_a_policy_of_another_shape_is_warned_about():
    assert parse({"draft": "d.txt", "policy": "strict"}).warnings == (
        "policy is ignored: it must be an object, not str",
    )
