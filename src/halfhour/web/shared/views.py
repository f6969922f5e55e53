"""Pages that belong to no feature: errors, keys, undo."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from halfhour.actions.undo import undo
from halfhour.domain.errors import AccessError, HalfhourError, InputError, OutsideError, RuleError
from halfhour.web.shared.guests import is_for_guests
from halfhour.web.shared.requests import Request

STATUS = ((InputError, 422), (RuleError, 409), (AccessError, 403), (OutsideError, 503))


def status_of(error: HalfhourError) -> int:
    """The HTTP status of an error's family."""
    return next((status for family, status in STATUS if isinstance(error, family)), 500)


def error_page(request: HttpRequest, error: HalfhourError) -> HttpResponse:
    """What happened and the way out."""
    template = "shared/guests_error.html" if is_for_guests(request.path) else "shared/error.html"
    return render(request, template, {"error": error}, status=status_of(error))


def bad_request(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - Django asks for it
    """The request itself was broken, or larger than we take."""
    return error_page(
        request,
        InputError("That was more, or other, than this page can take.", "Go back and try with a smaller file."),
    )


def forbidden(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - Django asks for it
    """Refused."""
    return error_page(request, AccessError("This is not open to you.", "The start page is."))


def not_found(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - Django asks for it
    """Nothing here, or nothing of yours: the same answer for both."""
    template = "shared/guests_not_found.html" if is_for_guests(request.path) else "shared/not_found.html"
    return render(request, template, status=404)


def failed(_request: HttpRequest) -> HttpResponse:
    """Our own mistake: a page that needs nothing that may be broken."""
    return HttpResponse(_FAILED, status=500)


def other_origin(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django asks for it
    """A form that did not come from our own page, or from one opened long ago."""
    way_out = "Go back, load the page anew and send it again; what you typed is still in the form."
    return error_page(request, AccessError("This form did not come from a page of Halfhour opened just now.", way_out))


@require_GET
def keys(request: Request) -> HttpResponse:
    """The list of keys."""
    return render(request, "shared/keys.html")


@require_POST
def take_back(request: Request, revision_id: str) -> HttpResponse:
    """Undoes one change."""
    undo(get_object_or_404(request.workspace.revisions, pk=revision_id))
    messages.success(request, "Taken back.")
    back = request.POST.get("back", "/")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")


_FAILED = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Something broke · Halfhour</title>
<h1>Something broke on our side</h1><p>Nothing you kept is lost. Go back and try again;
if it happens twice, the terminal that runs Halfhour says what went wrong.</p><p><a href="/">To the start</a></p></html>"""
