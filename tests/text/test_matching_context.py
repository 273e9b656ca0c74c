"""What stands before and after the quoted words, in five languages."""

import pytest

from sources.text.matching import match_quote


def context(quote: str, text: str) -> tuple[str, set[str]]:
    match = match_quote(quote, text)
    return match.outcome, set(match.flags)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        # a negation, a denial, an impossibility that reaches into the clause
        ("the dam was unsafe", "I would never say the dam was unsafe."),
        ("the dam was unsafe", "It is not true that the dam was unsafe."),
        ("the dam was unsafe", "She denied in court that the dam was unsafe."),
        ("the dam was unsafe", "It would be wrong to say that the dam was unsafe."),
        ("the dam was unsafe", "I doubt that the dam was unsafe."),
        ("die Brücke einstürzt", "Ich würde nie behaupten, dass die Brücke einstürzt."),
        ("die Brücke ist sicher", "Es stimmt nicht, dass die Brücke ist sicher."),
        ("den Verein spalten", "Der Vorsitzende bestritt, dass er „den Verein spalten“ wolle."),
        ("le pont est dangereux", "Je ne dirai jamais que le pont est dangereux."),
        ("le pont est dangereux", "Il n'est pas vrai que le pont est dangereux."),
        ("vendre la ferme", "Le maire a démenti vouloir « vendre la ferme »."),
        ("الجسر خطير", "لا أقول إن الجسر خطير."),
        ("باع المصنع", "نفى الوزير أنه باع المصنع."),
        # a claim that is nobody's
        ("the vote was stolen", "Some critics claim that the vote was stolen."),
        ("the vote was stolen", "Some say, the vote was stolen."),
        ("the vote was stolen", "Rumour has it that the vote was stolen."),
        ("the vote was stolen", "Allegedly the vote was stolen."),
        ("wir Personal verlieren", "Manche behaupten, dass wir Personal verlieren."),
        ("wir Personal verlieren", "Es heißt, dass wir Personal verlieren."),
        ("nous perdons du public", "Certains prétendent que nous perdons du public."),
        ("nous perdons du public", "On dit que nous perdons du public."),
        ("oylar çalındı", "İddiaya göre oylar çalındı."),
        ("نخسر الجمهور", "يزعم البعض أننا نخسر الجمهور."),
        ("كل شيء بخير", "وقالت: «يقولون إن كل شيء بخير»."),
        ("سرقت الأصوات", "يقال إن سرقت الأصوات."),
        # a condition
        ("we stay at home", "If it rains, we stay at home."),
        ("we stay at home", "As long as it rains, we stay at home."),
        ("we will stay at home", "“If it rains,” he said, “we will stay at home.”"),
        ("bleiben wir zu Hause", "Wenn es regnet, bleiben wir zu Hause."),
        ("nous restons chez nous", "Si la pluie vient, nous restons chez nous."),
        ("evde kalırız", "Yağmur yağarsa, evde kalırız, çünkü yağmuru sevmiyoruz; çatı akıyor."),
        ("سنبقى في البيت", "إذا هطل المطر، سنبقى في البيت."),
        # a wish, a question, somebody else's words inside a quotation
        ("we had won", "I wish we had won."),
        ("we lost the vote", "Do you think we lost the vote?"),
        ("I sold my boat", "“My rival keeps saying that I sold my boat,” she said."),
    ],
)
def test_cut_head(quote: str, text: str) -> None:
    assert context(quote, text) == ("exact", {"cut_head"})


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We will sign", "We will sign unless they leave."),
        ("We will sign.", "We will sign, but only in June."),  # with a full stop that the source lacks
        ("We will sign", "We will sign – provided they pay."),
        ("We will sign", "We will sign\nunless they leave."),
        ("We will sign", "We will sign (except the annex)."),
        ("We will sign", "“We will sign,” she said, “if they pay.”"),
        ("We will sign", "“We will sign,” she said. “But only if they pay.”"),
        ("We will sign", "We will sign. Unless they leave."),
        ("We will sign", "We will sign. Not."),
        ("The count was rigged", "The count was rigged, some claim."),
        ("Wir unterschreiben", "Wir unterschreiben, aber erst im Juni."),
        ("Wir unterschreiben", "Wir unterschreiben, es sei denn, sie gehen."),
        ("Wir unterschreiben", "„Wir unterschreiben“, sagte sie, „falls sie zahlen.“"),
        ("Wir zahlen die Steuer", "Wir zahlen die Steuer in diesem Jahr nicht."),
        ("Die Wahl war gefälscht", "Die Wahl war gefälscht, behaupten Kritiker."),
        ("Nous signerons", "Nous signerons, à condition qu'ils paient."),
        ("Nous signerons", "« Nous signerons, a dit la ministre, mais seulement en juin. »"),
        ("Nous sommes", "Nous sommes pas prêts."),
        ("Le vote était truqué", "Le vote était truqué, prétendent certains."),
        ("İmzalayacağız", "İmzalayacağız ama haziranda."),
        ("Her akşam oynarız", "Her akşam oynarız, yeter ki salon açılsın."),
        ("vadinin güvende olduğunu", "Hep vadinin güvende olduğunu söylemem."),
        ("Köprü tehlikeli", "Köprü tehlikeli demedim."),
        ("seyirci kaybettiğimizi", "Bu yıl seyirci kaybettiğimizi iddia ediyorlar."),
        ("سنوقع", "سنوقع ولكن في حزيران."),
        ("سنوقع الاتفاق", "سنوقع الاتفاق بشرط أن يدفعوا."),
        ("الأصوات سرقت", "الأصوات سرقت، كما يزعم البعض."),
    ],
)
def test_cut_tail(quote: str, text: str) -> None:
    assert context(quote, text) == ("exact", {"cut_tail"})


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We will sign", "“We will sign.” But only the annex was ready, the clerk wrote."),
        ("We will sign", "We will sign. Unless they pay, others will not."),
        ("We serve not just the north", "We serve not just the north, but also the south."),
        ("We will sign", "If asked, she says: “We will sign.”"),
        ("we shall win", "If you ask me, we shall win."),
        ("We did nothing wrong", "He denied the report: “We did nothing wrong.”"),
        ("We did nothing", "He denied wrongdoing and said: “We did nothing.”"),
        ("Wir bleiben hier", "Er zögerte nicht und sagte: „Wir bleiben hier.“"),
        ("Wir wollen nicht Krieg", "Wir wollen nicht Krieg, sondern Frieden."),
        ("Nous restons ici", "Il n'a pas hésité : « Nous restons ici. »"),
        ("Burada kalıyoruz", "Hiç duraksamadı: “Burada kalıyoruz.”"),
        ("نحن باقون هنا", "لم يتردد وقال: «نحن باقون هنا»."),
        ("The nurse stayed", "Of course, The nurse stayed."),
        ("the road is closed", "“My deputy told you the truth: the road is closed,” she said."),
    ],
)
def test_context_that_changes_nothing(quote: str, text: str) -> None:
    assert context(quote, text) == ("exact", set())


@pytest.mark.parametrize(
    ("quote", "text", "flags"),
    [
        ("The trees are not dying", "“The trees are not dying because of me,” he said.", {"cut_tail"}),
        ("The trees are dying", "“The trees are dying because of the drought,” he said.", set()),
        ("The trees are not dying", "“The trees are not dying, because we water them,” he said.", set()),
        ("Die Bäume sterben nicht", "„Die Bäume sterben nicht wegen mir“, sagte er.", {"cut_tail"}),
        ("Les arbres ne meurent pas", "« Les arbres ne meurent pas à cause de moi », dit-il.", {"cut_tail"}),
    ],
)
def test_a_denied_cause_may_not_be_cut_off(quote, text, flags):
    assert match_quote(quote, text).flags == flags
