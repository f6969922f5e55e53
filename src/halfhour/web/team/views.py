"""A member's own talks, and the sheet of each: kept as they type, looked over, submitted."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from halfhour.actions.candidate_letters import talk_in_calendar
from halfhour.actions.evidence import LockedError, NotWholeError, keep_sheet, sheet_of, sides_of, submit
from halfhour.domain.evidence import Lack
from halfhour.formats.invitations.writing import write
from halfhour.records.hiring import Candidate, EvidenceSheet, TeamMember
from halfhour.web.shared.calendar_files import calendar_file
from halfhour.web.shared.secret import by_secret_address
from halfhour.web.team.finding import candidate_of, candidates_of, member_at, talked_to
from halfhour.web.team.forms import SheetForm
from halfhour.web.team.page import doubts_of, lines_of

ON_A_PAGE = 25


@by_secret_address
@require_safe
def talks(request: HttpRequest, key: str) -> HttpResponse:
    """Whom they talk to, and what is best noted now."""
    member = member_at(key)
    rows = candidates_of(member).prefetch_related("members")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    lines = lines_of(member, list(page.object_list), now=timezone.now())
    return render(request, "team/talks.html", {"member": member, "page": page, "lines": lines})


@by_secret_address
@require_safe
def calendar(request: HttpRequest, key: str, candidate_id: str) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """The talk for the member's own calendar; once it is called off, the same event as taken out."""
    candidate = candidate_of(member_at(key), candidate_id)
    sheet = talk_in_calendar(candidate, now=timezone.now(), link="", for_team=True)
    if sheet is None:
        raise Http404
    return calendar_file(write(sheet.calendar))


@by_secret_address
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, key: str, candidate_id: str) -> HttpResponse:
    """What they note of a candidate; others' sheets once theirs is submitted."""
    member = member_at(key)
    candidate = talked_to(member, candidate_id)
    kept = sheet_of(member, candidate)
    if kept.submitted_at:
        return _submitted(request, member, candidate, kept)
    if request.method != "POST":
        return _form(request, member, candidate, _sheet_form(None, member, candidate))
    return _keep(request, member, candidate)


@by_secret_address
@require_http_methods(["GET", "HEAD", "POST"])
def submission(request: HttpRequest, key: str, candidate_id: str) -> HttpResponse:
    """A last look: what is still open, and notes worth a second thought; then it is locked."""
    member = member_at(key)
    candidate = talked_to(member, candidate_id)
    if request.method == "POST":
        try:
            submit(member, candidate, now=timezone.now())
        except NotWholeError as error:
            form = _sheet_form(None, member, candidate, error.lacks)
            return _form(request, member, candidate, form, why=f"{error} {error.way_out}", status=422)
        return redirect("own-sheet", key, candidate_id)
    kept = sheet_of(member, candidate)
    if kept.submitted_at:
        return redirect("own-sheet", key, candidate_id)
    context = {"member": member, "candidate": candidate, "sheet": kept, "doubts": doubts_of(kept)}
    return render(request, "team/submission.html", context)


def _keep(request: HttpRequest, member: TeamMember, candidate: Candidate) -> HttpResponse:
    form = _sheet_form(request.POST, member, candidate)
    if not form.is_valid():
        return _form(request, member, candidate, form, status=422)
    try:
        keep_sheet(member, candidate, **form.told())
    except LockedError as error:
        return _typed(request, str(error), status=409)
    if request.headers.get("HX-Request"):
        return _typed(request)
    onward = "own-submission" if request.POST.get("then") == "look" else "own-sheet"
    return redirect(onward, member.key, candidate.pk)


def _typed(request: HttpRequest, why: str = "", *, status: int = 200) -> HttpResponse:
    """What a page that is being typed on is told."""
    context = {"why": why, "now": timezone.now()}
    return render(request, "team/_kept.html", context, status=200 if request.headers.get("HX-Request") else status)


def _sheet_form(
    given: Any, member: TeamMember, candidate: Candidate, lacks: dict[str, Lack] | None = None
) -> SheetForm:
    needs = list(candidate.opening.needs.present().prefetch_related("questions"))
    own = member.needs.present().values_list("pk", flat=True)
    return SheetForm(given, sheet=sheet_of(member, candidate), needs=needs, own=own, lacks=lacks or {})


def _form(
    request: HttpRequest, member: TeamMember, candidate: Candidate, form: SheetForm, *, status: int = 200, why: str = ""
) -> HttpResponse:
    if request.headers.get("HX-Request") and status != 200:
        return _typed(request, "Something in it cannot be kept: press Save to see what.")
    parts = form.parts()
    context = {
        "member": member,
        "candidate": candidate,
        "form": form,
        "why": why,
        "own": [part for part in parts if part.is_own],
        "others": [part for part in parts if not part.is_own],
        "is_begun": any(part.is_begun for part in parts if not part.is_own),
    }
    return render(request, "team/sheet.html", context, status=status)


def _submitted(request: HttpRequest, member: TeamMember, candidate: Candidate, kept: EvidenceSheet) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return _typed(request, str(LockedError()))
    if request.method == "POST":
        raise LockedError
    context = {"member": member, "candidate": candidate, "sheet": kept, "sides": sides_of(candidate)}
    return render(request, "team/submitted.html", context)
