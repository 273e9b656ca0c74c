"""Right words in the right mouth are never called misattributed; in a wrong one they are."""

import pytest

from tests.kinds.helpers import examine, source


def rules(draft: str, text: str) -> set[str]:
    """The rules that the draft's claims break against the text."""
    report = examine(draft, source(text))
    assert report.claims
    return {finding.rule for one in report.claims for finding in one.check.findings}


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (
            "“The bridge will reopen in June after the last inspection,” said Martin Kessel, the transport minister.",
            "Transport Minister Martin Kessel briefed reporters on Tuesday.\n\n“The bridge will reopen in June "
            "after the last inspection,” the minister said.",
        ),
        (
            "“We have received no complaint from the residents so far,” a spokesman for the port authority said.",
            "“We have received no complaint from the residents so far,” said Paul Orwin, a spokesman for the port"
            " authority.",
        ),
        (
            "Paul Orwin, spokesman for the port authority, said: “We have received no complaint from the "
            "residents so far.”",
            "The port authority rejected the charge. “We have received no complaint from the residents so far,” "
            "it said in a statement.",
        ),
        (
            "“The governor will not comment on a pending case,” Governor Adele Finch's office said.",
            "“The governor will not comment on a pending case,” said a statement from the office of Gov. Adele Finch.",
        ),
        (
            "Finch said the plan was “a gift to people who already own three houses”.",
            "Gov. Adele Finch spoke for an hour in Harlow. She called the plan “a gift to people who already own "
            "three houses” and left by the side door.",
        ),
        (
            "Adele Finch called the plan “a gift to people who already own three houses”.",
            "Finch spoke for an hour in Harlow. “It is a gift to people who already own three houses,” the "
            "governor told supporters.",
        ),
        (
            "“Our fishermen cannot wait another season for the licences,” Mustafa al-Hadithi said.",
            "“Our fishermen cannot wait another season for the licences,” said Mustafa Hadithi, who heads the union.",
        ),
        (
            "“Our fishermen cannot wait another season for the licences,” said Moustapha El Hadithi.",
            "Mustafa al-Hadithi heads the union. “Our fishermen cannot wait another season for the licences,” al-"
            "Hadithi told the paper.",
        ),
        (
            "“The dam holds, but only just, until the spring,” said Mehmet Yıldız.",
            "“The dam holds, but only just, until the spring,” said Mehmet Yildiz, an engineer with the water board.",
        ),
        (
            "“The dam holds, but only just, until the spring,” engineer Ayşe Güneş said.",
            "Ayse Gunes has worked on the dam for twelve years. She said: “The dam holds, but only just, until "
            "the spring.”",
        ),
        (
            "“Nobody told us that the school would close this summer,” Laura Penrose said.",
            "Laura Penrose stood at the gate with her two sons. “Nobody told us that the school would close this "
            "summer,” she said.",
        ),
        (
            "“We regret the loss of life and will cooperate fully,” Norland and Westmark said in a joint statement.",
            "“We regret the loss of life and will cooperate fully,” the two governments of Norland and Westmark "
            "said in a joint statement.",
        ),
        (
            "Norland said it would “cooperate fully with the commission of inquiry”.",
            "In a joint statement Norland and Westmark said they would “cooperate fully with the commission of "
            "inquiry”.",
        ),
        (
            "“The strike ends when the contract is signed,” union leader Grace Odell said.",
            "Odell: “The strike ends when the contract is signed”\n\nThe dock strike entered its third week on "
            "Monday.\n\n“The strike ends when the contract is signed,” Grace Odell, the union leader, told the "
            "crowd.",
        ),
        (
            "“The strike ends when the contract is signed,” Grace Odell said.",
            "“The strike ends when the contract is signed”: Odell\n\nThe dock strike entered its third week. Grace "
            "Odell leads the union.",
        ),
        (
            "Tom Barlow said the mayor had told him that the park “belongs to whoever sweeps it”.",
            "Tom Barlow remembers the day. “The mayor told me the park ‘belongs to whoever sweeps it’,” Barlow said.",
        ),
        (
            "According to the Harlow Gazette, Ellen Marsh said the vote was “bought and paid for by the quarry”.",
            "Ellen Marsh told the Harlow Gazette the vote was “bought and paid for by the quarry”.",
        ),
        (
            "“I have never met the man and never took his money,” Senator Boyd Carver said.",
            "“I have never met the man and never took his money,” said Sen. Carver, in his first interview since "
            "May. Boyd Carver was elected in 2012.",
        ),
        (
            "“There is no plan B for the valley,” Dr Nils Aker said.",
            "There was silence when Professor Nils Aker, a hydrologist, took the stage. “There is no plan B for "
            "the valley,” Aker said.",
        ),
        (
            "Police said the driver “showed no sign of having braked before the crossing”.",
            "The driver “showed no sign of having braked before the crossing”, said Inspector Jane Howell of the "
            "county police.",
        ),
        (
            "“The fire was out before our first engine arrived,” fire chief Henry Stott said.",
            "The chief of the fire service, Henry Stott, was on the spot by nine. “The fire was out,” he said, "
            "“before our first engine arrived.”",
        ),
        (
            "“You cannot tax a river and call it a reform,” Daniel Ashby said.",
            "Daniel Ashby, MP for Harlow East, said in the debate: “You cannot tax a river and call it a reform.”"
            " Peter Lowe laughed.",
        ),
        (
            "“We were asked to leave the room twice,” Peter Lowe told the court.",
            "LOWE: We were asked to leave the room twice.\nQ: By whom?\nLOWE: By the clerk. My name is Peter Lowe.",
        ),
        (
            "The ministry of health said the vaccine was “safe for children above the age of five”.",
            "“The vaccine is safe for children above the age of five,” Health Minister Carla Diaz said at the "
            "ministry.",
        ),
        (
            "“Everybody on that ship knew about the leak,” Ibrahim Bin Salih said.",
            "Captain Ibrahim bin Salih was the last to leave. “Everybody on that ship knew about the leak,” bin "
            "Salih said.",
        ),
        (
            "“I would do the same again tomorrow,” Bill Harmon said.",
            "William “Bill” Harmon was fined. “I would do the same again tomorrow,” Harmon said outside.",
        ),
        (
            "“I would do the same again tomorrow,” William Harmon said.",
            "Bill Harmon was fined 40 pounds. “I would do the same again tomorrow,” he said outside.",
        ),
        (
            "“Our members feel cheated by both sides,” the teachers' union said.",
            "Rosa Lind, president of the teachers' union, said: “Our members feel cheated by both sides.”",
        ),
        (
            "“Not a single tree will be felled without a permit,” the prime minister said.",
            "Prime Minister Olga Brandt opened the fair. “Not a single tree will be felled without a permit,” "
            "Brandt promised.",
        ),
        (
            "قال أحمد الكبيسي: «لن نترك قريتنا قبل عودة الماء إلى النهر».",
            "قال الشيخ أحمد الكبيسي للصحفيين: «لن نترك قريتنا قبل عودة الماء إلى النهر».",
        ),
        (
            "Başbakan Yardımcısı Hakan Demir, “Köprü haziran ayında yeniden trafiğe açılacak” dedi.",
            "Demir, “Köprü haziran ayında yeniden trafiğe açılacak” dedi. Hakan Demir dün Ankara'da konuştu.",
        ),
        (
            "“We will appeal the ruling to the last instance,” lawyer Kate Ross said on behalf of her client Omar"
            " Said.",
            "Kate Ross, who represents Omar Said, said her client was innocent. “We will appeal the ruling to the"
            " last instance,” Ross said.",
        ),
    ],
)
def test_the_right_mouth(draft, text):
    assert "quote.misattributed" not in rules(draft, text)


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (
            "“The bridge will reopen in June after the last inspection,” Peter Lowe said.",
            "“The bridge will reopen in June after the last inspection,” said Martin Kessel, the transport "
            "minister. Peter Lowe disagreed.",
        ),
        (
            "“Nobody told us that the school would close this summer,” Martin Kessel said.",
            "Laura Penrose stood at the gate with her two sons. “Nobody told us that the school would close this "
            "summer,” she said.",
        ),
        (
            "“You cannot tax a river and call it a reform,” Peter Lowe said.",
            "Daniel Ashby, MP for Harlow East, said in the debate: “You cannot tax a river and call it a reform.”"
            " Peter Lowe laughed.",
        ),
        (
            "“The strike ends when the contract is signed,” Henry Stott said.",
            "Odell: “The strike ends when the contract is signed”\n\nThe dock strike entered its third week. Grace "
            "Odell leads the union. Henry Stott runs the port.",
        ),
        (
            "Ellen Marsh told reporters: “I have never met the man and never took his money.”",
            "“I have never met the man and never took his money,” said Boyd Carver. Ellen Marsh, his rival, did "
            "not reply.",
        ),
        (
            "“There is no plan B for the valley,” Carla Diaz said.",
            "Nils Aker, a hydrologist, took the stage after Carla Diaz. “There is no plan B for the valley,” Aker"
            " said.",
        ),
        (
            "Adele Finch called the plan “a gift to people who already own three houses”.",
            "Adele Finch defended the plan. Rosa Lind called it “a gift to people who already own three houses”.",
        ),
        (
            "“Our fishermen cannot wait another season for the licences,” Mehmet Yıldız said.",
            "“Our fishermen cannot wait another season for the licences,” said Mustafa al-Hadithi. Mehmet Yıldız "
            "chairs the committee.",
        ),
        (
            "“We were asked to leave the room twice,” Jane Howell said.",
            "LOWE: We were asked to leave the room twice.\nHOWELL: That is not what I saw.\nPeter Lowe and Jane "
            "Howell are witnesses.",
        ),
        (
            "“Everybody on that ship knew about the leak,” Tom Barlow said.",
            "Tom Barlow told the inquiry that Captain Ibrahim Salih had said: “Everybody on that ship knew about "
            "the leak.”",
        ),
        (
            "“Our members feel cheated by both sides,” Rosa Lind said.",
            "Rosa Lind welcomed the deal. “Our members feel cheated by both sides,” said Kate Ross, adding that "
            "she would vote against it.",
        ),
        (
            "“The fire was out before our first engine arrived,” Daniel Ashby said.",
            "“The fire was out,” said Henry Stott, “before our first engine arrived.” Daniel Ashby asked for a report.",
        ),
        (
            "قال سامر الجبوري: «لن نترك قريتنا قبل عودة الماء إلى النهر».",
            "قال أحمد الكبيسي للصحفيين: «لن نترك قريتنا قبل عودة الماء إلى النهر». ورفض سامر الجبوري التعليق.",
        ),
        (
            "Kemal Aydın, “Köprü haziran ayında yeniden trafiğe açılacak” dedi.",
            "Bakan Hakan Demir, “Köprü haziran ayında yeniden trafiğe açılacak” dedi. Kemal Aydın ise sustu.",
        ),
        (
            "„Wir haben die Gefahr zu lange unterschätzt“, sagte Ralf Moser.",
            "„Wir haben die Gefahr zu lange unterschätzt“, sagte Innenministerin Anna Wolter. Ralf Moser schwieg dazu.",
        ),
    ],
)
def test_the_wrong_mouth(draft, text):
    assert "quote.misattributed" in rules(draft, text)
