"""What is due and why, in the order that matters."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from halfhour.domain.candidates import NEAR
from halfhour.domain.follow_up import Deed, Preset, Workdays, next_step
from halfhour.domain.stages import Facts, Stage, stage_of

PREPARE_BEFORE = timedelta(days=3)
"""How long before a talk one prepares (our own default)."""
REPORT_AFTER = timedelta(days=7)
"""How long after acting on advice one reports back (docs/sources.md#after-the-talk)."""
TELL_AFTER = timedelta(days=2)
"""How long after a talk the person who introduced one should hear of it (our own default)."""
NEXT_GRACE = timedelta(days=1)
"""From the day on which they said they would write to a short question: the day itself is theirs (our own default)."""
AHEAD = timedelta(days=7)
"""How far Today looks ahead (our own default)."""
PLANNED = 3
"""Questions with which a talk counts as prepared (our own default)."""
OUTBOX = "outbox"
"""What a thing about waiting letters is about."""


class Sort(StrEnum):
    """What is to be done; what comes first matters most."""

    MEET = "meet"
    HAPPENED = "happened"
    THANK = "thank"
    EVIDENCE = "evidence"
    """Somebody of a hiring team has still to note what they saw of a candidate."""
    DIFFERS = "differs"
    """One's own calendar has a talk otherwise."""
    CHANGED = "changed"
    """A guest moved or cancelled a half hour on one's own page."""
    UNREACHED = "unreached"
    """A letter came back: the address failed."""
    PROPOSAL = "proposal"
    INVITATION = "invitation"
    UNTOLD = "untold"
    CONFIRM = "confirm"
    PREPARE = "prepare"
    ANSWER = "answer"
    """A guest of one's own page asked for a half hour."""
    WISH = "wish"
    """A candidate asks for something, or called off."""
    CANDIDATE = "candidate"
    """The answer that a candidate was promised is due."""
    RELEASE = "release"
    AGREE = "agree"
    PROMISE = "promise"
    FOLLOW_UP = "follow_up"
    SECOND_PERSON = "second_person"
    REPORT = "report"
    TELL = "tell"
    THEIRS = "theirs"
    LET_GO = "let_go"
    TOUCH = "touch"
    KEEP = "keep"
    """The day until which somebody is kept has come."""
    ASK = "ask"


OVERTAKES = {Sort.INVITATION: Sort.AGREE, Sort.PROPOSAL: Sort.CONFIRM}
"""What need not be done while something else is due about the same: whoever is invited answers first."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do: from which day, about which record (its id), and at which moment where there is one."""

    sort: Sort
    on: date
    about: str
    at: datetime | None = None

    @property
    def key(self) -> str:
        """By which it can be put off."""
        return f"{self.sort}:{self.about}"


@dataclass(frozen=True, slots=True)
class Standing:
    """A conversation as far as it says what is due; `thank_within` is None for a kind that needs no thanks.

    `agreed_day` is the day of `facts.agreed_for` on the user's own calendar; `missed` says that nobody came, so that another
    time is to be found.
    """

    id: str
    facts: Facts
    preset: Preset
    workdays: Workdays
    again_on: tuple[date, ...] = ()
    second_asked: bool = False
    confirmed: bool = False
    agreed_day: date | None = None
    missed: bool = False
    is_prepared: bool = False
    minutes: int = 30
    thank_within: timedelta | None = timedelta(hours=24)
    begun_on: date | None = None


def of_conversation(one: Standing, now: datetime, today: date) -> Iterator[Thing]:
    """What a conversation asks for; each stage has its own."""
    match stage_of(one.facts):
        case Stage.IDEA:
            yield Thing(Sort.ASK, one.begun_on or today, one.id)
        case Stage.ASKED:
            yield from _asking_again(one)
        case Stage.ANSWERED:
            yield Thing(Sort.AGREE, one.facts.answered_on or today, one.id)
        case Stage.AGREED:
            yield from _meeting(one, now, today)
        case Stage.HELD if one.thank_within and one.facts.held_on:
            yield Thing(Sort.THANK, one.facts.held_on, one.id)


def _asking_again(one: Standing) -> Iterator[Thing]:
    if one.facts.asked_on is None:
        return
    step = next_step(one.preset, one.facts.asked_on, one.again_on, second_asked=one.second_asked, workdays=one.workdays)
    if step:
        sort = {
            Deed.FOLLOW_UP: Sort.FOLLOW_UP,
            Deed.SECOND_PERSON: Sort.SECOND_PERSON,
            Deed.LET_GO: Sort.LET_GO,
        }[step.deed]
        yield Thing(sort, step.on, one.id)


def _meeting(one: Standing, now: datetime, today: date) -> Iterator[Thing]:
    at = one.facts.agreed_for
    if at is None:
        return
    day = one.agreed_day or at.date()
    if one.missed:
        yield Thing(Sort.AGREE, day, one.id)
        return
    if now >= at + timedelta(minutes=one.minutes):
        yield Thing(Sort.HAPPENED, day, one.id, at)
        return
    yield Thing(Sort.MEET, day, one.id, at)
    if today < day:
        if not one.is_prepared:
            yield Thing(Sort.PREPARE, day - PREPARE_BEFORE, one.id, at)
        if not one.confirmed:
            yield Thing(Sort.CONFIRM, day - timedelta(days=1), one.id, at)


def of_promise(id_: str, due_on: date | None, *, mine: bool, made_on: date, is_next: bool = False) -> Thing:
    """A promise not kept yet; one of mine without a day is due a week after it was made, one of theirs after two.

    Args:
        is_next: it is the next step of a talk: of theirs one asks the day after their own day.
    """
    wait = timedelta(days=7 if mine else 14)
    grace = timedelta() if mine else NEXT_GRACE if is_next else timedelta(days=3)
    return Thing(Sort.PROMISE if mine else Sort.THEIRS, due_on + grace if due_on else made_on + wait, id_)


def of_advice(id_: str, acted_on: date) -> Thing:
    """Advice that was followed and not reported back."""
    return Thing(Sort.REPORT, acted_on + REPORT_AFTER, id_)


def of_introduction(id_: str, held_on: date) -> Thing:
    """An introduction that led to a talk of which the introducer has not heard."""
    return Thing(Sort.TELL, held_on + TELL_AFTER, id_)


def of_letters(waiting_since: date) -> Thing:
    """Letters in the outbox that wait to be released, or could not leave; one thing, however many there are."""
    return Thing(Sort.RELEASE, waiting_since, OUTBOX)


def of_meeting(sort: Sort, id_: str, since: date, at: datetime) -> Thing:
    """A conversation in which an invitation waits for an answer, another time for a word, or a change to be told."""
    return Thing(sort, since, id_, at)


def of_unreached(id_: str, since: date) -> Thing:
    """A conversation in which a letter came back."""
    return Thing(Sort.UNREACHED, since, id_)


def of_request(id_: str, asked_on: date) -> Thing:
    """A half hour that a guest asked for; due at once, since they wait."""
    return Thing(Sort.ANSWER, asked_on, id_)


def of_change(id_: str, since: date) -> Thing:
    """A half hour that its guest moved or cancelled; told until the host has seen it."""
    return Thing(Sort.CHANGED, since, id_)


def of_evidence(id_: str, ended_on: date, ended_at: datetime) -> Thing:
    """A candidate of whom evidence is awaited, from the end of their talk."""
    return Thing(Sort.EVIDENCE, ended_on, id_, ended_at)


def of_wish(id_: str, since: date) -> Thing:
    """A candidate who asks for something; due at once, since they wait."""
    return Thing(Sort.WISH, since, id_)


def of_answer(id_: str, answer_by: date) -> Thing:
    """A candidate who was promised an answer; due a little before the day (see `domain.candidates`)."""
    return Thing(Sort.CANDIDATE, answer_by - NEAR, id_)


def of_retention(id_: str, keep_until: date) -> Thing:
    """Somebody about whom it is to be decided whether what is kept of them is kept longer; nothing goes by itself."""
    return Thing(Sort.KEEP, keep_until, id_)


def of_tie(id_: str, due_on: date) -> Thing:
    """Somebody to write to again."""
    return Thing(Sort.TOUCH, due_on, id_)


@dataclass(frozen=True, slots=True)
class Day:
    """What is due now and what comes in the next days."""

    due: tuple[Thing, ...]
    ahead: tuple[Thing, ...]


def in_order(things: Iterable[Thing], today: date, *, resting: Collection[str] = ()) -> Day:
    """Due things in the order that matters, the oldest first among equals; those ahead by day. What was put off is left out."""
    order = {sort: place for place, sort in enumerate(Sort)}
    every = list(things)
    overtaken = {f"{OVERTAKES[thing.sort]}:{thing.about}" for thing in every if thing.sort in OVERTAKES}
    standing = [thing for thing in every if thing.key not in resting and thing.key not in overtaken]
    due = [thing for thing in standing if thing.on <= today]
    ahead = [thing for thing in standing if today < thing.on <= today + AHEAD]
    return Day(
        tuple(sorted(due, key=lambda thing: (order[thing.sort], thing.on, thing.about))),
        tuple(sorted(ahead, key=lambda thing: (thing.on, order[thing.sort], thing.about))),
    )
