"""Bringing people in: files, what they would change, taking them in, and taking them back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models.functions import Length
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from halfhour.actions.imports import bring, reading_of, say_how_to_read
from halfhour.actions.undo import remove
from halfhour.records.imports import Import
from halfhour.web.imports import progress
from halfhour.web.imports.forms import DropForm
from halfhour.web.imports.page import places_kept, reading_form
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def people_import(request: Request) -> HttpResponse:
    """The box for files, and all imports."""
    form = DropForm(request.POST, request.FILES) if request.method == "POST" else DropForm()
    if form.is_bound and form.is_valid():
        waiting, refused = bring(request.workspace, form.files_given())
        for reason in refused:
            if waiting:
                messages.warning(request, reason)
            else:
                form.add_error(None, reason)
        if waiting:
            return redirect("import", import_id=waiting[0].pk)
    listed = request.workspace.imports.present().defer("blob", "unreadable")
    page = Paginator(listed, 25).get_page(request.GET.get("page"))
    return render(request, "imports/imports.html", {"form": form, "page": page}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def one_import(request: Request, import_id: str) -> HttpResponse:
    """An import as it stands: looked at beforehand, going on, or ended; its form says how to read the file."""
    found = get_object_or_404(
        request.workspace.imports.present().defer("blob").annotate(size=Length("blob")), pk=import_id
    )
    if found.begun_at is None:
        return _preview(request, found)
    if found.ended_at is None:
        progress.go_on(found)
    if found.ended_at is None:
        template = "imports/_going.html" if request.htmx else "imports/going.html"
        return render(request, template, {"taken": found, "stalled": progress.is_stalled(found)})
    if found.undo_asked_at and not found.undone_at:
        template = "imports/_undoing.html" if request.htmx else "imports/undoing.html"
        return render(request, template, {"taken": found, "stalled": progress.is_undo_stalled(found)})
    return _ended(request, found)


@require_POST
def taking(request: Request, import_id: str) -> HttpResponse:
    """Takes a file in, or goes on with it."""
    found = get_object_or_404(request.workspace.imports.present(), pk=import_id)
    if found.ended_at is None:
        progress.start(found, reading_of(found))
    if found.removed_at:
        messages.info(request, "There was nothing new in it.")
        return redirect("people-import")
    return redirect("import", import_id=found.pk)


@require_POST
def undoing(request: Request, import_id: str) -> HttpResponse:
    """Takes a whole import back."""
    found = get_object_or_404(request.workspace.imports.present(), pk=import_id)
    progress.take_back(found)
    if found.undone_at:
        messages.success(request, "The import is taken back.")
    return redirect("import", import_id=found.pk)


@require_POST
def again(request: Request, import_id: str) -> HttpResponse:
    """The file of an import that was taken back, to be looked at anew."""
    found = get_object_or_404(request.workspace.imports.present(), pk=import_id)
    waiting, refused = bring(request.workspace, [(found.name, bytes(found.blob))])
    for reason in refused:
        messages.warning(request, reason)
    return redirect("import", import_id=waiting[0].pk if waiting else found.pk)


@require_POST
def removal(request: Request, import_id: str) -> HttpResponse:
    """Throws away a file that waits."""
    found = get_object_or_404(request.workspace.imports.present(), pk=import_id, begun_at=None)
    messages.success(request, f"“{found}” is thrown away.", extra_tags=remove(found).pk)
    return redirect("people-import")


def _preview(request: Request, waiting: Import) -> HttpResponse:
    look = progress.look_at(waiting)
    if look is None:
        template = "imports/_looking.html" if request.htmx else "imports/looking.html"
        return render(request, template, {"taken": waiting})
    form = reading_form(look, waiting.mapping, request.POST or None)
    if form.is_valid():
        say_how_to_read(waiting, **form.said())
        return redirect("import", import_id=waiting.pk)
    others = request.workspace.imports.present().filter(begun_at=None).exclude(pk=waiting.pk)
    context = {"taken": waiting, "look": look, "counts": look["counts"], "form": form, "waiting": others.count()}
    template = "imports/_preview.html" if request.htmx else "imports/preview.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _ended(request: Request, taken: Import) -> HttpResponse:
    waiting = request.workspace.imports.present().filter(begun_at=None).defer("blob").first()
    context = {"taken": taken, "places": places_kept(taken.unreadable), "waiting": waiting}
    template = "imports/_ended.html" if request.htmx else "imports/ended.html"
    return render(request, template, context)
