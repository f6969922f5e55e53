"""What a talk needs, which times are chosen, and one's own hours as one writes them."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from halfhour.domain.scheduling.hours import DAYS, USUAL, Week, read_week
from halfhour.phrases.ways import way_words
from halfhour.records.scheduling import Availability
from halfhour.web.shared.ways import MapField
from halfhour.web.shared.week import DAY_NAMES, HoursField
from halfhour.web.shared.zones import ZONES, ZoneSelect

LENGTHS = (15, 20, 30, 45, 60)
WINDOWS = {7: "a week", 14: "two weeks", 28: "four weeks"}
EARLIEST, LATEST = time(9), time(18)
"""Hours at which one may ask somebody of whom nothing is known (our own default)."""


class Clock(forms.TimeInput):
    """A time of day, with the picker of the browser."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class WishForm(forms.Form):
    """How long, whose clocks, and at which of their hours."""

    zone = forms.ChoiceField(
        label="Where are they?", choices=[("", "choose their time zone"), *ZONES], widget=ZoneSelect
    )
    minutes = forms.TypedChoiceField(
        label="How long?", coerce=int, choices=[(number, f"{number} minutes") for number in LENGTHS]
    )
    days = forms.TypedChoiceField(label="Within", coerce=int, choices=list(WINDOWS.items()))
    earliest = forms.TimeField(label="Not before, on their clock", widget=Clock)
    latest = forms.TimeField(label="Over by, on their clock", widget=Clock)
    weekends = forms.BooleanField(required=False, label="Weekends too")

    def clean(self) -> dict[str, Any]:
        """Their day has a beginning and an end."""
        told = super().clean() or {}
        earliest, latest = told.get("earliest"), told.get("latest")
        if earliest and latest and latest != time() and earliest >= latest:
            self.add_error("latest", "This is before their day begins.")
        return told

    def theirs(self) -> Week:
        """Their hours, every day the same."""
        told = self.cleaned_data
        hours = [[f"{told['earliest']:%H:%M}", f"{told['latest']:%H:%M}"]]
        days = DAYS if told["weekends"] else DAYS[:5]
        return read_week(dict.fromkeys(days, hours), ZoneInfo(told["zone"]))


class ChosenForm(forms.Form):
    """Which of the times are to be offered, as moments in UTC."""

    start = forms.MultipleChoiceField(error_messages={"required": "Choose at least one time."})

    def __init__(self, given: Any) -> None:
        super().__init__(given)
        told = given.getlist("start") if hasattr(given, "getlist") else []
        # Whatever is free may be chosen, not only what was suggested; whether it is free is asked when it is held.
        self.fields["start"].choices = [(moment, moment) for moment in told if _moment(moment)]  # type: ignore[attr-defined]

    def starts(self) -> list[datetime]:
        """The moments, aware."""
        return [moment for told in self.cleaned_data["start"] if (moment := _moment(told))]


class HoursForm(forms.Form):
    """When one is to be had."""

    before_minutes = forms.IntegerField(min_value=0, max_value=600, label="Minutes free before a talk")
    after_minutes = forms.IntegerField(min_value=0, max_value=600, label="Minutes free after a talk")
    dress_minutes = forms.IntegerField(min_value=0, max_value=600, label="Minutes to get ready and dress")
    most_a_day = forms.IntegerField(
        min_value=0, max_value=20, label="Talks a day, at most", help_text="0 for as many as fit."
    )
    notice_hours = forms.IntegerField(min_value=0, max_value=24 * 60, label="Hours from now that stay free")
    hold_days = forms.IntegerField(
        min_value=1,
        max_value=60,
        label="Days that offered times are held",
        help_text="Nobody else is offered them meanwhile.",
    )

    place = MapField(
        label="Where you usually set out",
        help_text="A map link, or coordinates like 51.5074, -0.1278. It stays here: the way is told from it without asking anybody.",
    )
    going = forms.ChoiceField(required=False, label="How you usually go", choices=list(way_words()["choice"].items()))

    NUMBERS = ("before_minutes", "after_minutes", "dress_minutes", "most_a_day", "notice_hours", "hold_days")
    WAY = ("place", "going")

    def __init__(self, given: Any, hours: Availability) -> None:
        self._going = hours.going
        week, focus = hours.week or USUAL, hours.focus or {}
        initial = {name: getattr(hours, name) for name in (*self.NUMBERS, *self.WAY)}
        initial |= {day: week.get(day, ()) for day in DAYS}
        initial |= {f"focus_{day}": focus.get(day, ()) for day in DAYS}
        super().__init__(given, initial=initial)
        for day, name in zip(DAYS, DAY_NAMES, strict=True):
            self.fields[day] = HoursField(label=name)
            self.fields[f"focus_{day}"] = HoursField(label=name)

    def clean(self) -> dict[str, Any]:
        """Some hour of the week is left."""
        told = super().clean() or {}
        if not self.errors and not any(told[day] for day in DAYS):
            self.add_error("mon", "Leave at least one hour of the week, or nobody can be offered a time.")
        return told

    def clean_going(self) -> str:
        """What stands where nothing is chosen."""
        return str(self.cleaned_data["going"] or self._going)

    @property
    def week(self) -> list[Any]:
        """The fields of the working hours."""
        return [self[day] for day in DAYS]

    @property
    def focus(self) -> list[Any]:
        """The fields of what is kept free."""
        return [self[f"focus_{day}"] for day in DAYS]

    @property
    def numbers(self) -> list[Any]:
        """The other fields."""
        return [self[name] for name in self.NUMBERS]

    @property
    def way(self) -> list[Any]:
        """Where one sets out, and how one goes."""
        return [self[name] for name in self.WAY]

    def values(self) -> dict[str, Any]:
        """As the record keeps them."""
        told = self.cleaned_data
        return {
            **{name: told[name] for name in (*self.NUMBERS, *self.WAY)},
            "week": {day: told[day] for day in DAYS if told[day]},
            "focus": {day: told[f"focus_{day}"] for day in DAYS if told[f"focus_{day}"]},
        }


def _moment(told: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
