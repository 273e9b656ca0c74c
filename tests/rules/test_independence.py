"""On how many sources claims rest: none, one, several that repeat one another, and what a desk's policy asks."""

from claims.rules import Case, DraftView, Mention, Repeated, SourcePolicy, SourceView, Span, Support, check_case

PLACE = Mention("40 seats", 10, 18)
OTHER = Mention("12 boats", 30, 38)
COPY = Repeated(0, 1, 64, "the ferry was late again", Span(5, 29), Span(70, 94))


def told(*support: Support, primary: tuple[int, ...] = (), repeated=(), policy=None, sources=3):
    view = DraftView(
        text="x" * 50,
        sources=tuple(SourceView(f"s{at}.txt", at in primary) for at in range(sources)),
        support=support,
        repeated=repeated,
        policy=policy or SourcePolicy(),
    )
    return [(one.rule, one.severity, one.facts, one.message) for one in check_case(Case((), draft=view))]


def test_claims_on_no_source_are_listed_once():
    found = told(Support("c1", PLACE), Support("c2", OTHER))
    assert found == [
        (
            "source.none",
            "info",
            ("c1", "c2"),
            "2 claims rest on no source; nothing was found that agrees: “40 seats”, “12 boats”.",
        )
    ]


def test_claims_on_one_source_are_listed_once_and_a_primary_one_is_enough():
    single = told(Support("c1", PLACE, (0,)), Support("c2", OTHER, (1,)), primary=(1,))
    assert single == [
        ("source.single", "info", ("c1",), "1 claim rests on one source that is not marked as primary: “40 seats”.")
    ]


def test_two_sources_of_their_own_are_no_matter():
    assert told(Support("c1", PLACE, (0, 1))) == []


def test_sources_that_repeat_one_another_are_shown_with_the_words_in_common():
    assert told(Support("c1", PLACE, (0, 1)), repeated=(COPY,)) == [
        (
            "source.dependent",
            "info",
            ("c1",),
            "s0.txt and s1.txt repeat one another and count as one source: 64 % of the shorter one's own words stand "
            "in the other, among them “the ferry was late again” (characters 5-29 of s0.txt, 70-94 of s1.txt).",
        )
    ]


def test_sources_that_repeat_one_another_but_hold_no_claim_together_are_no_matter():
    assert told(Support("c1", PLACE, (0, 2)), repeated=(COPY,)) == []


THREE = SourcePolicy(independent=3, primary=1)


def test_a_policy_counts_a_copy_once():
    found = told(Support("c1", PLACE, (0, 1, 2)), repeated=(COPY,), policy=THREE)
    assert [(rule, severity) for rule, severity, _, _ in found] == [
        ("source.single", "medium"),
        ("source.dependent", "info"),
    ]
    assert found[0][3] == (
        "Rests on 2 independent sources (s0.txt, s1.txt, s2.txt); the policy asks for 3 independent sources or 1 "
        "primary one."
    )


def test_a_policy_is_met_by_enough_independent_sources_or_by_a_primary_one():
    assert told(Support("c1", PLACE, (0, 1, 2)), policy=THREE) == []
    assert told(Support("c1", PLACE, (1,)), primary=(1,), policy=THREE) == []
    assert [one[1] for one in told(Support("c1", PLACE, (1,)), primary=(1,), policy=SourcePolicy(2, 0))] == ["medium"]


def test_a_chain_of_copies_counts_once():
    chain = (COPY, Repeated(1, 2, 30, "as the harbour master said", Span(0, 26), Span(0, 26)))
    found = told(Support("c1", PLACE, (0, 2)), repeated=chain, policy=SourcePolicy(2, 1))
    assert [(rule, severity) for rule, severity, _, _ in found] == [("source.single", "medium")]
    assert found[0][3].startswith("Rests on 1 independent source (s0.txt, s2.txt);")


def test_under_a_policy_a_claim_on_no_source_is_a_finding():
    assert [one[:2] for one in told(Support("c1", PLACE), policy=THREE)] == [("source.none", "medium")]


def test_a_long_list_is_cut_and_counted():
    many = [Support(f"c{at}", Mention(f"{at} boats and {'very ' * 20}long words", at, at + 1)) for at in range(10, 20)]
    ((_, _, _, message),) = told(*many)
    assert message.endswith(" and 2 more.")
    assert message.count(" …”") == 8
