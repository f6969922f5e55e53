"""All data out and in, and backups."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour import wiring
from halfhour.actions.accounts import enter_workspace
from halfhour.actions.backups import back_up_when_due, own_tools
from halfhour.domain.archive import Shelved
from halfhour.domain.errors import InputError
from halfhour.web.archive import working
from halfhour.web.archive.forms import BringForm
from halfhour.web.archive.page import bring_in, overview, shown
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def everything(request: Request) -> HttpResponse:
    """What can be done with all data; a file that is brought is looked at."""
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if form.is_bound and form.is_valid():
        try:
            return redirect(bring_in(request.workspace, form.cleaned_data["chosen"], form.cleaned_data["into"]))
        except InputError as error:
            form.add_error("chosen", str(error))
    context = overview(request.user, request.workspace) | {"form": form}
    return render(request, "archive/archive.html", context, status=422 if form.errors else 200)


@require_POST
def exporting(request: Request) -> HttpResponse:
    """Begins an archive of everything."""
    return redirect("archive-work", key=working.begin_export(request.workspace).key)


@require_safe
def work(request: Request, key: str) -> HttpResponse:
    """A piece of work as it stands: going on, looked at, ready or failed."""
    note = working.go_on(_found(request, key))
    template = "archive/_work.html" if request.htmx else "archive/work.html"
    return render(request, template, shown(request.user, note))


@require_safe
def file(request: Request, key: str) -> FileResponse:
    """An archive, to be saved."""
    note = _found(request, key)
    if note.sort != "out" or note.state != "ready":
        raise Http404
    path = wiring.shelf(request.workspace.pk).path(note.key)
    return FileResponse(path.open("rb"), as_attachment=True, filename=note.name, content_type="application/zip")


@require_POST
def taking(request: Request, key: str) -> HttpResponse:
    """Brings in what was looked at, or looks at it for another place."""
    note = _found(request, key)
    if note.sort != "out" and note.state in {"looked", "failed"}:
        if "elsewhere" in request.POST:
            working.look_again(note, None if note.into else request.workspace)
        else:
            working.take(note)
    return redirect("archive-work", key=key)


@require_POST
def removal(request: Request, key: str) -> HttpResponse:
    """Throws an archive away; what it was made of stays."""
    wiring.shelf(request.workspace.pk).clear(_found(request, key).key)
    messages.success(request, "The file is thrown away. What you keep is as it was.")
    return redirect("archive")


@require_POST
def backing_up(request: Request) -> HttpResponse:
    """A backup now."""
    backups = wiring.backups()
    if backups is None:
        raise own_tools()
    back_up_when_due(backups, timezone.now(), at_once=True)
    messages.success(request, "Backed up.")
    return redirect("archive")


@require_POST
def entering(request: Request, workspace_id: str) -> HttpResponse:
    """Into another workspace of one's own."""
    workspace = get_object_or_404(request.user.workspaces, pk=workspace_id)
    enter_workspace(request.user, workspace)
    messages.success(request, f"You are in “{workspace}” now.")
    return redirect("home")


def _found(request: Request, key: str) -> Shelved:
    note = wiring.shelf(request.workspace.pk).find(key)
    if note is None:
        raise Http404
    return note
