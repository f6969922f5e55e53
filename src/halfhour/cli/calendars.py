"""What the commands about calendars share: files read as calendars, zones and days as a person types them."""

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars.zone_names import database_zone, meant_zone

if TYPE_CHECKING:
    from halfhour.domain.scheduling.events import CalendarReading


class Zone(click.ParamType):
    """A time zone: its name in the database, or one that stands for it, such as Berlin or Eastern Time."""

    name = "zone"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> ZoneInfo:
        """The zone, or a sentence about how to name one."""
        zone = database_zone(value) or meant_zone(value)
        if not isinstance(zone, ZoneInfo):
            self.fail(
                f"{value!r} is no time zone that we know. Name a place: Europe/Berlin, America/New_York.", param, ctx
            )
        return zone


class Day(click.ParamType):
    """A day like 2026-03-02."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a sentence about how to write one."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day. Write it like 2026-03-02.", param, ctx)


def own_zone(zone: ZoneInfo | None) -> ZoneInfo:
    """The zone that was named, else the one of this machine."""
    from halfhour import wiring

    return zone or ZoneInfo(wiring.machine_zone(os.environ.get("TZ", "")))


def day_begins(day: date | None, zone: ZoneInfo) -> datetime:
    """When a day begins there; this very moment when none is named."""
    return datetime.combine(day, time(), zone) if day else datetime.now(UTC)  # noqa: TID251 - a door without Django


def reading_of(
    name: str, window: Span, zone: ZoneInfo, me: Iterable[str] = (), means: Mapping[str, ZoneInfo] | None = None
) -> "CalendarReading":
    """What a calendar file says about a window.

    Raises:
        InputError: it cannot be opened, or is no calendar; with the name of the file.
    """
    from halfhour.cli.files import blob_of
    from halfhour.formats.calendars import read_calendar

    blob = blob_of(name)
    try:
        return read_calendar(blob, window, zone, me=frozenset(me), zones=means)
    except InputError as error:
        raise InputError(f"{click.format_filename(name)}: {error.what}", error.way_out) from error


def told_zones(pairs: Iterable[str]) -> Mapping[str, ZoneInfo]:
    """What `--means NAME=ZONE` says.

    Raises:
        InputError: a pair has no zone that we know.
    """
    found = {}
    for pair in pairs:
        name, _, text = pair.rpartition("=")
        zone = database_zone(text)
        if not name or zone is None:
            raise InputError(f"{pair!r} names no zone.", "Write it like --means 'Office Time=Europe/Berlin'.")
        found[name] = zone
    return found


def tell_asking(names: Iterable[str], zone: ZoneInfo) -> None:
    """Says on standard error which zones nobody knows, and how their events were read."""
    for name in names:
        click.echo(
            f"Which zone is {name!r}? Its events were read as {zone.key}. "
            f"Say it with --means {name + '=Area/City'!r} if that is wrong.",
            err=True,
        )
