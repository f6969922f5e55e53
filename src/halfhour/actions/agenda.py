"""The things of an agenda as one tells them: whom they are about, what to do, and why; asked for those alone that are shown."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from django.db.models import F

from halfhour.actions.afterwards import NEXT
from halfhour.actions.keep_in_touch import WITH, grounds
from halfhour.actions.today import Agenda
from halfhour.actions.ways import ways_of
from halfhour.domain.candidates import noting_at
from halfhour.domain.hosting import answer_by
from halfhour.domain.meetings import early_by, leave_at
from halfhour.domain.scheduling.ways import WayThere
from halfhour.domain.today import Sort, Thing
from halfhour.phrases.today import day_in_words, listed, moment_in_words, reason_in_words, said
from halfhour.phrases.ways import way_in_words
from halfhour.records.accounts import Workspace
from halfhour.records.acquaintance import last_contacts
from halfhour.records.conversations import Conversation
from halfhour.records.people import Person

SOON = timedelta(minutes=30)
"""How long before a talk its clock is more use than its brief (our own default)."""
TOLD = (
    *("workspace", "name", "kind", "asked_on", "held_on", "changed_at"),
    *("place", "link", "map_link", "way_there", "minutes", "travel_minutes"),
)
"""Columns of a conversation that sentences need."""
OF_A_PROMISE = frozenset({Sort.PROMISE, Sort.THEIRS})
OF_A_CANDIDATE = frozenset({Sort.EVIDENCE, Sort.WISH, Sort.CANDIDATE})


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in words. Ids say what it is about; `is_now` that a talk is about to begin or going on."""

    thing: Thing
    do: str
    why: str
    button: str
    conversation: str = ""
    person: str = ""
    place: str = ""
    is_now: bool = False
    where: str = ""
    link: str = ""
    minutes: int = 30
    leave: datetime | None = None
    """When to leave for it, where the way there is known."""
    changed_at: datetime | None = None
    kind: str = ""
    """The kind of the conversation, where the way on depends on it."""


def told(
    workspace: Workspace, agenda: Agenda, things: Collection[Thing], *, now: datetime, zone: tzinfo
) -> tuple[Item, ...]:
    """The things in words, in the same order."""
    teller = _Teller(workspace, agenda, now, zone)
    teller.look_up(things)
    return tuple(item for thing in things if (item := teller.tell(thing)))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody is."""

    pk: str
    name: str


@dataclass(slots=True)
class _Teller:
    workspace: Workspace
    agenda: Agenda
    now: datetime
    zone: tzinfo
    conversations: dict[str, Any] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, "_Place"] = field(default_factory=dict)
    others: dict[str, Person] = field(default_factory=dict)
    records: dict[str, Any] = field(default_factory=dict)
    led_to: dict[str, str] = field(default_factory=dict)
    reasons: Mapping[str, Any] = field(default_factory=dict)
    ways: Mapping[str, WayThere] = field(default_factory=dict)

    def look_up(self, things: Iterable[Thing]) -> None:
        """Fetches what the sentences name, a table at a time."""
        by_sort: dict[Sort, list[str]] = defaultdict(list)
        for thing in things:
            by_sort[thing.sort].append(thing.about)
        promises = by_sort[Sort.PROMISE] + by_sort[Sort.THEIRS]
        self.records |= self.workspace.promises.select_related("person").in_bulk(promises)
        self.records |= self.workspace.advice.in_bulk(by_sort[Sort.REPORT])
        self.records |= self.workspace.introductions.select_related("by", "to").in_bulk(by_sort[Sort.TELL])
        self.records |= self.workspace.people.in_bulk(by_sort[Sort.TOUCH] + by_sort[Sort.KEEP])
        if half_hours := by_sort[Sort.ANSWER] + by_sort[Sort.CHANGED]:
            self.records |= self.workspace.bookings.select_related("page").in_bulk(half_hours)
        if candidates := by_sort[Sort.EVIDENCE] + by_sort[Sort.WISH] + by_sort[Sort.CANDIDATE]:
            rows = self.workspace.candidates.select_related("opening").prefetch_related("members", "sheets")
            self.records |= rows.in_bulk(candidates)
        self._look_up_conversations({thing.about for thing in things}, by_sort)
        if by_sort[Sort.TOUCH]:
            ties = {pk: self.agenda.ties[pk] for pk in by_sort[Sort.TOUCH] if pk in self.agenda.ties}
            self.reasons = grounds(self.workspace, ties, self.agenda.today)
        if by_sort[Sort.SECOND_PERSON]:
            self._look_for_others(by_sort[Sort.SECOND_PERSON])

    def _look_up_conversations(self, abouts: set[str], by_sort: Mapping[Sort, list[str]]) -> None:
        for pk in by_sort[Sort.PROMISE] + by_sort[Sort.THEIRS] + by_sort[Sort.REPORT]:
            abouts.add(self.records[pk].conversation_id)
        if introductions := by_sort[Sort.TELL]:
            to = [self.records[pk].to_id for pk in introductions]
            held = WITH.objects.filter(
                person__in=to, conversation__held_on__isnull=False, conversation__removed_at=None
            )
            for person, pk in held.order_by("conversation__held_on").values_list("person_id", "conversation_id"):
                self.led_to[person] = pk
            abouts.update(self.led_to.values())
        self.conversations = self.workspace.conversations.only(*TOLD).in_bulk(list(abouts))
        meets = [self.conversations[pk] for pk in by_sort[Sort.MEET] if pk in self.conversations]
        self.ways = ways_of(self.workspace, meets)
        rows = WITH.objects.filter(conversation__in=list(self.conversations), person__removed_at=None)
        columns = ("person__name", "person__organization_id", "person__organization__name")
        rows = rows.order_by("pk").annotate(gone=F("person__organization__removed_at"))
        for pk, name, place, place_name, gone in rows.values_list("conversation_id", *columns, "gone"):
            self.names.setdefault(pk, []).append(name)
            if place and gone is None:
                self.places.setdefault(pk, _Place(place, place_name))

    def _look_for_others(self, conversations: Iterable[str]) -> None:
        """Somebody else known at the place of each, whom one was in touch with last."""
        places = {self.places[pk].pk for pk in conversations if pk in self.places}
        people = self.workspace.people.present().filter(organization__in=places, at_rest=False)
        people = people.exclude(conversations__closed_on=None, conversations__asked_on__isnull=False)
        known = list(people.distinct()[:200])
        last = last_contacts(self.workspace, self.agenda.today, [person.pk for person in known])
        known.sort(key=lambda person: last.get(person.pk, date.min), reverse=True)
        for person in reversed(known):
            self.others[person.organization_id or ""] = person

    def tell(self, thing: Thing) -> Item | None:
        """One thing; None when what it is about has gone meanwhile."""
        if thing.sort is Sort.RELEASE:
            return self._letters(thing)
        if thing.sort is Sort.TOUCH:
            return self._touch(thing)
        if thing.sort is Sort.KEEP:
            return self._keeping(thing)
        if thing.sort is Sort.TELL:
            return self._introducer(thing)
        if thing.sort is Sort.ANSWER:
            return self._request(thing)
        if thing.sort is Sort.CHANGED:
            return self._change(thing)
        if thing.sort in OF_A_CANDIDATE:
            return self._candidate(thing)
        record = self.records.get(thing.about)
        conversation = self.conversations.get(record.conversation_id if record else thing.about)
        if conversation is None:
            return None
        if thing.sort is Sort.THEIRS and record and record.key == NEXT:
            return self._their_next(thing, record, conversation)
        if thing.sort in OF_A_PROMISE or thing.sort is Sort.REPORT:
            return self._of_record(thing, record, conversation)
        if thing.sort is Sort.SECOND_PERSON:
            return self._second(thing, conversation)
        do = said(thing.sort, "do", people=self._people(conversation))
        is_now = bool(thing.sort is Sort.MEET and thing.at and thing.at - self.now <= SOON)
        return Item(
            thing,
            do,
            self._why(thing, conversation),
            said(thing.sort, "now_button" if is_now else "button"),
            conversation=conversation.pk,
            is_now=is_now,
            where=conversation.place,
            link=conversation.link,
            minutes=conversation.minutes,
            leave=self._leave(thing, conversation),
            changed_at=conversation.changed_at,
            kind=conversation.kind,
        )

    def _people(self, conversation: Conversation) -> str:
        return listed(self.names.get(conversation.pk) or [conversation.name])

    def _day(self, day: date | None) -> str:
        return day_in_words(day or self.agenda.today, self.agenda.today)

    def _time(self, thing: Thing) -> str:
        return f" at {thing.at.astimezone(self.zone):%H:%M}" if thing.at else ""

    def _why(self, thing: Thing, conversation: Conversation) -> str:
        sort, today = thing.sort, self.agenda.today
        if sort is Sort.MEET:
            when = f"{self._day(thing.at.astimezone(self.zone).date() if thing.at else None)}{self._time(thing)}"
            where = f", {conversation.place}" if conversation.place else ""
            why = said(sort, "why", when=when[:1].upper() + when[1:], minutes=conversation.minutes, where=where)
            return f"{why}{self._leaving(thing, conversation)}"
        if (
            sort
            in {
                Sort.HAPPENED,
                Sort.CONFIRM,
                Sort.PREPARE,
                Sort.INVITATION,
                Sort.DIFFERS,
                Sort.PROPOSAL,
                Sort.UNTOLD,
            }
            and thing.at
        ):
            day = self._day(thing.at.astimezone(self.zone).date())
            return said(sort, "why", day=day, time=self._time(thing))
        if sort is Sort.UNREACHED:
            return said(sort, "why", day=self._day(thing.on))
        if sort is Sort.THANK and conversation.held_on:
            late = {0: "why_today", 1: "why_yesterday"}.get((today - conversation.held_on).days, "why_late")
            return said(sort, late, day=self._day(conversation.held_on))
        if sort is Sort.AGREE:
            missed = conversation.pk in self.agenda.missed
            return said(sort, "why_missed" if missed else "why", day=self._day(thing.on))
        if sort in {Sort.FOLLOW_UP, Sort.LET_GO}:
            again = self.agenda.again.get(conversation.pk, [])
            days = {"asked": self._day(conversation.asked_on), "again": self._day(again[-1]) if again else ""}
            return said(sort, "why_many" if again else "why_one", many=len(again) + 1, **days)
        return said(sort, "why", day=self._day(thing.on))

    def _leaving(self, thing: Thing, conversation: Conversation) -> str:
        """When to leave for a talk at a place, where the way there is known."""
        leave, way = self._leave(thing, conversation), self.ways.get(conversation.pk)
        if leave is None or way is None or thing.at is None:
            return ""
        early = early_by(thing.at, way.minutes)
        words = said(thing.sort, "leave", leave=f"{leave.astimezone(self.zone):%H:%M}", early=early)
        return f"{words} {said(thing.sort, 'way', way=way_in_words(way))}" if way.is_estimate else words

    def _leave(self, thing: Thing, conversation: Conversation) -> datetime | None:
        """When to leave for a talk at a place, where the way there is known."""
        way = self.ways.get(conversation.pk)
        is_talk = thing.sort is Sort.MEET and bool(conversation.place or conversation.as_spot())
        return leave_at(thing.at, way.minutes) if is_talk and thing.at and way else None

    def _letters(self, thing: Thing) -> Item:
        why = "why_trouble" if self.agenda.trouble else "why_one" if self.agenda.letters == 1 else "why_many"
        words = said(thing.sort, why, many=self.agenda.letters, day=self._day(thing.on))
        return Item(thing, said(thing.sort, "do"), words, said(thing.sort, "button"))

    def _touch(self, thing: Thing) -> Item | None:
        person, tie = self.records.get(thing.about), self.agenda.ties.get(thing.about)
        if person is None or tie is None:
            return None
        ground, words = self.reasons[thing.about][0]
        values = {
            "reason": reason_in_words(ground, words, self.agenda.today),
            "last": self._day(tie.last),
            "tried": self._day(tie.tries[-1]) if tie.tries else "",
        }
        why = said(thing.sort, "why_tried" if tie.tries else "why", **values)
        return Item(
            thing, said(thing.sort, "do", people=person.name), why, said(thing.sort, "button"), person=person.pk
        )

    def _keeping(self, thing: Thing) -> Item | None:
        person = self.records.get(thing.about)
        if person is None:
            return None
        why, do = said(thing.sort, "why", day=self._day(thing.on)), said(thing.sort, "do", people=person.name)
        return Item(thing, do, why, said(thing.sort, "button"), person=person.pk)

    def _request(self, thing: Thing) -> Item | None:
        booking = self.records.get(thing.about)
        if booking is None:
            return None
        left = (answer_by(booking.asked_at, booking.page.answer_days, self.zone) - self.agenda.today).days
        words = "left_many" if left > 1 else ("left_one", "left_none", "late")[min(1 - left, 2)]
        when = f"{self._day(booking.start.astimezone(self.zone).date())} at {booking.start.astimezone(self.zone):%H:%M}"
        why = said(thing.sort, "why", minutes=booking.minutes, when=when, left=said(thing.sort, words, many=left))
        return Item(thing, said(thing.sort, "do", people=booking.guest_name), why, said(thing.sort, "button"))

    def _change(self, thing: Thing) -> Item | None:
        booking = self.records.get(thing.about)
        if booking is None:
            return None
        what, today = booking.as_change(), self.agenda.today
        moments = {"when": booking.start, "before": booking.known_start or booking.start}
        told = {name: moment_in_words(at.astimezone(self.zone), today) for name, at in moments.items()}
        do = said(thing.sort, f"do_{what}", people=booking.guest_name)
        return Item(thing, do, said(thing.sort, f"why_{what}", **told), said(thing.sort, "button"))

    def _candidate(self, thing: Thing) -> Item | None:
        candidate, sort = self.records.get(thing.about), thing.sort
        if candidate is None:
            return None
        words, values = "why", {"day": self._day(thing.on), "role": candidate.opening.name}
        if sort is Sort.EVIDENCE:
            words = f"why_{noting_at(thing.at, self.now, is_submitted=False)}"
            submitted = {sheet.member_id for sheet in candidate.sheets.all() if sheet.submitted_at}
            waits = [one.name for one in candidate.members.all() if one.removed_at is None and one.pk not in submitted]
            values["who"] = listed(waits)
        elif sort is Sort.WISH and candidate.called_off_at:
            words = "why_off"
        elif sort is Sort.CANDIDATE and candidate.answer_by:
            words = "why_late" if candidate.answer_by < self.agenda.today else "why"
            values["day"] = self._day(candidate.answer_by)
        do = said(sort, "do", people=candidate.name)
        return Item(thing, do, said(sort, words, **values), said(sort, "button"), place=candidate.opening_id)

    def _introducer(self, thing: Thing) -> Item | None:
        introduction = self.records.get(thing.about)
        conversation = self.conversations.get(self.led_to.get(introduction.to_id, "")) if introduction else None
        if introduction is None or conversation is None:
            return None
        why = said(thing.sort, "why", people=introduction.to.name, day=self._day(conversation.held_on))
        do = said(thing.sort, "do", by=introduction.by.name)
        return Item(thing, do, why, said(thing.sort, "button"), conversation=conversation.pk, person=introduction.by_id)

    def _of_record(self, thing: Thing, record: Any, conversation: Conversation) -> Item:
        person = getattr(record, "person", None)
        people = person.name if person else self._people(conversation)
        day = record.acted_on if thing.sort is Sort.REPORT else record.due_on or thing.on
        is_ahead = thing.sort is Sort.PROMISE and thing.on >= self.agenda.today
        why = said(
            thing.sort,
            "why_ahead" if is_ahead else "why",
            people=people,
            day=self._day(day),
            text=record.text.rstrip(". "),
        )
        do = said(thing.sort, "do", people=people, text=record.text)
        return Item(thing, do, why, said(thing.sort, "button"), conversation=conversation.pk)

    def _their_next(self, thing: Thing, record: Any, conversation: Conversation) -> Item:
        """The next step that they undertook: by their day, not by ours."""
        people = record.person.name if record.person else self._people(conversation)
        is_ahead = record.due_on and record.due_on >= self.agenda.today
        what = "why_next_open" if record.due_on is None else "why_next_ahead" if is_ahead else "why_next"
        why = said(thing.sort, what, text=record.text.rstrip(". "), day=self._day(record.due_on))
        do = said(thing.sort, "do_next", people=people)
        return Item(thing, do, why, said(thing.sort, "button_next"), conversation=conversation.pk)

    def _second(self, thing: Thing, conversation: Conversation) -> Item:
        place = self.places.get(conversation.pk)
        other = self.others.get(place.pk) if place else None
        do = said(
            thing.sort,
            "do_named" if other else "do" if place else "do_nowhere",
            other=other.name if other else "",
            place=place.name if place else "",
        )
        button = said(
            thing.sort,
            "button" if other else "button_place" if place else "button_nowhere",
            other=other.called if other else "",
        )
        why = said(thing.sort, "why", people=self._people(conversation), asked=self._day(conversation.asked_on))
        return Item(
            thing,
            do,
            why,
            button,
            conversation=conversation.pk,
            person=other.pk if other else "",
            place=place.pk if place else "",
        )
