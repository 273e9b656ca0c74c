"""Rules that look at the draft itself: spellings and coverage; and the registry of rules."""

import re

from claims.rules import Case, DraftView, Mention, RuleResult, Span, check_case, check_facts, rules

TEXT = "Omar al-Tarouni spoke. “We won,” al-Taroony said of the 41 seats. al-Tarouni’s list had 36."


def mention(words: str, nth: int = 0) -> Mention:
    start = [found.start() for found in re.finditer(re.escape(words), TEXT)][nth]
    return Mention(words, start, start + len(words))


def span(words: str) -> Span:
    return mention(words).span


def case(**more: object) -> Case:
    return Case((), (), DraftView(TEXT, **more))  # type: ignore[arg-type]  # each test gives the fields it is about


def spellings(*accepted: tuple[str, ...]) -> list[RuleResult]:
    names = (Mention("Karim al-Dabouri", 0, 16), Mention("Karim al-Daboori", 20, 36), Mention("al-Dabouri", 40, 50))
    return check_case(Case((), (), DraftView(" " * 60, names=names, accepted=accepted)))


def test_two_spellings_of_one_name() -> None:
    (result,) = spellings()
    assert (result.rule, result.outcome, result.severity, result.facts) == ("name.variants", "violated", "low", ())
    assert [one.text for one in result.mentions] == ["Karim al-Dabouri", "Karim al-Daboori"]
    assert result.message == ("“Karim al-Dabouri” and “Karim al-Daboori” are two spellings of one name. Settle on one.")


def test_of_accepted_spellings_the_house_spelling_is_named() -> None:
    for accepted in (("Karim al-Dabouri", "Karim al-Daboori"), ("Karim al-Dabouri", "K. Dabouri")):
        (result,) = spellings(accepted)
        assert result.message.endswith(" of one name. The house spelling is “Karim al-Dabouri”.")
    (result,) = spellings(("Karim al-Dabouri",), ("Karim al-Daboori",))  # two actors: neither is the other's house
    assert result.message.endswith("Settle on one.")


def test_spellings_told_apart_are_no_finding() -> None:
    names = (Mention("Karim al-Dabouri", 0, 16), Mention("Minister Karim al-Daboori", 20, 45))
    apart = (("Karim al-Daboori", "Karim al-Dabouri"),)
    assert check_case(Case((), (), DraftView(" " * 60, names=names, apart=apart))) == []
    assert len(check_case(Case((), (), DraftView(" " * 60, names=names)))) == 1


def test_what_no_claim_covers_is_said_in_text_order() -> None:
    quotations = (span("We won,"),)
    quantities = (span("36"), span("41"))
    results = check_case(case(quotations=quotations, quantities=quantities, covered=(span("the 41 seats"),)))
    assert [(one.rule, one.outcome, one.severity, one.mentions) for one in results] == [
        ("coverage.uncovered", "info", "info", (mention("We won,"),)),
        ("coverage.uncovered", "info", "info", (mention("36"),)),
    ]
    assert results[1].message == "The figure “36” stands in no claim: nobody has checked it."
    assert check_case(case(quotations=quotations, covered=(span("We"), span(" won,")))) == []
    assert check_case(case(quotations=quotations, covered=(Span(0, 3),))) != []


def test_registry() -> None:
    found = rules()
    assert [rule.NAME for rule in found] == sorted(rule.NAME for rule in found)
    assert {"conflict", "delta", "total", "names", "coverage"} <= {rule.NAME for rule in found}
    assert all(re.fullmatch(r"[a-z]+\.[a-z]+", name) for rule in found for name in rule.RULES)
    assert check_facts([]) == []
