"""The brief as page and paper show it: everything in words, in the order in which it is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from halfhour.actions.casual import taken_along
from halfhour.actions.ways import way_of
from halfhour.domain.briefs import Stretch, Way, minute_plan, placed, season_in, way_to
from halfhour.domain.contracts import Contract, contract_of
from halfhour.domain.kinds import Kind
from halfhour.domain.scheduling.ways import Ground, WayThere
from halfhour.phrases.briefs import brief_words, seasons
from halfhour.phrases.contracts import contract_words, contracts
from halfhour.phrases.ways import way_in_words
from halfhour.records.conversations import Conversation, PlannedQuestion
from halfhour.records.dossiers import Reference
from halfhour.records.people import Introduction, Person
from halfhour.records.talks import Talk
from halfhour.web.shared.words import wall_clock

CAREFUL = (Kind.INFORMATIONAL, Kind.CASUAL_JOB)
"""What an unclear conversation may turn out to be; the more careful of both decides."""
LONGEST_MESSAGE = 320
"""Characters of the first message shown (our own default)."""


@dataclass(frozen=True)
class Asked:
    """A question of the brief with its number and the minute at which it comes up."""

    number: int
    question: PlannedQuestion
    begins: int | None


@dataclass(frozen=True)
class Part:
    """A part of the plan in words."""

    stretch: Stretch
    name: str


@dataclass(frozen=True)
class Owed:
    """Something open between the two: whose it is, what, and until when."""

    is_mine: bool
    text: str
    due: date | None


@dataclass(frozen=True)
class Earlier:
    """An earlier talk with them, in its lines."""

    conversation: Conversation
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Brief:
    """One conversation prepared. `clocks` are the agreed time as each side sees it; one when they share it."""

    conversation: Conversation
    people: Sequence[Person]
    aims: Sequence[str]
    references: Sequence[Reference]
    questions: Sequence[Asked]
    plan: Sequence[Part]
    room: int
    clocks: Sequence[tuple[str, str]]
    way: Way | None
    dress: Sequence[str]
    bring: Sequence[str]
    began: Sequence[str]
    owed: Sequence[Owed]
    earlier: Earlier | None
    boundaries: Sequence[str]
    is_unclear: bool
    stories: Sequence[str] = ()
    """Those taken along to a talk about a job."""
    there: WayThere | None = None

    @property
    def travel(self) -> str:
        """How long the way takes, and whether somebody said so."""
        return way_in_words(self.there, "short") if self.there else ""

    @property
    def way_words(self) -> str:
        """The way as it was described, with what is told of it from elsewhere."""
        told = f"The way: {way_in_words(self.there)}." if self.there and self.there.ground is not Ground.TYPED else ""
        return "\n".join(filter(None, (self.conversation.way_there, told)))

    @property
    def left_over(self) -> int:
        """How many questions are only for time that is left."""
        return sum(one.begins is None for one in self.questions)

    @property
    def leave(self) -> str:
        """When to leave, on the clock there; empty when it is not known."""
        return self._there(self.way.leave) if self.way and self.way.leave else ""

    @property
    def be_there(self) -> str:
        """Between which times to be there; empty for a talk from afar."""
        return f"{self._there(self.way.be_there_from)} to {self._there(self.way.be_there_until)}" if self.way else ""

    def _there(self, moment: datetime) -> str:
        return f"{moment.astimezone(ZoneInfo(self.conversation.zone)):%H:%M}"


def asking_parts() -> frozenset[str]:
    """The parts of a plan that are for one's own questions."""
    return frozenset(brief_words()["asking"]["parts"])


def plan_of(conversation: Conversation) -> tuple[Stretch, ...]:
    """The minutes of a conversation by its kind and its length."""
    contract = contract_of(Kind(conversation.kind), contracts(), said=CAREFUL)
    return minute_plan(contract.plan, conversation.minutes) if contract else ()


def brief_of(conversation: Conversation, own_zone: str) -> Brief:
    """Everything for the page to read beforehand."""
    people = list(conversation.people.present().select_related("organization", "met_through"))
    plan, kind = plan_of(conversation), Kind(conversation.kind)
    questions = asked_in(conversation, plan)
    words = contract_words()["plan"]
    there = way_of(conversation)
    return Brief(
        conversation,
        people,
        _lines(conversation.aims),
        list(conversation.references.present().select_related("fact__source").defer("fact__source__text")),
        questions,
        [Part(stretch, words[stretch.part]) for stretch in plan],
        sum(one.begins is not None for one in questions),
        _clocks(conversation, people, own_zone),
        _way(conversation, there),
        _dress(conversation, people, contract_of(kind, contracts(), said=CAREFUL)),
        _lines(conversation.bring) or _bring(conversation, kind),
        _began(conversation, people),
        _owed(conversation, people),
        _earlier(conversation, people),
        brief_words()["boundaries"][kind],
        kind is Kind.UNCLEAR,
        stories_in(conversation) if kind is Kind.CASUAL_JOB else (),
        there,
    )


def stories_in(conversation: Conversation) -> list[str]:
    """Stories taken along, a line each: the name, and what came of it."""
    stories = (telling.story for telling in taken_along(conversation))
    return [f"{story.name}: {story.result}" if story.result else story.name for story in stories]


def asked_in(conversation: Conversation, plan: Sequence[Stretch]) -> list[Asked]:
    """The questions in order, each with its minute."""
    questions = list(conversation.questions.present())
    if not plan:
        return [Asked(number, question, None) for number, question in enumerate(questions, start=1)]
    places = placed([question.is_must for question in questions], plan, asking_parts())
    return [Asked(one.place + 1, questions[one.place], one.begins) for one in places]


def _lines(text: str) -> list[str]:
    return [line.strip(" -*•\t") for line in text.splitlines() if line.strip(" -*•\t")]


def _clocks(conversation: Conversation, people: Iterable[Person], own_zone: str) -> list[tuple[str, str]]:
    """The agreed time for oneself, and for those whose clock shows another one."""
    if not conversation.agreed_for:
        return []
    zones = {"You": own_zone, **{person.called: person.zone or conversation.zone for person in people}}
    shown: dict[object, tuple[str, str]] = {}
    for who, zone in zones.items():
        offset = conversation.agreed_for.astimezone(ZoneInfo(zone)).utcoffset()
        shown.setdefault(offset, (who, wall_clock(conversation.agreed_for, zone)))
    return list(shown.values())


def _is_on_screen(conversation: Conversation) -> bool:
    return bool(conversation.link) and not conversation.place


def _way(conversation: Conversation, there: WayThere | None) -> Way | None:
    if not conversation.agreed_for or not (conversation.place or conversation.as_spot()):
        return None
    return way_to(conversation.agreed_for, there.minutes if there else None)


def _dress(conversation: Conversation, people: Sequence[Person], contract: Contract | None) -> list[str]:
    """What to wear: one's own decision first, else by kind, place worn there, and season."""
    words = brief_words()
    named = contract.dress if contract else "usual"
    lines = [conversation.dress or words["dress"].get(named) or contract_words()["dress"][named]]
    worn = [person.organization.dress for person in people if person.organization and person.organization.dress]
    if worn:
        lines.append(words["dress"]["there"].format(words=worn[0]))
    if _is_on_screen(conversation):
        lines.append(words["dress"]["screen"])
    elif conversation.agreed_for and conversation.place:
        country = people[0].country if people else ""
        month = conversation.agreed_for.astimezone(ZoneInfo(conversation.zone)).month
        if season := season_in(country, conversation.zone, month, seasons()):
            lines.append(words["season"][season])
        if not worn and not conversation.dress:
            lines.append(words["dress"]["unknown"])
    return lines


def _bring(conversation: Conversation, kind: Kind) -> list[str]:
    rows = brief_words()["bring"]["screen" if _is_on_screen(conversation) else "person"]
    return list(rows.get(kind, rows["informational" if kind is Kind.UNCLEAR else "other"]))


def _began(conversation: Conversation, people: Sequence[Person]) -> list[str]:
    """How it came about: in one's own words, by whom, by which first message."""
    lines = _lines(conversation.how_it_began)
    for one in Introduction.objects.present().filter(to__in=people).select_related("by", "to"):
        told = f", {one.on:%-d %B %Y}" if one.on else ""
        lines.append(f"{one.by} sent you to {one.to.called}{told}.{f' “{one.words}”' if one.words else ''}")
    introduced = {person.pk for person in people if any(str(person.met_through) in line for line in lines)}
    lines += [
        f"You know {person.called} through {person.met_through}."
        for person in people
        if person.met_through and person.pk not in introduced
    ]
    lines += [f"{person.called}: {person.known_from}" for person in people if person.known_from]
    if first := conversation.messages.present().defer("blob").first():
        who = "You wrote" if first.is_mine else "They wrote"
        text = " ".join(first.text.split())
        short = text if len(text) <= LONGEST_MESSAGE else f"{text[:LONGEST_MESSAGE].rsplit(' ', 1)[0]}…"
        lines.append(f"{who} on {first.on:%-d %B %Y}: “{short}”")
    return lines


def _owed(conversation: Conversation, people: Sequence[Person]) -> list[Owed]:
    """Promises of both sides that are open, and thanks that are due."""
    workspace = conversation.workspace
    near = Q(conversation__people__in=people) | Q(person__in=people)
    promises = workspace.promises.present().filter(near, kept_on=None, dropped_on=None).distinct()
    owed = [Owed(one.is_mine, one.text, one.due_on) for one in promises]
    talked = workspace.conversations.present().filter(people__in=people, thanked_on=None, closed_on=None)
    owed += [
        Owed(True, f"Thanks for the talk of {one.held_on:%-d %B %Y}", None)
        for one in talked.exclude(held_on=None).exclude(pk=conversation.pk).distinct()
    ]
    led = workspace.introductions.present().filter(to__in=people, thanked_on=None).select_related("by", "to")
    owed += [Owed(True, f"Thanks to {one.by} for the way to {one.to.called}", None) for one in led]
    return owed


def _earlier(conversation: Conversation, people: Sequence[Person]) -> Earlier | None:
    """The last talk with any of them that left lines."""
    talks = Talk.objects.present().filter(
        conversation__people__in=people, conversation__workspace=conversation.workspace
    )
    talks = talks.filter(
        Q(kept_lines__removed_at=None, kept_lines__isnull=False) | Q(kept_answer__answer__isnull=False)
    )
    latest = talks.order_by("-conversation__held_on", "-created_at").defer("blob", "turns", "unreadable", "notes")
    talk = latest.select_related("conversation", "kept_lines", "kept_answer").first()
    if talk is None:
        return None
    kept = getattr(talk, "kept_lines", None)
    if kept and not kept.removed_at:
        lines = kept.as_lines()
    else:
        debrief = talk.kept_answer.as_debrief() if getattr(talk, "kept_answer", None) else None
        lines = debrief.lines if debrief else ()
    return Earlier(talk.conversation, tuple(line.text for line in lines)) if lines else None
