"""Their words and what is known around them; the time that is taken; the sentence that answers."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from halfhour.web.shared.zones import ZONES, ZoneSelect, zone_choices

LENGTHS = (15, 20, 30, 45, 60)
LONGEST = 20_000
"""Characters of a message or thread (our own default)."""


class WordsForm(forms.Form):
    """What they wrote, when, and where they are."""

    text = forms.CharField(
        label="What they wrote", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"})
    )
    said_on = forms.DateField(label="Written on", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    zone = forms.ChoiceField(label="Where are they?", required=False, choices=[], widget=ZoneSelect)
    minutes = forms.TypedChoiceField(
        label="How long?", coerce=int, choices=[(number, f"{number} minutes") for number in LENGTHS]
    )
    reading = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *given: Any, zone: str = "", **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["zone"].choices = [("", "I do not know"), *(zone_choices(zone) if zone else ZONES)]  # type: ignore[attr-defined]

    def __iter__(self) -> Any:
        """The fields that are shown."""
        return (self[name] for name in ("text", "said_on", "zone", "minutes"))


class AgreementForm(forms.Form):
    """The beginning that is taken, as a moment that knows its zone."""

    start = forms.CharField(max_length=40)
    minutes = forms.IntegerField(min_value=5, max_value=24 * 60)
    zone = forms.CharField(max_length=64, required=False)

    def clean_start(self) -> datetime:
        """A moment that still lies ahead."""
        try:
            start = datetime.fromisoformat(self.cleaned_data["start"])
        except ValueError as error:
            raise forms.ValidationError("This is no time.") from error
        if start.tzinfo is None or start <= timezone.now():
            raise forms.ValidationError("That time has passed.")
        return start


class SentenceForm(forms.Form):
    """The sentence as the person wants it."""

    sentence = forms.CharField(label="Your answer", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
