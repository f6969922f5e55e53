"""Reading the times in their words, agreeing on one, and answering."""

from zoneinfo import available_timezones

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from halfhour.actions.meetings import agree_on
from halfhour.actions.wordtimes import put_sentence
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Purpose
from halfhour.records.people import Address
from halfhour.web.shared.requests import Request
from halfhour.web.wordtimes.forms import AgreementForm, SentenceForm
from halfhour.web.wordtimes.page import begun, form_of, read_page


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: Request, conversation_id: str) -> HttpResponse:
    """Their words, pasted or of a kept message; what they propose; a reading that was chosen by a tap."""
    conversation = _found(request, conversation_id)
    message = None
    if request.GET.get("message"):
        message = get_object_or_404(conversation.messages.present(), pk=request.GET["message"])
    initial = begun(conversation, message, timezone.localdate())
    form = form_of(request.POST if request.method == "POST" else initial if message else None, initial)
    context = {"conversation": conversation, "form": form, "message": message}
    if form.is_valid():
        context |= read_page(conversation, form.cleaned_data, request.user.zone, now=timezone.now())
    template = "wordtimes/_words.html" if request.htmx else "wordtimes/words.html"
    return render(request, template, context, status=422 if form.errors else 200)


@require_POST
def agreement(request: Request, conversation_id: str) -> HttpResponse:
    """One of the times is agreed."""
    conversation, form = _found(request, conversation_id), AgreementForm(request.POST)
    if not form.is_valid():
        messages.error(request, "That time has passed or cannot be read. Nothing was changed.")
        return redirect("wordtimes", conversation_id)
    told = form.cleaned_data
    zone = told["zone"] if told["zone"] in available_timezones() else ""
    _, done = agree_on(
        conversation, told["start"], told["minutes"], request.user.zone, zone, today=timezone.localdate()
    )
    messages.success(request, "Agreed.", extra_tags=done.pk)
    return redirect(f"/conversations/{conversation_id}/meeting/")


@require_POST
def letter(request: Request, conversation_id: str) -> HttpResponse:
    """The person's sentence stands in the letter about times."""
    conversation, form = _found(request, conversation_id), SentenceForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Write a sentence first.")
        return redirect("wordtimes", conversation_id)
    known = Address.objects.present().filter(person__in=conversation.people.present(), way=Address.Way.EMAIL)
    put_sentence(conversation, form.cleaned_data["sentence"], to=known.values_list("value", flat=True).first() or "")
    return redirect("writing", conversation_id, Purpose.TIMES)


def _found(request: Request, conversation_id: str) -> Conversation:
    rows = request.workspace.conversations.present().select_related("workspace")
    return get_object_or_404(rows, pk=conversation_id)
