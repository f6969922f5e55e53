"""Rehearsals: choosing somebody, talking turn by turn, and what was seen."""

import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour import wiring
from halfhour.actions.rehearsals import REAL, OverError, begin_rehearsal, end_rehearsal, led_in, say, talk_of
from halfhour.actions.undo import remove
from halfhour.domain.practice.personas import Persona
from halfhour.phrases.practice import personas
from halfhour.records.kept import KeptQuerySet
from halfhour.records.practice import Rehearsal
from halfhour.web.rehearsals.choosing import conversation_of, real_people, sought
from halfhour.web.rehearsals.forms import ANY, BeginForm, TurnForm
from halfhour.web.rehearsals.page import minute_words, name_of, persona_of, seen_of
from halfhour.web.rehearsals.progress import KEPT, progress
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def rehearsals(request: Request) -> HttpResponse:
    """Who there is to talk to, and the talks that were practised."""
    form = BeginForm(request.POST or None)
    if form.is_valid() and (begun := _begun(request, form)):
        return redirect("rehearsal", begun.pk)
    conversation = conversation_of(request.workspace, request.GET.get("conversation", ""))
    led = _led(request)[:KEPT]
    context = {
        **sought(request.GET),
        "people": real_people(request.workspace, conversation, request.GET.get("person", "")),
        "rehearsals": [(row, name_of(row)) for row in led],
        "board": progress(led, request.workspace),
        "conversation": conversation,
    }
    template = "rehearsals/_hosts.html" if request.htmx and not request.POST else "rehearsals/rehearsals.html"
    return render(request, template, context, status=422 if request.POST else 200)


def _begun(request: Request, form: BeginForm) -> Rehearsal | None:
    """The rehearsal that is asked for; None when of the person nothing is known."""
    key, person, persona = form.cleaned_data["persona"], None, None
    if key == REAL:
        found = real_people(request.workspace, None, form.cleaned_data["person"])
        person, persona = (found[0].person, found[0].persona) if found else (None, None)
    else:
        persona = personas()[secrets.choice(list(personas())) if key == ANY else key]
    if persona is None:
        messages.error(request, "Nothing is known of them that could be told. Add a source or their role first.")
        return None
    return begin_rehearsal(
        request.workspace,
        persona,
        wiring.ear(),
        seed=secrets.randbelow(1_000),
        now=timezone.now(),
        conversation=conversation_of(request.workspace, form.cleaned_data["conversation"]),
        person=person,
    )


@require_safe
def rehearsal(request: Request, rehearsal_id: str) -> HttpResponse:
    """The talk as it stands, and a place to say something."""
    return render(request, "rehearsals/rehearsal.html", _context(_found(request, rehearsal_id)))


@require_POST
def turns(request: Request, rehearsal_id: str) -> HttpResponse:
    """One's own turn."""
    found, form = _found(request, rehearsal_id), TurnForm(request.POST)
    persona = persona_of(found)
    if persona and form.is_valid():
        try:
            said = form.cleaned_data
            say(found, said["words"], persona, wiring.ear(), now=timezone.now(), spoken=said["spoken"])
        except OverError as error:
            messages.error(request, str(error))
        found.refresh_from_db()
    elif persona:
        return render(request, _page(request), _context(found, form), status=422)
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
    context = {"rehearsal": found, "persona": persona, "name": name_of(found), **told}
    return render(request, "rehearsals/seen.html", context)


@require_POST
def removal(request: Request, rehearsal_id: str) -> HttpResponse:
    """Out of sight."""
    done = remove(_found(request, rehearsal_id))
    messages.success(request, "The rehearsal is removed.", extra_tags=done.pk)
    return redirect("rehearsals")


def _found(request: Request, rehearsal_id: str) -> Rehearsal:
    return get_object_or_404(_led(request), pk=rehearsal_id)


def _led(request: Request) -> KeptQuerySet:
    rows = request.workspace.rehearsals.present().filter(sort=Rehearsal.Sort.LEAD)
    return rows.select_related("person__organization", "conversation")


def _page(request: Request) -> str:
    return "rehearsals/_talk.html" if request.htmx else "rehearsals/rehearsal.html"


def _context(found: Rehearsal, form: TurnForm | None = None) -> dict[str, object]:
    persona: Persona | None = persona_of(found)
    context: dict[str, object] = {
        "rehearsal": found,
        "persona": persona,
        "name": name_of(found),
        "form": form or TurnForm(),
    }
    if persona:
        context["gone"] = minute_words(talk_of(found, persona, wiring.ear()).standing, persona)
    return context
