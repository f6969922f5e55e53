"""Times in forms as the clock shows them somewhere."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone


class WallClock(forms.DateTimeField):
    """A time as the clock shows it: which zone it belongs to is known beside it, so ours must not be put on it."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):
            return super().to_python(value)


def on_the_clock(form: forms.Form, field: str, typed: datetime, zone: str) -> datetime:
    """The moment of a wall clock in a zone; an hour that is skipped there is said in the form."""
    there = typed.replace(tzinfo=ZoneInfo(zone))
    if there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) != typed.replace(tzinfo=None):
        form.add_error(field, "That hour is skipped there: the clocks go forward. Choose another.")
    return there.astimezone(UTC)
