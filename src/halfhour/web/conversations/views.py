"""The list of conversations, and each of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.conversations import (
    change_together,
    edit_conversation,
    note_consent,
    note_happening,
    reopen,
    start_conversation,
)
from halfhour.actions.undo import remove
from halfhour.domain.conversations import Note
from halfhour.domain.errors import RuleError
from halfhour.records.conversations import Conversation, PlannedQuestion
from halfhour.web.conversations.board import board_of
from halfhour.web.conversations.forms import (
    ConsentForm,
    FactsForm,
    FindForm,
    HappenedForm,
    NewForm,
    QuestionsForm,
    SeveralForm,
)
from halfhour.web.conversations.page import page_of_conversation
from halfhour.web.conversations.second import others_at_their_places
from halfhour.web.shared.requests import Request
from halfhour.web.shared.words import in_words

ON_A_PAGE = 25


@require_safe
def conversations(request: Request) -> HttpResponse:
    """The list or the board, as far as search and filters let it through."""
    form = FindForm(request.GET, request.workspace.organizations.present())
    found = form.found_in(request.workspace.conversations.present().for_list())
    query = request.GET.copy()
    for name in ("page", "as"):
        query.pop(name, None)
    context = {"form": form, "query": query.urlencode(), "narrowed": any(query.values())}
    context["organization"] = form.cleaned_data.get("organization")
    context["is_board"] = request.GET.get("as") == "board"
    if context["is_board"]:
        context["columns"] = board_of(found)
    else:
        context |= {"page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")), "deeds": SeveralForm.DEEDS}
    return render(request, "conversations/_found.html" if request.htmx else "conversations/conversations.html", context)


@require_POST
def several(request: Request) -> HttpResponse:
    """Closes, removes or names the kind of several at once, with one undo."""
    form, back = SeveralForm(request.POST), f"{reverse('conversations')}?{request.POST.get('query', '')}"
    if not form.is_valid():
        messages.warning(request, str(next(iter(form.errors.values()))[0]))
        return redirect(back)
    chosen = request.workspace.conversations.present().filter(pk__in=form.cleaned_data["chosen"])
    done = change_together(chosen, "together", **form.values(timezone.now(), timezone.localdate()))
    if done:
        messages.success(request, f"Noted for {len(form.cleaned_data['chosen'])}.", extra_tags=done.pk)
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """A new one."""
    form = NewForm(request.POST or None)
    if form.is_valid():
        names = form.cleaned_data.pop("people")
        started = start_conversation(request.workspace, names, zone=request.user.zone, **form.cleaned_data)
        return redirect("conversation", conversation_id=started.pk)
    return render(request, "conversations/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def conversation(request: Request, conversation_id: str) -> HttpResponse:
    """One conversation: what happened, what to ask, what was said."""
    return _page(request, _found(request, conversation_id))


@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: Request, conversation_id: str) -> HttpResponse:
    """What happened when, to be noted; two windows never overwrite each other unseen."""
    found = _found(request, conversation_id)
    form = FactsForm(request.POST or None, instance=found)
    if form.is_valid():
        if changes := form.changes():
            done = edit_conversation(found, changes, today=timezone.localdate())
            messages.success(request, "Noted.", extra_tags=done.pk)
        return redirect("conversation", conversation_id=found.pk)
    context = {"form": form, "conversation": _found(request, conversation_id)}
    return render(request, "conversations/facts.html", context, status=form.status)


@require_POST
def happenings(request: Request, conversation_id: str) -> HttpResponse:
    """Notes one thing that happened, with undo."""
    found = _found(request, conversation_id)
    form = HappenedForm(request.POST)
    if not form.is_valid():
        return _page(request, found, happened=form)
    note, on = Note(form.cleaned_data["what"]), form.cleaned_data["on"]
    try:
        done = note_happening(found, note, on=on, today=timezone.localdate())
    except RuleError as error:
        form.add_error("on", str(error))
        return _page(request, found, happened=form)
    messages.success(
        request, f"Noted: {in_words(note.value, 'note').lower()}.".replace(": i ", ": I "), extra_tags=done.pk
    )
    return redirect("conversation", conversation_id=found.pk)


@require_safe
def second(request: Request, conversation_id: str) -> HttpResponse:
    """Whom else one knows there, to ask one of them."""
    found, today = _found(request, conversation_id), timezone.localdate()
    context = {"conversation": found, "people": found.people.present(), "today": today}
    context["places"] = others_at_their_places(found, today)
    return render(request, "conversations/second.html", context)


@require_POST
def reopening(request: Request, conversation_id: str) -> HttpResponse:
    """It goes on after all, with undo."""
    done = reopen(_found(request, conversation_id))
    messages.success(request, "It is open again.", extra_tags=done.pk)
    return redirect("conversation", conversation_id=conversation_id)


@require_POST
def event_removal(request: Request, conversation_id: str, event_id: str) -> HttpResponse:
    """Takes away something that happened, with undo."""
    found = _found(request, conversation_id)
    done = remove(get_object_or_404(found.events.present(), pk=event_id))
    messages.success(request, "Taken away.", extra_tags=done.pk)
    return redirect("conversation", conversation_id=found.pk)


@require_POST
def removal(request: Request, conversation_id: str) -> HttpResponse:
    """Takes a conversation away, with undo."""
    done = remove(_found(request, conversation_id))
    messages.success(request, "The conversation is removed.", extra_tags=done.pk)
    return redirect("conversations")


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: Request, conversation_id: str) -> HttpResponse:
    """Notes what the others agreed to."""
    found = _found(request, conversation_id)
    form = ConsentForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        if noted := note_consent(found, **form.answers()):
            messages.success(request, "Noted what they agreed to.", extra_tags=noted.pk)
        return redirect("talk-new" if request.GET.get("then") == "talk" else "conversation", conversation_id=found.pk)
    return render(
        request, "conversations/consent.html", {"form": form, "conversation": found}, status=422 if form.errors else 200
    )


@require_POST
def questions(request: Request, conversation_id: str) -> HttpResponse:
    """Adds questions to ask."""
    found = _found(request, conversation_id)
    form = QuestionsForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    PlannedQuestion.objects.bulk_create(
        PlannedQuestion(workspace=found.workspace, conversation=found, text=text) for text in form.cleaned_data["text"]
    )
    return redirect("conversation", conversation_id=found.pk)


@require_POST
def question_removal(request: Request, conversation_id: str, question_id: str) -> HttpResponse:
    """Strikes a question out, with undo."""
    found = _found(request, conversation_id)
    done = remove(get_object_or_404(found.questions.present(), pk=question_id))
    messages.success(request, "The question is struck out.", extra_tags=done.pk)
    return redirect("conversation", conversation_id=found.pk)


def _found(request: Request, conversation_id: str) -> Conversation:
    return get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)


def _page(
    request: Request, found: Conversation, form: QuestionsForm | None = None, happened: HappenedForm | None = None
) -> HttpResponse:
    today = timezone.localdate()
    context = page_of_conversation(found, now=timezone.now(), today=today, zone=request.user.zone)
    context["form"] = form or QuestionsForm()
    context["happened"] = happened or HappenedForm(initial={"on": today})
    context["happened_open"] = happened is not None
    return render(request, "conversations/conversation.html", context, status=422 if form or happened else 200)
