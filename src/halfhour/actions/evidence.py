"""Evidence: what each member of the team notes, submitting it, laying it side by side, and what people decide on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from halfhour.actions.candidates import note_held
from halfhour.actions.hiring import add
from halfhour.actions.undo import remove
from halfhour.domain.candidates import Noting, noting_at, sees_others
from halfhour.domain.errors import RuleError
from halfhour.domain.evidence import Lack, Noted, Seen, Standing, lacking, side_by_side
from halfhour.records.hiring import Candidate, Decision, EvidenceSheet, Need, Observation, Opening, TeamMember
from halfhour.records.revisions import Revision

DECIDES = frozenset({TeamMember.Part.RECRUITER.value, TeamMember.Part.HIRING_MANAGER.value})
"""Parts that lay evidence side by side and decide."""


class LockedError(RuleError):
    """It is submitted."""

    def __init__(self) -> None:
        super().__init__("This sheet is submitted, and so it stays as it is.", "Tell the others what you would add.")


class NotWholeError(RuleError):
    """Something is still to be said."""

    def __init__(self, lacks: dict[str, Lack]) -> None:
        super().__init__("Something is still open on this sheet.", "“Not covered” is an answer too.")
        self.lacks = lacks


class AnsweredError(RuleError):
    """The candidate has the answer."""

    def __init__(self) -> None:
        super().__init__("The candidate has their answer, so the decision stands.", "Write down another one beside it.")


# ---- one's own sheet ----


def sheet_of(member: TeamMember, candidate: Candidate) -> EvidenceSheet:
    """What a member has noted of a candidate; an empty one, not yet kept, when nothing is."""
    kept: EvidenceSheet | None = candidate.sheets.present().filter(member=member).first()
    return kept or EvidenceSheet(workspace=candidate.workspace, candidate=candidate, member=member)


def noted_in(sheet: EvidenceSheet) -> tuple[Noted, ...]:
    """What stands in a sheet so far."""
    if sheet._state.adding:
        return ()
    rows = sheet.observations.present()
    return tuple(Noted(row.need_id, Standing(row.anchor) if row.anchor else None, row.text, row.words) for row in rows)


def keep_sheet(
    member: TeamMember,
    candidate: Candidate,
    noted: Iterable[Noted],
    *,
    asked: Sequence[str],
    minutes: int | None,
    notes: str,
) -> EvidenceSheet:
    """Keeps a sheet as it grows; what is empty is not kept.

    Raises:
        LockedError: it is submitted.
    """
    with transaction.atomic():
        sheet, _ = _locked(member, candidate)
        if sheet.submitted_at:
            raise LockedError
        sheet.asked, sheet.minutes, sheet.notes = list(asked), minutes, notes
        sheet.save(update_fields=["asked", "minutes", "notes", "changed_at"])
        for one in noted:
            values = {"anchor": one.standing or "", "text": one.text, "words": one.words}
            if any(values.values()):
                own = {"workspace": candidate.workspace}
                Observation.objects.update_or_create(
                    sheet=sheet, need_id=one.need, defaults=values, create_defaults={**values, **own}
                )
            else:
                sheet.observations.filter(need_id=one.need).delete()
    return sheet


def submit(member: TeamMember, candidate: Candidate, *, now: datetime) -> EvidenceSheet:
    """Locks a sheet; from then on others' submitted ones are shown. Twice is once.

    Raises:
        NotWholeError: a need that they cover has no answer, or one that was begun is not whole.
    """
    with transaction.atomic():
        sheet, stored = _locked(member, candidate)
        if sheet.submitted_at:
            return sheet
        covers = list(member.needs.present().values_list("pk", flat=True))
        if lacks := lacking(noted_in(sheet), covers):
            raise NotWholeError(lacks)
        sheet.submitted_at = now
        sheet.save(update_fields=["submitted_at", "changed_at"])
        if stored.held_on is None:
            when, zone = stored.agreed_for, ZoneInfo(stored.opening.zone)
            note_held(stored, on=(min(when, now) if when else now).astimezone(zone).date())
    return sheet


def _locked(member: TeamMember, candidate: Candidate) -> tuple[EvidenceSheet, Candidate]:
    """The sheet, and the candidate as they are once whoever came before is done: another one may have submitted meanwhile."""
    stored = Candidate.objects.select_for_update(of=("self",)).select_related("opening").get(pk=candidate.pk)
    sheet, _ = EvidenceSheet.objects.get_or_create(
        candidate=candidate, member=member, defaults={"workspace": candidate.workspace}
    )
    return sheet, stored


def may_see_others(member: TeamMember, candidate: Candidate) -> bool:
    """Whether a member may read what others submitted of a candidate."""
    return sees_others(
        talks_to_them=any(one.pk == member.pk for one in candidate.members.all()),
        decides=member.part in DECIDES,
        has_submitted=sheet_of(member, candidate).submitted_at is not None,
    )


def noting_of(candidate: Candidate, sheet: EvidenceSheet | None, now: datetime) -> Noting:
    """What is best done now about a sheet."""
    return noting_at(candidate.ends_at, now, is_submitted=bool(sheet and sheet.submitted_at))


def awaited() -> "QuerySet[TeamMember]":
    """Those who talk to a candidate (an outer query names which) and have not submitted a sheet."""
    theirs = EvidenceSheet.objects.present().filter(member=OuterRef("pk"), submitted_at__isnull=False)
    return TeamMember.objects.present().filter(
        ~Exists(theirs.filter(candidate=OuterRef(OuterRef("pk")))), candidates=OuterRef("pk")
    )


# ---- side by side ----


@dataclass(frozen=True, slots=True)
class Beside:
    """What one member saw of one need."""

    member: TeamMember
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One need with all who submitted; `apart` as in `domain.evidence.Row`."""

    need: Need
    apart: int
    is_missing: bool
    cells: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """All submitted evidence of a candidate: disagreements first, then what is missing; and whose sheet is still awaited."""

    rows: tuple[Side, ...]
    sheets: tuple[EvidenceSheet, ...]
    awaited: tuple[TeamMember, ...]

    @property
    def observations(self) -> list[Observation]:
        """Those with evidence, in the order in which they stand."""
        return [
            seen
            for row in self.rows
            for cell in row.cells
            for seen in cell.observations
            if seen.anchor != Observation.Anchor.NOT_COVERED
        ]


def sides_of(candidate: Candidate) -> Sides:
    """Evidence of a candidate side by side."""
    sheets = tuple(candidate.sheets.present().filter(submitted_at__isnull=False).select_related("member"))
    members = {sheet.member_id: sheet.member for sheet in sheets}
    needs = {need.pk: need for need in candidate.opening.needs.present()}
    found = {
        one.pk: one
        for one in Observation.objects.shared().filter(sheet__in=sheets, need__in=needs).select_related("sheet", "need")
    }
    seen = [Seen(pk, one.need_id, one.sheet.member_id, Standing(one.anchor)) for pk, one in found.items()]
    rows = [
        Side(
            needs[row.need],
            row.apart,
            row.is_missing,
            tuple(
                Beside(members[cell.member], tuple(found[each.key] for each in cell.seen))
                for cell in row.cells
                if cell.seen
            ),
        )
        for row in side_by_side(seen, list(needs), list(members))
    ]
    awaited = tuple(one for one in candidate.members.all() if one.removed_at is None and one.pk not in members)
    return Sides(tuple(rows), sheets, awaited)


# ---- decisions ----


def decide(
    candidate: Candidate, *, outcome: str, by: str, reasons: str, rests_on: Iterable[Observation], on: date
) -> Revision:
    """What people decided, with the observations that it rests on; undone as long as the candidate has no answer."""
    decision = Decision(
        workspace=candidate.workspace, candidate=candidate, outcome=outcome, by=by, reasons=reasons, on=on
    )
    with transaction.atomic():
        done = add(decision)
        decision.rests_on.set(rests_on)
    return done


def take_back(decision: Decision) -> Revision:
    """It was decided otherwise, or too early.

    Raises:
        AnsweredError: the candidate has the answer.
    """
    if decision.candidate.answered_on:
        raise AnsweredError
    return remove(decision)


def decisions_of(candidate: Candidate) -> list[Decision]:
    """What was decided, with what it rests on."""
    return list(candidate.decisions.present().prefetch_related("rests_on__need", "rests_on__sheet__member"))


def spoken_of(opening: Opening) -> dict[str, set[str]]:
    """Needs of which there is submitted evidence, by candidate; of those erased by their counts."""
    rows = Observation.objects.shared().filter(sheet__candidate__opening=opening, sheet__removed_at=None)
    found: dict[str, set[str]] = {}
    for candidate, need in rows.exclude(anchor=Observation.Anchor.NOT_COVERED).values_list("sheet__candidate", "need"):
        found.setdefault(candidate, set()).add(need)
    for pk, counts in opening.candidates.filter(erased_at__isnull=False).values_list("pk", "counts"):
        found[pk] = set(counts.get("spoken_of", ()))
    return found
