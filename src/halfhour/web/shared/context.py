"""What every page knows without asking for it."""

from typing import Any

from django.http import HttpRequest

import halfhour


def workspace(request: HttpRequest) -> dict[str, Any]:
    """The workspace the person is in, None where the request was refused before it was known; whether to ask for their zone."""
    return {
        "workspace": getattr(request, "workspace", None),
        "asks_for_zone": not getattr(request.user, "zone_is_known", True) if hasattr(request, "user") else False,
        "version": halfhour.__version__,
    }
