"""Who comes by a key, and which candidates are theirs: everything else is not there."""

from django.db.models import QuerySet
from django.http import Http404

from halfhour.actions.evidence import DECIDES
from halfhour.records.hiring import Candidate, TeamMember


def member_at(key: str) -> TeamMember:
    """The member whose address it is, of an opening that is still there."""
    rows = TeamMember.objects.present().filter(key=key, opening__removed_at=None)
    found: TeamMember | None = rows.select_related("opening__workspace", "workspace").first()
    if found is None:
        raise Http404
    return found


def decider_at(key: str) -> TeamMember:
    """The same, who lays evidence side by side and decides."""
    found = member_at(key)
    if found.part not in DECIDES:
        raise Http404
    return found


def candidates_of(member: TeamMember) -> "QuerySet[Candidate]":
    """Candidates that a member may know of: those they talk to; those who decide know all of the opening."""
    rows = member.opening.candidates.present().filter(erased_at=None)
    return rows if member.part in DECIDES else rows.filter(members=member)


def candidate_of(member: TeamMember, candidate_id: str) -> Candidate:
    """One of them."""
    rows = candidates_of(member).select_related("opening", "workspace").prefetch_related("members")
    found: Candidate | None = rows.filter(pk=candidate_id).first()
    if found is None:
        raise Http404
    return found


def talked_to(member: TeamMember, candidate_id: str) -> Candidate:
    """One whom the member talks to, so that they note evidence."""
    found = candidate_of(member, candidate_id)
    if not talks_to(member, found):
        raise Http404
    return found


def talks_to(member: TeamMember, candidate: Candidate) -> bool:
    """Whether they talk to each other."""
    return any(one.pk == member.pk for one in candidate.members.all())
