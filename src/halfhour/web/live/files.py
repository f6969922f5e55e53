"""The service worker and the manifest of the live page."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from halfhour.web.shared.requests import Request

ASSETS = (
    "css/halfhour.css",
    "css/pico.classless.min.css",
    "css/live.css",
    "django_htmx/htmx-2.min.js",
    "js/keys.js",
    "js/drop.js",
    "js/live.js",
    "icons/halfhour.svg",
    "icons/chevron.svg",
)
"""What the page needs besides itself."""


@require_safe
def worker(request: Request, conversation_id: str) -> HttpResponse:
    """Keeps the page and its assets for when there is no network."""
    get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)
    page = {"assets": [static(asset) for asset in ASSETS]}
    response = render(request, "live/worker.js", page, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def manifest(request: Request, conversation_id: str) -> HttpResponse:
    """Lets a phone put the page among its apps."""
    found = get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)
    icons = [
        {"src": static("icons/halfhour.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
        {"src": static("icons/live.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "maskable"},
    ]
    content = {
        "name": f"Halfhour: {found}",
        "short_name": "Halfhour",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#1b1917",
        "theme_color": "#1b1917",
        "icons": icons,
    }
    return JsonResponse(content, content_type="application/manifest+json")
