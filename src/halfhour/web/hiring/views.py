"""Openings, needs, questions and the team: each page does one thing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.hiring import add, add_need, keep_member
from halfhour.actions.undo import change, remove
from halfhour.phrases.kit import kit_topics
from halfhour.records.hiring import KitQuestion, Need, Opening, TeamMember
from halfhour.web.hiring.forms import MemberForm, NeedForm, NewNeedForm, OpeningForm, QuestionForm
from halfhour.web.hiring.page import kit_of
from halfhour.web.hiring.pdf import as_pdf
from halfhour.web.shared.requests import Request
from halfhour.web.shared.secret import given_out

ON_A_PAGE = 25


@require_safe
def openings(request: Request) -> HttpResponse:
    """Roles that are to be filled, and those that were."""
    return render(request, "hiring/openings.html", {"openings": request.workspace.openings.present()})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Another role."""
    form = OpeningForm(request.POST or None, instance=Opening(workspace=request.workspace, zone=request.user.zone))
    if form.is_valid():
        made = form.save(commit=False)
        done = add(made)
        messages.success(request, "Now say what the role needs.", extra_tags=done.pk)
        return redirect("opening", made.pk)
    return render(request, "hiring/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def opening(request: Request, opening_id: str) -> HttpResponse:
    """The kit."""
    return _page(request, _found(request, opening_id))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, opening_id: str) -> HttpResponse:
    """The role, and what candidates are told."""
    found = _found(request, opening_id)
    form = OpeningForm(request.POST or None, instance=found)
    if form.is_valid():
        done = change(_found(request, opening_id), "changed", **form.cleaned_data)
        messages.success(request, "Saved.", extra_tags=done.pk)
        return redirect("opening", opening_id)
    return render(request, "hiring/new.html", {"form": form, "opening": found}, status=422 if form.errors else 200)


@require_POST
def removal(request: Request, opening_id: str) -> HttpResponse:
    """Out of sight, with all that belongs to it."""
    done = remove(_found(request, opening_id))
    messages.success(request, "Removed.", extra_tags=done.pk)
    return redirect("openings")


@require_safe
def kit_pdf(request: Request, opening_id: str) -> HttpResponse:
    """The kit on one sheet."""
    kit = kit_of(_found(request, opening_id))
    answer = HttpResponse(as_pdf(kit), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="conversation-kit.pdf"'
    return answer


@require_POST
def needs(request: Request, opening_id: str) -> HttpResponse:
    """One more thing that the role needs."""
    found, form = _found(request, opening_id), NewNeedForm(request.POST)
    if not form.is_valid():
        return _page(request, found, new_need=form, status=422)
    topic = form.cleaned_data["topic"]
    _, done = add_need(found, form.cleaned_data["name"], topic, kit_topics().get(topic))
    messages.success(request, "Added, with anchors and questions to begin with.", extra_tags=done.pk)
    return redirect("opening", opening_id)


@require_http_methods(["GET", "HEAD", "POST"])
def need(request: Request, opening_id: str, need_id: str) -> HttpResponse:
    """A need and its anchors."""
    found = _need(request, opening_id, need_id)
    form = NeedForm(request.POST or None, instance=found)
    if form.is_valid():
        done = change(_need(request, opening_id, need_id), "changed", **form.cleaned_data)
        messages.success(request, "Saved.", extra_tags=done.pk)
        return redirect("opening", opening_id)
    context = {"form": form, "need": found, "opening": found.opening}
    return render(request, "hiring/need.html", context, status=422 if form.errors else 200)


@require_POST
def need_removal(request: Request, opening_id: str, need_id: str) -> HttpResponse:
    """It is no longer needed."""
    done = remove(_need(request, opening_id, need_id))
    messages.success(request, "Removed.", extra_tags=done.pk)
    return redirect("opening", opening_id)


@require_POST
def questions(request: Request, opening_id: str, need_id: str) -> HttpResponse:
    """One more question for a need; what speaks against it is shown beside it."""
    found, form = _need(request, opening_id, need_id), QuestionForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        question = KitQuestion(
            workspace=request.workspace,
            need=found,
            text=told["text"],
            is_opener=not told["is_follow_up"],
            place=found.questions.count(),
        )
        done = add(question)
        messages.success(request, "Added.", extra_tags=done.pk)
    return redirect("opening", opening_id)


@require_POST
def question_removal(request: Request, opening_id: str, question_id: str) -> HttpResponse:
    """It will not be asked."""
    rows = KitQuestion.objects.present().filter(need__opening=_found(request, opening_id))
    done = remove(get_object_or_404(rows, pk=question_id))
    messages.success(request, "Removed.", extra_tags=done.pk)
    return redirect("opening", opening_id)


@require_POST
def team(request: Request, opening_id: str) -> HttpResponse:
    """Somebody more in the team."""
    found = _found(request, opening_id)
    somebody = TeamMember(workspace=request.workspace, opening=found, pk="new")
    form = MemberForm(request.POST, instance=somebody, opening=found)
    if not form.is_valid():
        return _page(request, found, member_form=form, status=422)
    return _keep(request, found, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def member(request: Request, opening_id: str, member_id: str) -> HttpResponse:
    """Who somebody of the team is, what they cover, and their own address."""
    found = _found(request, opening_id)
    somebody = get_object_or_404(found.team_members.present(), pk=member_id)
    form = MemberForm(request.POST or None, instance=somebody, opening=found)
    if form.is_valid():
        return _keep(request, found, form, get_object_or_404(found.team_members.present(), pk=member_id))
    context = {
        "form": form,
        "member": somebody,
        "opening": found,
        "given": given_out(request, reverse("own-talks", args=[somebody.key]), found.site),
    }
    return render(request, "hiring/member.html", context, status=422 if form.errors else 200)


def _keep(request: Request, found: Opening, form: MemberForm, somebody: TeamMember | None) -> HttpResponse:
    told = dict(form.cleaned_data)
    covered = list(told.pop("needs"))
    somebody = somebody or TeamMember(workspace=request.workspace, opening=found, **told)
    done = keep_member(somebody, covered, **told)
    messages.success(request, "Saved.", extra_tags=done.pk)
    return redirect("opening", found.pk)


@require_POST
def member_removal(request: Request, opening_id: str, member_id: str) -> HttpResponse:
    """No longer in the team; what they submitted stays."""
    done = remove(get_object_or_404(_found(request, opening_id).team_members.present(), pk=member_id))
    messages.success(request, "Removed.", extra_tags=done.pk)
    return redirect("opening", opening_id)


def _page(
    request: Request,
    found: Opening,
    *,
    new_need: NewNeedForm | None = None,
    member_form: MemberForm | None = None,
    status: int = 200,
) -> HttpResponse:
    kit = kit_of(found)
    needs = [one.need for one in kit.needed]
    somebody = TeamMember(workspace=request.workspace, opening=found, pk="new")
    context = {
        "kit": kit,
        "opening": found,
        "topics": kit_topics().values(),
        "new_need": new_need or NewNeedForm(),
        "question_form": QuestionForm(auto_id=False),
        "member_form": member_form or MemberForm(None, instance=somebody, opening=found, needs=needs),
        "team": [(member, [one.need.name for one in kit.needed if member in one.covered_by]) for member in kit.members],
        "candidates": Paginator(found.candidates.present(), ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "hiring/opening.html", context, status=status)


def _found(request: Request, opening_id: str) -> Opening:
    return get_object_or_404(request.workspace.openings.present(), pk=opening_id)


def _need(request: Request, opening_id: str, need_id: str) -> Need:
    rows = Need.objects.present().filter(opening=_found(request, opening_id)).select_related("opening")
    return get_object_or_404(rows, pk=need_id)
