"""Noun phrases and the subjects of verbs, by word lists and rules, without a model (English).

Offsets are code points over the text that was passed in, half open. Nothing here raises on any Unicode text; the cost
is linear in the length of the stretch or sentence asked about. Where the rules see no subject they answer None.
"""

from sources.text import Span
from sources.text.phrases.chunks import Phrase, PhraseKind, chunks, make_phrase
from sources.text.phrases.subjects import find_subject_after, find_subject_before
from sources.text.phrases.tokens import Token, hide_quotations, tokenise

__all__ = ["Phrase", "PhraseKind", "find_phrases", "subject_after", "subject_before"]


def find_phrases(text: str, start: int, end: int) -> list[Phrase]:
    """The noun phrases of `text[start:end]`, a sentence or part of one, left to right, none inside another.

    Coordinated phrases ("Poe and Vale") come separately; a name with "of" or an ampersand in it is one
    ("State of Law Coalition"). What stands in quotation marks is left out.
    """
    piece = hide_quotations(text, start, end)
    tokens = [
        Token(token.start + start, token.end + start, token.text, token.lower, token.kind)
        for token in tokenise(piece, 0, len(piece))
    ]
    return [make_phrase(text, tokens, first, last) for first, last in chunks(tokens, 0, len(tokens))]


def subject_before(text: str, sentence: Span, verb_start: int) -> Phrase | None:
    """The controlling subject of the verb that begins at `verb_start`, left of it in `sentence`; None if none is seen.

    Appositives and relative clauses between commas, brackets, prepositional phrases and participles are stepped over;
    a relative pronoun gives its antecedent, a second verb, an infinitive or a participle the subject of its clause.
    """
    piece = hide_quotations(text, sentence.start, sentence.end)
    return find_subject_before(text, piece, sentence.start, verb_start)


def subject_after(text: str, sentence: Span, verb_end: int) -> Phrase | None:
    """The subject right of a verb that ends at `verb_end`, in inverted order ("says manager Ann Poe"); None if none."""
    piece = hide_quotations(text, sentence.start, sentence.end)
    return find_subject_after(text, piece, sentence.start, verb_end)
