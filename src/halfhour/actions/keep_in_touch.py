"""With whom to be in touch again, and why just now: asked of the records for those alone who can be due."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from halfhour.domain.keep_in_touch import NEEDS_NO_ANSWER, Ground, Tie, reasons_to_write, tie_of, touch_due
from halfhour.records.accounts import Workspace
from halfhour.records.afterwards import Advice
from halfhour.records.conversations import Conversation
from halfhour.records.dossiers import Fact
from halfhour.records.letters import Message
from halfhour.records.people import Contact

WITH: Any = Conversation.people.through


def touches_due(workspace: Workspace, today: date, *, until: date) -> dict[str, tuple[Tie, date]]:
    """Whom to write to by a day, with how it stands and since when; in a number of questions that does not grow."""
    rhythms = dict(workspace.groups.present().values_list("pk", "every_days"))
    if not rhythms:
        return {}
    people = dict(_perhaps_due(workspace, rhythms, until).values_list("pk", "group_id"))
    touches = _touches(workspace, today, people)
    ties = {
        person: tie_of(touches[person], every=rhythms[group]) for person, group in people.items() if person in touches
    }
    found = {person: (tie, touch_due(tie)) for person, tie in ties.items()}
    return {person: (tie, due) for person, (tie, due) in found.items() if due and due <= until}


def grounds(workspace: Workspace, ties: Mapping[str, Tie], today: date) -> dict[str, tuple[tuple[Ground, str], ...]]:
    """Reasons to write to each person, the best first, each with the words of the record that it rests on."""
    words: dict[str, str] = {}
    acted, talks, news = (defaultdict(list) for _ in range(3))
    for person, pk, on, text in _acted(workspace, ties):
        acted[person].append((pk, on))
        words[pk] = text
    for person, pk, on in _talks(workspace, ties):
        talks[person].append((pk, on))
    for person, pk, on, text in (*_notes(workspace, ties), *_facts(workspace, ties)):
        news[person].append((pk, on))
        words[pk] = text
    return {
        person: tuple(
            (ground, words.get(ground.about or "", ""))
            for ground in reasons_to_write(
                tie, today, acted_on=acted[person], talks=talks[person], news=sorted(news[person], key=_latest_first)
            )
        )
        for person, tie in ties.items()
    }


def _latest_first(row: tuple[str, date]) -> int:
    return -row[1].toordinal()


def _perhaps_due(workspace: Workspace, rhythms: Mapping[str, int], until: date) -> "QuerySet[Any]":
    """People in a rhythm without a real contact since so long that they may be due by then."""
    people = workspace.people.present().filter(at_rest=False).filter(Q(rests_until=None) | Q(rests_until__lte=until))
    due: Any = Q(pk__in=())
    for group, every in rhythms.items():
        since = until - timedelta(days=every)
        met = Contact.objects.present().filter(person=OuterRef("pk"), is_real=True, on__gt=since, on__lte=until)
        due |= Q(group=group) & ~Exists(met)
    return people.filter(due)


def _touches(workspace: Workspace, today: date, people: Collection[str]) -> dict[str, list[tuple[date, bool]]]:
    """Dated touches with each of some people up to today, and whether they were real."""
    found: dict[str, list[tuple[date, bool]]] = defaultdict(list)
    for person, on, is_real in _all_touches(workspace, today, list(people)):
        if on <= today:
            found[person].append((on, is_real))
    return found


def _all_touches(workspace: Workspace, today: date, people: list[str]) -> Iterator[tuple[str, date, bool]]:
    contacts = Contact.objects.present().filter(workspace=workspace, person__in=people, on__lte=today)
    yield from contacts.order_by().values_list("person_id", "on", "is_real")
    letters = Message.objects.present().filter(workspace=workspace, on__lte=today)
    letters = letters.exclude(is_mine=True, purpose__in=NEEDS_NO_ANSWER).order_by()
    to_them = letters.filter(person__in=people).values_list("person_id", "on", "is_mine")
    to_all = letters.filter(person=None, conversation__people__in=people)
    for person, on, is_mine in (*to_them, *to_all.values_list("conversation__people", "on", "is_mine")):
        yield person, on, not is_mine
    spoken = WITH.objects.filter(person__in=people, conversation__removed_at=None)
    for person, answered, held in spoken.values_list("person_id", "conversation__answered_on", "conversation__held_on"):
        yield from ((person, on, True) for on in (answered, held) if on)


def _acted(workspace: Workspace, people: Collection[str]) -> "QuerySet[Any]":
    rows = Advice.objects.present().filter(workspace=workspace, acted_on__isnull=False, reported_on=None)
    rows = rows.filter(conversation__removed_at=None, conversation__people__in=people)
    return rows.values_list("conversation__people", "pk", "acted_on", "text")


def _talks(workspace: Workspace, people: Collection[str]) -> "QuerySet[Any]":
    held = WITH.objects.filter(person__in=people, conversation__removed_at=None, conversation__held_on__isnull=False)
    held = held.filter(conversation__workspace=workspace)
    return held.values_list("person_id", "conversation_id", "conversation__held_on")


def _notes(workspace: Workspace, people: Collection[str]) -> "QuerySet[Any]":
    notes = Contact.objects.present().filter(workspace=workspace, person__in=people).exclude(words="")
    return notes.order_by().values_list("person_id", "pk", "on", "words")


def _facts(workspace: Workspace, people: Collection[str]) -> Iterator[tuple[str, str, date, str]]:
    """What is new about them, or about the place where they are."""
    facts = Fact.objects.present().filter(workspace=workspace, topic="news", source__removed_at=None).order_by()
    of_them = facts.filter(source__person__in=people).annotate(whose=F("source__person"))
    of_place = facts.filter(source__organization__people__in=people).annotate(whose=F("source__organization__people"))
    for rows in (of_them, of_place):
        yield from rows.values_list("whose", "pk", "source__on", "text")
