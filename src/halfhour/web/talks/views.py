"""What was said, and what it comes to."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from halfhour.web.shared.requests import Request


@require_safe
def debrief(request: Request, conversation_id: str) -> HttpResponse:
    """The heart."""
    found = get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)
    return render(request, "conversations/conversations.html", {"found": [found]})
