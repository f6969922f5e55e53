"""A request as our views see it: with its person and its workspace."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from halfhour.records.accounts import User, Workspace


class Request(HttpRequest):
    """The middleware puts these on every request."""

    user: User
    workspace: Workspace
    htmx: HtmxDetails
