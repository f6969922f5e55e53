"""Letters that go with an invitation, with what is known put in."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("halfhour.phrases") / "invitations.toml").read_text(encoding="utf-8"))


def title(me: str, you: str) -> str:
    """What the event is called in both calendars; nothing of one's own notes stands in it."""
    return _words()["summary"]["title"].format(me=me or "Talk", you=you) if me else you


def letter(name: str, *, me: str, you: str, when: str, day: str, where: str) -> tuple[str, str]:
    """Subject and words of a letter, without lines for what is not known."""
    words = _words()[name]
    told = {"me": me, "you": you, "when": when, "day": day, "where": where}
    text = words["text"].format(**told).strip()
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return words["subject"].format(**told), f"{text}\n"


def when(start: datetime, minutes: int, zone: str, their_zone: str = "") -> str:
    """A time on their clock first, then on one's own where it shows something else; each with its weekday and zone."""
    theirs = span_in_words(start, minutes, their_zone or zone)
    mine = span_in_words(start, minutes, zone)
    same = not their_zone or _shown(start, zone) == _shown(start, their_zone)
    return theirs if same else f"{theirs}\n{mine}"


def span_in_words(start: datetime, minutes: int, zone: str) -> str:
    """`Thursday 3 December 2026, 09:00 to 09:30 (New York)`; the day after is named where it ends there."""
    there = start.astimezone(ZoneInfo(zone))
    end = (start + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
    until = f"{end:%H:%M}" if end.date() == there.date() else f"{end:%A %H:%M}"
    return f"{there:%A} {there.day} {there:%B %Y, %H:%M} to {until} ({zone.rpartition('/')[2].replace('_', ' ')})"


def day_in_words(start: datetime, zone: str) -> str:
    """`3 December`."""
    there = start.astimezone(ZoneInfo(zone))
    return f"{there.day} {there:%B}"


def _shown(start: datetime, zone: str) -> datetime:
    return start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
