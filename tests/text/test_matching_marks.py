"""Ellipses, brackets, notes, speech tags and punctuation: what a mark covers and what it may not."""

import pytest

from sources.text.matching import match_quote


def verdict(quote: str, text: str) -> tuple[str, set[str]]:
    match = match_quote(quote, text)
    return match.outcome, set(match.flags)


WRAPPED = (
    "The committee heard two witnesses on the second day of the inquiry and\n"
    "then went home. The hall was cold and nobody had thought of bringing a\n"
    "heater. “We built the school with our own hands in one dry summer.\n"
    "The road came later, when the village had found a little money for it,\n"
    "and the bridge came last,” said the mayor, and the room was quiet for a\n"
    "while after he had spoken."
)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We built the school … in one dry summer", WRAPPED),
        ("We built the school … The road came later", WRAPPED),  # a line's end is no paragraph border
        ("My husband … thought it was stars", "My husband, who had never slept well, thought it was stars."),
        ("Mein Mann … steht am Wehr", "Mein Mann, der von Wasser nichts wissen wollte, steht am Wehr."),
        ("Mon père … passe le matin", "Mon père, qui n'y croyait guère, passe le matin."),
        ("The leader … choose them", "The leader will choose them."),
        ("Das Mehl … ist gut", "Das Mehl aus der alten Mühle ist gut."),
        ("Peynir … serin kalıyor", "Peynir, eski taşların arasında, serin kalıyor."),
        ("الزيت … طيب", "الزيت في هذه القرية طيب."),
    ],
)
def test_an_ellipsis_that_hides_nothing(quote: str, text: str) -> None:
    assert verdict(quote, text) == ("elided", set())


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We will … raise taxes", "We will never raise taxes."),
        ("The … president came", "The former president came."),
        ("The … killer fled", "The alleged killer fled."),
        ("We … leave the union", "We might leave the union."),
        ("We won … in the north", "We won seventeen seats in the north."),
        ("Wir … zahlen", "Wir wollen nicht zahlen."),
        ("Der … Minister kam", "Der ehemalige Minister kam."),
        ("Wir gewannen … im Norden", "Wir gewannen siebzehn Sitze im Norden."),
        ("Nous … payer", "Nous refusons de payer."),
        ("La prime sera versée […] en juin", "La prime sera versée, à condition que tout soit prêt, en juin."),
        ("Evi … satıyoruz", "Evi yalnızca yarın satıyoruz."),
        ("Şirket görüşmeye … bizi bekletti", "Şirket görüşmeye yanaşmadı, bizi bekletti."),
        ("سننسحب … غدا", "سننسحب بثلاثة دنانير غدا."),
        ("نحن … ننسحب", "نحن لن ننسحب."),
    ],
)
def test_what_an_ellipsis_hides(quote: str, text: str) -> None:
    assert verdict(quote, text) == ("elided", {"elision_hides"})


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("No, two one goes up", "No, two … (laughs) one goes up."),
        ("No, two … goes on the shelf", "No, two … (laughs) one goes on the shelf."),
        ("It was a … he came back", "It was a long day. … he came back."),
        ("The operation ... and they left", "The operation ... is over and they left."),
        ("It has nothing to [with] us", "It has nothing to do [with] us."),
        ("The plan [was] to the council", "The plan [was] a gift to the council."),
        ("[The deputy and minister] left us", "[The minister and deputy] left us."),
        ("We asked [Affairs] for help", "We asked [Veterans Affairs] for help."),
        ("is [Gasol] one of the best", "[Gasol] is one of the best."),
        ("Der Plan … ist fertig", "Der Plan … der Stadt ist fertig."),
        ("Le plan […] est prêt", "Le plan […] de la ville est prêt."),
    ],
)
def test_words_lost_beside_the_sources_own_mark_are_not_marked(quote: str, text: str) -> None:
    assert match_quote(quote, text).outcome == "altered"


def test_an_ellipsis_in_brackets_is_the_quotations_own() -> None:
    assert verdict("No, two [...] goes up", "No, two … (laughs) cups goes up.") == ("elided", set())


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("[i] think so too", "I think so too."),
        ("[I]'ve seen it", "I've seen it."),
        ("The road is closed", "[T]he road is closed."),
        ("We closes [sic] the road", "We closes the road."),
        ("We closes (sic) the road", "We closes the road."),
        ("We closes the road", "We closes [sic] the road."),
        ("Money is short. What we need is time", "Money is short. [Laughter] What we need is time."),
        ("He was calm", "He [the mayor] was calm."),
        ("[Kadhimi] was calm", "He was calm."),
        ("We met [Kadhimi] there", "We met him there."),
        ("We met [him] there", "We met Kadhimi there."),
        ("We met [Omar] Kadhimi there", "We met Kadhimi there."),
        ("We support [the bill]", "We support it."),
        ("We saw [the well], and left", "We saw it, and left."),
        ("We met [Kadhimi] there", "We met the minister there."),
        ("We met [the minister] there", "We met this man there."),
        ("He [was] calm", "He is calm."),
        ("They [want] it", "They wanted it."),
        ("[Merkel] kam spät", "Sie kam spät."),
        ("Wir trafen [Merkel] dort", "Wir trafen sie dort."),
        ("Es ist kalt. Wir gehen", "Es ist kalt. [Heiterkeit] Wir gehen."),
        ("Je doute [du ministre]", "Je doute de lui."),
        ("Il fait froid. Nous partons", "Il fait froid. (Sourires.) Nous partons."),
        ("[Başkan] geldi", "O geldi."),
        ("Hava soğuk. Gidiyoruz", "Hava soğuk. [Gülüşmeler] Gidiyoruz."),
        ("[الوزير] مريض", "هو مريض."),
        ("الجو بارد. سنرحل", "الجو بارد. [ضحك] سنرحل."),
    ],
)
def test_brackets_that_change_nothing(quote: str, text: str) -> None:
    assert verdict(quote, text) == ("editorial", set())


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("My well has been [poisoned] since May", "My well has been brown since May."),
        ("We met [Omar] there", "We met Karim there."),
        ("This is in [just] heads", "This is in their heads."),
        ("The fault [the] the sound", "The fault affected the sound."),
        ("We moved [from] the coast", "We moved to the coast."),
        ("Those [came] people left", "Those able people left."),
        ("They [want] to go", "They have to go."),
        ("We will [not] go", "We will go."),
        ("They won [17] seats", "They won many seats."),
        ("We [may] go", "We go."),
        ("Die [Kosten] steigen", "Die Gewinne steigen."),
        ("Wir werden [nie] gehen", "Wir werden gehen."),
        ("Die Arbeit dauert [zwanzig] Wochen", "Die Arbeit dauert zwölf Wochen."),
        ("L'huile est [mauvaise] ici", "L'huile est bonne ici."),
        ("Nous ne [voulons] rien", "Nous ne vendons rien."),
        ("الزيت [فاسد] هنا", "الزيت طيب هنا."),
    ],
)
def test_what_brackets_hide(quote: str, text: str) -> None:
    match = match_quote(quote, text)
    assert not match.acceptable
    assert "bracket_hides" in match.flags


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Das Mehl ist [schlecht]", "Das Mehl ist gut."),
        ("Evi satmak [istiyoruz]", "Evi satmak istemiyoruz."),
        ("The flour is [bad]", "The flour is good."),
    ],
)
def test_a_bracket_at_the_end_may_not_take_a_words_place(quote: str, text: str) -> None:
    match = match_quote(quote, text)
    assert (match.outcome, "bracket_hides" in match.flags) == ("editorial", True)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We go home and we stay", "“We go home,” said Aziz, “and we stay.”"),
        ("Das Mehl ist gut und die Straße ist voll", "»Das Mehl ist gut«, sagte er, »und die Straße ist voll.«"),
        ("Wir gehen heim und wir bleiben", "„Wir gehen heim“, sagte Aziz, „und wir bleiben.“"),
        ("Le pain est bon et la rue est pleine", "« Le pain est bon », dit-il, « et la rue est pleine. »"),
        ("Nous irons jusqu'au bout", "« Nous irons, a déclaré le ministre, jusqu'au bout. »"),
        ("Peynir güzel sokak dolu", "“Peynir güzel,” diyor Yıldız, “sokak dolu.”"),
        ("Gideceğiz ve kalacağız", "“Gideceğiz” dedi Kaya “ve kalacağız.”"),
        ("الزيت طيب والشارع مزدحم", "«الزيت طيب»، قال عواد، «والشارع مزدحم»."),
    ],
)
def test_a_speech_tag_in_the_source_is_stitched(quote: str, text: str) -> None:
    match = match_quote(quote, text)
    assert (match.outcome, match.flags, len(match.spans)) == ("editorial", frozenset(), 2)
    assert [edit.kind for edit in match.edits if edit.kind != "typography"] == ["interruption"]


@pytest.mark.parametrize(
    ("quote", "text", "outcome", "kinds"),
    [
        # another mark for the same pause, the comma of a list, a comma after an introductory word
        ("We came - we saw", "We came, we saw.", "typographic", ["punctuation"]),
        ("The budget (all of it) is safe", "The budget, all of it, is safe.", "typographic", ["punctuation"] * 2),
        ("We lost; they won", "We lost, they won.", "typographic", ["punctuation"]),
        ("roads, schools, and bridges", "We need roads, schools and bridges.", "typographic", ["punctuation"]),
        ("Straßen, Schulen und Brücken", "Straßen, Schulen, und Brücken fehlen.", "typographic", ["punctuation"]),
        ("Today we begin again", "Today, we begin again.", "typographic", ["punctuation"]),
        ("We e-mail them daily", "We email them daily.", "typographic", ["typography"]),
        ("We cooperate daily", "We co-operate daily.", "typographic", ["typography"]),
        ("the vice president came", "Then the vice-president came.", "typographic", ["typography"]),
        ("Der Online-Handel wächst schneller", "Der Onlinehandel wächst schneller.", "typographic", ["typography"]),
        ("Mr Aziz came here", "Mr. Aziz came here.", "typographic", ["typography"]),
        ("The U.S. won today", "The US won today.", "typographic", ["typography"]),
        # a comma that can regroup the sentence, the end of a sentence, a hyphen that makes another word
        ("The panda eats, shoots here", "The panda eats shoots here.", "altered", ["punctuation"]),
        ("No we can", "No, we can.", "altered", ["punctuation"]),
        ("We did not pay, and left", "We did not pay and left.", "altered", ["punctuation"]),
        ("Let us eat grandma", "Let us eat, grandma.", "altered", ["punctuation"]),
        ("We lost, they won", "We lost. They won.", "altered", ["punctuation"]),
        ("They want more skilled workers", "They want more-skilled workers.", "altered", ["punctuation"]),
        ("They told the U.S. today", "They told the us today.", "altered", ["name"]),
        ("They will re-sign soon", "They will resign soon.", "altered", ["words"]),
        ("Wir essen, Opa und Oma", "Wir essen Opa und Oma.", "altered", ["punctuation"]),
        ("Nous mangeons mamie", "Nous mangeons, mamie.", "altered", ["punctuation"]),
    ],
)
def test_punctuation_inside(quote: str, text: str, outcome: str, kinds: list[str]) -> None:
    match = match_quote(quote, text)
    assert (match.outcome, [edit.kind for edit in match.edits if edit.kind != "case"]) == (outcome, kinds)


@pytest.mark.parametrize(
    ("quote", "acceptable"),
    [("They will go home the way they came", True), ("They will go home the way they came.", True)],
)
def test_a_question_mark_behind_the_closing_mark_is_the_sentence_s(quote, acceptable):
    text = "Nobody liked the word. Why not just say: “They will go home the way they came”? So it went on."
    assert match_quote(quote, text).acceptable is acceptable


def test_a_question_mark_inside_the_marks_is_the_words_own():
    text = "Nobody liked the word. She asked: “They will go home the way they came?” So it went on."
    assert not match_quote("They will go home the way they came.", text).acceptable
