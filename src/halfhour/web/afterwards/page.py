"""What follows from a talk, on one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from halfhour import wiring
from halfhour.actions.afterwards import NEXT, offered
from halfhour.actions.sittings import hints_of, promise_turns
from halfhour.domain.afterwards import Offer, Sort, report_by, thank_by
from halfhour.domain.contracts import contract_of
from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import Debrief
from halfhour.domain.talks.debrief import debrief
from halfhour.domain.talks.hints import with_hints
from halfhour.phrases.contracts import contracts
from halfhour.records.conversations import Conversation
from halfhour.records.sittings import Mark, Sitting
from halfhour.records.talks import Talk
from halfhour.web.afterwards.casual import casual_of

READ_AT_ONCE = 1_500
"""Words up to which a talk is read here when nobody has looked at it yet; some 0.2 s (our own default)."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something to keep, with the talk it was said in."""

    talk: Talk
    offer: Offer


@dataclass(frozen=True, slots=True)
class Thanks:
    """By when a thank-you is due, and how long that is: hours, negative when it has passed."""

    by: datetime
    hours: int


def page_of(conversation: Conversation, now: datetime, **forms: Any) -> dict[str, Any]:
    """Everything for the template; forms that were refused replace the empty ones."""
    talks = list(conversation.talks.present().defer("blob").select_related("kept_answer"))
    read = {talk: answer for talk in talks if (answer := _answer(talk))}
    found, unread = offers_of(talks, read)
    standing = conversation.promises.present().filter(key=NEXT).first()
    promises = [promise for promise in conversation.promises.present() if promise.key != NEXT]
    people = list(conversation.people.present())
    introductions = conversation.workspace.introductions.present().filter(to__in=people).select_related("by", "to")
    return {
        "conversation": conversation,
        "thanks": thanks_of(conversation, now),
        "promise_offers": [one for one in found if one.offer.sort is Sort.PROMISE],
        "advice_offers": [one for one in found if one.offer.sort is Sort.ADVICE],
        "unread": unread,
        "talks": talks,
        "has_notes": not any(talk.form == "notes" for talk in talks)
        and conversation.marks.present().exclude(sort=Mark.Sort.TICK).exclude(text="").exists(),
        "mine": [promise for promise in promises if promise.is_mine],
        "theirs": [promise for promise in promises if not promise.is_mine],
        "advice": [(one, report_by(one.acted_on) if one.acted_on else None) for one in conversation.advice.present()],
        "introductions": introductions,
        "next": standing,
        **casual_of(conversation, [(talk, one, talk.as_transcript()) for talk, one in read.items()], found, standing),
        **forms,
    }


def offers_of(talks: list[Talk], read: Mapping[Talk, Debrief] | None = None) -> tuple[list[Offered], list[Talk]]:
    """What the talks offer, each thing once; and the talks that are too long to be read here and were not read yet."""
    found: dict[str, Offered] = {}
    unread = []
    for talk in talks:
        answer = _answer(talk) if read is None else read.get(talk)
        transcript = talk.as_transcript()
        if answer is None:
            unread.append(talk)
        for offer in offered(talk, answer, transcript) if answer else ():
            found.setdefault(offer.key, Offered(talk, offer))
    return list(found.values()), unread


def _answer(talk: Talk) -> Debrief | None:
    """What the talk came to: as it was read last if it is still the same talk, else read now if it is short."""
    kept = getattr(talk, "kept_answer", None)
    if kept and kept.answer is not None and kept.asked_at >= talk.changed_at:
        return kept.as_debrief()
    if talk.words > READ_AT_ONCE:
        return None
    conversation = talk.conversation
    transcript, day = talk.as_transcript(), conversation.held_on or talk.day
    found = debrief(transcript, wiring.knowledge(), me=talk.me or None, kind=conversation.as_kind(), day=day)
    return with_hints(found, transcript, hints_of(talk), promise_turns(talk))


def thanks_of(conversation: Conversation, now: datetime) -> Thanks | None:
    """When the thank-you is due; None while there was no talk or once thanks were said."""
    if conversation.held_on is None or conversation.thanked_on:
        return None
    contract = contract_of(Kind(conversation.kind), contracts())
    sitting = Sitting.objects.present().filter(conversation=conversation).first()
    zone = ZoneInfo(conversation.zone)
    # Without a clock that ran, the day is all one knows: it counts from its end.
    evening = datetime.combine(conversation.held_on, time(), zone) + timedelta(days=1)
    by = thank_by((sitting and sitting.ended_at) or evening, contract.thank_within if contract else None)
    return Thanks(by.astimezone(zone), int((by - now) / timedelta(hours=1)) if by >= now else -1)
