"""Pages under secret addresses: no cookies, no search engines, every refusal as a calm page; and how such an address is given to others."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from halfhour.domain.errors import HalfhourError
from halfhour.web.shared.guests import LOOPBACK
from halfhour.web.shared.views import error_page

View = Callable[..., HttpResponse]


def by_secret_address(view: View) -> View:
    """A view for whoever knows its address, and is nobody else here.

    Nobody is signed in on these pages, so there is nothing that a form of another site could do in somebody's name; the forms
    therefore need no cookie, and none is set.
    """

    @csrf_exempt
    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer = view(request, *args, **kwargs)
        except Http404:
            answer = render(request, "shared/secret_nothing.html", status=404)
        except HalfhourError as error:
            answer = error_page(request, error)
        answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    return door


@by_secret_address
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Nothing of anybody's stands at such an address; one that lost its last slash is mended."""
    if rest and "/" not in rest and request.method in {"GET", "HEAD"}:
        return redirect(f"{request.path}/")
    raise Http404


def given_out(request: HttpRequest, path: str, site: str = "") -> dict[str, Any]:
    """A secret address to copy, and whether nobody but this machine reaches it; `site` is what others call this machine."""
    host = request.get_host()
    name = host.rpartition(":")[0] or host
    own = f"{request.scheme}://{host}"
    return {"address": f"{site.rstrip('/') or own}{path}", "is_only_here": not site and name in LOOPBACK}
