"""The list of conversations, and each of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.conversations import note_consent, start_conversation
from halfhour.actions.undo import change, remove
from halfhour.domain.kinds import Kind
from halfhour.records.conversations import Conversation, PlannedQuestion
from halfhour.web.conversations.contract import terms_of
from halfhour.web.conversations.forms import ConsentForm, FactsForm, FindForm, NewForm, QuestionsForm
from halfhour.web.shared.requests import Request

ON_A_PAGE = 25


@require_safe
def conversations(request: Request) -> HttpResponse:
    """The list, as far as search and filters let it through."""
    form = FindForm(request.GET)
    own = request.workspace.conversations.present()
    page = Paginator(form.found_in(own.for_list()), ON_A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    template = "conversations/_found.html" if request.htmx else "conversations/conversations.html"
    return render(
        request, template, {"form": form, "page": page, "query": query.urlencode(), "narrowed": any(query.values())}
    )


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
    """What happened when, to be noted."""
    found = _found(request, conversation_id)
    form = FactsForm(request.POST or None, instance=found)
    if form.is_valid():
        if form.has_changed():
            done = change(found, "edited", **form.changes())
            messages.success(request, "Noted.", extra_tags=done.pk)
        return redirect("conversation", conversation_id=found.pk)
    return render(
        request, "conversations/facts.html", {"form": form, "conversation": found}, status=422 if form.errors else 200
    )


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


def _page(request: Request, found: Conversation, form: QuestionsForm | None = None) -> HttpResponse:
    context = {
        "conversation": found,
        "people": found.people.present().select_related("organization"),
        "talks": found.talks.present().defer("blob", "turns"),
        "questions": found.questions.present(),
        "kind_notes": found.kind_notes.unanswered().select_related("conversation"),
        "contract": terms_of(Kind(found.kind)),
        "consents": found.consents.present().select_related("person"),
        "form": form or QuestionsForm(),
    }
    return render(request, "conversations/conversation.html", context, status=422 if form else 200)
