"""More right and wrong mouths: offices and their holders, short forms of names, people who speak together."""

import pytest

from tests.kinds.test_quote_mouths import rules


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (
            "“The tunnel is safe for trains but not for people,” said Ulla Brenner.",
            "Ulla Brenner of Vasa, Finland said: “The tunnel is safe for trains but not for people.”",
        ),
        (
            "“The tunnel is safe for trains but not for people,” Brenner wrote.",
            "Brenner posted on Facebook writing “The tunnel is safe for trains but not for people.” Ulla Brenner "
            "chairs the rail board.",
        ),
        (
            "“We were promised a bus every ten minutes,” said Tessa Quick.",
            "Residents including Tessa Quick were angry. “We were promised a bus every ten minutes,” she said.",
        ),
        (
            "“We were promised a bus every ten minutes,” said Tessa Quick, a resident.",
            "“We were promised a bus every ten minutes,” said Quick, who has lived on Elm Row since 1990. Her "
            "sister, Mara Quick, moved out. Tessa Quick stayed.",
        ),
        (
            "“The court has spoken and we obey,” Interior Minister Karim Haddad told parliament.",
            "The interior minister told parliament: “The court has spoken and we obey.” Karim Haddad took office "
            "in May.",
        ),
        (
            "“The court has spoken and we obey,” the Interior Ministry said.",
            "Karim Haddad, the interior minister, told parliament: “The court has spoken and we obey.”",
        ),
        (
            "“The court has spoken and we obey,” government spokeswoman Lina Farah said.",
            "“The court has spoken and we obey,” the government said through its spokeswoman, Lina Farah.",
        ),
        (
            "“The court has spoken and we obey,” Haddad said through his lawyer.",
            "Haddad's lawyer read a statement from Karim Haddad: “The court has spoken and we obey.”",
        ),
        (
            "“No shot was fired from our side of the river,” Col. Ahmet Er said.",
            "“No shot was fired from our side of the river,” said Colonel Er, the commander. Lieutenant Cem Oral,"
            " who was with Ahmet Er, said nothing.",
        ),
        (
            "“No shot was fired from our side of the river,” the army said.",
            "Colonel Ahmet Er, an army spokesman, said: “No shot was fired from our side of the river.”",
        ),
        (
            "Joe Pratt said: “Nobody asked the pilots before the order was signed.”",
            "Captain Joseph Pratt leads the union. “Nobody asked the pilots before the order was signed,” Pratt said.",
        ),
        (
            "Joseph R. Pratt said: “Nobody asked the pilots before the order was signed.”",
            "“Nobody asked the pilots before the order was signed,” said Joseph Pratt, who leads the union.",
        ),
        (
            "“Nobody asked the pilots before the order was signed,” Pratt and Lowe wrote in a letter.",
            "In their letter, Joseph Pratt and Anna Lowe wrote: “Nobody asked the pilots before the order was signed.”",
        ),
        (
            "“Nobody asked the pilots before the order was signed,” Joseph Pratt wrote.",
            "In their letter, Joseph Pratt, Anna Lowe and Tim Gray wrote: “Nobody asked the pilots before the "
            "order was signed.”",
        ),
        (
            "“The harvest was the worst since the war,” farmer Abdulrahman al-Nuaimi said.",
            "“The harvest was the worst since the war,” said Abdul Rahman al-Nuaymi, who farms near the lake.",
        ),
        (
            "“The harvest was the worst since the war,” Sheikh Abbas Jawad said.",
            "“The harvest was the worst since the war,” said Abbas Jawad Kadhim, a tribal leader.",
        ),
        (
            "Pope John XXIV said that “war is the shame of the old and the grave of the young”.",
            "The pope told the crowd that “war is the shame of the old and the grave of the young”. John XXIV was"
            " elected in spring.",
        ),
        (
            "“I was born here and I will be buried here,” Mrs. Doyle said.",
            "Margaret Doyle does not want to leave. “I was born here and I will be buried here,” says the "
            "81-year-old widow.",
        ),
        (
            "Peggy Doyle said: “I was born here and I will be buried here.”",
            "Margaret Doyle does not want to leave. “I was born here and I will be buried here,” she says.",
        ),
        (
            "“It is the best team I have ever had,” coach Rui Neves said.",
            "It is the best team I have ever had, says Neves\n\nRui Neves praised his players on Sunday. “It is the"
            " best team I have ever had,” he said.",
        ),
        (
            "« Nous ne céderons pas à la peur », a déclaré le maire, Luc Perrin.",
            "« Nous ne céderons pas à la peur », a dit M. Perrin lundi. Le maire de Sorges, Luc Perrin, était "
            "entouré de ses adjoints.",
        ),
        (
            "Nora Falk sagte: „Wir haben keine Zeit mehr zu verlieren.“",
            "„Wir haben keine Zeit mehr zu verlieren“, sagte die Ministerin. Nora Falk reist am Montag nach Wien.",
        ),
    ],
)
def test_the_right_mouth(draft, text):
    assert "quote.misattributed" not in rules(draft, text)


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (
            "“The tunnel is safe for trains but not for people,” said Ulla Brenner.",
            "Ulla Brenner disagrees with the engineer, Mats Holm. “The tunnel is safe for trains but not for "
            "people,” Holm said.",
        ),
        (
            "“We were promised a bus every ten minutes,” said Mara Quick.",
            "“We were promised a bus every ten minutes,” said Tessa Quick. Her sister, Mara Quick, moved out.",
        ),
        (
            "“No shot was fired from our side of the river,” Lieutenant Cem Oral said.",
            "“No shot was fired from our side of the river,” said Colonel Ahmet Er. Lieutenant Cem Oral said nothing.",
        ),
        (
            "Anna Lowe said: “Nobody asked the pilots before the order was signed.”",
            "Joseph Pratt leads the union. “Nobody asked the pilots before the order was signed,” Pratt told Anna"
            " Lowe, the judge.",
        ),
        (
            "“The harvest was the worst since the war,” Abbas Jawad said.",
            "Abbas Jawad denies it. “The harvest was the worst since the war,” said Hamid Sultan, who farms near "
            "the lake.",
        ),
        (
            "Rui Neves said: “It is the best team I have ever had.”",
            "Carl Ort praised his players on Sunday. “It is the best team I have ever had,” Ort told Rui Neves.",
        ),
        (
            "« Nous ne céderons pas à la peur », a déclaré Anne Morel.",
            "« Nous ne céderons pas à la peur », a déclaré le maire, Luc Perrin. Anne Morel n'a pas répondu.",
        ),
        (
            "“I was born here and I will be buried here,” Tim Gray said.",
            "Margaret Doyle does not want to leave. “I was born here and I will be buried here,” says the widow. "
            "Tim Gray, her neighbour, has sold.",
        ),
        (
            "Mats Holm called the vote “a farce with a printed programme”.",
            "Mats Holm won the vote. Ulla Brenner called it “a farce with a printed programme”.",
        ),
    ],
)
def test_the_wrong_mouth(draft, text):
    assert "quote.misattributed" in rules(draft, text)


def test_another_subject_of_a_sentence_that_settles_nothing_is_not_accused():
    draft = "“The court has spoken and we obey,” Lina Farah said."
    text = "Lina Farah listened as Karim Haddad, the minister, told parliament: “The court has spoken and we obey.”"
    assert "quote.misattributed" not in rules(draft, text)
