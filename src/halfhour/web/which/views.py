"""Which conversation is it?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from halfhour.actions.which import answer_notice, begin_conversation, raise_shift
from halfhour.domain.errors import InputError
from halfhour.domain.kinds import Kind
from halfhour.domain.kinds_shift import shift_in_text
from halfhour.formats.which import read
from halfhour.phrases.contracts import shift_cues
from halfhour.phrases.kinds import kind_words
from halfhour.records.conversations import Conversation
from halfhour.records.kind_notes import KindNote
from halfhour.web.shared.requests import Request
from halfhour.web.which.forms import AnswerForm, BeginForm, WhichForm
from halfhour.web.which.page import Page, page_of


@require_http_methods(["GET", "HEAD", "POST"])
def which(request: Request) -> HttpResponse:
    """The box and the answer; `?for=` names the conversation that a message belongs to."""
    own = request.workspace.conversations.present()
    conversation = get_object_or_404(own, pk=request.GET["for"]) if request.GET.get("for") else None
    example = {"text": kind_words()["example"].strip()} if "example" in request.GET else None
    form = WhichForm(request.POST or example, request.FILES or None, belongs=conversation is not None)
    context: dict[str, object] = {"form": form, "conversation": conversation}
    if form.is_valid():
        try:
            name, blob = form.given()
            page = page_of(read(blob, name))
            context |= {
                "form": WhichForm(belongs=conversation is not None),
                "page": page,
                "begin": _begin_form(page),
                "note": _note(page, conversation, form.by_me()),
            }
        except InputError as error:
            form.add_error(None, str(error))
    return render(request, "which/which.html", context, status=422 if form.errors else 200)


@require_POST
def conversation(request: Request) -> HttpResponse:
    """Makes a conversation of what was asked about."""
    form = BeginForm(request.POST)
    if not form.is_valid():
        return render(request, "which/begin.html", {"begin": form}, status=422)
    given = form.cleaned_data
    begun = begin_conversation(
        request.workspace,
        request.user,
        given["people"],
        said=Kind(given["said"]),
        found=Kind(given["found"]),
        words=given["words"],
    )
    return redirect("conversation", conversation_id=begun.pk)


@require_POST
def notice_answer(request: Request, note_id: str) -> HttpResponse:
    """What the person says to a notice: the other kind, or the same as before with a reason."""
    note = get_object_or_404(request.workspace.kind_notes.present(), pk=note_id)
    form = AnswerForm(request.POST)
    if form.is_valid():
        done = answer_notice(note, said=Kind(form.cleaned_data["said"]), reason=form.cleaned_data["reason"])
        messages.success(request, "Noted how you see it.", extra_tags=done.pk)
    return redirect("conversation", conversation_id=note.conversation_id)


def _begin_form(page: Page) -> BeginForm:
    kind = page.answer.kind.value
    return BeginForm(initial={"people": page.writer, "said": kind, "found": kind, "words": page.words})


def _note(page: Page, conversation: Conversation | None, by_me: bool | None) -> KindNote | None:
    """The notice that a message raises in the conversation it belongs to."""
    kind = conversation.as_kind() if conversation else None
    shift = shift_in_text(page.answer, kind, shift_cues(), by_me=by_me) if kind else None
    if conversation is None or shift is None:
        return None
    note = raise_shift(conversation, shift, " … ".join(place.of(page.answer.text) for place in shift.places))
    return None if note.said else note
