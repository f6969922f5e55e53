"""When something put off should come again."""

from datetime import date, timedelta
from typing import Any

from django import forms


class Day(forms.DateInput):
    """A day, with the picker of the browser."""

    input_type = "date"


class RestForm(forms.Form):
    """Tomorrow, next week, or a day; for somebody one keeps in touch with also never."""

    when = forms.ChoiceField(choices=[(word, word) for word in ("tomorrow", "week", "day", "never")])
    on = forms.DateField(required=False, widget=Day)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """A day that was asked for has to be named, and lie ahead."""
        cleaned = super().clean() or {}
        if cleaned.get("when") == "day" and "on" not in self.errors:
            if not cleaned.get("on"):
                self.add_error("on", "Say until which day.")
            elif cleaned["on"] <= self.today:
                self.add_error("on", "That day is not ahead. Choose tomorrow or a later one.")
        return cleaned

    @property
    def until(self) -> date | None:
        """The day on which it comes again; None for never."""
        when = self.cleaned_data["when"]
        if when == "never":
            return None
        days = {"tomorrow": 1, "week": 7}
        return self.today + timedelta(days=days[when]) if when in days else self.cleaned_data["on"]
