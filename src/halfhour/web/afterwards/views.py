"""What follows from a talk: seen, kept, done."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from halfhour.actions import afterwards as deeds
from halfhour.actions.introductions import tell, thank
from halfhour.actions.sittings import write_up
from halfhour.actions.stories import tell_story
from halfhour.actions.undo import change
from halfhour.records.conversations import Conversation
from halfhour.records.revisions import Revision
from halfhour.web.afterwards.forms import (
    AdviceForm,
    FollowedForm,
    NextForm,
    OfferForm,
    OwedForm,
    PromiseForm,
    ToldForm,
)
from halfhour.web.afterwards.page import offers_of, page_of
from halfhour.web.shared.requests import Request


@require_safe
def afterwards(request: Request, conversation_id: str) -> HttpResponse:
    """All that follows from a talk."""
    return _page(request, _found(request, conversation_id))


@require_POST
def offer(request: Request, conversation_id: str, talk_id: str, key: str) -> HttpResponse:
    """Keeps something that was found in a talk, or waves it aside; what is no longer offered was answered before."""
    found, form = _found(request, conversation_id), OfferForm(request.POST)
    talk = get_object_or_404(found.talks.present().defer("blob").select_related("kept_answer"), pk=talk_id)
    one = next((one.offer for one in offers_of([talk])[0] if one.offer.key == key), None)
    if one is None or not form.is_valid():
        return _back(request, found, None, "")
    answer, due = form.cleaned_data["answer"], form.cleaned_data["due"]
    if answer == "no":
        return _back(request, found, deeds.wave_aside(talk, one, on=timezone.localdate()), "Left out.")
    mine = answer == "me" or (answer == "keep" and one.is_mine is not False)
    return _back(request, found, deeds.keep_offer(talk, one, is_mine=mine, due=due), "Kept.")


@require_POST
def promises(request: Request, conversation_id: str) -> HttpResponse:
    """A promise in one's own words."""
    found, form = _found(request, conversation_id), PromiseForm(request.POST)
    if not form.is_valid():
        return _page(request, found, promise_form=form)
    given = form.cleaned_data
    done = deeds.add_promise(found, given["text"], is_mine=given["whose"] == "me", due=given["due"])
    return _back(request, found, done, "Kept.")


@require_POST
def promise(request: Request, conversation_id: str, promise_id: str) -> HttpResponse:
    """What became of a promise, or another day for it."""
    found, form, today = _found(request, conversation_id), OwedForm(request.POST), timezone.localdate()
    one = get_object_or_404(found.promises.present(), pk=promise_id)
    if not form.is_valid():
        messages.error(request, "That is no day. Choose one, or leave it empty.")
        return _back(request, found, None, "")
    answer = form.cleaned_data["answer"]
    became: dict[str, dict[str, Any]] = {
        "kept": {"kept_on": today, "dropped_on": None},
        "dropped": {"dropped_on": today},
        "open": {"kept_on": None, "dropped_on": None},
        "day": {"due_on": form.cleaned_data["due"]},
    }
    return _back(request, found, change(one, answer, **became[answer]), "Noted.")


@require_POST
def advices(request: Request, conversation_id: str) -> HttpResponse:
    """Advice in one's own words."""
    found, form = _found(request, conversation_id), AdviceForm(request.POST)
    if not form.is_valid():
        return _page(request, found, advice_form=form)
    return _back(request, found, deeds.add_advice(found, form.cleaned_data["text"]), "Kept.")


@require_POST
def advice(request: Request, conversation_id: str, advice_id: str) -> HttpResponse:
    """Advice was followed, reported back on, or is not worth following."""
    found, form, today = _found(request, conversation_id), FollowedForm(request.POST), timezone.localdate()
    one = get_object_or_404(found.advice.present(), pk=advice_id)
    if not form.is_valid():
        messages.error(request, "That is too long. Say in two sentences what came of it.")
        return _back(request, found, None, "")
    answer, what_came = form.cleaned_data["answer"], form.cleaned_data["what_came"]
    if answer == "dropped":
        gone = change(one, "dropped", acted_on=one.acted_on or today, removed_at=timezone.now())
        return _back(request, found, gone, "Left out.")
    if answer == "did":
        done = change(one, "did", acted_on=one.acted_on or today, what_came=what_came or one.what_came)
        return _back(request, found, done, "Noted. They will be glad to hear of it.")
    return _back(request, found, change(one, "reported", reported_on=today), "Noted.")


@require_POST
def introduction(request: Request, conversation_id: str, introduction_id: str) -> HttpResponse:
    """The introducer heard of it, or was thanked."""
    found, form = _found(request, conversation_id), ToldForm(request.POST)
    own = request.workspace.introductions.present().filter(to__in=found.people.present())
    one = get_object_or_404(own, pk=introduction_id)
    deed = thank if form.is_valid() and form.cleaned_data["answer"] == "thanked" else tell
    return _back(request, found, deed(one, on=timezone.localdate()), "Noted.")


@require_POST
def next_step(request: Request, conversation_id: str) -> HttpResponse:
    """What comes next, and when."""
    found, form = _found(request, conversation_id), NextForm(request.POST)
    if not form.is_valid():
        return _page(request, found, next_form=form)
    given = form.cleaned_data
    done = deeds.set_next_step(found, given["text"], on=given["due"], is_mine=given["whose"] != "them")
    return _back(request, found, done, "Noted.")


@require_POST
def told(request: Request, conversation_id: str, story_id: str) -> HttpResponse:
    """A story was told, so that those who were there do not hear it again."""
    found, today = _found(request, conversation_id), timezone.localdate()
    story = get_object_or_404(request.workspace.stories.present(), pk=story_id)
    return _back(request, found, tell_story(story, found, found.held_on or today), "Noted as told.")


@require_POST
def notes(request: Request, conversation_id: str) -> HttpResponse:
    """Makes a talk of what was noted, without waiting for the end; on to its five lines."""
    found = _found(request, conversation_id)
    talk = write_up(found)
    if talk is None:
        messages.info(request, "Nothing was noted yet.")
        return redirect("afterwards", conversation_id=found.pk)
    response = redirect("debrief", conversation_id=found.pk)
    response.headers["Location"] += f"?talk={talk.pk}"
    return response


def _found(request: Request, conversation_id: str) -> Conversation:
    return get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)


def _back(request: Request, found: Conversation, done: Revision | None, words: str) -> HttpResponse:
    if done:
        messages.success(request, words, extra_tags=done.pk)
    return redirect("afterwards", conversation_id=found.pk)


def _page(request: Request, found: Conversation, **refused: object) -> HttpResponse:
    standing = found.promises.present().filter(key=deeds.NEXT).first()
    whose = "me" if standing is None or standing.is_mine else "them"
    step = {"text": standing.text, "due": standing.due_on, "whose": whose} if standing else {}
    forms = {"promise_form": PromiseForm(), "advice_form": AdviceForm(), "next_form": NextForm(initial=step), **refused}
    return render(
        request, "afterwards/afterwards.html", page_of(found, timezone.now(), **forms), status=422 if refused else 200
    )
