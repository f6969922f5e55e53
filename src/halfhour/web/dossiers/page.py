"""What is known, as the pages show it: by topic, each fact with its source, its day and its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from halfhour.domain.dossiers import Matter
from halfhour.domain.letters.letter import Span
from halfhour.phrases.briefs import brief_words
from halfhour.records.dossiers import Fact, Source
from halfhour.records.people import Organization, Person
from halfhour.web.shared.pieces import Piece, numbered

_ORDER = tuple(Matter)


@dataclass(frozen=True)
class Owner:
    """Whom sources are about; oneself when it is neither a person nor a place."""

    person: Person | None = None
    organization: Organization | None = None

    @property
    def name(self) -> str:
        """What they are called; empty for oneself."""
        return str(self.person or self.organization or "")

    @property
    def back(self) -> str:
        """Their own page."""
        if self.person:
            return f"/people/{self.person.pk}/"
        return f"/organizations/{self.organization.pk}/" if self.organization else reverse("settings")

    @property
    def address(self) -> str:
        """The page of their sources."""
        if self.person:
            return reverse("sources", args=[self.person.pk])
        if self.organization:
            return reverse("organization-sources", args=[self.organization.pk])
        return reverse("my-sources")

    def about(self) -> dict[str, Person | Organization | None]:
        """As records and actions name it."""
        return {"person": self.person, "organization": self.organization}


def owner_of(source: Source) -> Owner:
    """Whom a source is about."""
    return Owner(source.person, source.organization)


@dataclass(frozen=True)
class Known:
    """A fact with its number in its source."""

    fact: Fact
    number: int

    @property
    def topic(self) -> str:
        """What it is about, in words."""
        return str(brief_words()["matter"].get(self.fact.topic, self.fact.topic))

    @property
    def time(self) -> str:
        """From when to when, as years."""
        return years(self.fact.since, self.fact.until)

    @property
    def address(self) -> str:
        """Its place in its source."""
        return f"{reverse('source', args=[self.fact.source_id])}#mark-{self.number}"


def years(since: date | None, until: date | None) -> str:
    """`2014–2019`, `since 2023`, `until 2020`, `2020`; empty when nothing is known."""
    if since and until:
        return f"{since.year}–{until.year}" if since.year != until.year else f"{since.year}"
    return f"since {since.year}" if since else f"until {until.year}" if until else ""


def by_topic(facts: Iterable[Fact]) -> list[tuple[str, list[Known]]]:
    """Facts under what they are about; the numbers count in each source."""
    counts: dict[str, int] = {}
    known = []
    for fact in facts:
        counts[fact.source_id] = counts.get(fact.source_id, 0) + 1
        known.append(Known(fact, counts[fact.source_id]))
    known.sort(key=lambda one: (_ORDER.index(Matter(one.fact.topic)), -(one.fact.since or date.min).toordinal()))
    return [(topic, list(group)) for topic, group in groupby(known, key=lambda one: one.topic)]


def pieces_of(source: Source, facts: Iterable[Fact]) -> tuple[Piece, ...]:
    """The text of a source with its facts numbered in their places."""
    places = [(number, Span(fact.start, fact.end)) for number, fact in enumerate(facts, start=1)]
    return numbered(source.text, places)


def form_of(source: Source) -> str:
    """What a source is, in words."""
    return str(brief_words()["form"].get(source.form, source.form))
