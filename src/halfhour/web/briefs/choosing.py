"""Choosing questions: each checked, in their order, within the time there is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.briefs import left_open, move_question, plan_questions, put_in_order, reword
from halfhour.actions.undo import change, remove
from halfhour.domain.question_plan import by_topic
from halfhour.records.conversations import Conversation, PlannedQuestion
from halfhour.records.revisions import Revision
from halfhour.web.briefs.forms import OwnQuestionsForm, SuitsForm
from halfhour.web.briefs.questions import chosen, looked_at, suggested, suits_of, topics_of
from halfhour.web.briefs.views import found_in
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: Request, conversation_id: str) -> HttpResponse:
    """The questions that are planned, those left open earlier, and suggestions; one adds from any of them."""
    found = found_in(request, conversation_id)
    form = OwnQuestionsForm(request.POST) if "text" in request.POST else OwnQuestionsForm()
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        return _added(request, found, form)
    suits = SuitsForm(request.GET if "role" in request.GET else suits_of(found))
    plan = chosen(found)
    page = {
        "conversation": found,
        "plan": plan,
        "gaps": left_open(found),
        "suits": suits,
        "suggestions": suggested(found, plan, suits.chosen()),
        "form": form,
    }
    return render(request, "briefs/questions.html", page, status=422 if form.errors else 200)


@require_safe
def look(request: Request, conversation_id: str) -> HttpResponse:
    """What is being written, looked at."""
    found_in(request, conversation_id)
    return render(request, "briefs/_looked.html", {"rows": looked_at(request.GET.get("text", ""))})


@require_POST
def order(request: Request, conversation_id: str) -> HttpResponse:
    """Puts them in the order of their topics."""
    found = found_in(request, conversation_id)
    return _done(request, found, put_in_order(found, by_topic(topics_of(found))), "In the order of their topics.")


@require_POST
def move(request: Request, conversation_id: str, question_id: str) -> HttpResponse:
    """One up or down."""
    found, question = _question(request, conversation_id, question_id)
    return _done(request, found, move_question(question, -1 if "up" in request.POST else 1), "")


@require_POST
def must(request: Request, conversation_id: str, question_id: str) -> HttpResponse:
    """Marks one that must be asked, or takes the mark away."""
    found, question = _question(request, conversation_id, question_id)
    return _done(request, found, change(question, "marked", is_must=not question.is_must), "")


@require_POST
def wording(request: Request, conversation_id: str, question_id: str) -> HttpResponse:
    """Puts the better wording in its place."""
    found, question = _question(request, conversation_id, question_id)
    wordings = [line.strip() for line in request.POST.get("wording", "").splitlines() if line.strip()][:2]
    return _done(request, found, reword(question, wordings) if wordings else None, "Worded anew.")


@require_POST
def removal(request: Request, conversation_id: str, question_id: str) -> HttpResponse:
    """Strikes one out."""
    found, question = _question(request, conversation_id, question_id)
    return _done(request, found, remove(question), "The question is struck out.")


def _added(request: Request, found: Conversation, form: OwnQuestionsForm) -> HttpResponse:
    gap = request.POST.get("gap")
    if form.is_bound:
        done = plan_questions(found, form.cleaned_data["text"], from_where="own")
    elif gap:
        earlier = PlannedQuestion.objects.present().filter(workspace=request.workspace)
        open_one = get_object_or_404(earlier, pk=gap)
        done = plan_questions(found, [open_one.text], from_where="gap", gap_of=open_one)
    else:
        done = plan_questions(found, [text for text in request.POST.getlist("pick") if text.strip()], from_where="bank")
    return _done(request, found, done, "On your list.")


def _question(request: Request, conversation_id: str, question_id: str) -> tuple[Conversation, PlannedQuestion]:
    found = found_in(request, conversation_id)
    return found, get_object_or_404(found.questions.present(), pk=question_id)


def _done(request: Request, found: Conversation, done: Revision | None, said: str) -> HttpResponse:
    if done and said:
        messages.success(request, said, extra_tags=done.pk)
    address = reverse("brief-questions", args=[found.pk])
    return redirect(f"{address}?{request.GET.urlencode()}" if request.GET else address)
