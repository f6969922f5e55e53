"""The debrief as a page shows it: claims with addresses, and the evidence of the one that is open."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from halfhour.domain.talks.answers import Asked, Debrief, Lesson, Line, Planned, Promised, TalkKind, Topic
from halfhour.domain.talks.transcript import Quote, Transcript
from halfhour.records.sittings import Mark
from halfhour.records.talks import KeptLines, Talk
from halfhour.web.talks.evidence import Passage, passages
from halfhour.web.talks.reading import debrief_of
from halfhour.web.talks.ribbon import Ribbon, ribbon

LESSONS_AT_ONCE = 3
"""Of each topic, before the fold: what one reads at a glance (our own default)."""

QUESTIONS_AT_ONCE = 6
"""Questions that arose, before the fold (our own default)."""


class Quoted(Protocol):
    """Anything that rests on one place."""

    @property
    def quote(self) -> Quote:
        """The place."""


Value = TypeVar("Value")
OneQuote = TypeVar("OneQuote", bound=Quoted)


@dataclass(frozen=True)
class Claim(Generic[Value]):
    """Something that the page says, with its address and the places it rests on."""

    id: str
    value: Value
    quotes: tuple[Quote, ...]
    words: str


@dataclass(frozen=True)
class Fold(Generic[Value]):
    """Claims to be shown at once, and those behind a fold; it stands open when the claim that is open lies in it."""

    shown: list[Claim[Value]]
    more: list[Claim[Value]]
    is_open: bool

    @property
    def claims(self) -> list[Claim[Value]]:
        """All of them."""
        return [*self.shown, *self.more]


@dataclass(frozen=True)
class Page:
    """One debrief to be shown; `opened` is the id of the claim whose evidence is open, empty for none."""

    talk: Talk
    transcript: Transcript
    debrief: Debrief
    planned: tuple[Planned, ...]
    kept: KeptLines | None
    opened: str = ""
    recomputed: bool = False

    @property
    def address(self) -> str:
        """This page with nothing opened."""
        return f"?talk={self.talk.pk}" + ("&recomputed=1" if self.recomputed else "")

    @cached_property
    def kind(self) -> Claim[TalkKind]:
        """What kind of conversation it was, with the words that say so."""
        return Claim("kind", self.debrief.kind, self.debrief.kind.because, "")

    @cached_property
    def lines(self) -> tuple[Claim[Line], ...]:
        """The five lines."""
        return tuple(
            Claim(f"line-{number}", line, line.quotes, line.text)
            for number, line in enumerate(self.debrief.lines, start=1)
        )

    @cached_property
    def lessons(self) -> tuple[Claim[Lesson], ...]:
        """What was learned, in the order of the talk."""
        return tuple(self._claims("lesson", self.debrief.lessons))

    @property
    def topics(self) -> list[tuple[Topic, Fold[Lesson]]]:
        """The lessons by topic, the surest of each before the fold; culture stands by itself."""
        topics = [topic for topic in Topic if topic is not Topic.CULTURE]
        return [(topic, fold) for topic in topics if (fold := self._lessons_on(topic)).shown]

    @property
    def signals(self) -> Fold[Lesson]:
        """What may be read between the lines."""
        return self._lessons_on(Topic.CULTURE)

    @cached_property
    def questions(self) -> tuple[Claim[Asked], ...]:
        """All that were asked."""
        return tuple(self._claims("question", self.debrief.questions))

    @property
    def planned_and_asked(self) -> list[Claim[Asked]]:
        """Questions that had been prepared."""
        return [claim for claim in self.questions if claim.value.planned]

    @property
    def arose(self) -> Fold[Asked]:
        """The person's questions that came by themselves; everybody's as long as nobody said who is who."""
        me = self.debrief.me
        arose = [claim for claim in self.questions if not claim.value.planned and (not me or claim.value.by == me)]
        return self._folded(arose, arose[:QUESTIONS_AT_ONCE])

    @property
    def asked_of_me(self) -> Fold[Asked]:
        """What the others asked: all behind the fold."""
        me = self.debrief.me
        theirs = [claim for claim in self.questions if me and not claim.value.planned and claim.value.by != me]
        return self._folded(theirs, [])

    @property
    def not_asked(self) -> list[Planned]:
        """Prepared, and not asked."""
        return [question for question in self.planned if question.id in self.debrief.not_asked]

    @cached_property
    def promises(self) -> tuple[Claim[Promised], ...]:
        """All promises."""
        return tuple(self._claims("promise", self.debrief.promises))

    @property
    def mine(self) -> list[Claim[Promised]]:
        """What I promised."""
        return [claim for claim in self.promises if self.debrief.me and claim.value.by == self.debrief.me]

    @property
    def theirs(self) -> list[Claim[Promised]]:
        """What the others promised."""
        return [claim for claim in self.promises if claim not in self.mine]

    @cached_property
    def ribbon(self) -> Ribbon:
        """Who spoke when."""
        return ribbon(self.debrief.how, self.debrief.lines, self.debrief.me)

    @cached_property
    def evidence(self) -> tuple[Passage, ...]:
        """The words of the claim that is open, in their place."""
        return passages(self.transcript, self.quotes_of(self.opened or "line-1"))

    @property
    def first_resting(self) -> Passage | None:
        """The first turn with words that the open claim rests on, for the way into the whole talk."""
        return next((passage for passage in self.evidence if passage.rests), None)

    def quotes_of(self, claim_id: str) -> tuple[Quote, ...]:
        """Where a claim rests; nowhere for an unknown one."""
        claims: tuple[Claim, ...] = (self.kind, *self.lines, *self.lessons, *self.questions, *self.promises)
        return next((claim.quotes for claim in claims if claim.id == claim_id), ())

    def _lessons_on(self, topic: Topic) -> Fold[Lesson]:
        claims = [claim for claim in self.lessons if claim.value.topic is topic]
        surest = sorted(claims, key=lambda claim: -claim.value.sure)[:LESSONS_AT_ONCE]
        return self._folded(claims, [claim for claim in claims if claim in surest])

    def _folded(self, claims: list[Claim[Value]], shown: list[Claim[Value]]) -> Fold[Value]:
        more = [claim for claim in claims if claim not in shown]
        return Fold(shown, more, any(claim.id == self.opened for claim in more))

    def _claims(self, name: str, values: Iterable[OneQuote]) -> Iterable[Claim[OneQuote]]:
        for number, value in enumerate(values, start=1):
            yield Claim(f"{name}-{number}", value, (value.quote,), value.quote.words_in(self.transcript))


def page_of(talk: Talk, *, opened: str = "", recomputed: bool = False) -> Page:
    """The debrief of a talk with the lines that were kept; with the computed ones when `recomputed`."""
    transcript = talk.as_transcript()
    found = debrief_of(talk, transcript)
    kept = KeptLines.objects.filter(talk=talk, removed_at=None).first()
    if kept and not recomputed:
        found = replace(found, lines=kept.as_lines(), thin=False)
    if found.not_asked:
        ticked = _ticked(talk)
        found = replace(found, not_asked=tuple(one for one in found.not_asked if one not in ticked))
    return Page(talk, transcript, found, talk.conversation.as_planned(), kept, opened, recomputed)


def _ticked(talk: Talk) -> set[str]:
    """Questions that were ticked on the live page as asked, whether or not the words are in the talk."""
    ticks = talk.conversation.marks.present().filter(sort=Mark.Sort.TICK, text="on").exclude(question=None)
    return set(ticks.values_list("question_id", flat=True))
