"""The door to the public pages: no cookies, no search engines, no floods, and every refusal as a calm page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt

from halfhour.actions.hosting import TooManyError
from halfhour.domain.errors import HalfhourError
from halfhour.records.kept import new_id
from halfhour.web.shared.guests import came_from
from halfhour.web.shared.views import error_page

View = Callable[..., HttpResponse]

TOO_QUICK = 2
"""Seconds in which nobody reads a form and fills it in (our own default)."""
TOO_OLD = 24 * 3600
"""Seconds after which a form is opened anew."""

_signer = signing.TimestampSigner(salt="a half hour")


def public(view: View) -> View:
    """A view for guests, who are nobody here.

    Nobody is signed in on these pages, so there is nothing that a form of another site could do in somebody's name; the forms
    therefore need no cookie, and none is set. Who may do what is told by secret addresses alone.
    """

    @csrf_exempt
    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer = view(request, *args, **kwargs)
        except Http404:
            answer = render(request, "shared/guests_not_found.html", status=404)
        except TooManyError as error:
            answer = render(request, "shared/guests_error.html", {"error": error}, status=429)
        except HalfhourError as error:
            answer = error_page(request, error)
        answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    return door


def mark_of(request: HttpRequest, day: str) -> str:
    """Tells tries from one place apart for a day, and nothing else about them."""
    return salted_hmac(f"knock {day}", came_from(request)).hexdigest()[:32]


def stamp_for(key: str) -> str:
    """What a form carries to say when it was opened, and that it is this one; made here, for this page."""
    return _signer.sign(f"{key[:8]}{new_id()}")


def is_stamped(stamp: str, key: str) -> bool:
    """Whether a form was opened here, for this page, within a day and not in the same breath."""
    try:
        if _signer.unsign(stamp, max_age=TOO_OLD)[:8] != key[:8]:
            return False
    except signing.BadSignature:
        return False
    return not _is_fresh(stamp)


def form_of(stamp: str) -> str:
    """Which opened form a stamp belongs to: nobody else knows it, and it stays the same however often it is sent."""
    return stamp.partition(":")[0][8:24]


def _is_fresh(stamp: str) -> bool:
    try:
        _signer.unsign(stamp, max_age=TOO_QUICK)
    except signing.SignatureExpired:
        return False
    return True
