"""An import as its page shows it: rows with what they tell and what they change, places that could not be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format

from halfhour.actions.imports import Preview
from halfhour.actions.imports.book import Judged
from halfhour.domain.arrivals import LONGEST, Fate
from halfhour.domain.people import DateDoubt, Unread
from halfhour.web.imports.forms import ReadingForm
from halfhour.web.shared.words import in_words

SHOWN = 50
"""Places that are listed; there may be thousands."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who arrives: what is told of them, what changes from what to what, what stays as the user has it."""

    name: str
    tells: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...] = ()
    stays: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file that could not be read: the line, the file in an archive, why, and the words there."""

    line: int
    file: str
    why: str
    words: str


def rows_of(preview: Preview, fate: Fate) -> tuple[Row, ...]:
    """The sample of a fate."""
    return tuple(_row(judged) for judged in preview.samples[fate])


def places_of(unread: Iterable[tuple[str, Unread]]) -> tuple[Place, ...]:
    """The first places of a preview."""
    return tuple(_place(file, each.line, str(each.fault), each.words) for file, each in list(unread)[:SHOWN])


def faults_of(preview: Preview) -> tuple[Place, ...]:
    """What could not be read: whole files of an archive, then single places."""
    refused = tuple(Place(0, name, why, "") for name, why in preview.reading.file.refused)
    return refused + places_of(preview.unreadable)


def places_kept(unreadable: Iterable[Mapping[str, Any]]) -> tuple[Place, ...]:
    """The first places that an import kept."""
    return tuple(_place(each["file"], each["line"], each["fault"], each["words"]) for each in list(unreadable)[:SHOWN])


def reading_form(preview: Preview, mapping: Mapping[str, Any], answers: Any = None) -> ReadingForm:
    """The questions that a file leaves open; no fields when there are none."""
    file = preview.reading.file
    return ReadingForm(
        answers,
        table=file.table,
        uses=[str(use) for use in file.table.uses] if file.table else [],
        doubts=file.doubts or ((DateDoubt(*mapping["doubt"]),) if mapping.get("doubt") else ()),
        day_first=mapping.get("day_first"),
        book=len(file.address_book),
        with_book=bool(mapping.get("address_book")),
    )


def _row(judged: Judged) -> Row:
    arrival, change = judged.arrival, judged.change
    if judged.fate is Fate.CHANGED:
        tells = [reach.value for reach in change.reaches]
        tells += [f"{in_words(touch.way, 'touch')} {date_format(touch.on)}" for touch in change.touches[:3]]
        tells += [
            f"was at {post.organization}" if post.is_over else f"also at {post.organization}" for post in change.posts
        ]
        return Row(arrival.name, tuple(tells), _turned(change.fields), _turned(change.stays))
    tells = [arrival.fields[name] for name in ("role", "organization") if name in arrival.fields]
    tells += [reach.value for reach in arrival.reaches if reach.way == "email"][:1]
    tells += [f"{in_words(touch.way, 'touch')} {date_format(touch.on)}" for touch in arrival.touches[:1]]
    return Row(arrival.name, tuple(tells))


def _turned(fields: Mapping[str, tuple[str, str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((in_words(name, "person_field"), *fields[name]) for name in LONGEST if name in fields)


def _place(file: str, line: int, fault: str, words: str) -> Place:
    if fault == "refused":
        return Place(0, file, words, "")
    return Place(line, file, in_words(fault, "row_fault"), words)
