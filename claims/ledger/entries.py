"""The stances of the draft's claims and of the sources' running text, as entries of the ledger."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from claims.kinds import FoundClaim, Material, SourceText
from claims.kinds.responsibility import SPOKEN, UNSURE, Payload
from claims.ledger.dating import Dating
from claims.ledger.model import Days, Entry
from sources.text import Span
from sources.text.stances import Stance, speaks_for
from sources.text.subjects import PRONOUNS

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ROUND = 600  # code points of a passage on either side of the stance
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their|this|that|some|several|other)\s+", re.IGNORECASE)


def draft_entries(claims: Mapping[str, FoundClaim], material: Material, names: Callable[[str], str]) -> Iterator[Entry]:
    """An entry for every claim on responsibility, under the claim's id. What it says is its payload."""
    found: dict[tuple[int, int, str], Stance] = {(one.start, one.end, one.stance): one for one in material.stances}
    dating = Dating(material)
    for id_, claim in claims.items():
        payload = claim.payload
        if not isinstance(payload, Payload) or payload.stance not in SPOKEN:
            continue
        stance = found.get((claim.start, claim.end, payload.stance))
        act, happened = dating.act_of(payload.event)
        day, dated = dating.taken_on(stance, None) if stance else (None, "")
        actor, via, sure = _actor(payload.actor, payload.via, names)
        passage = _passage(material, claim.start, claim.end)
        yield Entry(
            id=id_,
            source="",
            publisher="",
            stance=payload.stance,
            actor=actor,
            said_by=payload.actor,
            event=payload.event,
            act=act,
            target=payload.target,
            via=via,
            hedged=payload.hedged,
            mode=payload.mode,
            start=claim.start,
            end=claim.end,
            passage=passage,
            words=material.text[passage.start : passage.end],
            day=day,
            dated=dated,
            happened=happened,
            near=material.published,
            comparable=sure and not payload.hedged and payload.mode not in UNSURE,
        )


def source_entries(sources: Sequence[SourceText], names: Callable[[str], str]) -> Iterator[Entry]:
    """An entry for every stance in the sources' running text, called by the source's number and its own: s2.r1."""
    for number, source in enumerate(sources, 1):
        if source.has_prose and source.material.stances:
            dating = Dating(source.material)
            for at, stance in enumerate(source.material.stances, 1):
                yield _source_entry(f"s{number}.r{at}", stance, source, dating, names)


def _source_entry(id_: str, stance: Stance, source: SourceText, dating: Dating, names: Callable[[str], str]) -> Entry:
    material = source.material
    published = Days(source.published, source.published) if source.published and source.published_to == "day" else None
    day, dated = dating.taken_on(stance, published)
    said_by = stance.actor.text if stance.actor else ""
    actor, via, sure = _actor(said_by, stance.via.text if stance.via else "", names)
    event = stance.event.text if stance.event else ""
    act, happened = dating.act_of(event)
    passage = _passage(material, stance.start, stance.end)
    return Entry(
        id=id_,
        source=source.id,
        publisher=source.publisher,
        stance=stance.stance,
        actor=actor,
        said_by=said_by,
        event=event,
        act=act,
        target=stance.target.text if stance.target else "",
        via=via,
        hedged=stance.hedged,
        mode=stance.mode,
        start=stance.start,
        end=stance.end,
        passage=passage,
        words=material.text[passage.start : passage.end],
        day=day,
        dated=dated,
        happened=happened,
        near=source.published,
        comparable=sure and not stance.hedged and stance.mode not in UNSURE,
    )


def _passage(material: Material, start: int, end: int) -> Span:
    """The sentence; of one that goes on and on, as much as is read round the stance."""
    sentence = material.sentence_at(start)
    return Span(max(sentence.start, start - _ROUND), max(end, min(sentence.end, end + _ROUND)))


def _actor(said_by: str, via: str, names: Callable[[str], str]) -> tuple[str, str, bool]:
    """(whose stance it is, through whom, whether that surely is one and the same actor in every text).

    A spokesman's word is the body's; a lawyer's or an aide's is their own.
    """
    spoken = speaks_for(said_by)
    if spoken and spoken[1]:
        return names(spoken[0]), via or said_by, _is_name(spoken[0])
    if said_by.casefold() in PRONOUNS:
        return "", via, False
    return names(said_by), via, _is_name(said_by)


def _is_name(actor: str) -> bool:
    """Whether the words name one actor: "the Hill Party", not "the group" or "Iran-backed groups", who may be others.

    In a script without capitals two words are asked for.
    """
    found = _WORD.findall(_ARTICLE.sub("", actor, count=1))
    if not found:
        return False
    if not any(word[0].isupper() or word[0].islower() for word in found):
        return len(found) > 1
    head = next((at for at, word in enumerate(found) if word.casefold() in ("of", "for", "in", "and")), len(found))
    # "al-Amiri" begins with its article, "pro-government" with no name's.
    return bool(head) and (found[head - 1][0].isupper() or found[head - 1].split("-", 1)[-1][:1].isupper())
