"""Organizations, schools and fields, and whom one knows there."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.organizations import TakenNameError, add_alias, merge_places
from halfhour.actions.undo import change, remove
from halfhour.records.people import Organization
from halfhour.web.organizations.forms import AskForm, FindForm, MergeForm, NameForm, PlaceForm
from halfhour.web.organizations.page import acquaintance_at, called, counted, talks_at
from halfhour.web.shared.requests import Request

ON_A_PAGE = 25


@require_safe
def organizations(request: Request) -> HttpResponse:
    """The list, and the question whom one knows at a place."""
    asked = request.GET.get("at", "").strip()
    found, near = called(request.workspace, asked) if asked else (None, [])
    if found:
        return redirect("organization", organization_id=found.pk)
    form = FindForm(request.GET)
    page = Paginator(form.found_in(request.workspace.organizations.present()), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "ask": AskForm(initial={"at": asked}),
        "asked": asked,
        "near": near,
        "page": page,
        "places": counted(page.object_list),
        "query": query.urlencode(),
        "narrowed": any(value for name, value in query.items() if name in form.fields),
    }
    template = "organizations/_found.html" if request.htmx else "organizations/organizations.html"
    return render(request, template, context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """A new place."""
    blank = Organization(workspace=request.workspace)
    initial = {"name": request.GET.get("name", "")}
    form = PlaceForm(request.POST or None, instance=blank, initial=initial, workspace=request.workspace)
    if form.is_valid():
        return redirect("organization", organization_id=form.save().pk)
    return render(request, "organizations/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def organization(request: Request, organization_id: str) -> HttpResponse:
    """One place: whom one knows there, and what one knows of it."""
    return _page(request, _found(request, organization_id))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, organization_id: str) -> HttpResponse:
    """What a place is, to be written down."""
    found = _found(request, organization_id)
    form = PlaceForm(request.POST or None, instance=_found(request, organization_id), workspace=request.workspace)
    if form.is_valid():
        if form.has_changed():
            done = change(found, "edited", **{name: form.cleaned_data[name] for name in form.changed_data})
            messages.success(request, "Noted.", extra_tags=done.pk)
        return redirect("organization", organization_id=found.pk)
    context = {"form": form, "place": found}
    return render(request, "organizations/edit.html", context, status=422 if form.errors else 200)


@require_POST
def removal(request: Request, organization_id: str) -> HttpResponse:
    """Takes a place off the list, with undo."""
    found = _found(request, organization_id)
    messages.success(request, f"{found} is removed.", extra_tags=remove(found).pk)
    return redirect("organizations")


@require_POST
def names(request: Request, organization_id: str) -> HttpResponse:
    """Adds another name."""
    found = _found(request, organization_id)
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            done = add_alias(found, form.cleaned_data["name"])
        except TakenNameError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, "Noted.", extra_tags=done.pk)
            return redirect("organization", organization_id=found.pk)
    return _page(request, found, naming=form)


@require_POST
def name_removal(request: Request, organization_id: str, alias_id: str) -> HttpResponse:
    """Takes another name away, with undo."""
    found = _found(request, organization_id)
    done = remove(get_object_or_404(found.aliases.present(), pk=alias_id))
    messages.success(request, "The name is taken away.", extra_tags=done.pk)
    return redirect("organization", organization_id=found.pk)


@require_POST
def merging(request: Request, organization_id: str) -> HttpResponse:
    """Makes one place of two, with undo."""
    found = _found(request, organization_id)
    form = MergeForm(request.POST, place=found)
    if not form.is_valid():
        return _page(request, found, merging=form)
    other = form.cleaned_data["other"]
    done = merge_places(found, other)
    messages.success(request, f"{found} and {other} are one place now.", extra_tags=done.pk)
    return redirect("organization", organization_id=found.pk)


def _found(request: Request, organization_id: str) -> Organization:
    found: Organization = get_object_or_404(request.workspace.organizations.present(), pk=organization_id)
    return found


def _page(request: Request, found: Organization, **forms: object) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "place": found,
        "today": today,
        "groups": acquaintance_at(found, today),
        "conversations": talks_at(found)[:10],
        "aliases": found.aliases.present(),
        "naming": NameForm(),
        "merging": MergeForm(place=found),
        "open": next(iter(forms), ""),
        **forms,
    }
    return render(request, "organizations/organization.html", context, status=422 if forms else 200)
