"""Sources and facts of a person, of a place, or of oneself."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.dossiers import common_ground, keep_fact, keep_source
from halfhour.actions.undo import change, remove
from halfhour.domain.dossiers import Document, Matter
from halfhour.domain.dossiers import Form as FormOfSource
from halfhour.domain.errors import InputError
from halfhour.formats import sources
from halfhour.phrases.briefs import brief_words, commons, fact_cues
from halfhour.records.dossiers import Source
from halfhour.web.dossiers.forms import DetailsForm, FactForm, SourceForm
from halfhour.web.dossiers.page import Known, Owner, by_topic, form_of, owner_of, pieces_of
from halfhour.web.shared.requests import Request

ON_A_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def of_person(request: Request, person_id: str) -> HttpResponse:
    """What is known of a person."""
    return _dossier(request, Owner(person=get_object_or_404(request.workspace.people.present(), pk=person_id)))


@require_http_methods(["GET", "HEAD", "POST"])
def of_organization(request: Request, organization_id: str) -> HttpResponse:
    """What is known of a place or a field."""
    found = get_object_or_404(request.workspace.organizations.present(), pk=organization_id)
    return _dossier(request, Owner(organization=found))


@require_http_methods(["GET", "HEAD", "POST"])
def of_oneself(request: Request) -> HttpResponse:
    """What one wants compared with others: one's own profile and notes."""
    return _dossier(request, Owner())


@require_http_methods(["GET", "HEAD", "POST"])
def source(request: Request, source_id: str) -> HttpResponse:
    """A source with its facts in their places; words may be kept as one more."""
    found = _found(request, source_id)
    form = FactForm(request.POST or None)
    if form.is_valid():
        try:
            done = keep_fact(found, form.cleaned_data["words"], Matter(form.cleaned_data["topic"]))
            messages.success(request, "Kept as a fact.", extra_tags=done.pk)
            return redirect("source", source_id=found.pk)
        except InputError as error:
            form.add_error("words", str(error))
    facts = list(found.facts.present())
    page = {
        "source": found,
        "owner": owner_of(found),
        "form_name": form_of(found),
        "pieces": pieces_of(found, facts),
        "facts": [Known(fact, number) for number, fact in enumerate(facts, start=1)],
        "form": form,
    }
    return render(request, "dossiers/source.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: Request, source_id: str) -> HttpResponse:
    """What a source is called, where it was, and from which day it is."""
    found = _found(request, source_id)
    form = DetailsForm(request.POST or None, instance=found)
    if form.is_valid():
        if form.has_changed():
            messages.success(request, "Noted.", extra_tags=change(found, "edited", **form.changes()).pk)
        return redirect("source", source_id=found.pk)
    page = {"source": found, "form": form}
    return render(request, "dossiers/details.html", page, status=422 if form.errors else 200)


@require_safe
def original(request: Request, source_id: str) -> HttpResponse:
    """The file as it came; never shown by the browser, always saved."""
    found = get_object_or_404(request.workspace.sources.present().exclude(blob=None), pk=source_id)
    ending = {"profile": "pdf", "pdf": "pdf", "page": "html"}.get(found.form, "txt")
    response = HttpResponse(bytes(found.blob or b""), content_type="application/octet-stream")
    name = slugify(found.name.rpartition(".")[0] or found.name) or "source"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


@require_POST
def removal(request: Request, source_id: str) -> HttpResponse:
    """Takes a source away with its facts, with undo."""
    found = _found(request, source_id)
    messages.success(request, f"“{found}” is taken away.", extra_tags=remove(found).pk)
    return redirect(owner_of(found).address)


@require_POST
def fact_removal(request: Request, source_id: str, fact_id: str) -> HttpResponse:
    """Strikes a fact out, with undo; the source stays."""
    found = get_object_or_404(_found(request, source_id).facts.present(), pk=fact_id)
    messages.success(request, "The fact is struck out.", extra_tags=remove(found).pk)
    return redirect("source", source_id=source_id)


def _found(request: Request, source_id: str) -> Source:
    kept = request.workspace.sources.present().select_related("person", "organization").defer("blob")
    return get_object_or_404(kept, pk=source_id)


def _dossier(request: Request, owner: Owner) -> HttpResponse:
    form = SourceForm(request.POST, request.FILES) if request.method == "POST" else SourceForm()
    if form.is_bound and form.is_valid() and _kept(request, owner, form):
        return redirect(owner.address)
    about = {name: value for name, value in owner.about().items() if value} or owner.about()
    kept = request.workspace.sources.present().filter(**about)
    facts = (
        request.workspace.facts.present()
        .filter(source__in=kept)
        .select_related("source")
        .defer("source__blob", "source__text")
    )
    people = [owner.person] if owner.person else []
    page = {
        "owner": owner,
        "form": form,
        "page": Paginator(kept.defer("blob", "text"), ON_A_PAGE).get_page(request.GET.get("page")),
        "topics": by_topic(facts[:300]),
        "ground": common_ground(request.workspace, people, commons()),
        "mine": request.workspace.sources.present().filter(person=None, organization=None).exists(),
    }
    return render(request, "dossiers/sources.html", page, status=422 if form.errors else 200)


def _kept(request: Request, owner: Owner, form: SourceForm) -> bool:
    """Keeps what was given; whether any of it could be. What could not stands in the form with its reason."""
    documents: list[tuple[Document, bytes | None]] = []
    for name, blob in form.arrivals():
        try:
            documents.append((sources.read(blob, name), blob))
        except InputError as error:
            form.add_error(None, f"{name}: {error}")
    try:
        if pasted := form.pasted():
            documents.append((pasted, None))
    except InputError as error:
        form.add_error("text", str(error))
    on = form.cleaned_data.get("on")
    for document, file in documents:
        kept, done = keep_source(
            request.workspace,
            document,
            fact_cues(),
            on=on or timezone.localdate(),
            blob=file,
            person=owner.person,
            organization=owner.organization,
            **_about(form if len(documents) == 1 else None, document),
        )
        if done:
            messages.success(request, f"“{kept}” is kept: {_counted(kept.facts.count())}.", extra_tags=done.pk)
        else:
            messages.info(request, f"“{kept}” is here already.")
    if documents:
        for reasons in form.errors.values():
            for reason in reasons:
                messages.warning(request, str(reason))
    return bool(documents)


def _about(form: SourceForm | None, document: Document) -> dict[str, str]:
    """Name and address as they were typed; a profile is called one, since its title is the person's name."""
    given = form.about() if form else {"name": "", "address": ""}
    called = brief_words()["form"][document.form] if document.form is FormOfSource.PROFILE else ""
    return {**given, "name": given["name"] or called}


def _counted(facts: int) -> str:
    return "no facts found in it yet" if not facts else "one fact" if facts == 1 else f"{facts} facts"
