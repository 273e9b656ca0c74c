"""The wordings that tie a draft's figures together, as patterns: each looks a bounded way. English first."""

import re
from typing import Final

from sources.text.lexicon.relating import (
    BLOCS,
    CHAMBERS,
    CHANGE_HEDGES,
    CHANGE_VERBS,
    DAYS_OF_WEEK,
    MAJORITIES,
    ORDER_WORDS,
    PART_VERBS,
)

_HEDGES = "|".join(CHANGE_HEDGES)
_VERBS = "|".join(sorted(CHANGE_VERBS, key=len, reverse=True))
CHANGED_FROM: Final = re.compile(
    rf"\b(?:(?P<hedge>{_HEDGES})\s)?(?P<verb>{_VERBS})\b(?P<by>[^.;:()]{{0,60}}?)\bfrom\s(?:just\s|about\s)?\Z",
    re.IGNORECASE,
)
DOWN_FROM: Final = re.compile(
    r"\b(?P<verb>down|up)\s(?:by\s)?(?:(?:about|some|nearly|almost|roughly|around)\s)?(?P<size>[^.;:()]{0,40}?)\b"
    r"from\s(?:just\s|about\s|an?\s|the\s)?\Z",
    re.IGNORECASE,
)
TO: Final = re.compile(r"(?:\s[\w-]+){0,3}?\s(?:in\s\d{4}\s)?to\s(?:just\s)?", re.IGNORECASE)
LOST: Final = re.compile(rf"\b(?P<verb>{'|'.join(PART_VERBS)})\s(?:\w+\s){{0,2}}\Z", re.IGNORECASE)
OF_ITS: Final = re.compile(r"\sof\s(?:its|their|his|her)\s", re.IGNORECASE)
OF_WHOLE: Final = re.compile(r"\sof\s(?:the\s|all\s|its\s)?|(?:\s\w+)?\s(?:من\sأصل|من\sاصل|من\sبين)\s", re.IGNORECASE)
OF_WHOLE_TR: Final = re.compile(r"\s\w+(?:nin|nın|nun|nün|in|ın|un|ün)\s")
OR_TR: Final = re.compile(r"['’]?\w{1,6}(?:,\syani\s|\s\()")
OR: Final = re.compile(r"(?:\s[\w-]+){0,3}\s?(?:\(|,\sor\s|[,،]\s)(?:or\s|i\.e\.\s|أي\s|اي\s)?", re.IGNORECASE)
BEFORE_PARTS: Final = re.compile(r"(?:\s[\w-]+){1,3}\s?(?P<sign>[(:])\s?")
PART_ENDS: Final = re.compile(r"\s[\w-]+(?:\s[\w-]+)?")
PART_GAP: Final = re.compile(PART_ENDS.pattern + r"(?:[,،]\s|[,،]?\s(?:and|ve)\s|\sو\s?)")
HAS_MAJORITY: Final = re.compile(
    r"(?:\s[\w-]+){0,2},\s(?:[^,.;:()\n]{1,60}?\s(?:has|have|had|hold|holds|held|command|commands|secured|commands|won|gained|enjoys)\s)?"
    r"an?\s(?:absolute\s|outright\s|overall\s|clear\s|simple\s|slim\s|narrow\s|comfortable\s)?majority\b(?!\sof\b)",
    re.IGNORECASE,
)
DENIED: Final = re.compile(
    r"\b(?:not|no|never|without|lack|lacks|lacked|short|if|would|could|need|needs)\b", re.IGNORECASE
)
LIST: Final = re.compile(r"[^.;:()\d]{1,60}?(?::\s|\s\(|\s[–—]\s)(?P<items>[^.;:()\d\n]{5,400})(?P<end>[.)\n]|\Z)")
ITEM: Final = re.compile(r"(?:the\s)?[^\W\d_a-z][^\s]*(?:\s[^\s]+){0,6}")
RANKED: Final = re.compile(
    rf"\s(?:is|was|became|remains|remained|emerged\sas|finished\sas|ended\sup\sas)\s(?:now\s)?the\s(?:single\s)?"
    rf"(?:(?P<place>{'|'.join(sorted(ORDER_WORDS))})[-\s])?(?P<order>largest|biggest|smallest)\s(?:\w+\s)?"
    rf"(?:{'|'.join(sorted(BLOCS))})\b(?!\s(?:of|since|among|to|by|on|outside)\b)",
    re.IGNORECASE,
)
CAME: Final = re.compile(
    rf"\b(?:came|finished|placed|ranked|was|ended)\s(?:in\s)?(?P<place>{'|'.join(sorted(ORDER_WORDS))})\b"
    r"(?:\splace)?,?\swith\s\Z",
    re.IGNORECASE,
)
MAJORITY: Final = re.compile(rf"\b(?P<share>{'|'.join(MAJORITIES)})\smajority\sof\s(?:at\sleast\s)?\Z", re.IGNORECASE)
IN_CHAMBER: Final = re.compile(
    rf"[-\s](?:seat|member|strong)\b(?:\s\w+)?\s(?:{'|'.join(sorted(CHAMBERS))})\b", re.IGNORECASE
)
WEEKDAY: Final = re.compile(rf"\b(?P<day>{'|'.join(DAYS_OF_WEEK)}),?\s(?:the\s)?\Z")
LATER: Final = re.compile(r"\s(?:days?|weeks?|months?|years?)\s(?P<way>later|earlier),\son\s\Z", re.IGNORECASE)
BORN: Final = re.compile(r"\bborn\s(?:on\s|in\s)\Z", re.IGNORECASE)
AGED: Final = re.compile(r"[^\W\d_],\s\Z")
PAST: Final = re.compile(r"\b(?:died|dead|killed|when|then|at the time|late)\b", re.IGNORECASE)
FULL_YEAR: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
BY: Final = re.compile(
    r"\s(?:by\s)?(?:(?:a|an|some|about|around|nearly|almost|just|roughly|more\sthan)\s){0,2}", re.IGNORECASE
)
