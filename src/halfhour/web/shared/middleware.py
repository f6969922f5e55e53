"""What happens around every page: own hosts only, the local person, errors as pages."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from halfhour.actions.accounts import welcome_local_person
from halfhour.domain.errors import HalfhourError
from halfhour.web.shared import guests, storage
from halfhour.web.shared.views import error_page

Next = Callable[[HttpRequest], HttpResponse]


def own_hosts_only(get_response: Next) -> Next:
    """Refuses names and origins that are not ours, so that no other site reaches in by rebinding its name to this machine."""

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            host = request.get_host()
        except DisallowedHost:
            return HttpResponse(render_to_string("shared/unknown_host.html"), status=421)
        origin = request.headers.get("Origin", "null")
        if origin not in {"null", f"http://{host}", f"https://{host}"}:
            return HttpResponse(render_to_string("shared/unknown_host.html"), status=403)
        if guests.is_guest(request, host) and not guests.is_for_guests(request.path):
            return HttpResponse(render_to_string("shared/guests_only.html"), status=404)
        return get_response(request)

    return middleware


def local_person(get_response: Next) -> Next:
    """Gives every request the one user of this machine, the workspace they are in, and their clock."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if guests.is_for_guests(request.path):
            return get_response(request)  # a guest is nobody here: no person, no workspace, no clock
        request.user = welcome_local_person()
        request.workspace = request.user.workspace  # type: ignore[attr-defined]
        with timezone.override(request.user.zone):
            return get_response(request)

    return middleware


class errors_as_pages:  # noqa: N801 - named like the functions beside it; Django wants a class for process_exception
    """Shows the families of errors that no view turned into a form shown again."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        told = storage.in_words(error) if isinstance(error, DatabaseError) else error
        return error_page(request, told) if isinstance(told, HalfhourError) else None
