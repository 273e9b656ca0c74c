"""Factories of people, desks and sources, and the texts and the moment that all factories share."""

import datetime as dt
import hashlib
from typing import Any

import factory
from django.conf import settings
from factory.django import DjangoModelFactory

from sources import models as sources

MOMENT = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
"""The moment at which the tests' clocks stand."""

DRAFT = "The ferry carried 48 passengers on Monday. “Nobody was hurt,” said the harbour master, Ilse Brandt.\n"
NOTE = "Harbour log, 2 March. Passengers aboard: 48. The harbour master said nobody was hurt.\n"


def sha256(data: bytes | str) -> str:
    """SHA-256 in hexadecimal, of bytes or of a text's UTF-8."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def within(text: str, words: str) -> dict[str, Any]:
    """The selector of the first place of `words` in `text`, as a record's fields."""
    start = text.index(words)
    end = start + len(words)
    return {
        "exact": words,
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
        "start": start,
        "end": end,
    }


class UserFactory(DjangoModelFactory[Any]):
    class Meta:
        model = settings.AUTH_USER_MODEL

    username = factory.Sequence(lambda n: f"person{n}")
    password = "!"  # nobody logs in with it


class DeskFactory(DjangoModelFactory[sources.Desk]):
    class Meta:
        model = sources.Desk

    name = factory.Sequence(lambda n: f"Desk {n}")
    slug = factory.Sequence(lambda n: f"desk-{n}")


class MembershipFactory(DjangoModelFactory[sources.Membership]):
    class Meta:
        model = sources.Membership

    desk = factory.SubFactory(DeskFactory)
    user = factory.SubFactory(UserFactory)
    role = sources.Role.CHECKER


class SourceFactory(DjangoModelFactory[sources.Source]):
    class Meta:
        model = sources.Source

    desk = factory.SubFactory(DeskFactory)
    title = factory.Sequence(lambda n: f"Harbour log {n}")
    authors = factory.LazyFunction(lambda: ["Ilse Brandt"])
    issued = dt.date(2026, 3, 2)
    issued_precision = sources.Precision.DAY
    language = "en"
    standing = sources.Standing.PRIMARY


class SnapshotFactory(DjangoModelFactory[sources.Snapshot]):
    class Meta:
        model = sources.Snapshot

    source = factory.SubFactory(SourceFactory)
    text = NOTE
    raw = factory.LazyAttribute(lambda self: self.text.encode())
    raw_sha256 = factory.LazyAttribute(lambda self: sha256(self.raw))
    text_sha256 = factory.LazyAttribute(lambda self: sha256(self.text))
    filename = "log.txt"
    media_type = "text/plain"
    reader = "plain"
    reader_version = "1"
    canonicalisation = "1"
    captured_at = MOMENT
    captured_from = "upload"


class PassageFactory(DjangoModelFactory[sources.Passage]):
    class Meta:
        model = sources.Passage

    snapshot = factory.SubFactory(SnapshotFactory)
    start = 0
    end = 21
    cutter = "1"


class JobFactory(DjangoModelFactory[sources.Job]):
    class Meta:
        model = sources.Job

    name = "tests.nothing"
    due = MOMENT
