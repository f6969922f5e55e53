"""A calendar as a file to take along."""

from django.http import HttpResponse


def calendar_file(calendar: str, name: str = "talk.ics") -> HttpResponse:
    """The file as calendar programs open it."""
    return HttpResponse(
        calendar,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )
