"""The calendar of a workspace under an address that only its owner knows."""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from halfhour.actions.agenda import told
from halfhour.actions.today import Agenda, Calendar, agenda_of
from halfhour.domain.today import Sort
from halfhour.formats.feed import Entry, write
from halfhour.records.accounts import Workspace
from halfhour.records.kept import new_id

FOUND_BY = 8
"""Characters of a key by which its workspace is found; the others, some 117 bits, are compared in constant time."""
BEFORE = timedelta(days=90)
"""How long talks that are over stay in the calendar (our own default)."""
AFTER = timedelta(days=400)
MOST = 500
"""Due things in a calendar (our own default)."""


def make_feed(workspace: Workspace) -> str:
    """A new address; the one before it, where there was one, leads nowhere from now on."""
    workspace.feed_key = new_id() + new_id()
    workspace.save(update_fields=["feed_key"])
    return workspace.feed_key


def stop_feed(workspace: Workspace) -> None:
    """No address leads to the calendar any more."""
    workspace.feed_key = ""
    workspace.save(update_fields=["feed_key"])


def workspace_of(key: str) -> Workspace | None:
    """Whose calendar a key opens; None for a key that opens none."""
    found = None
    for workspace in Workspace.objects.filter(feed_key__startswith=key[:FOUND_BY]).exclude(feed_key=""):
        if secrets.compare_digest(workspace.feed_key.encode(), key.encode()):
            found = workspace
    return found


def calendar_of(workspace: Workspace, *, now: datetime, calendar: Calendar) -> str:
    """Talks with their place or link, and due things on their day; what is overdue stands on today."""
    person = workspace.people_in_it.order_by("memberships__joined_at").first()
    zone = ZoneInfo(person.zone if person else "UTC")
    agenda = agenda_of(workspace, now=now, zone=zone, calendar=calendar)
    entries = [*_talks(workspace, now), *_due(workspace, agenda, now, zone)]
    return write(entries, "Halfhour" if not workspace.is_sample else "Halfhour (sample)")


def _talks(workspace: Workspace, now: datetime) -> Iterator[Entry]:
    rows = workspace.conversations.present().filter(agreed_for__range=(now - BEFORE, now + AFTER), closed_on=None)
    for conversation in rows.order_by("agreed_for"):
        yield Entry(
            f"talk-{conversation.pk}@halfhour",
            conversation.changed_at,
            conversation.name,
            conversation.agreed_for,
            conversation.minutes,
            conversation.place,
            conversation.link,
            conversation.way_there,
        )


def _due(workspace: Workspace, agenda: Agenda, now: datetime, zone: tzinfo) -> Iterator[Entry]:
    """Things as whole days; a talk itself stands there with its hours already."""
    things = [thing for thing in (*agenda.day.due, *agenda.day.ahead) if thing.sort is not Sort.MEET][:MOST]
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    for item in told(workspace, agenda, things, now=now, zone=zone):
        thing = item.thing
        uid = f"due-{thing.sort}-{thing.about}@halfhour"
        yield Entry(uid, today, item.do, max(thing.on, agenda.today), words=item.why)
