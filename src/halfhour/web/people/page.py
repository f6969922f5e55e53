"""What a person's page shows: everything said and promised by date, the last real contact, and what now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from halfhour.domain.acquaintance import last_real_contact, warmth_of
from halfhour.domain.keep_in_touch import is_touch, tie_of, touch_due
from halfhour.domain.keeping import is_kept_long_enough
from halfhour.domain.stages import Stage
from halfhour.records.afterwards import Advice, Promise
from halfhour.records.letters import Message
from halfhour.records.people import Person

SHOWN = 40
"""Things by date that a page shows before it is asked for all (our own default)."""
DEFAULT_GROUPS = (("Mentors", 60), ("Close colleagues", 90), ("People who helped me", 120), ("Once a year", 365))
"""Groups that are offered, with days between two contacts (our own defaults)."""
OVER = (Stage.CLOSED, Stage.REPORTED)
FACTS = (
    ("asked_on", "asked"),
    ("answered_on", "answered"),
    ("held_on", "held"),
    ("thanked_on", "thanked"),
    ("reported_on", "reported"),
    ("closed_on", "closed"),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on one day; `what` is a word of the group `moment`, `href` leads to it, `record` is what can be taken away."""

    on: date
    what: str
    words: str = ""
    href: str = ""
    mine: bool | None = None
    record: str = ""
    due: date | None = None


def page_of_person(person: Person, today: date, *, everything: bool = False) -> dict[str, Any]:
    """All of it, in a number of questions that does not grow."""
    conversations = list(person.conversations.present())
    contacts = list(person.contacts.present())
    letters = list(_letters(person))
    moments = sorted(
        [*_of_conversations(conversations), *_of_contacts(contacts), *_of_letters(letters), *_of_the_rest(person)],
        key=lambda moment: moment.on,
        reverse=True,
    )
    touches = list(_touches(conversations, contacts, letters))
    last = last_real_contact(touches, today)
    every = person.group.every_days if person.group and not person.group.removed_at else None
    tie = tie_of(
        [touch for touch in touches if touch[0] <= today],
        every=every,
        rests_until=person.rests_until,
        at_rest=person.at_rest,
    )
    return {
        "person": person,
        "today": today,
        "addresses": person.addresses.present(),
        "posts": person.posts.present().select_related("organization"),
        "given": person.introductions_given.present().select_related("to"),
        "came_by": person.introductions_to.present().select_related("by"),
        "consents": person.consents.present().select_related("conversation"),
        "open_conversations": [each for each in conversations if each.stage not in OVER],
        "last": last,
        "warmth": warmth_of(last, today),
        "due": touch_due(tie),
        "is_kept_long_enough": is_kept_long_enough(person.keep_until, today),
        "moments": moments if everything else moments[:SHOWN],
        "hidden": 0 if everything else max(0, len(moments) - SHOWN),
    }


def _letters(person: Person) -> Any:
    """Letters to and from them, also those that only say in which conversation they were written."""
    either = Q(person=person) | Q(person=None, conversation__people=person)
    there = Message.objects.present().filter(either, workspace=person.workspace).defer("blob")
    return there.exclude(conversation__removed_at__isnull=False).distinct()


def _touches(
    conversations: Iterable[Any], contacts: Iterable[Any], letters: Iterable[Any]
) -> Iterator[tuple[date, bool]]:
    for contact in contacts:
        yield contact.on, contact.is_real
    for letter in letters:
        if is_touch(letter.purpose, is_mine=letter.is_mine):
            yield letter.on, not letter.is_mine
    for conversation in conversations:
        for on in (conversation.answered_on, conversation.held_on):
            if on:
                yield on, True


def _of_conversations(conversations: Iterable[Any]) -> Iterator[Moment]:
    for conversation in conversations:
        href = f"/conversations/{conversation.pk}/"
        for column, what in FACTS:
            if on := getattr(conversation, column):
                yield Moment(on, what, conversation.name, href)
        if conversation.agreed_for and not conversation.held_on and not conversation.closed_on:
            yield Moment(conversation.agreed_for.date(), "agreed", conversation.name, href)


def _of_contacts(contacts: Iterable[Any]) -> Iterator[Moment]:
    for contact in contacts:
        yield Moment(contact.on, contact.way, contact.words, record=contact.pk)


def _of_letters(letters: Iterable[Any]) -> Iterator[Moment]:
    for letter in letters:
        href = f"/conversations/{letter.conversation_id}/" if letter.conversation_id else ""
        yield Moment(letter.on, "letter", letter.subject or letter.text[:200], href, letter.is_mine)


def _of_the_rest(person: Person) -> Iterator[Moment]:
    promises = Promise.objects.present().filter(
        Q(person=person) | Q(person=None, conversation__people=person), workspace=person.workspace
    )
    for promise in promises.select_related("conversation").distinct():
        on = promise.kept_on or promise.conversation.held_on or promise.created_at.date()
        what = "kept" if promise.kept_on else "dropped" if promise.dropped_on else "promised"
        due = None if promise.kept_on or promise.dropped_on else promise.due_on
        yield Moment(on, what, promise.text, f"/conversations/{promise.conversation_id}/", promise.is_mine, due=due)
    advice = Advice.objects.present().filter(conversation__people=person, conversation__removed_at=None)
    for each in advice.select_related("conversation"):
        on = each.acted_on or each.conversation.held_on or each.created_at.date()
        yield Moment(on, "acted" if each.acted_on else "advised", each.text, f"/conversations/{each.conversation_id}/")
    for given in person.introductions_given.present().select_related("to"):
        yield Moment(given.on or given.created_at.date(), "introduced", given.to.name, f"/people/{given.to_id}/")
    for came in person.introductions_to.present().select_related("by"):
        yield Moment(came.on or came.created_at.date(), "introduced_by", came.by.name, f"/people/{came.by_id}/")
