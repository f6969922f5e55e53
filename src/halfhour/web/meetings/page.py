"""What the page of a meeting shows: what stands on both clocks, who answered what, and the one thing to do."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from halfhour.actions.invitations import Letter
from halfhour.actions.meetings import standing_meeting
from halfhour.actions.ways import way_of
from halfhour.domain.invitations.appointments import Partstat
from halfhour.domain.invitations.objects import Sheet
from halfhour.domain.meetings import Affair, Need, early_by, leave_at, need_of
from halfhour.formats.invitations.reading import read
from halfhour.formats.invitations.repeating import repeats, times_from
from halfhour.phrases import invitations as words
from halfhour.phrases.ways import way_in_words
from halfhour.records.accounts import User
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Parcel
from halfhour.records.people import Address, Person
from halfhour.records.scheduling import Meeting
from halfhour.web.meetings.forms import AgreeForm, LetterForm, stands

CONFIRM_WITHIN = timedelta(days=2)
"""How long before a talk the page offers to confirm it: the day before, and some hours more (our own default)."""
LATER = 3
"""Times of a series that are named beside the next one (our own default)."""
LETTERS = {Need.INVITE: "request", Need.UPDATE: "update", Need.CANCEL: "cancel"}
ANSWERS = {Partstat.ACCEPTED: "accepted", Partstat.TENTATIVE: "tentative", Partstat.DECLINED: "declined"}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as one clock shows it; `city` says whose it is."""

    day: str
    hours: str
    city: str


def clock_of(start: datetime, minutes: int, zone: str) -> Clock:
    """From when to when, with the weekday."""
    told, _, city = words.span_in_words(start, minutes, zone).rpartition(" (")
    day, _, hours = told.rpartition(", ")
    return Clock(day, hours, city.rstrip(")"))


class Desk:
    """A conversation's meeting with all that its page and its letters need; what is not asked for is not fetched."""

    def __init__(self, conversation: Conversation, user: User, now: datetime) -> None:
        self.conversation = conversation
        self.user = user
        self.now = now

    @cached_property
    def meetings(self) -> list[Meeting]:
        """All that were ever made for it, the latest first."""
        return list(self.conversation.meetings.present().select_related("workspace", "conversation").order_by("-start"))

    @cached_property
    def meeting(self) -> Meeting | None:
        """What stands; a time noted before there were meetings is one as well."""
        found = standing_meeting(self.conversation)
        if found or self.conversation.agreed_for is None:
            return found
        names = ("minutes", "zone", "place", "link")
        facts = {name: getattr(self.conversation, name) for name in names}
        start = self.conversation.agreed_for
        return Meeting(workspace=self.conversation.workspace, conversation=self.conversation, start=start, **facts)

    @cached_property
    def called_off(self) -> Meeting | None:
        """The one that was called off last, while nothing else stands."""
        off = [each for each in self.meetings if each.cancelled_at]
        return None if self.meeting or not off else max(off, key=lambda each: each.cancelled_at or self.now)

    @cached_property
    def theirs(self) -> list[Meeting]:
        """Invitations of theirs that go on: to be answered, or to be answered differently."""
        return [each for each in self.meetings if not each.is_mine and not each.cancelled_at and each.calendar]

    @cached_property
    def parcels(self) -> list[Parcel]:
        """Letters about it, the latest first."""
        found = Parcel.objects.present().filter(conversation=self.conversation).exclude(meeting=None)
        return list(found.filter(cancelled_at=None).defer("calendar").order_by("-created_at")[:10])

    @cached_property
    def person(self) -> Person | None:
        """With whom it is; the first of several."""
        found: Person | None = self.conversation.people.present().first()
        return found

    @cached_property
    def addresses(self) -> list[str]:
        """Where they can be written to."""
        people = self.conversation.people.present()
        found = Address.objects.present().filter(person__in=people, way=Address.Way.EMAIL)
        return list(found.values_list("value", flat=True)[:10])

    @property
    def their_zone(self) -> str:
        """On which clock they live, where it is known."""
        known = self.meeting.their_zone if self.meeting else ""
        return known or (self.person.zone if self.person else "")

    @property
    def zones(self) -> tuple[str, ...]:
        """Zones that somebody here has, even when they are old names."""
        return (self.user.zone, self.conversation.zone, self.their_zone, self.meeting.zone if self.meeting else "")

    def need(self, meeting: Meeting) -> Need:
        """The one thing to do about a meeting of mine; theirs stand on the page with what may be answered."""
        own = [parcel for parcel in self.parcels if parcel.meeting_id == meeting.pk]
        method = "CANCEL" if meeting.cancelled_at else "REQUEST"
        return need_of(
            Affair(
                is_mine=meeting.is_mine,
                sequence=meeting.sequence,
                invited=meeting.invited_at is not None,
                is_off=meeting.cancelled_at is not None,
                off_was_told=any(parcel.calendar_method == "CANCEL" and parcel.left_at for parcel in own),
                is_on_its_way=any(parcel.calendar_method == method and not parcel.left_at for parcel in own),
                answered=True,
                proposed=meeting.counter_start is not None,
                is_over=meeting.start + timedelta(minutes=meeting.minutes) < self.now,
            )
        )

    @cached_property
    def telling(self) -> tuple[Meeting, Need] | None:
        """What has to be told next: first what is off, then what stands."""
        off = [each for each in self.meetings if each.is_mine and each.cancelled_at]
        needs = [(each, self.need(each)) for each in (*off, *([self.meeting] if self.meeting else []))]
        return next(((each, need) for each, need in needs if need in LETTERS), None)

    def scaffold(self, name: str, meeting: Meeting, start: datetime | None = None, minutes: int = 0) -> Letter:
        """A letter to begin with: what is known is in it, the words are the person's."""
        begins, zone = start or meeting.start, meeting.zone
        their_zone = meeting.their_zone or self.their_zone
        when = words.when(begins, minutes or meeting.minutes, zone, their_zone)
        day = words.day_in_words(begins, their_zone or zone)
        where = "\n".join(filter(None, (meeting.place, meeting.link)))
        you = self.person.called if self.person else self.conversation.name
        subject, text = words.letter(name, me=self.user.name, you=you, when=when, day=day, where=where)
        return Letter(self.to(meeting), subject, text)

    def to(self, meeting: Meeting) -> str:
        """The address that a letter goes to: theirs as the invitation names it, else the first one known."""
        named = meeting.attendee if meeting.is_mine else meeting.organizer
        return named or next(iter(self.addresses), "")

    @property
    def title(self) -> str:
        """What the event is called in both calendars."""
        return words.title(self.user.name, self.person.name if self.person else self.conversation.name)


def page_of(desk: Desk, **forms: Any) -> dict[str, Any]:
    """All of the page; forms that were refused stand as they were typed."""
    meeting, now = desk.meeting, desk.now
    context: dict[str, Any] = {
        "conversation": desk.conversation,
        "meeting": meeting,
        "called_off": desk.called_off,
        "theirs": [_invitation(desk, each) for each in desk.theirs],
        "parcels": desk.parcels,
        "need": desk.telling[1] if desk.telling else Need.NOTHING,
        "standing": desk.need(meeting) if meeting else Need.NOTHING,
        "addresses": desk.addresses,
        "sender": desk.conversation.workspace.mail_from,
        "agree": AgreeForm(initial=_begun(desk), zones=desk.zones),
    }
    if meeting:
        context |= _standing(desk, meeting, now)
    if desk.telling:
        told, need = desk.telling
        context["letter"] = _form(desk.scaffold(LETTERS[need], told))
    return context | forms


def _begun(desk: Desk) -> dict[str, Any]:
    if desk.meeting:
        return {**stands(desk.meeting), "their_zone": desk.their_zone}
    minutes = desk.conversation.minutes
    return {"zone": desk.user.zone, "their_zone": desk.their_zone, "minutes": minutes, "place": desk.conversation.place}


def _form(letter: Letter) -> LetterForm:
    return LetterForm(initial={"to": letter.to, "subject": letter.subject, "text": letter.text})


def _standing(desk: Desk, meeting: Meeting, now: datetime) -> dict[str, Any]:
    """What stands on both clocks, and what may be done about it now."""
    mine = clock_of(meeting.start, meeting.minutes, desk.user.zone)
    theirs = clock_of(meeting.start, meeting.minutes, desk.their_zone) if desk.their_zone else None
    is_over = meeting.start + timedelta(minutes=meeting.minutes) < now
    found: dict[str, Any] = {
        "mine": mine,
        "their_clock": theirs if theirs and (theirs.day, theirs.hours) != (mine.day, mine.hours) else None,
        "is_over": is_over,
        "may_confirm": not is_over and meeting.start - now < CONFIRM_WITHIN and not meeting.confirmed_at,
        "confirming": _form(desk.scaffold("confirm", meeting)),
        "is_kept": not meeting._state.adding,
    }
    if not is_over:
        found |= _way(desk, meeting)
    if meeting.is_mine and meeting.counter_start:
        minutes = meeting.counter_minutes or meeting.minutes
        found["counter"] = clock_of(meeting.counter_start, minutes, desk.user.zone)
        found["counter_theirs"] = clock_of(meeting.counter_start, minutes, desk.their_zone) if theirs else None
    return found


def _way(desk: Desk, meeting: Meeting) -> dict[str, Any]:
    """When to leave, and what is known of the way; for a place whose way nobody knows, that it may be said."""
    is_there = bool(meeting.place) or desk.conversation.as_spot() is not None
    way = way_of(desk.conversation) if is_there else None
    if way is None:
        return {"asks_way": is_there}
    leave = leave_at(meeting.start, way.minutes).astimezone(ZoneInfo(desk.user.zone))
    return {"leave": leave, "early": early_by(meeting.start, way.minutes), "way": way_in_words(way)}


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation of theirs, on both clocks."""

    meeting: Meeting
    mine: Clock
    there: Clock | None
    proposed: Clock | None
    is_agreed: bool
    is_over: bool
    repeats: "Repeats | None" = None


@dataclass(frozen=True, slots=True)
class Repeats:
    """Of an invitation that comes again: the days after the one that is shown, and whether there are more."""

    later: tuple[str, ...]
    goes_on: bool
    is_over: bool


def repeating(sheet: Sheet, start: datetime | None, zone: str) -> Repeats | None:
    """When it comes again after a time; None for one that does not, and where its times are not certain."""
    if start is None or not repeats(sheet):
        return None
    coming = times_from(sheet, start, most=LATER + 2)
    after = [span.start for span in coming if span.start > start]
    return Repeats(tuple(words.day_in_words(each, zone) for each in after[:LATER]), len(after) > LATER, not coming)


def _invitation(desk: Desk, meeting: Meeting) -> Invitation:
    mine = clock_of(meeting.start, meeting.minutes, desk.user.zone)
    there = clock_of(meeting.start, meeting.minutes, meeting.their_zone or desk.user.zone)
    proposed = meeting.counter_start and clock_of(
        meeting.counter_start, meeting.counter_minutes or meeting.minutes, desk.user.zone
    )
    return Invitation(
        meeting,
        mine,
        None if (there.day, there.hours) == (mine.day, mine.hours) else there,
        proposed or None,
        desk.conversation.agreed_for == meeting.start,
        meeting.start + timedelta(minutes=meeting.minutes) < desk.now,
        repeating(read(meeting.calendar.encode()), meeting.start, desk.user.zone),
    )
