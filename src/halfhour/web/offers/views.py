"""Offering times: finding, holding, handing over, taking one, giving them up."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from halfhour.actions.offers import TakenMeanwhileError, give_up, hold, put_into_letter, standing_offer, take
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Purpose
from halfhour.records.people import Address
from halfhour.records.scheduling import OfferedTime
from halfhour.web.offers.forms import ChosenForm, WishForm
from halfhour.web.offers.page import lines_of, times_page, wish_of
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD"])
def times(request: Request, conversation_id: str) -> HttpResponse:
    """What is free for both, a few chosen; and what is held."""
    return _page(request, _found(request, conversation_id), request.GET)


@require_POST
def held(request: Request, conversation_id: str) -> HttpResponse:
    """Holds the chosen times for them."""
    conversation = _found(request, conversation_id)
    wish_form, chosen, now = WishForm(request.POST), ChosenForm(request.POST), timezone.now()
    if not wish_form.is_valid() or not chosen.is_valid():
        why = "" if wish_form.errors else "Choose at least one time."
        return _page(request, conversation, request.POST, status=422, why=why)
    wish = wish_of(conversation, wish_form, now=now, zone=request.user.zone)
    try:
        _, done = hold(conversation, wish, chosen.starts(), now=now)
    except TakenMeanwhileError as error:
        return _page(request, conversation, request.POST, status=409, why=str(error))
    messages.success(request, "These times are held for them.", extra_tags=done.pk)
    return redirect("times", conversation_id)


@require_POST
def given_up(request: Request, conversation_id: str) -> HttpResponse:
    """Their times are free again."""
    if offer := standing_offer(_found(request, conversation_id), now=timezone.now()):
        done = give_up(offer, now=timezone.now())
        messages.success(request, "The times are free again.", extra_tags=done.pk)
    return redirect("times", conversation_id)


@require_POST
def taken(request: Request, conversation_id: str) -> HttpResponse:
    """They took one of them."""
    rows = OfferedTime.objects.held(timezone.now()).select_related("offer__conversation")
    time = rows.filter(offer__conversation=_found(request, conversation_id), pk=request.POST.get("time", "")).first()
    if time is None:
        messages.error(request, "That time is not held any more. Find out what is free now.")
        return redirect("times", conversation_id)
    done = take(time, now=timezone.now())
    messages.success(request, "Agreed. The other times are free again.", extra_tags=done.pk)
    return redirect("meeting", conversation_id)


@require_POST
def letter(request: Request, conversation_id: str) -> HttpResponse:
    """The held times stand in the letter that offers them."""
    conversation = _found(request, conversation_id)
    offer = standing_offer(conversation, now=timezone.now())
    if offer is None:
        raise Http404
    known = Address.objects.present().filter(person__in=conversation.people.present(), way=Address.Way.EMAIL)
    put_into_letter(offer, lines_of(offer), to=known.values_list("value", flat=True).first() or "")
    return redirect("writing", conversation_id, Purpose.TIMES)


def _page(
    request: Request, conversation: Conversation, given: Any, *, status: int = 200, why: str = ""
) -> HttpResponse:
    context = times_page(conversation, given, now=timezone.now(), zone=request.user.zone)
    if given and context["form"].errors and status == 200:
        status = 422
    return render(request, "offers/times.html", {**context, "why": why}, status=status)


def _found(request: Request, conversation_id: str) -> Conversation:
    rows = request.workspace.conversations.present().select_related("workspace")
    return get_object_or_404(rows, pk=conversation_id)
