"""When and where, what is written about it, and how an invitation is answered."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from halfhour.domain.invitations.appointments import Partstat
from halfhour.records.conversations import Conversation
from halfhour.records.scheduling import Meeting
from halfhour.web.shared.addresses import require_address
from halfhour.web.shared.zones import ZoneSelect, zone_choices

LARGEST = 20 * 1024 * 1024
LONGEST = 20_000
"""Signs of a letter (our own default)."""


class WallClock(forms.DateTimeField):
    """A time as the clock shows it: which zone it belongs to is asked beside it, so ours must not be put on it."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):
            return super().to_python(value)


class AgreeForm(forms.Form):
    """When, on whose clock, how long, and where."""

    start = WallClock(label="When?")
    zone = forms.ChoiceField(label="On the clock of", widget=ZoneSelect)
    minutes = forms.IntegerField(label="How many minutes?", min_value=5, max_value=480)
    their_zone = forms.ChoiceField(label="Where are they?", required=False, widget=ZoneSelect)
    place = forms.CharField(label="Place", required=False, max_length=300)
    link = forms.CharField(
        label="Link or number", required=False, max_length=500, widget=forms.TextInput(attrs={"inputmode": "url"})
    )

    def __init__(self, *args: Any, zones: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = zone_choices(*zones)
        self.fields["zone"].choices = choices  # type: ignore[attr-defined]
        self.fields["their_zone"].choices = [("", "not known"), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The wall clock that was typed belongs to the zone beside it."""
        told = super().clean() or {}
        if told.get("start") and told.get("zone"):
            told["start"] = on_the_clock(self, told["start"], told["zone"])
        return told

    def agreed(self) -> dict[str, Any]:
        """As the action takes it."""
        return {name: self.cleaned_data[name] for name in ("start", "minutes", "zone", "their_zone", "place", "link")}


def on_the_clock(form: forms.Form, typed: datetime, zone: str) -> datetime:
    """The moment of a wall clock in a zone; an hour that is skipped there is said in the form."""
    there = typed.replace(tzinfo=ZoneInfo(zone))
    if there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) != typed.replace(tzinfo=None):
        form.add_error("start", "That hour is skipped there: the clocks go forward. Choose another.")
    return there.astimezone(UTC)


class LetterForm(forms.Form):
    """What is written, and to which address."""

    to = forms.CharField(
        label="To", max_length=320, widget=forms.TextInput(attrs={"list": "known", "autocapitalize": "none"})
    )
    subject = forms.CharField(label="Subject", max_length=300)
    text = forms.CharField(
        label="Your words", max_length=LONGEST, strip=False, widget=forms.Textarea(attrs={"rows": 10})
    )

    def clean_to(self) -> str:
        """An e-mail address."""
        return require_address(self.cleaned_data["to"])

    def clean_text(self) -> str:
        """With plain line feeds, whatever the browser sends."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")


class AnswerForm(forms.Form):
    """Yes, perhaps or no."""

    answer = forms.ChoiceField(
        choices=[(each.value, each.value) for each in (Partstat.ACCEPTED, Partstat.TENTATIVE, Partstat.DECLINED)]
    )
    told = forms.BooleanField(required=False)
    """They know it already, so that no letter is needed."""


class ProposalForm(forms.Form):
    """Another time than the one that they chose, on one's own clock."""

    start = WallClock(label="When would suit you?")
    minutes = forms.IntegerField(label="How many minutes?", min_value=5, max_value=480)

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        """The wall clock that was typed is one's own."""
        told = super().clean() or {}
        if told.get("start"):
            told["start"] = on_the_clock(self, told["start"], self.zone)
            if told["start"] < timezone.now():
                self.add_error("start", "That time is over. Choose one ahead.")
        return told


class ArrivalForm(forms.Form):
    """An answer or an invitation as a file."""

    chosen = forms.FileField(label="A file (.ics), or the mail that carries it (.eml)")

    def clean_chosen(self) -> Any:
        """A file of a size that invitations have."""
        chosen = self.cleaned_data["chosen"]
        if chosen.size > LARGEST:
            raise forms.ValidationError("This file is larger than 20 MB. Save the invitation alone.")
        return chosen


class PlaceForm(forms.Form):
    """Which conversation an invitation belongs to."""

    conversation: forms.ModelChoiceField[Conversation] = forms.ModelChoiceField(
        Conversation.objects.none(), required=False, empty_label="A new one", label="Which conversation is it for?"
    )
    people = forms.CharField(
        required=False, max_length=200, label="With whom?", help_text="For a new conversation. Several with commas."
    )

    def __init__(self, *args: Any, conversations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["conversation"].queryset = conversations  # type: ignore[attr-defined]

    def names(self) -> list[str]:
        """With whom a new conversation is."""
        return [name.strip() for name in self.cleaned_data["people"].split(",") if name.strip()]

    def clean(self) -> None:
        """A new conversation needs somebody to have it with."""
        if not self.errors and not self.cleaned_data.get("conversation") and not self.names():
            self.add_error("people", "Say with whom it is, so that you find it again.")


def stands(meeting: Meeting) -> dict[str, Any]:
    """The form's fields as a meeting says them, on its own clock."""
    there = meeting.start.astimezone(ZoneInfo(meeting.zone)).replace(tzinfo=None)
    names = ("zone", "minutes", "their_zone", "place", "link")
    return {"start": there, **{name: getattr(meeting, name) for name in names}}
