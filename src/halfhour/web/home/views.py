"""The start page with its one box."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from halfhour.web.shared.boxes import open_box
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: Request) -> HttpResponse:
    """The box; what was put in goes on to its preview, what could not be read is said."""
    form, onward = open_box(request)
    if onward:
        return onward
    return render(
        request,
        "home/home.html",
        {
            "form": form,
            "waiting": request.workspace.uploads.present().defer("blob"),
            "recent": request.workspace.conversations.present().for_list()[:5],
        },
        status=422 if form.errors else 200,
    )
