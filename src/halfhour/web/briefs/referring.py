"""Three things to refer to: picked from what is known, or written oneself."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from halfhour.actions.briefs import drop_reference, refer_to
from halfhour.actions.dossiers import common_ground
from halfhour.domain.briefs import REFERENCES
from halfhour.domain.errors import RuleError
from halfhour.phrases.briefs import commons
from halfhour.records.conversations import Conversation
from halfhour.records.dossiers import Fact
from halfhour.web.briefs.forms import ReferenceForm
from halfhour.web.briefs.views import found_in
from halfhour.web.shared.requests import Request

ON_A_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def references(request: Request, conversation_id: str) -> HttpResponse:
    """What is chosen, what is shared, what is known; any of it is picked with one tap."""
    found = found_in(request, conversation_id)
    form = ReferenceForm(request.POST) if "text" in request.POST else ReferenceForm()
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        try:
            return _noted(request, found, form)
        except RuleError as error:
            form.add_error("text", str(error)) if form.is_bound else messages.warning(request, str(error))
    people = list(found.people.present().select_related("organization"))
    there = list(found.references.present())
    page = {
        "conversation": found,
        "people": people,
        "references": there,
        "enough": len(there) >= REFERENCES,
        "picked": {one.fact_id for one in there},
        "ground": common_ground(request.workspace, people, commons()),
        "page": Paginator(_facts(found, people), ON_A_PAGE).get_page(request.GET.get("page")),
        "form": form,
    }
    return render(request, "briefs/references.html", page, status=422 if form.errors else 200)


@require_POST
def removal(request: Request, conversation_id: str, reference_id: str) -> HttpResponse:
    """Takes one away, with undo."""
    found = found_in(request, conversation_id)
    done = drop_reference(get_object_or_404(found.references.present(), pk=reference_id))
    messages.success(request, "Taken away.", extra_tags=done.pk)
    return redirect("brief-references", conversation_id=found.pk)


def _noted(request: Request, found: Conversation, form: ReferenceForm) -> HttpResponse:
    if form.is_bound:
        done = refer_to(found, form.cleaned_data["text"])
    else:
        kept = request.workspace.facts.present().filter(source__removed_at=None)
        fact = get_object_or_404(kept, pk=request.POST.get("fact", ""))
        done = refer_to(found, fact.text, fact)
    if done:
        messages.success(request, "You can refer to it now.", extra_tags=done.pk)
    return redirect("brief-references", conversation_id=found.pk)


def _facts(found: Conversation, people: list):
    """Facts about the people and their organizations, the freshest source first."""
    places = [person.organization_id for person in people if person.organization_id]
    near = Q(source__person__in=people) | Q(source__organization__in=places)
    facts = Fact.objects.present().filter(near, workspace=found.workspace, source__removed_at=None)
    return (
        facts.select_related("source").defer("source__text", "source__blob").order_by("-source__on", "source", "start")
    )
