"""What the page of a conversation shows: the next step, everything by date, and the ways on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from halfhour import wiring
from halfhour.actions.today import second_asked
from halfhour.actions.ways import way_of
from halfhour.domain.conversations import USUAL, Todo, todo_of
from halfhour.domain.follow_up import NextStep, next_step
from halfhour.domain.kinds import Kind
from halfhour.domain.stages import Happening, Stage
from halfhour.phrases.follow_up import preset
from halfhour.phrases.ways import way_in_words
from halfhour.records.conversations import Conversation
from halfhour.web.conversations.contract import terms_of

FACTS = (
    ("asked_on", "asked"),
    ("answered_on", "answered"),
    ("held_on", "held"),
    ("thanked_on", "thanked"),
    ("reported_on", "reported"),
)
ADDRESSES = {
    Todo.ASK: "writing/ask/",
    Todo.WAIT: "messages/new",
    Todo.FOLLOW_UP: "writing/follow_up/",
    Todo.SECOND_PERSON: "second/",
    Todo.LET_GO: "writing/follow_up/",
    Todo.AGREE: "times/",
    Todo.PREPARE: "brief/",
    Todo.TALK: "live/",
    Todo.ADD_TALK: "talks/new",
    Todo.THANK: "writing/thanks/",
    Todo.REPORT: "afterwards/",
    Todo.KEEP_IN_TOUCH: "writing/touch/",
    Todo.REOPEN: "facts",
}
"""Where each next step is taken, below the address of the conversation."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on one day; `what` is a word of the group `of_conversation`, `record` is a message that can be opened."""

    on: date
    what: str
    words: str = ""
    href: str = ""
    mine: bool | None = None
    event: str = ""


def page_of_conversation(found: Conversation, *, now: datetime, today: date, zone: str) -> dict[str, Any]:
    """All of it, in a number of questions that does not grow."""
    people = list(found.people.present().select_related("organization"))
    talks = list(found.talks.present().defer("blob", "turns"))
    events = list(found.events.present())
    letters = list(found.messages.present().defer("blob"))
    due = _due(found, events, people[0].country if people else "", today)
    facts, way = found.as_facts(), way_of(found)
    todo = todo_of(facts, now=now, today=today, has_talk=bool(talks), minutes=found.minutes, due=due)
    promises = found.promises.present().filter(kept_on=None, dropped_on=None)
    return {
        "conversation": found,
        "people": people,
        "way": way_in_words(way) if way else "",
        "talks": talks,
        "todo": todo.value,
        "todo_address": reverse("conversation", args=[found.pk]) + _address(todo, Kind(found.kind)),
        "due": due,
        "today": today,
        "usual": [note.value for note in USUAL[found.stage]],
        "moments": sorted(_moments(found, events, letters, talks, zone), key=lambda moment: moment.on, reverse=True),
        "promises": promises,
        "is_ahead": found.stage in (Stage.IDEA, Stage.ASKED, Stage.ANSWERED, Stage.AGREED),
        "questions": found.questions.present(),
        "kind_notes": found.kind_notes.unanswered().select_related("conversation"),
        "contract": terms_of(Kind(found.kind)),
        "consents": found.consents.present().select_related("person"),
    }


def _address(todo: Todo, kind: Kind) -> str:
    """Where the next step is taken; a casual job interview has a preparation of its own, and its brief is one tap further."""
    return "preparing/" if todo is Todo.PREPARE and kind is Kind.CASUAL_JOB else ADDRESSES[todo]


def _due(found: Conversation, events: Iterable[Any], country: str, today: date) -> NextStep | None:
    """What comes next while nobody has answered."""
    if found.stage is not Stage.ASKED or found.asked_on is None:
        return None
    again = [event.on for event in events if event.what == Happening.FOLLOWED_UP]
    calendar = wiring.workdays(country or found.workspace.country, max([found.asked_on, *again, today]))
    return next_step(
        preset(found.follow_up or found.workspace.follow_up),
        found.asked_on,
        again,
        second_asked=second_asked(found),
        workdays=calendar,
    )


def _moments(
    found: Conversation, events: Iterable[Any], letters: Iterable[Any], talks: Iterable[Any], zone: str
) -> Iterator[Moment]:
    for column, what in FACTS:
        if on := getattr(found, column):
            yield Moment(on, what)
    if found.agreed_for and not found.held_on:
        yield Moment(found.agreed_for.astimezone(ZoneInfo(zone)).date(), "agreed")
    if found.closed_on:
        yield Moment(found.closed_on, found.closed_why or "closed")
    for event in events:
        words = "" if event.what == Happening.MOVED else event.words
        yield Moment(event.on, event.what, words, event=event.pk)
    for letter in letters:
        href = reverse("message", args=[found.pk, letter.pk])
        yield Moment(letter.on, "letter", letter.text[:400] or letter.subject, href, letter.is_mine)
    for talk in talks:
        on = talk.day or found.held_on or talk.created_at.astimezone(ZoneInfo(zone)).date()
        yield Moment(on, "talk", str(talk), f"{reverse('debrief', args=[found.pk])}?talk={talk.pk}")
