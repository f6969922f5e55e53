"""Messages that propose times: lines of JSON in, threads taken apart, and the answer as programs read it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from halfhour.domain.errors import InputError
from halfhour.domain.mail import Excerpt, excerpt
from halfhour.domain.scheduling.words.lexicon import Lexicon
from halfhour.domain.scheduling.words.thread import Said, last_word
from halfhour.domain.scheduling.words.values import Proposal, Question, Situation, Slot
from halfhour.formats import mail

SHAPE = (
    'Send an object like {"id": "1", "text": "Tuesday at 3pm?", "said_on": "2026-11-28", "zone": "Europe/Berlin", '
    '"their_zone": "America/New_York"}.'
)
_DATE = re.compile(
    r"(?P<d>\d{1,2})\.? (?P<m>[A-Z][a-z]{2})[a-z]*\.?,? (?P<y>\d{4})"
    r"|(?P<m2>[A-Z][a-z]{2})[a-z]*\.? (?P<d2>\d{1,2}),? (?P<y2>\d{4})"
    r"|(?P<iso>\d{4}-\d\d-\d\d)"
)
_CHAT = re.compile(r"(?:\[[^\]\n]{1,30}\] ?)?(?P<name>[A-Z][A-Za-z.'-]{0,20}(?: [A-Z][A-Za-z.'-]{0,20})?): +(?=\S)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Asked:
    """A message and its situation, as a line of JSON or the command line gives them."""

    text: str
    situation: Situation


def times_of(asked: Asked, lexicon: Lexicon) -> Proposal:
    """What a message or pasted thread proposes; every place counts in its whole text."""
    thread, newest = _thread(asked.text, lexicon)
    found = last_word(thread, asked.situation, lexicon)
    if newest is None:
        return found
    clues = []
    for clue in found.because:
        place = newest.shown(clue.start, clue.end)
        clues.append(type(clue)(place.start, place.end, clue.means))
    return Proposal(found.slots, found.question, tuple(clues), found.refused, found.confirms, found.refuses)


def read(value: Mapping[str, Any], usual: Mapping[str, str | None], today: date) -> Asked:
    """A message from an object with `text`; `said_on`, `zone` and `their_zone` where they are given, else as usual.

    Raises:
        InputError: there is no text, or a date or zone cannot be read.
    """
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("The line has no “text”.", SHAPE)
    if len(text) > mail.LONGEST:
        raise InputError("This text is longer than any message.", "Send the part that proposes times.")
    given = {name: value.get(name) or usual.get(name) for name in ("said_on", "zone", "their_zone")}
    said = moment_in(given["said_on"], today)
    return Asked(
        text, Situation(said, zone_in(given["their_zone"]), zone_in(given["zone"]), _order(value.get("day_first")))
    )


def zone_in(name: object) -> ZoneInfo | None:
    """The zone of an IANA name; None for none.

    Raises:
        InputError: there is no such zone.
    """
    if not name:
        return None
    try:
        return ZoneInfo(str(name))
    except (KeyError, ValueError, OSError) as error:
        raise InputError(
            f"“{name}” is no time zone that we know.", "Write it like Europe/Berlin or America/New_York."
        ) from error


def moment_in(said: object, today: date) -> datetime | date:
    """The day or moment of writing; today when it is not given.

    Raises:
        InputError: it is no date.
    """
    if not said:
        return today
    try:
        found = datetime.fromisoformat(str(said))
    except ValueError as error:
        raise InputError(f"“{said}” is no date.", "Write it like 2026-11-28, or 2026-11-28T09:30+01:00.") from error
    return found if found.tzinfo and len(str(said)) > 10 else found.date()


def as_json(found: Proposal, asks: Callable[[Question], str], says: Callable[[Sequence[Slot]], str]) -> dict[str, Any]:
    """The answer as programs read it: beginnings and ends in UTC, a question with its readings, the words it rests on."""
    question = found.question
    return {
        "slots": [_slot(slot) for slot in found.slots],
        "question": question
        and {
            "asks": asks(question),
            "about": [about.value for about in question.about],
            "readings": [
                {"says": says(reading.slots), "slots": [_slot(slot) for slot in reading.slots]}
                for reading in question.readings
            ],
        },
        "because": [{"start": clue.start, "end": clue.end, "says": clue.means.value} for clue in found.because],
        "refused": [_slot(slot) for slot in found.refused],
        "confirms": found.confirms,
    }


def _slot(slot: Slot) -> dict[str, Any]:
    return {"start": _iso(slot.start), "end": _iso(slot.end), "minutes": slot.minutes}


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _order(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _thread(text: str, lexicon: Lexicon) -> tuple[tuple[Said, ...], Excerpt | None]:
    """The messages of a text, the newest first; and the newest as an excerpt, None when the text is one message."""
    if chat := _chat(text, lexicon):
        return chat
    parts = mail.read_text(text).parts if "\n" in text else ()
    if len(parts) < 2:
        return (Said(text),), None
    writer = parts[0].author
    thread, done = [], 0
    for number, part in enumerate(parts):
        excerpted = excerpt(text, part.lines)
        begins = part.lines[0].start
        by_speaker = number % 2 == 0 if writer is None or part.author is None else part.author == writer
        thread.append(Said(excerpted.text, by_speaker, _day(text[min(done, begins) : begins]) if number else None))
        done = part.lines[-1].end
    return tuple(thread), excerpt(text, parts[0].lines)


def _day(words: str) -> date | None:
    """The day in the line that introduces an older message."""
    match = _DATE.search(words[-600:])
    if match is None:
        return None
    if match["iso"]:
        return _date(*(int(each) for each in match["iso"].split("-")))
    month = match["m"] or match["m2"]
    return (
        _date(int(match["y"] or match["y2"]), _MONTHS.index(month) + 1, int(match["d"] or match["d2"]))
        if month in _MONTHS
        else None
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _chat(text: str, lexicon: Lexicon) -> tuple[tuple[Said, ...], Excerpt] | None:
    """Lines like "Ada: could you do Tuesday?" by two people or more; the last is the newest."""
    from halfhour.domain.letters.letter import Span

    turns: list[tuple[str, int, int]] = []
    place = 0
    for line in text.splitlines(keepends=True):
        match = _CHAT.match(line)
        end = place + len(line.rstrip("\r\n"))
        if match and not _is_day(match["name"], lexicon):
            turns.append((match["name"], place + match.end(), end))
        elif turns and line.strip():
            name, start, _ = turns[-1]
            turns[-1] = (name, start, end)
        elif line.strip():
            return None
        place += len(line)
    if len(turns) < 2 or len({name for name, _, _ in turns}) != 2:
        return None
    last = turns[-1]
    thread = tuple(Said(text[start:end], name == last[0]) for name, start, end in reversed(turns))
    return thread, Excerpt(text[last[1] : last[2]], (Span(last[1], last[2]),))


def _is_day(name: str, lexicon: Lexicon) -> bool:
    """Whether a name before a colon is a word for times, as in a list of days."""
    words = name.lower().rstrip(".").split()
    return any((found := lexicon.phrase_at(word, 0)) is not None and found[0] == word for word in words)
