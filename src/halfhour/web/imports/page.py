"""An import as its page shows it: rows with what they tell and what they change, places that could not be read."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.formats import date_format

from halfhour.actions.imports import Preview
from halfhour.actions.imports.book import Judged
from halfhour.domain.arrivals import LONGEST, Fate
from halfhour.domain.people import DateDoubt, Unread
from halfhour.web.imports.forms import ReadingForm
from halfhour.web.shared.words import in_words

Look = dict[str, Any]

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


def look_of(preview: Preview) -> Look:
    """All that the page of a file shows before it is taken in, in plain values that can be kept."""
    file, fates = preview.reading.file, (Fate.NEW, Fate.CHANGED, Fate.SAME)
    return {
        "rows": file.rows,
        "counts": {fate.value: number for fate, number in preview.counts.items()},
        "brings": preview.brings,
        "touches": preview.touches,
        "nameless": len(preview.skipped),
        "faults": preview.faults,
        **{fate.value: [asdict(_row(judged)) for judged in preview.samples[fate]] for fate in fates},
        "skipped": [asdict(place) for place in _places_of(preview.skipped)],
        "unreadable": [asdict(place) for place in _faults_of(preview)],
        "table": asdict(file.table) if file.table else None,
        "doubts": [asdict(doubt) for doubt in file.doubts],
        "book": len(file.address_book),
    }


def _places_of(unread: Iterable[tuple[str, Unread]]) -> tuple[Place, ...]:
    """The first places of a preview."""
    return tuple(_place(file, each.line, str(each.fault), each.words) for file, each in list(unread)[:SHOWN])


def _faults_of(preview: Preview) -> tuple[Place, ...]:
    """What could not be read: whole files of an archive, then single places."""
    refused = tuple(Place(0, name, why, "") for name, why in preview.reading.file.refused)
    return refused + _places_of(preview.unreadable)


def places_kept(unreadable: Iterable[Mapping[str, Any]]) -> tuple[Place, ...]:
    """The first places that an import kept."""
    return tuple(_place(each["file"], each["line"], each["fault"], each["words"]) for each in list(unreadable)[:SHOWN])


def reading_form(look: Look, mapping: Mapping[str, Any], answers: Any = None) -> ReadingForm:
    """The questions that a file leaves open; no fields when there are none."""
    doubts = tuple(DateDoubt(**doubt) for doubt in look["doubts"])
    return ReadingForm(
        answers,
        table=look["table"],
        doubts=doubts or ((DateDoubt(*mapping["doubt"]),) if mapping.get("doubt") else ()),
        day_first=mapping.get("day_first"),
        book=look["book"],
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
