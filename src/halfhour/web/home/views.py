"""The start page with its one box."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from halfhour.actions.uploads import take_in
from halfhour.web.shared.boxes import BoxForm, to_next_upload, unread_in_words
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: Request) -> HttpResponse:
    """The box; what was put in goes on to its preview, what could not be read is said."""
    form = BoxForm(request.POST or None, request.FILES or None) if request.method == "POST" else BoxForm()
    if form.is_bound and form.is_valid():
        taken = take_in(request.workspace, form.arrivals())
        if taken.uploads:
            for name, error in taken.unread:
                messages.warning(request, unread_in_words(name, error))
            return to_next_upload(taken.uploads)
        for name, error in taken.unread:
            form.add_error(None, unread_in_words(name, error))
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
