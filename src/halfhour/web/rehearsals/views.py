"""Rehearsals: choosing somebody, talking turn by turn, and what was seen."""

import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour import wiring
from halfhour.actions.rehearsals import OverError, begin_rehearsal, end_rehearsal, led_in, say, talk_of
from halfhour.actions.undo import remove
from halfhour.phrases.practice import personas
from halfhour.records.practice import Rehearsal
from halfhour.web.rehearsals.forms import ANY, BeginForm, TurnForm
from halfhour.web.rehearsals.page import KEPT, curves, minute_words, persona_of, seen_of
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def rehearsals(request: Request) -> HttpResponse:
    """Who there is to talk to, and the talks that were practised."""
    form = BeginForm(request.POST or None)
    if form.is_valid():
        key = form.cleaned_data["persona"]
        persona = personas()[secrets.choice(list(personas())) if key == ANY else key]
        conversation = request.workspace.conversations.present().filter(pk=form.cleaned_data["conversation"]).first()
        begun = begin_rehearsal(
            request.workspace,
            persona,
            wiring.ear(),
            seed=secrets.randbelow(1_000),
            now=timezone.now(),
            conversation=conversation,
        )
        return redirect("rehearsal", begun.pk)
    led = request.workspace.rehearsals.present().filter(sort=Rehearsal.Sort.LEAD)[:KEPT]
    context = {
        "personas": personas().values(),
        "rehearsals": [(row, persona_of(row)) for row in led],
        "curves": curves(led),
        "conversation": request.GET.get("conversation", ""),
    }
    return render(request, "rehearsals/rehearsals.html", context, status=422 if form.errors else 200)


@require_safe
def rehearsal(request: Request, rehearsal_id: str) -> HttpResponse:
    """The talk as it stands, and a place to say something."""
    found = _found(request, rehearsal_id)
    return render(request, "rehearsals/rehearsal.html", _context(found))


@require_POST
def turns(request: Request, rehearsal_id: str) -> HttpResponse:
    """One's own turn."""
    found, form = _found(request, rehearsal_id), TurnForm(request.POST)
    persona = persona_of(found)
    if persona and form.is_valid():
        try:
            say(found, form.cleaned_data["words"], persona, wiring.ear(), now=timezone.now())
        except OverError as error:
            messages.error(request, str(error))
        found.refresh_from_db()
    if request.htmx:
        return render(request, "rehearsals/_talk.html", _context(found))
    return redirect("rehearsal", rehearsal_id)


@require_POST
def end(request: Request, rehearsal_id: str) -> HttpResponse:
    """Broken off here."""
    found = _found(request, rehearsal_id)
    if persona := persona_of(found):
        end_rehearsal(found, persona, wiring.ear(), now=timezone.now())
    return redirect("rehearsal-seen", rehearsal_id)


@require_safe
def seen(request: Request, rehearsal_id: str) -> HttpResponse:
    """What was seen in one's own words, and the talk once more with marks."""
    found = _found(request, rehearsal_id)
    persona = persona_of(found)
    told = seen_of(led_in(found, persona, wiring.ear())) if persona else {}
    return render(request, "rehearsals/seen.html", {"rehearsal": found, "persona": persona, **told})


@require_POST
def removal(request: Request, rehearsal_id: str) -> HttpResponse:
    """Out of sight."""
    done = remove(_found(request, rehearsal_id))
    messages.success(request, "The rehearsal is removed.", extra_tags=done.pk)
    return redirect("rehearsals")


def _found(request: Request, rehearsal_id: str) -> Rehearsal:
    rows = request.workspace.rehearsals.present().filter(sort=Rehearsal.Sort.LEAD)
    return get_object_or_404(rows, pk=rehearsal_id)


def _context(found: Rehearsal) -> dict[str, object]:
    persona = persona_of(found)
    context: dict[str, object] = {"rehearsal": found, "persona": persona, "form": TurnForm()}
    if persona:
        context["gone"] = minute_words(talk_of(found, persona, wiring.ear()).standing, persona)
    return context
