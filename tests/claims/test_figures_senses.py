"""What the words round a figure add: the way it went, whose fate it counts, what it is a share of."""

import pytest

from claims.figures.senses import Sense, alike, confused, counted_key, keys_like, sense_of
from claims.material import Material


def sense(text: str, at: int = 0) -> Sense:
    material = Material(text)
    return sense_of(material, material.quantities[at])


@pytest.mark.parametrize(
    ("text", "turn", "changer"),
    [
        ("Exports to the islands rose 12 percent.", "rise", "island"),
        ("The economy has shrunk by about 0.4 percent.", "fall", "economy"),
        ("Rents are 11 percent higher than a year ago.", "rise", ""),
        ("It was a drop of 12 percent.", "fall", "a"),
        ("The bank cut its key rate by 25 basis points.", "fall", "rate"),
        ("Wages were raised by 8 percent.", "rise", "wage"),
        ("Support for the mayor is up 3 points.", "rise", "mayor"),
        ("Fiyatlar yüzde 12 arttı.", "rise", ""),
        ("انخفضت الصادرات بنسبة 12 في المئة.", "fall", "الصادرات"),
        ("Women made up 12 percent.", "", ""),
        ("Exports did not fall by 12 percent.", "", ""),
        ("Exports rose to 12 percent.", "", ""),
        ("The list gained 12 seats.", "", ""),
    ],
)
def test_the_way_a_figure_went(text: str, turn: str, changer: str) -> None:
    found = sense(text)
    assert (found.turn, found.changer) == (turn, changer)


@pytest.mark.parametrize(
    ("text", "at", "fate"),
    [
        ("The blast killed 41 people and wounded 102.", 0, "killed"),
        ("The blast killed 41 people and wounded 102.", 1, "wounded"),
        ("At least 41 people were killed and more than 100 injured.", 0, "killed"),
        ("At least 41 people were killed and more than 100 injured.", 1, "wounded"),
        ("The death toll has risen to 2,187.", 0, "killed"),
        ("There were 41 deaths.", 0, "killed"),
        ("Police detained 30 people.", 0, "arrested"),
        ("Saldırıda 12 kişi yaralandı.", 0, "wounded"),
        ("قتل 25 شخصا.", 0, "killed"),
        ("Twelve people voted.", 0, ""),
        ("The 12 wounded people died.", 0, ""),
        ("After the fire killed his brother, 12 people marched.", 0, ""),
    ],
)
def test_what_befell_those_who_are_counted(text: str, at: int, fate: str) -> None:
    assert sense(text, at).fate == fate


def test_what_a_share_is_of_and_what_is_out_of_date():
    assert sense("Two thirds of the members agreed.").base == "member"
    assert sense("One in five adults sleeps badly.").base == "adult"
    assert sense("Only 20 percent of all women agreed.").base == "woman"
    assert sense("Only 20 percent agreed.").base == ""
    assert sense("It killed 38 people, up from an earlier toll of 31.", 1).earlier
    assert not sense("It killed 38 people, up from an earlier toll of 31.", 0).earlier


def test_which_figures_are_of_one_thing():
    assert alike(Sense("rise"), Sense("rise"))
    assert alike(Sense(), Sense("fall"))
    assert not alike(Sense("rise"), Sense("fall"))
    assert not alike(Sense(fate="killed"), Sense(fate="wounded"))
    assert counted_key("km", Sense()) == counted_key("kilometre", Sense()) == "kilometre"
    assert counted_key("death", Sense()) == counted_key("", Sense(fate="killed")) == "person"
    assert counted_key("", Sense(fate="destroyed")) == ""
    assert set(keys_like("gbp")) == {"gbp", "pound"}
    assert "try" in keys_like("lira")
    assert confused("mile", "kilometre")
    assert not confused("mile", "foot")
    assert not confused("mile", "mile")
