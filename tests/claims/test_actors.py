"""Who is who on a desk: what is asked after a check, what an answer does to the next one, and the ways back."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from claims import actors
from claims.intake import latest_version
from claims.models import Actor, ActorName, Dossier, Fact, Finding, NameDecision, NameSighting, NameSuggestion
from claims.models.words import FindingState, SuggestionState
from sources.models import Conflict, Desk, Role
from sources.text.names import likely_same
from tests.claims.checking_helpers import checked, drain
from tests.claims.intake_helpers import attached, story
from tests.factories import DeskFactory, DossierFactory, member

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 3, 9, 0, tzinfo=dt.UTC)
LATIN = (
    "The Hill Party denied responsibility for the attack on the port of Basra.\n\n“We have nothing to hide,” said {}.\n"
)


def asked(*names: str, dossier: Dossier | None = None) -> NameSuggestion:
    """The question whether two spellings are one name, on a desk of its own or the dossier's."""
    dossier = dossier or DossierFactory.create()
    (pair,) = likely_same(names)
    actors.suggest(dossier=dossier, found=[actors.Suggested(pair, (), ())])
    return NameSuggestion.objects.get(desk=dossier.desk, first=pair.first, second=pair.second)


def editor_of(desk: Desk) -> Any:
    return member(desk, Role.EDITOR)


def accepted(row: NameSuggestion, by: Any, **more: Any) -> Actor:
    return actors.accept(suggestion=row, seen=row.version, by=by, now=NOW, **more)


def open_pairs(desk: Desk) -> list[tuple[str, str]]:
    rows = NameSuggestion.objects.filter(desk=desk, state=SuggestionState.OPEN).order_by("id")
    return list(rows.values_list("first", "second"))


def variants(dossier: Dossier) -> list[str]:
    rows = Finding.objects.filter(dossier=dossier, rule="name.variants", state=FindingState.OPEN)
    return list(rows.values_list("message", flat=True))


class TestAsking:
    TEXT = "Minister Karim al-Amiri spoke. Later Karim al-Ameri left. Ada Brandt stayed, and Brandt wrote.\n"
    REPORT = "“We stay,” Karim al-Amiri said on Monday.\n"
    ARABIC = "قال كريم الأميري: «لن نترك الميناء اليوم».\n"

    def test_a_check_asks_about_the_names_of_the_draft_and_its_sources_with_their_places(self) -> None:
        dossier, editor = story(self.TEXT)
        attached(dossier, editor, self.REPORT)
        attached(dossier, editor, self.ARABIC, "arabic.txt", language="ar")
        checked(dossier, editor)
        assert open_pairs(dossier.desk) == [
            ("Karim al-Amiri", "Karim al-Ameri"),
            ("Karim al-Ameri", "كريم الأميري"),
            ("Karim al-Amiri", "كريم الأميري"),
        ]
        row = NameSuggestion.objects.order_by("id").first()
        assert row is not None
        assert (row.sure, row.reason, row.dossier) == (True, "one Arabic name in two transliterations", dossier)
        places = NameSighting.objects.filter(suggestion=row).order_by("side", "id")
        assert [(one.side, one.exact, one.start, one.snapshot.filename) for one in places] == [
            ("first", "Minister Karim al-Amiri", 0, "draft.txt"),
            ("first", "Karim al-Amiri", 11, "log.txt"),
            ("second", "Karim al-Ameri", 37, "draft.txt"),
        ]

    def test_asking_again_adds_nothing_but_places(self) -> None:
        dossier, editor = story(self.TEXT)
        checked(dossier, editor)
        (row,) = NameSuggestion.objects.all()
        attached(dossier, editor, self.REPORT)
        checked(dossier, editor)
        assert NameSuggestion.objects.get() == row
        assert row.sightings.count() == 3

    def test_what_was_refused_is_not_asked_again_in_any_dossier_or_title(self) -> None:
        row = asked("Karim al-Amiri", "Karim al-Ameri")
        actors.refuse(suggestion=row, seen=1, by=editor_of(row.desk), now=NOW, why="Father and son.")
        other = DossierFactory.create(desk=row.desk)
        (pair,) = likely_same(["Dr Karim Al-Ameri", "Karim Al-Amiri"])
        assert actors.suggest(dossier=other, found=[actors.Suggested(pair, (), ())]) == 0
        assert open_pairs(row.desk) == []
        assert NameDecision.objects.get().why == "Father and son."

    def test_what_the_desk_accepted_already_is_not_asked(self) -> None:
        dossier, editor = story(self.TEXT)
        actor = Actor.objects.create(desk=dossier.desk, name="Karim al-Amiri")
        ActorName.objects.create(actor=actor, name="Karim al-Ameri", key="x", accepted_by=editor, accepted_at=NOW)
        checked(dossier, editor)
        assert open_pairs(dossier.desk) == []


class TestAnswering:
    def test_two_new_spellings_become_one_actor_under_the_house_spelling(self) -> None:
        row = asked("Karim al-Amiri", "Karim al-Ameri")
        editor = editor_of(row.desk)
        actor = accepted(row, editor, house="Karim al-Ameri", why="His own office writes it so.")
        assert actor.name == "Karim al-Ameri"
        assert {(one.name, one.key, one.accepted_by) for one in actor.names.all()} == {
            ("Karim al-Amiri", "karim amiri", editor), ("Karim al-Ameri", "karim ameri", editor),
        }  # fmt: skip
        row.refresh_from_db()
        assert (row.state, row.decided_by, row.decided_at, row.version) == ("accepted", editor, NOW, 2)
        decision = NameDecision.objects.get()
        assert (decision.action, decision.actor, decision.other, decision.by, decision.why) == (
            "accept", actor, None, editor, "His own office writes it so.",
        )  # fmt: skip
        assert actors.accepted_names(row.desk) == (("Karim al-Ameri", "Karim al-Amiri"),)

    def test_a_new_spelling_goes_to_the_actor_that_bears_the_other(self) -> None:
        row = asked("Karim al-Amiri", "كريم الأميري")
        editor = editor_of(row.desk)
        known = Actor.objects.create(desk=row.desk, name="Karim al-Amiri")
        Actor.objects.create(desk=DeskFactory.create(), name="كريم الأميري")  # another desk's
        assert accepted(row, editor) == known
        assert actors.spellings(known) == ["Karim al-Amiri", "كريم الأميري"]

    def test_two_known_actors_are_merged_into_the_one_that_was_there_first(self) -> None:
        row = asked("Karim al-Amiri", "Karim al-Ameri")
        editor = editor_of(row.desk)
        first, second = (Actor.objects.create(desk=row.desk, name=name) for name in (row.second, row.first))
        assert accepted(row, editor, house=second.name) == first
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.name, second.merged_into, second.merged_by) == ("Karim al-Amiri", first, editor)
        assert actors.accepted_names(row.desk)[0][0] == "Karim al-Amiri"

    def test_a_spelling_that_two_actors_bear_is_for_a_person_to_sort_out_first(self) -> None:
        row = asked("Karim al-Amiri", "Karim al-Ameri")
        editor = editor_of(row.desk)
        for note in ("the minister", "the judge"):
            Actor.objects.create(desk=row.desk, name="Karim al-Amiri", note=note)
        with pytest.raises(actors.ActorError, match="Several actors bear “Karim al-Amiri”"):
            accepted(row, editor)
        row.refresh_from_db()
        assert (row.state, NameDecision.objects.count()) == ("open", 0)

    def test_what_follows_from_an_answer_is_answered_with_it(self) -> None:
        dossier = DossierFactory.create()
        rows = [
            asked(*pair, dossier=dossier)
            for pair in (
                ("Karim al-Amiri", "Karim al-Ameri"),
                ("Karim al-Amiri", "كريم الأميري"),
                ("Karim al-Ameri", "كريم الأميري"),
            )
        ]
        editor = editor_of(dossier.desk)
        accepted(rows[0], editor)
        assert len(open_pairs(dossier.desk)) == 2
        accepted(rows[1], editor)
        assert open_pairs(dossier.desk) == []
        assert [one.why for one in NameDecision.objects.order_by("id")] == ["", "", "It follows from another answer."]

    def test_who_is_not_one_spelling_of_an_actor_is_none_of_the_others(self) -> None:
        dossier = DossierFactory.create()
        pairs = (
            ("Karim al-Amiri", "Karim al-Ameri"),
            ("كريم الأميري", "Karim al-Amiri"),
            ("Karim al-Ameri", "كريم الأميري"),
        )
        rows = [asked(*pair, dossier=dossier) for pair in pairs]
        editor = editor_of(dossier.desk)
        accepted(rows[0], editor)
        actors.refuse(suggestion=rows[1], seen=1, by=editor, now=NOW)
        assert open_pairs(dossier.desk) == []
        assert list(NameSuggestion.objects.order_by("id").values_list("state", flat=True)) == [
            "accepted", "refused", "refused",
        ]  # fmt: skip
        assert [(one.action, one.why) for one in NameDecision.objects.order_by("id")] == [
            ("accept", ""), ("refuse", ""), ("refuse", "It follows from another answer."),
        ]  # fmt: skip

    @pytest.mark.parametrize("role", [Role.SECOND_READER, Role.GUEST, None])
    def test_who_may_not_write_answers_nothing(self, role: Role | None) -> None:
        row = asked("Karim al-Amiri", "Karim al-Ameri")
        person = member(row.desk, role) if role else editor_of(DeskFactory.create())
        with pytest.raises(PermissionDenied):
            accepted(row, person)
        with pytest.raises(PermissionDenied):
            actors.refuse(suggestion=row, seen=1, by=person, now=NOW)
        assert Actor.objects.count() == 0

    def test_an_answer_to_what_has_been_answered_is_a_conflict(self) -> None:
        row = asked("Karim al-Amiri", "Karim al-Ameri")
        editor = editor_of(row.desk)
        actors.refuse(suggestion=row, seen=1, by=editor, now=NOW)
        with pytest.raises(Conflict):
            accepted(row, editor)
        assert (Actor.objects.count(), NameDecision.objects.count()) == (0, 1)

    def test_a_house_spelling_that_is_neither_is_refused(self) -> None:
        row = asked("Karim al-Amiri", "Karim al-Ameri")
        known = Actor.objects.create(desk=row.desk, name="Karim al-Amiri")
        with pytest.raises(actors.ActorError, match="is no spelling of"):
            accepted(row, editor_of(row.desk), house="Ada Brandt")
        known.refresh_from_db()
        assert known.name == "Karim al-Amiri"


class TestWaysBack:
    def merged(self) -> tuple[Actor, Any, Desk]:
        row = asked("Karim al-Amiri", "Karim al-Ameri")
        editor = editor_of(row.desk)
        return accepted(row, editor), editor, row.desk

    def test_a_spelling_is_split_off_and_everything_decided_stays_on_record(self) -> None:
        actor, editor, desk = self.merged()
        name = ActorName.objects.get(name="Karim al-Ameri")
        made = actors.split(name=name, by=editor, now=NOW, why="He is the cousin.")
        assert actors.accepted_names(desk) == (("Karim al-Amiri",), ("Karim al-Ameri",))
        assert actors.told_apart(desk, actors.accepted_names(desk)) == (("Karim al-Amiri", "Karim al-Ameri"),)
        assert NameSuggestion.objects.get().state == "refused"
        assert [(one.action, one.actor, one.other, one.why) for one in NameDecision.objects.order_by("id")] == [
            ("accept", actor, None, ""), ("split", actor, made, "He is the cousin."),
        ]  # fmt: skip
        with pytest.raises(Conflict):
            actors.split(name=name, by=editor, now=NOW)

    def test_an_actors_own_name_cannot_be_split_off(self) -> None:
        _, editor, _ = self.merged()
        with pytest.raises(actors.ActorError, match="this actor's own name"):
            actors.split(name=ActorName.objects.get(name="Karim al-Amiri"), by=editor, now=NOW)

    def test_a_merger_is_undone_with_all_spellings_of_both(self) -> None:
        desk = DeskFactory.create()
        editor = editor_of(desk)
        one, other = (Actor.objects.create(desk=desk, name=name) for name in ("Karim al-Amiri", "K. al-Ameri"))
        actors.merge(actor=other, into=one, seen=1, by=editor)
        assert actors.accepted_names(desk) == (("Karim al-Amiri", "K. al-Ameri"),)
        other.refresh_from_db()
        with pytest.raises(Conflict):
            actors.part(actor=other, seen=1, by=editor, now=NOW)
        actors.part(actor=other, seen=2, by=editor, now=NOW, why="Two people.")
        assert actors.accepted_names(desk) == (("Karim al-Amiri",), ("K. al-Ameri",))
        assert list(actors.told_apart(desk, ())) == [("Karim al-Amiri", "K. al-Ameri")]
        assert [one.action for one in NameDecision.objects.order_by("id")] == ["merge", "split"]

    def test_a_later_merger_by_hand_is_the_later_word(self) -> None:
        desk = DeskFactory.create()
        editor = editor_of(desk)
        one, other = (Actor.objects.create(desk=desk, name=name) for name in ("Karim al-Amiri", "K. al-Ameri"))
        actors.merge(actor=other, into=one, seen=1, by=editor)
        actors.part(actor=other, seen=2, by=editor, now=NOW)
        actors.merge(actor=other, into=one, seen=3, by=editor)
        assert actors.told_apart(desk, actors.accepted_names(desk)) == ()

    def test_no_ring_and_no_merger_across_desks(self) -> None:
        desk = DeskFactory.create()
        editor = editor_of(desk)
        one, other = (Actor.objects.create(desk=desk, name=name) for name in ("Ada Brandt", "A. Brandt"))
        foreign = Actor.objects.create(desk=DeskFactory.create(), name="Ada Brandt")
        actors.merge(actor=other, into=one, seen=1, by=editor)
        for actor, into in ((one, other), (one, one), (one, foreign)):
            with pytest.raises(actors.ActorError, match="cannot be merged"):
                actors.merge(actor=actor, into=into, seen=1, by=editor)


class TestOneTable:
    """Speakers, subjects and actors resolve through what the desk accepted, in every kind, rule and the ledger."""

    GROUP = ("Karim al-Amiri", "Qarim Lamiri", "كريم الأميري")

    def desk_of(self, text: str) -> tuple[Dossier, Any]:
        dossier, editor = story(text)
        actor = Actor.objects.create(desk=dossier.desk, name=self.GROUP[0])
        for name in self.GROUP:
            ActorName.objects.create(actor=actor, name=name, key=name, accepted_by=editor, accepted_at=NOW)
        return dossier, editor

    def rules(self, dossier: Dossier) -> list[str]:
        rows = Finding.objects.filter(dossier=dossier, state=FindingState.OPEN).exclude(rule__startswith="source.")
        return sorted(set(rows.exclude(rule="coverage.uncovered").values_list("rule", flat=True)))

    def test_a_speaker_in_another_accepted_spelling_is_the_speaker(self) -> None:
        said = "“The harbour stays open tonight,” said {}.\n"
        dossier, editor = self.desk_of(said.format("Karim al-Amiri"))
        attached(dossier, editor, said.format("Qarim Lamiri"))
        checked(dossier, editor)
        assert self.rules(dossier) == []
        other, by = story(said.format("Karim al-Amiri"))
        attached(other, by, said.format("Qarim Lamiri"))
        checked(other, by)
        assert self.rules(other) == ["quote.misattributed"]

    def test_figures_conflict_across_two_accepted_spellings(self) -> None:
        text = "In 2021 Karim al-Amiri won 41 seats. In 2021 Qarim Lamiri won 17 seats.\n"
        dossier, editor = self.desk_of(text)
        checked(dossier, editor)
        assert "quantity.conflict" in self.rules(dossier)
        assert set(Fact.objects.filter(dossier=dossier).values_list("subject_key", flat=True)) == {"karim al amiri"}
        other, by = story(text)
        checked(other, by)
        assert "quantity.conflict" not in self.rules(other)

    def test_a_stance_is_held_against_the_actor_in_another_script(self) -> None:
        dossier, editor = self.desk_of("Karim al-Amiri claimed responsibility for the attack on the port.\n")
        attached(dossier, editor, "نفى كريم الأميري مسؤوليته عن الهجوم على الميناء.\n", "arabic.txt", language="ar")
        checked(dossier, editor)
        found = Finding.objects.filter(dossier=dossier, rule__startswith="responsibility.", state=FindingState.OPEN)
        assert [one.message for one in found] == [
            "arabic.txt reports of كريم الأميري: denies responsibility, but not this."
        ]

    def test_stances_conflict_across_two_accepted_spellings(self) -> None:
        told = "{} {} responsibility for the attack on the port of 7 March.\n"
        of_one_day: dict[str, Any] = {"issued": dt.date(2026, 3, 8), "issued_precision": "day"}
        conflicts = []
        for known in (True, False):
            dossier, editor = (self.desk_of if known else story)(told.format("Karim al-Amiri", "denied"))
            for name, did in (("Karim al-Amiri", "denied"), ("Qarim Lamiri", "claimed")):
                attached(dossier, editor, told.format(name, did), f"{did}.txt", publisher=did, **of_one_day)
            checked(dossier, editor)
            rows = Finding.objects.filter(dossier=dossier, rule="responsibility.conflict", state=FindingState.OPEN)
            conflicts.append([(one.severity, one.message.partition(":")[0]) for one in rows])
        assert conflicts == [[("medium", "Karim al-Amiri, the attack on the port, 7 March 2026")], []]

    def test_an_accepted_suggestion_names_the_house_spelling_and_a_refused_one_silences_the_rule(self) -> None:
        text = "Minister Karim al-Amiri spoke. Later Karim al-Ameri left.\n"
        for answer, expected in (
            ("accept", ["“Minister Karim al-Amiri” and “Karim al-Ameri” are two spellings of one name. "
                        "The house spelling is “Karim al-Ameri”."]),
            ("refuse", []),
        ):  # fmt: skip
            dossier, editor = story(text)
            checked(dossier, editor)
            assert [message.endswith("Settle on one.") for message in variants(dossier)] == [True]
            row = NameSuggestion.objects.get(desk=dossier.desk)
            if answer == "accept":
                accepted(row, editor, house="Karim al-Ameri")
            else:
                actors.refuse(suggestion=row, seen=1, by=editor, now=NOW)
            checked(dossier, editor)
            assert variants(dossier) == expected

    def test_facts_of_two_dossiers_meet_under_the_house_spelling(self) -> None:
        one, editor = self.desk_of("In 2021 Qarim Lamiri won 41 seats.\n")
        checked(one, editor)
        drain()
        assert latest_version(one).number == 1
        assert Fact.objects.get(dossier=one).subject_key == "karim al amiri"
