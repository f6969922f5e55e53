"""The list of conversations, and each of them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from halfhour.web.shared.requests import Request


@require_safe
def conversations(request: Request) -> HttpResponse:
    """The list."""
    found = request.workspace.conversations.present().for_list()
    return render(request, "conversations/conversations.html", {"found": found})


@require_safe
def new(request: Request) -> HttpResponse:
    """A new one."""
    return render(request, "conversations/conversations.html", {})


@require_safe
def conversation(request: Request, conversation_id: str) -> HttpResponse:
    """One conversation."""
    found = get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)
    return render(request, "conversations/conversations.html", {"found": [found]})
