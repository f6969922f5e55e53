"""Preparing a casual job interview: read, and stories and questions chosen on the way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from halfhour.actions.briefs import plan_questions
from halfhour.actions.casual import leave_out
from halfhour.actions.stories import plan_story
from halfhour.actions.undo import change
from halfhour.domain.kinds import Kind
from halfhour.records.conversations import Conversation
from halfhour.records.revisions import Revision
from halfhour.web.preparing.forms import CountryForm, KindForm, QuestionForm, StoryForm
from halfhour.web.preparing.page import PREPARED_HERE, page_of
from halfhour.web.shared.requests import Request


@require_safe
def preparing(request: Request, conversation_id: str) -> HttpResponse:
    """All of it on one page; other kinds are prepared by their brief."""
    found = _found(request, conversation_id)
    if Kind(found.kind) not in PREPARED_HERE:
        return redirect("brief", conversation_id=found.pk)
    form = CountryForm(request.GET)
    return render(request, "preparing/preparing.html", page_of(found, form.chosen()))


@require_POST
def kind(request: Request, conversation_id: str) -> HttpResponse:
    """What the person says it is; on to how that is prepared."""
    found, form = _found(request, conversation_id), KindForm(request.POST)
    done = change(found, "edited", kind=form.cleaned_data["said"]) if form.is_valid() else None
    return _back(request, found, done, "Noted.", "")


@require_POST
def question(request: Request, conversation_id: str) -> HttpResponse:
    """Takes a question of the bank along."""
    found, form = _found(request, conversation_id), QuestionForm(request.POST)
    done = plan_questions(found, [form.cleaned_data["pick"]], from_where="bank") if form.is_valid() else None
    return _back(request, found, done, "On your list.", "#ask-title")


@require_POST
def story(request: Request, conversation_id: str, story_id: str) -> HttpResponse:
    """Takes a story along, or leaves it out again."""
    found, form = _found(request, conversation_id), StoryForm(request.POST)
    one = get_object_or_404(request.workspace.stories.present(), pk=story_id)
    if not form.is_valid():
        return _back(request, found, None, "", "#stories-title")
    if form.cleaned_data["take"] == "yes":
        return _back(request, found, plan_story(one, found), "Taken along.", "#stories-title")
    return _back(request, found, leave_out(found, one), "Left out.", "#stories-title")


def _found(request: Request, conversation_id: str) -> Conversation:
    return get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)


def _back(request: Request, found: Conversation, done: Revision | None, words: str, place: str) -> HttpResponse:
    if done:
        messages.success(request, words, extra_tags=done.pk)
    response = redirect("preparing", conversation_id=found.pk)
    response.headers["Location"] += place
    return response
