"""The shape of one language's operators, and how its words are written down."""

from dataclasses import dataclass, field

from sources.text.folding import fold
from sources.text.lexicon import word_set


def folded(listing: str) -> frozenset[str]:
    """The words as the folded text has them; in the listing they stand as people write them (yalnızca, außer)."""
    return frozenset(fold(word).key for word in word_set(listing))


def phrases(listing: str) -> frozenset[str]:
    """Phrases of several words, folded, parted by bars or line ends in the listing."""
    parts = (fold(" ".join(part.split())).key for part in listing.replace("\n", "|").split("|"))
    return frozenset(part for part in parts if part)


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Operators:
    """The small words of one language that turn, bound or condition a statement. All folded."""

    #: Words that deny: not, never, no.
    negations: frozenset[str]
    #: Those of them that follow the verb they deny, so that one right after a cut has lost its verb: nicht, pas.
    trailing_negations: frozenset[str]
    #: Words that bound or hedge: but, only, almost, allegedly.
    limiters: frozenset[str]
    #: Phrases that do: so-called, peut-être.
    hiding_phrases: frozenset[str] = field(default=_NONE, kw_only=True)
    #: Adjectives that take back the noun behind them: former, alleged, so-called.
    qualifiers: frozenset[str]
    #: What, right after the last quoted word, takes back or bounds it: unless, as long as.
    tail_limiters: frozenset[str]
    #: What names a cause, which a "not" before it may be about: "not ... because of me".
    causes: frozenset[str] = field(default=_NONE, kw_only=True)
    #: What does so even as a sentence of its own: Unless they pay. But only then.
    late_limiters: frozenset[str]
    #: What, right after the last quoted words, gives them to nobody or denies them: "..., some claim".
    tail_denials: frozenset[str]
    #: How sure, how binding: may, must, will.
    modals: frozenset[str]
    #: Those of them that only tell the time: will, wird.
    futures: frozenset[str]
    #: Openers of a condition: if, unless.
    conditionals: frozenset[str]
    #: Words and phrases right before a clause that give it to hearsay: allegedly, it is said that.
    hearsay: frozenset[str]
    #: Verbs of thinking and saying through which a "not" before them reaches what follows.
    reaching_verbs: frozenset[str]
    #: Verbs of wishing and imagining: what follows them is not asserted.
    unreal_verbs: frozenset[str]
    #: Verbs that open another speaker's turn.
    answering_verbs: frozenset[str]
    #: Speakers whom nobody can name.
    vague_speakers: frozenset[str]
    #: Verbs of claiming, as they stand beside a vague speaker.
    claiming_verbs: frozenset[str]
    #: Nouns and adjectives that put a following clause in doubt: the myth that, it is false that.
    doubting: frozenset[str]
    #: Verbs that deny or doubt the words after them.
    denying_verbs: frozenset[str]
    #: Words that bring in a clause after such a verb: that, dass, que.
    complementisers: frozenset[str]
    #: Words after which a new clause stands on its own.
    clause_openers: frozenset[str]
    #: Function words an editor's bracket may stand in for without hiding anything.
    replaceable: frozenset[str]
    #: Personal and pointing pronouns, which a bracket may explain.
    pronouns: frozenset[str]
    #: Words that open a relative clause.
    relatives: frozenset[str]
    #: Words that open a noun phrase.
    phrase_openers: frozenset[str]
    #: Words of a sentence's beginning after which a comma is a matter of taste: today, finally.
    introductory: frozenset[str]
    #: What an editor notes about the words or the room: sic, laughs, applause.
    notes: frozenset[str]
    #: Ends of a clause that gives what follows up: used to think, once believed.
    disowning: frozenset[str] = field(default=_NONE, kw_only=True)
    #: Nouns for what is only thought, before a "that": idea, impression.
    ideas: frozenset[str] = field(default=_NONE, kw_only=True)
    #: Nouns whose "that" clause holds: the fact that, the day that.
    facts: frozenset[str] = field(default=_NONE, kw_only=True)
    #: What, right before a quotation, makes it less or fewer: almost, at least.
    degrees: frozenset[str] = field(default=_NONE, kw_only=True)
    #: Parts of a whole whose name follows: most of, half of.
    portions: frozenset[str] = field(default=_NONE, kw_only=True)
    #: Openers of a sentence that only supposes: suppose, imagine.
    supposing: frozenset[str] = field(default=_NONE, kw_only=True)
    #: Remarks that close a sentence between pauses and make it unsure: on paper, I think.
    remarks: frozenset[str] = field(default=_NONE, kw_only=True)
    #: Openers of the next sentence that do: or so they say, at least until.
    late_remarks: frozenset[str] = field(default=_NONE, kw_only=True)
    #: Words of a speech tag for what was not said in earnest: joked, sarcastically.
    ironies: frozenset[str] = field(default=_NONE, kw_only=True)
    #: Titles and roles that stand before a name.
    titles: frozenset[str] = field(default=_NONE)
    #: Prefixes that are written with a hyphen or without and make the same word: e-mail, email.
    loose_prefixes: frozenset[str] = field(default=_NONE)
