"""What every page knows without asking for it."""

from typing import Any

from django.http import HttpRequest

import halfhour


def workspace(request: HttpRequest) -> dict[str, Any]:
    """The workspace the person is in, None where the request was refused before it was known."""
    return {"workspace": getattr(request, "workspace", None), "version": halfhour.__version__}
