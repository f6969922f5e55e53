"""What was said, and what it comes to."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.talks import keep_lines, let_lines_go
from halfhour.actions.undo import change, remove
from halfhour.domain.consent import Use, without_consent
from halfhour.records.kind_notes import KindNote
from halfhour.records.revisions import Revision
from halfhour.records.talks import Talk
from halfhour.web.shared.boxes import open_box
from halfhour.web.shared.requests import Request
from halfhour.web.talks.evidence import whole
from halfhour.web.talks.forms import SpeakersForm, kept_from, line_forms
from halfhour.web.talks.page import page_of
from halfhour.web.talks.reading import wait_for


@require_safe
def debrief(request: Request, conversation_id: str) -> HttpResponse:
    """What a talk comes to; `?open=` names the claim whose evidence is shown, `?talk=` one of several talks."""
    conversation = get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)
    talks = conversation.talks.present()
    named = slugify(request.GET.get("talk", ""))
    talk = get_object_or_404(talks, pk=named) if named else talks.first()
    if talk is None:
        return render(request, "talks/nothing_yet.html", {"conversation": conversation})
    if wait := wait_for(talk):
        template = "talks/_reading.html" if request.htmx else "talks/reading.html"
        return render(request, template, {"talk": talk, "conversation": conversation, "wait": wait})
    page = page_of(talk, opened=request.GET.get("open", ""), recomputed="recomputed" in request.GET)
    template = "talks/_debrief.html" if request.htmx else "talks/debrief.html"
    return render(
        request,
        template,
        {"page": page, "conversation": conversation, "talks": talks, "kind_notes": _kind_notes(talk), **_last(talk)},
    )


@require_safe
def transcript(request: Request, talk_id: str) -> HttpResponse:
    """Everything that was said, with an anchor for each turn; `?open=` marks the words of a claim."""
    talk = get_object_or_404(request.workspace.talks.present(), pk=talk_id)
    opened = request.GET.get("open", "")
    spoken = talk.as_transcript()
    quotes = page_of(talk).quotes_of(opened) if opened else ()
    return render(
        request, "talks/transcript.html", {"talk": talk, "transcript": spoken, "passages": whole(spoken, quotes)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def lines(request: Request, talk_id: str) -> HttpResponse:
    """The five lines to be edited; keeping them makes them the person's."""
    talk = get_object_or_404(request.workspace.talks.present(), pk=talk_id)
    page = page_of(talk)
    forms = line_forms(request.POST, page.debrief.lines)
    if forms.is_bound and forms.is_valid():
        kept = keep_lines(talk, kept_from(forms, page.transcript))
        messages.success(request, "Kept. These lines are yours now.", extra_tags=kept.pk)
        return to_debrief(talk)
    status = 422 if forms.is_bound else 200
    return render(request, "talks/lines.html", {"talk": talk, "forms": forms, "page": page}, status=status)


@require_POST
def lines_removal(request: Request, talk_id: str) -> HttpResponse:
    """Back to what the talk itself says."""
    talk = get_object_or_404(request.workspace.talks.present(), pk=talk_id)
    if gone := let_lines_go(talk):
        messages.success(request, "These lines are read from the talk again.", extra_tags=gone.pk)
    return to_debrief(talk)


@require_http_methods(["GET", "HEAD", "POST"])
def speakers(request: Request, talk_id: str) -> HttpResponse:
    """Who is who."""
    talk = get_object_or_404(request.workspace.talks.present(), pk=talk_id)
    form = SpeakersForm(request.POST or None, labels=talk.labels(), names=talk.names, me=talk.me)
    if form.is_valid():
        named = change(talk, "named", names=form.names(), me=form.me())
        messages.success(request, "Noted who is who.", extra_tags=named.pk)
        return to_debrief(talk)
    status = 422 if form.errors else 200
    return render(request, "talks/speakers.html", {"talk": talk, "form": form}, status=status)


@require_POST
def removal(request: Request, talk_id: str) -> HttpResponse:
    """Takes a talk out of its conversation."""
    talk = get_object_or_404(request.workspace.talks.present(), pk=talk_id)
    messages.success(request, "The talk is removed.", extra_tags=remove(talk).pk)
    return redirect("conversation", conversation_id=talk.conversation_id)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, conversation_id: str) -> HttpResponse:
    """A talk for a conversation: consent first, then the box."""
    conversation = get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)
    form, onward = open_box(request, conversation)
    if onward:
        return onward
    missing = without_consent("", conversation.as_agreements(Use.TRANSCRIPT))
    context = {"conversation": conversation, "form": form, "missing": missing, "own_notes": "notes" in request.GET}
    return render(request, "talks/new.html", context, status=422 if form.errors else 200)


def to_debrief(talk: Talk) -> HttpResponseRedirect:
    """To the page of what this talk comes to."""
    return HttpResponseRedirect(reverse("debrief", args=[talk.conversation_id]) + f"?talk={talk.pk}")


def _kind_notes(talk: Talk) -> QuerySet[KindNote]:
    """What in this talk speaks for another kind than the conversation's, and was not answered yet."""
    return talk.kind_notes.unanswered().select_related("conversation")


def _last(talk: Talk) -> dict[str, Revision | None]:
    """The last change of the kept lines, for undo."""
    kept = getattr(talk, "kept_lines", None)
    return {"last": Revision.objects.of(kept).standing().first() if kept else None}
