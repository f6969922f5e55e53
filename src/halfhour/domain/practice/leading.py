"""What is seen in a talk that somebody led: of their own words only, each remark with its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from halfhour.domain.practice.hearing import Act, Asked, Ear, Heard, heard
from halfhour.domain.practice.personas import Hidden, Persona
from halfhour.domain.practice.playing import Reply, first_words, reply_to
from halfhour.domain.practice.standing import Standing
from halfhour.domain.question_model import About, Flag
from halfhour.domain.questions import Form
from halfhour.domain.talks.stems import matter, words

LONG_TURN = 120
"""Words from which a turn of whoever asks is long (our own default)."""


class Sort(StrEnum):
    """What a remark is about."""

    OPEN = "open"
    FOLLOW_UP = "follow_up"
    FOUND = "found"
    WHOM_ELSE = "whom_else"
    CLOSED = "closed"
    LEADING = "leading"
    DOUBLE = "double"
    JOB_ASK = "job_ask"
    PERSONAL = "personal"
    SEARCHABLE = "searchable"
    LONG = "long"
    RUDE = "rude"


class Closing(StrEnum):
    """How a talk was closed."""

    IN_TIME = "in_time"
    OVERTIME = "overtime"
    CUT_OFF = "cut_off"
    """The host ended it."""
    LEFT_OPEN = "left_open"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something seen in one of one's own turns; `start` and `end` are characters of it."""

    turn: int
    start: int
    end: int
    sort: Sort


@dataclass(frozen=True, slots=True)
class Exchange:
    """A turn of one's own and what came back."""

    mine: str
    heard: Heard
    reply: Reply
    standing: Standing


@dataclass(frozen=True, slots=True)
class Led:
    """A talk that somebody led. Shares go from 0 to 1, and are None where there was nothing to share.

    `hidden_left` is what was not found, with the question that would have found it.
    """

    persona: Persona
    opening: str
    exchanges: tuple[Exchange, ...]
    remarks: tuple[Remark, ...]
    open_share: float | None
    talk_share: float | None
    questions: int
    follow_ups: int
    topics: tuple[About, ...]
    hidden_found: tuple[str, ...]
    hidden_left: tuple[Hidden, ...]
    introduced: bool
    closing: Closing
    thanked: bool
    asked_whom_else: bool
    offered_to_report: bool
    minutes: float
    planned: int


class Talk:
    """A rehearsal under way: turn by turn, always the same for the same words."""

    def __init__(self, persona: Persona, ear: Ear, *, seed: int) -> None:
        self.persona, self.ear, self.seed = persona, ear, seed
        self.opening, self.standing = first_words(persona, seed=seed)
        self.exchanges: list[Exchange] = []
        self._names = matter(f"{persona.name} {persona.place} {persona.field} {persona.work}")

    def say(self, turn: str) -> Exchange:
        """One's own turn, and what comes back."""
        before = f"{self.persona.card} {self.standing.heard}"
        understood = heard(turn, self.ear, before=before, names=self._names)
        reply, self.standing = reply_to(understood, self.persona, self.standing, seed=self.seed)
        self.exchanges.append(Exchange(turn, understood, reply, self.standing))
        return self.exchanges[-1]

    def led(self) -> Led:
        """What is seen in it so far."""
        theirs = [self.opening.words, *(exchange.reply.words for exchange in self.exchanges)]
        return _told(tuple(self.exchanges), theirs, self.persona, self.standing)


def led(turns: Iterable[str], persona: Persona, ear: Ear, *, seed: int) -> Led:
    """Plays one's own turns through from the beginning, and tells what is seen in them."""
    talk = Talk(persona, ear, seed=seed)
    for turn in turns:
        talk.say(turn)
    return talk.led()


def _told(exchanges: tuple[Exchange, ...], theirs: Sequence[str], persona: Persona, standing: Standing) -> Led:
    asked = [asked for exchange in exchanges for asked in exchange.heard.asked if asked.is_matter]
    mine = sum(len(words(exchange.mine)) for exchange in exchanges)
    whole = mine + sum(len(words(each)) for each in theirs)
    found = [key for exchange in exchanges for key in exchange.reply.found]
    acts = frozenset(act for exchange in exchanges for act in exchange.heard.acts)
    topics = dict.fromkeys(exchange.reply.about for exchange in exchanges if exchange.reply.about)
    return Led(
        persona,
        theirs[0],
        exchanges,
        tuple(remark for number, exchange in enumerate(exchanges) for remark in _remarks(number, exchange)),
        sum(each.form is Form.OPEN for each in asked) / len(asked) if asked else None,
        mine / whole if mine else None,
        len(asked),
        sum(each.is_follow_up for each in asked),
        tuple(about for about in topics if about),
        tuple(key for key in found if key != "introduction"),
        tuple(hidden for hidden in persona.hidden if hidden.key not in found),
        standing.introduced,
        _closing(standing),
        Act.THANKS in acts,
        Act.WHOM_ELSE in acts,
        Act.REPORT_BACK in acts,
        round(standing.minutes, 1),
        persona.minutes,
    )


def _closing(standing: Standing) -> Closing:
    if standing.ended == "left":
        return Closing.CUT_OFF
    if not standing.ended:
        return Closing.LEFT_OPEN
    return Closing.OVERTIME if standing.over else Closing.IN_TIME


def _remarks(number: int, exchange: Exchange) -> Iterator[Remark]:
    text = exchange.mine
    if Act.RUDE in exchange.heard.acts:
        yield Remark(number, 0, len(text), Sort.RUDE)
    if Act.JOB_ASK in exchange.heard.acts and not exchange.heard.asked:
        yield Remark(number, 0, len(text), Sort.JOB_ASK)
    if len(words(text)) >= LONG_TURN:
        yield Remark(number, 0, len(text), Sort.LONG)
    for asked in exchange.heard.asked:
        for sort in _sorts(asked, exchange):
            yield Remark(number, asked.start, asked.end, sort)


_FORMS = {Form.OPEN: Sort.OPEN, Form.CLOSED: Sort.CLOSED, Form.LEADING: Sort.LEADING, Form.DOUBLE: Sort.DOUBLE}
_FLAGS = {Flag.JOB_ASK: Sort.JOB_ASK, Flag.TOO_PERSONAL: Sort.PERSONAL, Flag.SEARCHABLE: Sort.SEARCHABLE}


def _sorts(asked: Asked, exchange: Exchange) -> Iterator[Sort]:
    if asked.is_whom_else:
        yield Sort.WHOM_ELSE
    if not asked.is_matter:
        return
    if asked is exchange.heard.main and exchange.reply.found:
        yield Sort.FOUND
    if asked.is_follow_up:
        yield Sort.FOLLOW_UP
    elif asked.form is not Form.OPEN or not exchange.reply.found:
        yield _FORMS[asked.form]
    for flag in asked.flags:
        yield _FLAGS[flag]
