"""What stands beside a message: what is seen in it, how to hand it over, and material."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from halfhour import wiring
from halfhour.actions.afterwards import NEXT
from halfhour.actions.writing import WITH_SUBJECT
from halfhour.domain.contracts import contract_of
from halfhour.domain.kinds import Kind
from halfhour.domain.letters.faults import placeholder
from halfhour.domain.outreach.checks import Channel, Check, Context, Topic
from halfhour.domain.outreach.coach import Unsent, coached
from halfhour.domain.outreach.shape import FREE, PAID, WORDS
from halfhour.domain.thanks import Issue, Note, Occasion, judged
from halfhour.domain.writing import (
    asks_for_next_step,
    letter_text,
    looked_at,
    may_ask_for_job,
    may_attach,
    said_later,
    situation,
)
from halfhour.formats import mailto
from halfhour.phrases.contracts import contracts
from halfhour.phrases.letters import outreach_words
from halfhour.phrases.writing import writing_words
from halfhour.records.afterwards import Promise
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Draft, Message, Purpose
from halfhour.records.people import Address, Person
from halfhour.web.shared.faults import checks_in, issues_in, why_of
from halfhour.web.shared.pieces import Fault, Piece
from halfhour.web.writing.material import Part, parts_of

COMPARED = 10
"""Earlier messages of mine that a new one is compared with."""
AFTER_A_TALK = frozenset({Purpose.THANKS, Purpose.REPORT, Purpose.INTRODUCER})
SHOWN = 3
"""Earlier messages of the conversation that stand beside (our own default)."""

WAYS = {
    Message.Channel.EMAIL: Channel.EMAIL,
    Message.Channel.LINKEDIN: Channel.NOTE,
    Message.Channel.INMAIL: Channel.INMAIL,
    Message.Channel.SOCIAL: Channel.SOCIAL,
    Message.Channel.LETTER: Channel.EMAIL,
}
OCCASIONS = {
    Kind.INFORMATIONAL: Occasion.AFTER_INFORMATIONAL,
    Kind.CASUAL_JOB: Occasion.AFTER_CASUAL,
    Kind.FORMAL_JOB: Occasion.AFTER_JOB_INTERVIEW,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What is seen in a message: its words with marks, what to look at, and what is well."""

    pieces: tuple[Piece, ...] = ()
    faults: tuple[Fault, ...] = ()
    well: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Count:
    """How long it is; `of` names the limit in words, `unit` is what is counted."""

    number: int
    unit: str
    of: str


class Desk:
    """A conversation and a purpose, with all that is needed to write; what is not asked for is not fetched."""

    def __init__(self, conversation: Conversation, draft: Draft, *, zone: str) -> None:
        self.conversation = conversation
        self.draft = draft
        self.purpose = Purpose(draft.purpose)
        self.zone = zone

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """What the page says, by what the message is for; a follow-up after a talk may be about the next step."""
        return writing_words()["next_step" if self.missed else self.purpose]

    @cached_property
    def missed(self) -> Promise | None:
        """The next step that they undertook and that has not come, where a follow-up asks for it."""
        if self.purpose != Purpose.FOLLOW_UP:
            return None
        found: Promise | None = self.conversation.promises.present().filter(key=NEXT, dropped_on=None).first()
        today = timezone.localdate()
        if found and asks_for_next_step(
            is_mine=found.is_mine, due_on=found.due_on, is_kept=bool(found.kept_on), today=today
        ):
            return found
        return None

    @cached_property
    def people(self) -> list[Person]:
        """To whom it goes: those of the conversation, or who led to them."""
        own = list(self.conversation.people.present().select_related("met_through").prefetch_related("addresses"))
        if self.purpose != Purpose.INTRODUCER:
            return own
        ids = {person.met_through_id for person in own if person.met_through_id}
        found = self.conversation.workspace.introductions.present().filter(to__in=own)
        ids |= set(found.values_list("by_id", flat=True))
        known = self.conversation.workspace.people.present().filter(pk__in=ids)
        return list(known.prefetch_related("addresses"))

    @property
    def names(self) -> str:
        """Theirs, to be held against the greeting."""
        return " and ".join(
            f"{person.name} ({person.call_me})" if person.call_me else person.name for person in self.people
        )

    @cached_property
    def addresses(self) -> list[Address]:
        """E-mail addresses that are known."""
        return self._reached(Address.Way.EMAIL)

    @cached_property
    def pages(self) -> list[str]:
        """Their pages, to write to them there."""
        found = (address.value.strip() for address in self._reached(Address.Way.PAGE))
        whole = (page if "://" in page else f"https://{page}" for page in found)
        return [page for page in whole if page.startswith(("https://", "http://"))]

    def _reached(self, way: str) -> list[Address]:
        return [
            address
            for person in self.people
            for address in person.addresses.all()
            if address.way == way and address.removed_at is None
        ]

    @property
    def person(self) -> Person | None:
        """Whose address it is; else the first of them."""
        typed = self.draft.to.strip().casefold()
        owners = [address.person for address in self.addresses if address.value.casefold() == typed]
        return next(iter([*owners, *self.people]), None)

    @cached_property
    def messages(self) -> list[Message]:
        """What was written so far in the conversation, the newest first."""
        return list(self.conversation.messages.present().defer("blob").order_by("-on", "-created_at"))

    @property
    def heard(self) -> list[str]:
        """What they wrote, the newest first."""
        return [message.text for message in self.messages if not message.is_mine]

    @property
    def lacks_introducer(self) -> bool:
        """Whether nobody is noted who led to them."""
        return self.purpose == Purpose.INTRODUCER and not self.people

    @property
    def earlier(self) -> list[Message]:
        """The newest of them."""
        return self.messages[:SHOWN]

    @cached_property
    def checked(self) -> Checked | None:
        """What is seen in the message; None while there is nothing."""
        if self.is_blank:
            return None
        return self._thanked() if self.purpose in {Purpose.THANKS, Purpose.INTRODUCER} else self._coached()

    def _coached(self) -> Checked:
        draft = self.draft
        subject = draft.subject if draft.channel in WITH_SUBJECT else ""
        mine = self.conversation.workspace.messages.present().filter(is_mine=True).order_by("-on", "-created_at")
        same = tuple(mine.values_list("text", flat=True)[:COMPARED])
        context = Context(self.names, same)
        found = coached(
            [Unsent(letter_text(subject, draft.text), WAYS[Message.Channel(draft.channel)], context)], wiring.coach()
        )[0]
        contract = contract_of(Kind(self.conversation.kind), contracts())
        checks = looked_at(
            found.checks,
            self.purpose,
            may_ask_for_job=may_ask_for_job(contract, self.heard),
            may_attach=may_attach(contract, self.heard),
        )
        if draft.channel == Message.Channel.LETTER:
            checks = tuple(check for check in checks if check.topic not in {Topic.SUBJECT, Topic.LENGTH})
        return _from_checks(found.letter.text, checks, found.language)

    def _thanked(self) -> Checked:
        draft = self.draft
        occasion = Occasion.FOR_HELP
        said = ""
        if self.purpose == Purpose.THANKS:
            occasion = OCCASIONS.get(Kind(self.conversation.kind), Occasion.AFTER_MEETING)
            talk = self.conversation.talks.present().defer("blob").first()
            said = "\n".join(turn.text for turn in talk.as_transcript().turns) if talk else ""
        found = judged([Note(draft.text, occasion, self.names, said)], wiring.thanks_reader())[0]
        good = tuple(
            f"{what}: “{place.of(draft.text)}”"
            for what, place in (("From the talk", found.specific), ("What follows", found.plan))
            if place
        )
        return _from_issues(draft.text, found.issues, good, found.language)

    @property
    def count(self) -> Count:
        """How long it is, and how long it may be there."""
        text, channel = self.draft.text.strip(), self.draft.channel
        if channel == Message.Channel.LINKEDIN:
            return Count(len(text), "characters", f"of {FREE} ({PAID} with a paid account)")
        words = len(text.split())
        if self.purpose == Purpose.ASK and channel != Message.Channel.LETTER:
            fewest, most = WORDS[WAYS[Message.Channel(channel)]]
            return Count(words, "words", f"({fewest} to {most} are answered most)")
        return Count(words, "words", "")

    @property
    def mailto(self) -> tuple[str, bool]:
        """The address that opens it in the mail program, and whether the text fits into it."""
        return mailto.write(self.draft.to.strip(), self.draft.subject, self.draft.text)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written yet."""
        return not self.draft.text.strip()

    @property
    def unfilled(self) -> str:
        """The first place left to fill in; empty when there is none."""
        text = letter_text(self.draft.subject, self.draft.text)
        place = placeholder(text)
        return place.of(text) if place else ""

    @property
    def scaffolds(self) -> Sequence[Any]:
        """Outlines, the most fitting first."""
        if self.purpose == Purpose.ASK:
            every = outreach_words()["scaffolds"]
            best = situation(
                referred=self._is_referred(),
                later=said_later(self.heard),
                last_contact=self._last_contact(),
                today=timezone.localdate(),
            )
            return [every[best], *(outline for name, outline in every.items() if name != best)]
        outlines = list(self.words.get("outlines", ()))
        return outlines[::-1] if self.missed and self._asked_before(self.missed) else outlines

    def _asked_before(self, missed: Promise) -> bool:
        """Whether one has asked for the next step already."""
        since = missed.due_on or self.conversation.held_on
        asked = (one for one in self.messages if one.is_mine and one.purpose == Purpose.FOLLOW_UP)
        return any(since is None or one.on > since for one in asked)

    def _is_referred(self) -> bool:
        given = self.conversation.workspace.introductions.present().filter(to__in=self.people)
        return any(person.met_through_id for person in self.people) or given.exists()

    def _last_contact(self) -> date | None:
        contacts = self.conversation.workspace.contacts.present().filter(person__in=self.people, is_real=True)
        last: date | None = contacts.order_by("-on").values_list("on", flat=True).first()
        return last

    @property
    def agreed(self) -> list[tuple[datetime, str]]:
        """The agreed time in both zones, to be confirmed."""
        if self.purpose != Purpose.CONFIRM or not self.conversation.agreed_for:
            return []
        return [(self.conversation.agreed_for, zone) for zone in dict.fromkeys([self.conversation.zone, self.zone])]

    @cached_property
    def parts(self) -> list[Part]:
        """What it may be made of, where it follows a talk."""
        if self.purpose not in AFTER_A_TALK:
            return []
        return parts_of(self.conversation, self.purpose, self.people[0].called if self.people else "")

    @property
    def is_unread(self) -> bool:
        """Whether there is a talk of which nothing stands here yet."""
        bare = not any(part.material for part in self.parts)
        return bare and bool(self.parts) and self.conversation.talks.present().exists()


def _from_checks(text: str, checks: Sequence[Check], language: str) -> Checked:
    well = tuple(why_of(check) for check in checks if check.ok)
    return Checked(*checks_in(text, checks), well, language)


def _from_issues(text: str, issues: Sequence[Issue], good: tuple[str, ...], language: str) -> Checked:
    return Checked(*issues_in(text, issues), good, language)
