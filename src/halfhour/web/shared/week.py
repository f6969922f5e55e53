"""Hours of a week as one writes them in a form."""

import re
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.hours import read_week

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_STRETCH = re.compile(r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|to)\s*(\d{1,2})(?:[:.](\d{2}))?\s*")


class HoursField(forms.CharField):
    """Stretches of one day as one writes them: `9-12, 13:00-17:30`; nothing for a day off."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "max_length": 120, **options})

    def to_python(self, value: Any) -> list[list[str]]:  # type: ignore[override]
        """Pairs of `HH:MM`."""
        typed = super().to_python(value) or ""
        stretches = [_stretch(part) for part in typed.split(",") if part.strip()]
        try:
            read_week({"mon": stretches}, ZoneInfo("UTC"))
        except InputError as error:
            raise forms.ValidationError(str(error)) from error
        return stretches

    def prepare_value(self, value: Any) -> Any:
        """As one would write it."""
        return ", ".join("–".join(ends) for ends in value) if isinstance(value, (list, tuple)) else value


def _stretch(part: str) -> list[str]:
    match = _STRETCH.fullmatch(part)
    if not match:
        raise forms.ValidationError(f"“{part.strip()}” is no stretch of time. Write it like 9:00-17:00.")
    start, start_minutes, end, end_minutes = match.groups(default="00")
    return [f"{int(start):02}:{start_minutes}", f"{int(end):02}:{end_minutes}"]
