"""The calendar of a workspace under an address that only its owner knows."""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from halfhour.actions.agenda import told
from halfhour.actions.today import Agenda, Calendar, agenda_of
from halfhour.actions.ways import ways_of
from halfhour.domain.meetings import early_by
from halfhour.domain.scheduling.ways import Ground, WayThere
from halfhour.domain.today import Sort
from halfhour.formats.feed import Entry, write
from halfhour.phrases.ways import way_in_words
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import new_id
from halfhour.records.scheduling import Meeting

FOUND_BY = 8
"""Characters of a key by which its workspace is found; the others, some 117 bits, are compared in constant time."""
BEFORE = timedelta(days=90)
"""How long talks that are over stay in the calendar (our own default)."""
AFTER = timedelta(days=400)
OFF_FOR = timedelta(days=30)
"""How long a talk that was called off stands there as such, so that calendars take it out (our own default)."""
WITHOUT_A_WAY = 10
"""Minutes before a talk to which nobody has to go (our own default)."""
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
    """Talks as they are agreed, each under the UID of its meeting where it has one; then those that were called off lately."""
    rows = workspace.conversations.present().filter(agreed_for__range=(now - BEFORE, now + AFTER), closed_on=None)
    meetings = workspace.meetings.present().filter(start__range=(now - BEFORE, now + AFTER))
    standing = {(meeting.conversation_id, meeting.start): meeting for meeting in meetings.filter(cancelled_at=None)}
    conversations = list(rows.order_by("agreed_for"))
    ways = ways_of(workspace, conversations)
    for conversation in conversations:
        meeting = standing.get((conversation.pk, conversation.agreed_for))
        yield _talk(conversation, meeting, ways.get(conversation.pk))
    off = meetings.filter(cancelled_at__gt=now - OFF_FOR, conversation__removed_at=None)
    for meeting in off.exclude(conversation=None).select_related("conversation").order_by("start"):
        told = (meeting.uid, meeting.changed_at, str(meeting.conversation), meeting.start, meeting.minutes)
        yield Entry(*told, sequence=meeting.sequence, is_cancelled=True)


def _talk(conversation: Conversation, meeting: Meeting | None, way: WayThere | None) -> Entry:
    spot = conversation.as_spot()
    travel = way.minutes if way and (conversation.place or spot) else None
    start = conversation.agreed_for or conversation.created_at
    return Entry(
        meeting.uid if meeting else f"talk-{conversation.pk}@halfhour",
        max(conversation.changed_at, meeting.changed_at) if meeting else conversation.changed_at,
        conversation.name,
        start,
        conversation.minutes,
        conversation.place,
        conversation.link,
        "\n\n".join(filter(None, (conversation.way_there, _told(way)))),
        meeting.sequence if meeting else 0,
        spot=spot,
        alarm_minutes=WITHOUT_A_WAY if travel is None else travel + early_by(start, travel),
    )


def _told(way: WayThere | None) -> str:
    """What was typed stands with the way already; what was not is said to be no more than it is."""
    return "" if way is None or way.ground is Ground.TYPED else f"The way: {way_in_words(way)}."


def _due(workspace: Workspace, agenda: Agenda, now: datetime, zone: tzinfo) -> Iterator[Entry]:
    """Things as whole days; a talk itself stands there with its hours already."""
    things = [thing for thing in (*agenda.day.due, *agenda.day.ahead) if thing.sort is not Sort.MEET][:MOST]
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    for item in told(workspace, agenda, things, now=now, zone=zone):
        thing = item.thing
        uid = f"due-{thing.sort}-{thing.about}@halfhour"
        yield Entry(uid, today, item.do, max(thing.on, agenda.today), words=item.why)
