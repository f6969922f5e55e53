"""The list of people, and each of them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.people import (
    AheadError,
    add_address,
    add_person,
    add_post,
    begin_with,
    let_rest,
    note_contact,
    write_person,
)
from halfhour.actions.undo import change, remove
from halfhour.records.acquaintance import everybody
from halfhour.records.people import Person
from halfhour.web.people.finding import page_of
from halfhour.web.people.forms import (
    AddressForm,
    ContactForm,
    FindForm,
    GroupForm,
    KeepForm,
    NewForm,
    PersonForm,
    PostForm,
    RestForm,
)
from halfhour.web.people.page import DEFAULT_GROUPS, page_of_person
from halfhour.web.shared.requests import Request

PARTS = ("addresses", "posts", "contacts")


@require_safe
def people(request: Request) -> HttpResponse:
    """The list, as far as search and filters let it through."""
    today = timezone.localdate()
    form = FindForm(request.GET, request.workspace.groups.present())
    found = form.found_in(everybody(request.workspace), today)
    query = request.GET.copy()
    query.pop("page", None)
    narrowed = any(value for name, value in query.items() if name != "sort")
    number = request.GET.get("page")
    page, listed = page_of(found, request.workspace, form.order, number, today, narrowed=narrowed)
    context = {"form": form, "page": page, "listed": listed, "today": today, "query": query.urlencode()}
    context["narrowed"] = narrowed
    return render(request, "people/_found.html" if request.htmx else "people/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Somebody new."""
    form = NewForm(request.POST or None, initial={"name": request.GET.get("name", "")})
    if form.is_valid():
        given = form.cleaned_data
        place, email = given.pop("organization"), given.pop("email")
        added = add_person(request.workspace, given, organization=place, email=email)
        return redirect("person", person_id=added.pk)
    return render(request, "people/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def person(request: Request, person_id: str) -> HttpResponse:
    """One person: who, how known, what was said and promised, what now."""
    return show_person(request, _found(request, person_id))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, person_id: str) -> HttpResponse:
    """Who they are, to be written down."""
    found = _found(request, person_id)
    form = PersonForm(request.POST or None, person=found)
    if form.is_valid():
        changes, place = form.changes(), form.organization_typed
        if changes or place is not None:
            done = write_person(found, changes, organization=place)
            messages.success(request, "Noted.", extra_tags=done.pk)
        return redirect("person", person_id=found.pk)
    return render(request, "people/edit.html", {"form": form, "person": found}, status=422 if form.errors else 200)


@require_POST
def removal(request: Request, person_id: str) -> HttpResponse:
    """Takes a person off the list, with undo."""
    found = _found(request, person_id)
    messages.success(request, f"{found} is removed.", extra_tags=remove(found).pk)
    return redirect("people")


@require_POST
def conversation(request: Request, person_id: str) -> HttpResponse:
    """Begins a conversation with them."""
    begun = begin_with(_found(request, person_id), zone=request.user.zone)
    return redirect("conversation", conversation_id=begun.pk)


@require_POST
def rest(request: Request, person_id: str) -> HttpResponse:
    """Not now, not this person, or again."""
    found = _found(request, person_id)
    form = RestForm(request.POST)
    if not form.is_valid() or (form.cleaned_data["rest"] == "until" and not form.cleaned_data["until"]):
        form.add_error("until", "Say until which day.")
        return show_person(request, found, rest=form)
    wish, until = form.cleaned_data["rest"], form.cleaned_data["until"]
    done = let_rest(found, until=until if wish == "until" else None, for_good=wish == "ever")
    messages.success(request, "Noted.", extra_tags=done.pk)
    return redirect("person", person_id=found.pk)


@require_POST
def addresses(request: Request, person_id: str) -> HttpResponse:
    """Adds an address; one that cannot be read as what it is, is kept and said."""
    found = _found(request, person_id)
    form = AddressForm(request.POST)
    if not form.is_valid():
        return show_person(request, found, address=form)
    noted = add_address(found, **form.cleaned_data)
    if noted.is_readable:
        messages.success(request, "Noted.", extra_tags=noted.revision.pk)
    else:
        words = f"Kept as you typed it; it does not look like {noted.address.get_way_display()}: {noted.address}"
        messages.warning(request, words, extra_tags=noted.revision.pk)
    return redirect("person", person_id=found.pk)


@require_POST
def posts(request: Request, person_id: str) -> HttpResponse:
    """Adds where they were, learn or belong."""
    found = _found(request, person_id)
    form = PostForm(request.POST)
    if not form.is_valid():
        return show_person(request, found, post=form)
    values = form.cleaned_data
    values["is_over"] = values["is_over"] or bool(values["until"] and values["until"] < timezone.localdate())
    done = add_post(found, values.pop("organization"), **values)
    messages.success(request, "Noted.", extra_tags=done.pk)
    return redirect("person", person_id=found.pk)


@require_POST
def contacts(request: Request, person_id: str) -> HttpResponse:
    """Adds a dated contact."""
    found = _found(request, person_id)
    form = ContactForm(request.POST)
    if form.is_valid():
        try:
            done = note_contact(found, **form.cleaned_data, today=timezone.localdate())
        except AheadError as error:
            form.add_error("on", str(error))
        else:
            messages.success(request, "Noted.", extra_tags=done.pk)
            return redirect("person", person_id=found.pk)
    return show_person(request, found, contact=form)


@require_POST
def part_removal(request: Request, person_id: str, table: str, record_id: str) -> HttpResponse:
    """Takes an address, a post or a contact away, with undo."""
    found = _found(request, person_id)
    if table not in PARTS:
        raise Http404
    done = remove(get_object_or_404(getattr(found, table).present(), pk=record_id))
    messages.success(request, "Taken away.", extra_tags=done.pk)
    return redirect("person", person_id=found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def groups(request: Request) -> HttpResponse:
    """All groups, and a new one."""
    own = request.workspace.groups
    named = own.model(workspace=request.workspace)
    gone = own.exclude(removed_at=None).filter(name=request.POST.get("name", "").strip()).first()
    form = GroupForm(request.POST or None, instance=gone or named, workspace=request.workspace)
    if form.is_valid():
        made = form.save(commit=False)
        made.removed_at = None
        made.save()
        return redirect("groups")
    there = own.present()
    offered = [each for each in DEFAULT_GROUPS if each[0] not in {group.name for group in there}]
    context = {"form": form, "groups": there, "offered": offered}
    return render(request, "people/groups.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def group(request: Request, group_id: str) -> HttpResponse:
    """One group, to be changed."""
    found = get_object_or_404(request.workspace.groups.present(), pk=group_id)
    form = GroupForm(request.POST or None, instance=found, workspace=request.workspace)
    if form.is_valid():
        if form.has_changed():
            done = change(found, "edited", **{name: form.cleaned_data[name] for name in form.changed_data})
            messages.success(request, "Noted.", extra_tags=done.pk)
        return redirect("groups")
    return render(request, "people/group.html", {"form": form, "group": found}, status=422 if form.errors else 200)


@require_POST
def group_removal(request: Request, group_id: str) -> HttpResponse:
    """Takes a group away; the people in it stay."""
    done = remove(get_object_or_404(request.workspace.groups.present(), pk=group_id))
    messages.success(request, "The group is removed. The people in it stay.", extra_tags=done.pk)
    return redirect("groups")


def _found(request: Request, person_id: str) -> Person:
    found: Person = get_object_or_404(
        everybody(request.workspace).select_related("organization", "met_through", "group"), pk=person_id
    )
    return found


def show_person(request: Request, found: Person, **forms: object) -> HttpResponse:
    """The page of a person; forms that were refused stand as they were typed."""
    context = page_of_person(found, timezone.localdate(), everything="all" in request.GET)
    context["forms"] = {
        "address": AddressForm(initial={"way": "email"}),
        "post": PostForm(),
        "contact": ContactForm(initial={"on": timezone.localdate()}),
        "rest": RestForm(),
        "keep": KeepForm(today=timezone.localdate()),
        **forms,
    }
    context["open"] = next(iter(forms), "")
    return render(request, "people/person.html", context, status=422 if forms else 200)
