"""Stories: the list, the grid, one story, its questions, and the stories for a conversation."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour import wiring
from halfhour.actions.stories import keep_story, plan_story, tell_elsewhere, tell_story
from halfhour.actions.undo import change, remove
from halfhour.domain.stories import suggested
from halfhour.phrases.answers import likely_questions
from halfhour.records.conversations import Conversation
from halfhour.records.practice import Story
from halfhour.web.shared.requests import Request
from halfhour.web.stories.forms import AnswersForm, ElsewhereForm, StoryForm, TellingForm
from halfhour.web.stories.page import COLUMNS, gaps, grid_of, offers_for, story_context

ON_A_PAGE = 25


@require_safe
def stories(request: Request) -> HttpResponse:
    """All of them, and the topics for which there is none yet."""
    page = Paginator(request.workspace.stories.present(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "stories/stories.html", {"page": page, "gaps": gaps(request.workspace)})


@require_safe
def grid(request: Request) -> HttpResponse:
    """Questions against stories."""
    rows = list(request.workspace.stories.present()[:200])
    context = {"topics": grid_of(rows), "columns": rows[:COLUMNS], "more": max(0, len(rows) - COLUMNS)}
    return render(request, "stories/grid.html", context)


@require_safe
def sheet(request: Request) -> HttpResponse:
    """All stories on paper."""
    page = Paginator(request.workspace.stories.present(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "stories/sheet.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Another story; then its questions are ticked."""
    form = StoryForm(request.POST or None, instance=Story(workspace=request.workspace))
    if form.is_valid():
        made = form.save(commit=False)
        key = request.GET.get("answers", "")
        made.answers = [key] if key in likely_questions() else []
        done = keep_story(made)
        messages.success(request, "Kept. Now tick what it answers.", extra_tags=done.pk)
        return redirect("story-questions", made.pk)
    asked = likely_questions().get(request.GET.get("answers", ""))
    return render(request, "stories/form.html", {"form": form, "asked": asked}, status=422 if form.errors else 200)


@require_safe
def story(request: Request, story_id: str) -> HttpResponse:
    """One story."""
    today = timezone.localdate()
    form = ElsewhereForm(initial={"on": today}, today=today)
    return render(request, "stories/story.html", {**story_context(_found(request, story_id)), "elsewhere": form})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, story_id: str) -> HttpResponse:
    """Its words."""
    found = _found(request, story_id)
    form = StoryForm(request.POST or None, instance=found)
    if form.is_valid():
        done = change(_found(request, story_id), "changed", **form.cleaned_data)
        messages.success(request, "Saved.", extra_tags=done.pk)
        return redirect("story", story_id)
    return render(request, "stories/form.html", {"form": form, "story": found}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: Request, story_id: str) -> HttpResponse:
    """Which likely questions it answers; those near in meaning are suggested, and none is ticked for the person."""
    found = _found(request, story_id)
    told = " ".join((found.name, found.situation, found.task, found.action, found.result, found.learned))
    near = suggested(told, likely_questions().values(), wiring.listening().topics)
    form = AnswersForm(request.POST or None, suggested=near, ticked=found.answers)
    if request.method == "POST" and (not request.POST.getlist("answers") or form.is_valid()):
        done = change(found, "changed", answers=request.POST.getlist("answers"))
        messages.success(request, "Saved.", extra_tags=done.pk)
        return redirect("story", story_id)
    return render(request, "stories/questions.html", {"form": form, "story": found}, status=422 if form.errors else 200)


@require_POST
def removal(request: Request, story_id: str) -> HttpResponse:
    """Out of sight."""
    done = remove(_found(request, story_id))
    messages.success(request, "The story is removed.", extra_tags=done.pk)
    return redirect("stories")


@require_POST
def telling_removal(request: Request, story_id: str, telling_id: str) -> HttpResponse:
    """It was not told there, or will not be."""
    done = remove(get_object_or_404(_found(request, story_id).tellings.present(), pk=telling_id))
    messages.success(request, "Taken back.", extra_tags=done.pk)
    return redirect("story", story_id)


@require_POST
def elsewhere(request: Request, story_id: str) -> HttpResponse:
    """Somebody heard it in a talk that is not kept here."""
    found, form = _found(request, story_id), ElsewhereForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        context = {**story_context(found), "elsewhere": form}
        return render(request, "stories/story.html", context, status=422)
    if done := tell_elsewhere(found, **form.cleaned_data):
        messages.success(request, "Noted who heard it.", extra_tags=done.pk)
    return redirect("story", story_id)


@require_safe
def for_conversation(request: Request, conversation_id: str) -> HttpResponse:
    """Stories for a conversation, with who of those in it has heard them."""
    found = _conversation(request, conversation_id)
    page = Paginator(request.workspace.stories.present(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"conversation": found, "page": page, "offers": offers_for(found, page.object_list)}
    return render(request, "stories/for.html", context)


@require_POST
def tellings(request: Request, conversation_id: str) -> HttpResponse:
    """Planned for a conversation, or told in it."""
    found, form = _conversation(request, conversation_id), TellingForm(request.POST)
    if form.is_valid():
        one = _found(request, form.cleaned_data["story"])
        is_plan = form.cleaned_data["answer"] == "plan"
        done = plan_story(one, found) if is_plan else tell_story(one, found, found.held_on or timezone.localdate())
        if done:
            words = "Planned for this conversation." if is_plan else "Noted as told."
            messages.success(request, words, extra_tags=done.pk)
    return redirect("stories-for", conversation_id)


def _found(request: Request, story_id: str) -> Story:
    return get_object_or_404(request.workspace.stories.present(), pk=story_id)


def _conversation(request: Request, conversation_id: str) -> Conversation:
    return get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)
