"""Answers: choosing who asks, answering turn by turn, and what was remarked."""

import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour import wiring
from halfhour.actions.answering import OverError, answer, begin_answering, end_answering
from halfhour.actions.undo import remove
from halfhour.phrases.answers import interviewers
from halfhour.records.kept import KeptQuerySet
from halfhour.records.practice import Rehearsal
from halfhour.web.answering.forms import ANY, AnswerForm, BeginForm
from halfhour.web.answering.page import KEPT, interviewer_of, progress, questions, seen_in, talk_context
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def answering(request: Request) -> HttpResponse:
    """Who there is to ask, and what was practised."""
    form = BeginForm(request.POST or None)
    if form.is_valid():
        key = form.cleaned_data["interviewer"]
        chosen = interviewers()[secrets.choice(list(interviewers())) if key == ANY else key]
        conversation = request.workspace.conversations.present().filter(pk=form.cleaned_data["conversation"]).first()
        now, seed = timezone.now(), secrets.randbelow(1_000)
        begun = begin_answering(request.workspace, chosen, seed=seed, now=now, conversation=conversation)
        return redirect("answers", begun.pk)
    rows = list(_rows(request)[:KEPT])
    context = {
        "interviewers": interviewers().values(),
        "rehearsals": [(row, interviewer_of(row)) for row in rows],
        "board": progress(rows),
        "conversation": request.GET.get("conversation", ""),
    }
    return render(request, "answering/answering.html", context, status=422 if form.errors else 200)


@require_safe
def talk(request: Request, rehearsal_id: str) -> HttpResponse:
    """The talk as it stands, and a place to answer."""
    return render(request, "answering/talk.html", {**talk_context(_found(request, rehearsal_id)), "form": AnswerForm()})


@require_POST
def turns(request: Request, rehearsal_id: str) -> HttpResponse:
    """One's own turn."""
    found, form = _found(request, rehearsal_id), AnswerForm(request.POST)
    asker = interviewer_of(found)
    if asker and form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        try:
            answer(found, said["words"], asker, questions(), wiring.listening(), now=now, spoken=said["spoken"])
        except OverError as error:
            messages.error(request, str(error))
        found.refresh_from_db()
        form = AnswerForm()
    status = 422 if form.errors else 200
    if request.htmx:
        return render(request, "answering/_talk.html", {**talk_context(found), "form": form}, status=status)
    if form.errors:
        return render(request, "answering/talk.html", {**talk_context(found), "form": form}, status=status)
    return redirect("answers", rehearsal_id)


@require_POST
def end(request: Request, rehearsal_id: str) -> HttpResponse:
    """Broken off here."""
    end_answering(_found(request, rehearsal_id), questions(), wiring.listening(), now=timezone.now())
    return redirect("answers-seen", rehearsal_id)


@require_safe
def seen(request: Request, rehearsal_id: str) -> HttpResponse:
    """Each question with one's answer, and what was remarked."""
    found = _found(request, rehearsal_id)
    context = {"rehearsal": found, "interviewer": interviewer_of(found), "answers": seen_in(found)}
    return render(request, "answering/seen.html", context)


@require_POST
def removal(request: Request, rehearsal_id: str) -> HttpResponse:
    """Out of sight."""
    done = remove(_found(request, rehearsal_id))
    messages.success(request, "The rehearsal is removed.", extra_tags=done.pk)
    return redirect("answering")


def _rows(request: Request) -> KeptQuerySet:
    return request.workspace.rehearsals.present().filter(sort=Rehearsal.Sort.ANSWER)


def _found(request: Request, rehearsal_id: str) -> Rehearsal:
    return get_object_or_404(_rows(request), pk=rehearsal_id)
