"""What a page says about itself: JSON-LD first, then its meta elements, then what a reader sees."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from sources.readers import Metadata
from sources.readers.html.blocks import name_of, shaped
from sources.text.canonical import one_line

_ARTICLE_TYPES: Final = (
    "Article NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle"
    " ReportageNewsArticle ReviewNewsArticle Report BlogPosting LiveBlogPosting SocialMediaPosting ScholarlyArticle"
    " SatiricalArticle AdvertiserContentArticle TechArticle"
)
_ARTICLES: Final = frozenset(_ARTICLE_TYPES.split())
_PAGES: Final = frozenset({"WebPage", "CreativeWork"})
_MOST_NODES: Final = 2000
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:[T ]\d{2}:\d{2}[\d:.]{0,12}(?:Z|[+-]\d{2}:?\d{2})?)?")
_BY = re.compile(r"(?:by|von|par|por|بقلم|yazan)[: ]+", re.IGNORECASE)

_TITLES: Final = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_AUTHORS: Final = (
    "author",
    "article:author",
    "dc.creator",
    "citation_author",
    "parsely-author",
    "byl",
    "sailthru.author",
)
_DATES: Final = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "citation_publication_date",
    "parsely-pub-date", "pubdate", "publishdate", "sailthru.date", "og:published_time", "dcterms.created",
)  # fmt: skip
_PUBLISHERS: Final = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")


@dataclass(slots=True)
class _Stated:
    titles: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)


def about(root: etree._Element) -> tuple[str, Metadata]:
    """The title and the other metadata a page proposes."""
    stated = _Stated()
    _linked_data(root, stated)
    _meta(root, stated)
    _seen(root, stated)
    return _first(stated.titles), Metadata(
        author=_first(stated.authors),
        date=_first([found[0] for one in stated.dates if (found := _DATE.match(one.strip()))]),
        url=_first([one for one in stated.urls if one.startswith(("http://", "https://"))]),
        publisher=_first(stated.publishers),
        language=_first(stated.languages),
    )


def _first(values: list[str]) -> str:
    return next((line for one in values if (line := one_line(one)[:1000])), "")


def _linked_data(root: etree._Element, stated: _Stated) -> None:
    nodes: list[dict[str, object]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                nodes += _nodes(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    for wanted in (_ARTICLES, _PAGES):
        for node in nodes:
            if wanted & set(_strings(node.get("@type"))):
                _article(node, by_id, stated)


def _article(node: dict[str, object], by_id: dict[object, dict[str, object]], stated: _Stated) -> None:
    stated.titles += _strings(node.get("headline"))[:1] or _strings(node.get("name"))[:1]
    names = list(dict.fromkeys(_names(node.get("author"), by_id)))
    stated.authors.append("; ".join(names))
    stated.dates += _strings(node.get("datePublished"))[:1]
    stated.publishers += _names(node.get("publisher"), by_id)[:1]
    stated.languages += _strings(node.get("inLanguage"))[:1]
    page = node.get("mainEntityOfPage")
    stated.urls += _strings(node.get("url"))[:1] or _strings(page.get("@id") if isinstance(page, dict) else page)[:1]


def _nodes(data: object) -> list[dict[str, object]]:
    """The objects of a JSON-LD document at its top, in lists and in graphs; never more than `_MOST_NODES`."""
    found: list[dict[str, object]] = []
    waiting = [data]
    while waiting and len(found) < _MOST_NODES:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one[:_MOST_NODES]
        elif isinstance(one, dict):
            found.append(one)
            waiting += [one[key] for key in ("@graph", "mainEntity") if isinstance(one.get(key), list | dict)]
    return found


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [one for one in value if isinstance(one, str)]
    return []


def _names(value: object, by_id: dict[object, dict[str, object]]) -> list[str]:
    """The names of persons or bodies given as words, as objects, as references to objects, or as lists of these."""
    names: list[str] = []
    for one in value[:50] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            identity = one.get("@id")
            whole = by_id.get(identity, one) if isinstance(identity, str) and "name" not in one else one
            names += _strings(whole.get("name"))
        elif isinstance(one, str):
            names.append(one)
    return [one_line(one) for one in names if one.strip() and not one.startswith(("http://", "https://"))]


def _meta(root: etree._Element, stated: _Stated) -> None:
    metas: dict[str, list[str]] = {}
    for one in root.iter("meta"):
        key = one.get("property") or one.get("name") or one.get("itemprop") or ""
        value = one.get("content") or ""
        if key and value.strip():
            metas.setdefault(key.strip().lower(), []).append(value)

    def of(keys: tuple[str, ...]) -> Iterator[str]:
        return (value for key in keys for value in metas.get(key, ()))

    stated.titles += of(_TITLES)
    for key in _AUTHORS:
        people = [one_line(one) for one in metas.get(key, ()) if not one.strip().startswith(("http://", "https://"))]
        stated.authors.append(_BY.sub("", "; ".join(dict.fromkeys(people)), count=1) if people else "")
    stated.dates += of(_DATES)
    stated.urls += [
        link.get("href", "").strip() for link in root.iter("link") if link.get("rel", "").lower() == "canonical"
    ]
    stated.urls += of(("og:url",))
    stated.publishers += of(_PUBLISHERS)
    stated.languages += [name.get("lang", "") for name in (root,) if name.get("lang")]
    stated.languages += [one.replace("_", "-") for one in of(("og:locale", "language"))]


def _seen(root: etree._Element, stated: _Stated) -> None:
    """What the visible page itself shows: its heading, its title, links to authors, the first machine-readable time."""
    headings = [words for one in root.iter("h1") if (words := shaped("".join(one.itertext())))]
    titles = [words for one in root.iter("title") if (words := shaped("".join(one.itertext())))]
    stated.titles += headings[:1] if len(headings) == 1 else titles[:1] + headings[:1]
    stated.titles += titles[:1]
    for one in root.iter():
        if name_of(one) == "time" and one.get("datetime"):
            stated.dates.append(one.get("datetime", ""))
        elif "author" in (one.get("rel") or "").split() or "author" in (one.get("itemprop") or "").split():
            stated.authors.append(_BY.sub("", shaped("".join(one.itertext())), count=1))
