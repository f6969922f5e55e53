"""Editing a letter that waits, and choosing when letters may leave."""

from datetime import datetime
from typing import Any

from django import forms

from halfhour.domain.letters.letter import READ
from halfhour.records.letters import Parcel, ParcelQuerySet
from halfhour.web.shared.addresses import require_address


class EditForm(forms.Form):
    """The letter; `seen` is the one that the page began with, `over` the other one, seen and not wanted."""

    to = forms.CharField(label="To", max_length=320, error_messages={"required": "Write down their e-mail address."})
    subject = forms.CharField(label="Subject", required=False, max_length=300)
    text = forms.CharField(
        label="Your message",
        max_length=READ,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": "Write something, or cancel the letter."},
    )
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    over = forms.CharField(required=False, max_length=16)

    @classmethod
    def of(cls, parcel: Parcel, seen: str) -> "EditForm":
        """The form as it stands when its page is opened."""
        return cls(initial={"to": parcel.to, "subject": parcel.subject, "text": parcel.text, "seen": seen})

    def clean_to(self) -> str:
        """An address."""
        return require_address(self.cleaned_data["to"])

    def clean_text(self) -> str:
        """With plain line feeds, whatever the browser sends."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")

    def written(self) -> dict[str, str]:
        """As the action takes it."""
        given = dict(self.cleaned_data)
        given["seen"] = given.pop("over") or given["seen"]
        return given


class ReleaseForm(forms.Form):
    """When it may leave: now, or not before a moment on one's own clock."""

    not_before = forms.DateTimeField(
        required=False,
        label="Not before",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "Choose a day and a time."},
    )
    later = forms.CharField(required=False)

    def clean(self) -> dict[str, object]:
        """Whoever wants it later says when."""
        cleaned = super().clean() or {}
        if cleaned.get("later") and not cleaned.get("not_before") and "not_before" not in self.errors:
            self.add_error("not_before", "Say from when on it may leave.")
        if not cleaned.get("later"):
            cleaned["not_before"] = None
        return cleaned

    def moment(self) -> datetime | None:
        """From when on; None for now."""
        found: datetime | None = self.cleaned_data["not_before"]
        return found


class ChosenForm(forms.Form):
    """Several letters that were read, to be released together."""

    parcels = forms.ModelMultipleChoiceField(
        Parcel.objects.none(), error_messages={"required": "Choose the letters that may leave."}
    )

    def __init__(self, *args: Any, waiting: ParcelQuerySet) -> None:
        super().__init__(*args)
        self.fields["parcels"].queryset = waiting  # type: ignore[attr-defined]
