"""Half hours: invitations and changes of which somebody has still to hear, and what guests asked for or changed."""

from collections.abc import Iterator

from django.db.models import Case, Exists, OuterRef, Q, Value, When

from halfhour.actions.today.horizon import MOST, Horizon
from halfhour.domain.today import Sort, Thing, of_change, of_meeting, of_request
from halfhour.records.accounts import Workspace
from halfhour.records.hosting import Booking
from halfhour.records.letters import Parcel
from halfhour.records.scheduling import Meeting


def meetings(workspace: Workspace, when: Horizon) -> Iterator[Thing]:
    """Invitations to answer, times that they propose, and changes of which they have not been told; of talks ahead."""
    going = Q(conversation__removed_at=None, conversation__held_on=None, conversation__isnull=False)
    rows = workspace.meetings.present().filter(going, start__gt=when.now).annotate(sort=_sort()).exclude(sort="")
    proposed = Case(When(counter_start__isnull=False, is_mine=True, then="counter_start"), default="start")
    rows = rows.order_by("start").annotate(when=proposed)
    for sort, about, changed, at in rows.values_list("sort", "conversation_id", "changed_at", "when")[:MOST]:
        yield of_meeting(Sort(sort), about, when.day_of(changed), at)


def _sort() -> Case:
    """What a meeting asks for; empty where it is nothing."""
    letters = Parcel.objects.present().filter(meeting=OuterRef("pk"), cancelled_at=None)
    waits, off_told = letters.filter(calendar_method="REQUEST", left_at=None), letters.filter(calendar_method="CANCEL")
    # What was closed asks for nothing any more; who still has an invitation of it is to be told all the same.
    stands, off = Q(cancelled_at=None, conversation__closed_on=None), Q(cancelled_at__isnull=False)
    had_one = Q(sequence__gt=0) | Q(invited_at__isnull=False)
    return Case(
        When(stands & Q(copy__asked_at__isnull=False, copy__calendar__removed_at=None), then=Value(Sort.DIFFERS.value)),
        When(stands & Q(is_mine=False, answer=Meeting.Answer.NONE), then=Value(Sort.INVITATION.value)),
        When(stands & Q(is_mine=True, counter_start__isnull=False), then=Value(Sort.PROPOSAL.value)),
        When(
            stands & Q(Q(is_mine=True, sequence__gt=0, invited_at=None), ~Exists(waits)), then=Value(Sort.UNTOLD.value)
        ),
        When(off & Q(is_mine=True) & had_one & ~Exists(off_told), then=Value(Sort.UNTOLD.value)),
        default=Value(""),
    )


def requests(workspace: Workspace, when: Horizon) -> Iterator[Thing]:
    """Half hours that guests asked for and that wait for an answer; where other times were proposed, the guest is to answer."""
    rows = Booking.objects.standing().filter(workspace=workspace, accepted_at=None, proposed=[], page__removed_at=None)
    for pk, asked in rows.order_by("asked_at").values_list("pk", "asked_at")[:MOST]:
        yield of_request(pk, when.day_of(asked))


def changes(workspace: Workspace, when: Horizon) -> Iterator[Thing]:
    """Half hours ahead that guests moved or cancelled and whose host has not looked since."""
    rows = workspace.bookings.changed(when.now)
    for pk, moved, off in rows.values_list("pk", "moved_at", "cancelled_at")[:MOST]:
        yield of_change(pk, when.day_of(off or moved or when.now))
