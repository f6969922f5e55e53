"""Candidates: who is talked to, what they are promised, what they ask for; and erasing what was noted of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Q

from halfhour.actions.candidate_letters import call_back
from halfhour.actions.hiring import add, another_key
from halfhour.actions.undo import change, remove
from halfhour.domain.addresses import plain_address
from halfhour.domain.candidates import ErasedError, answer_promised, erase_day, require_ahead
from halfhour.records.accounts import Workspace
from halfhour.records.afterwards import Rest
from halfhour.records.hiring import Candidate, Decision, EvidenceSheet, Observation, Opening, TeamMember
from halfhour.records.people import Address, Person
from halfhour.records.revisions import Revision


@dataclass(frozen=True, slots=True)
class Going:
    """What erasing a candidate takes away, in numbers, and what stays elsewhere."""

    sheets: int
    observations: int
    decisions: int
    asks: int
    person: Person | None


def known_person(workspace: Workspace, address: str) -> Person | None:
    """Who is reached at exactly this address."""
    if not address:
        return None
    plain = plain_address(Address.Way.EMAIL, address)
    rows = Address.objects.present().filter(workspace=workspace, way=Address.Way.EMAIL, plain=plain)
    found = rows.filter(person__removed_at=None).select_related("person").first()
    return found.person if found else None


def add_candidate(opening: Opening, members: Iterable[TeamMember], *, today: date, **values: Any) -> Revision:
    """Somebody more is talked to; when they are known by their address, they are linked."""
    candidate = Candidate(workspace=opening.workspace, opening=opening, **values)
    candidate.person = known_person(opening.workspace, candidate.address)
    candidate.erase_on = _erased_on(candidate, today)
    with transaction.atomic():
        done = add(candidate)
        candidate.members.set(members)
    return done


def change_candidate(candidate: Candidate, members: Iterable[TeamMember], *, today: date, **values: Any) -> Revision:
    """Other facts about a candidate or their talk; a new time answers what they asked for.

    Raises:
        ErasedError: nothing is kept of them.
    """
    _require_kept(candidate)
    moved = values.get("agreed_for", candidate.agreed_for) != candidate.agreed_for
    with transaction.atomic():
        if moved:
            values |= {"wishes": "", "asked_at": None, "called_off_at": None}
        if "address" in values:
            values["person"] = known_person(candidate.workspace, values["address"])
        for name, value in values.items():
            setattr(candidate, name, value)
        done = change(candidate, "changed", **values, erase_on=_erased_on(candidate, today))
        candidate.members.set(members)
        if moved:
            call_back(candidate, part_of=done)
    return done


def remove_candidate(candidate: Candidate) -> Revision:
    """Out of sight, with letters to them that still wait; what was noted goes on its day all the same."""
    with transaction.atomic():
        done = remove(candidate)
        call_back(candidate, part_of=done)
    return done


def another_own_key(candidate: Candidate) -> Revision:
    """Another secret address of their own; letters that still wait name the one before, and do not leave."""
    with transaction.atomic():
        done = another_key(candidate)
        call_back(candidate, part_of=done)
    return done


def note_held(candidate: Candidate, *, on: date) -> Revision:
    """They were talked to; from that day the answer is promised."""
    _require_kept(candidate)
    candidate.held_on = on
    answer_by = answer_promised(on, candidate.opening.answer_days)
    candidate.answer_by = answer_by
    return change(candidate, "held", held_on=on, answer_by=answer_by, erase_on=_erased_on(candidate, on))


def note_answered(candidate: Candidate, *, on: date) -> Revision:
    """They have their answer; decisions stand from now on, and what was noted goes on its day."""
    _require_kept(candidate)
    candidate.answered_on = on
    with transaction.atomic():
        done = change(candidate, "answered", answered_on=on, erase_on=_erased_on(candidate, on))
        decisions = list(candidate.decisions.values_list("pk", flat=True))
        Revision.objects.filter(table=Decision._meta.model_name, record__in=decisions).delete()
    return done


def see_to(candidate: Candidate) -> Revision:
    """What they asked for is seen to."""
    return change(candidate, "seen to", asked_at=None)


def ask_for(candidate: Candidate, *, now: datetime, **asked: str) -> None:
    """What a candidate asks for by their own page: `adjustments` or `wishes`, another time; the team is told on Today.

    Raises:
        ErasedError: nothing is kept of them.
        TalkCalledOffError: there is no talk to ask it for.
    """
    with transaction.atomic():
        stored = Candidate.objects.select_for_update().get(pk=candidate.pk)
        require_ahead(is_erased=bool(stored.erased_at), is_off=bool(stored.called_off_at))
        if all(getattr(stored, name) == words for name, words in asked.items()):
            return
        for name, words in asked.items():
            setattr(stored, name, words)
        stored.asked_at = now if any(asked.values()) else stored.asked_at
        stored.save(update_fields=[*asked, "asked_at", "changed_at"])


def call_off(candidate: Candidate, *, now: datetime) -> None:
    """The candidate takes back their part; twice is once.

    Raises:
        ErasedError: nothing is kept of them.
    """
    with transaction.atomic():
        stored = Candidate.objects.select_for_update().get(pk=candidate.pk)
        _require_kept(stored)
        if stored.called_off_at is None:
            stored.called_off_at = stored.asked_at = now
            stored.save(update_fields=["called_off_at", "asked_at", "changed_at"])
            call_back(stored)


def what_would_go(candidate: Candidate) -> Going:
    """What erasing them would take away; nothing is changed."""
    return Going(
        candidate.sheets.count(),
        Observation.objects.filter(sheet__candidate=candidate).exclude(text="", words="").count(),
        candidate.decisions.count(),
        sum(bool(words) for words in (candidate.adjustments, candidate.wishes)),
        candidate.person,
    )


def erase(candidate: Candidate, *, now: datetime) -> None:
    """Really erases what was noted of a candidate, evidence, decisions and steps that could be undone included; counts stay.

    It cannot be taken back. Whom one knows under that name, and conversations with them, are one's own records and stay.
    """
    _overwrite_what_is_deleted()
    with transaction.atomic():
        stored = Candidate._base_manager.select_for_update().select_related("opening").get(pk=candidate.pk)
        if stored.erased_at:
            return
        counts = _counts(stored)
        _forget_steps(stored)
        stored.parcels.all().delete()
        stored.decisions.all().delete()
        stored.sheets.all().delete()
        stored.members.clear()
        for name in ("name", "address", "place", "link", "adjustments", "wishes"):
            setattr(stored, name, "")
        for name in ("person", "conversation", "agreed_for", "asked_at", "held_on", "answer_by", "answered_on"):
            setattr(stored, name, None)
        stored.erased_at, stored.counts = now, counts
        stored.save()


def erase_due(now: datetime) -> int:
    """Erases all candidates whose day has come by the clock of their team, removed ones too; how many they were."""
    rows = Candidate._base_manager.filter(erased_at=None, erase_on__lte=now.date() + _A_DAY).select_related("opening")
    due = [
        each for each in rows if each.erase_on and each.erase_on <= now.astimezone(ZoneInfo(each.opening.zone)).date()
    ]
    for candidate in due:
        erase(candidate, now=now)
    return len(due)


_A_DAY = date(2000, 1, 2) - date(2000, 1, 1)


def _overwrite_what_is_deleted() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _counts(candidate: Candidate) -> dict[str, Any]:
    sheets = list(candidate.sheets.present().filter(submitted_at__isnull=False).prefetch_related("observations"))
    seen = [one for sheet in sheets for one in sheet.observations.all() if one.anchor != Observation.Anchor.NOT_COVERED]
    days = (candidate.answered_on - candidate.held_on).days if candidate.answered_on and candidate.held_on else None
    return {
        "sheets": len(sheets),
        "spoken_of": sorted({one.need_id for one in seen}),
        "asked": dict(Counter(question for sheet in sheets for question in set(sheet.asked))),
        "minutes": sorted(sheet.minutes for sheet in sheets if sheet.minutes),
        "answer_days": days,
    }


def _forget_steps(candidate: Candidate) -> None:
    """Steps that could be undone hold words as they were, and pauses bear ids."""
    sheets = EvidenceSheet._base_manager.filter(candidate=candidate)
    ids = [candidate.pk, *sheets.values_list("pk", flat=True)]
    ids += Observation._base_manager.filter(sheet__in=sheets).values_list("pk", flat=True)
    ids += candidate.parcels.values_list("pk", flat=True)
    ids += Decision._base_manager.filter(candidate=candidate).values_list("pk", flat=True)
    held = Revision.objects.filter(Q(record__in=ids) | Q(part_of__record__in=ids), workspace=candidate.workspace)
    held.delete()
    Rest.objects.filter(workspace=candidate.workspace, key__endswith=candidate.pk).delete()


def _erased_on(candidate: Candidate, today: date) -> date:
    opening, agreed = candidate.opening, candidate.agreed_for
    since = max(today, agreed.astimezone(ZoneInfo(opening.zone)).date()) if agreed else today
    return erase_day(
        answered_on=candidate.answered_on,
        answer_by=candidate.answer_by,
        since=since,
        answer_days=opening.answer_days,
        keep_days=opening.keep_days,
    )


def _require_kept(candidate: Candidate) -> None:
    if candidate.erased_at:
        raise ErasedError
