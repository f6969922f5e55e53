"""A message being written, and the day it was sent."""

from datetime import date
from typing import Any

from django import forms

from halfhour.domain.letters.letter import READ
from halfhour.records.letters import Draft, Message
from halfhour.web.shared.addresses import require_address

CHANNELS = [
    (Message.Channel.EMAIL, "E-mail"),
    (Message.Channel.LINKEDIN, "LinkedIn note"),
    (Message.Channel.INMAIL, "InMail"),
    (Message.Channel.SOCIAL, "Social media"),
    (Message.Channel.LETTER, "Letter"),
]


class WritingForm(forms.Form):
    """The message; everything may still be empty. `seen` and `tab` keep two open pages from overwriting each other."""

    channel = forms.ChoiceField(label="How will it travel?", choices=CHANNELS)
    to = forms.CharField(
        label="To",
        required=False,
        max_length=320,
        widget=forms.TextInput(attrs={"list": "known", "autocomplete": "off", "autocapitalize": "none"}),
    )
    subject = forms.CharField(label="Subject", required=False, max_length=300)
    text = forms.CharField(
        label="Your message", required=False, max_length=READ, strip=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    over = forms.CharField(required=False, max_length=16)
    tab = forms.CharField(max_length=16, widget=forms.HiddenInput)

    @classmethod
    def of(cls, draft: Draft, *, seen: str, tab: str) -> "WritingForm":
        """The form as it stands when its page is opened."""
        written = {name: getattr(draft, name) for name in ("channel", "to", "subject", "text")}
        return cls(initial={**written, "seen": seen, "tab": tab})

    def clean_text(self) -> str:
        """With plain line feeds, whatever the browser sends."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")

    def written(self) -> dict[str, Any]:
        """As the action takes it; `over` is the other text, seen and not wanted."""
        given = dict(self.cleaned_data)
        given["seen"] = given.pop("over") or given["seen"]
        return given

    def require_address(self) -> bool:
        """Whether it can be put in the outbox: as an e-mail with an address and words; says in the form what is missing."""
        if self.cleaned_data["channel"] != Message.Channel.EMAIL:
            self.add_error("channel", "Only e-mails leave through the outbox. Copy the text for the others.")
        if not self.cleaned_data["text"].strip():
            self.add_error("text", "Write something first.")
        try:
            require_address(self.cleaned_data["to"])
        except forms.ValidationError as error:
            self.add_error("to", error)
        return not self.errors


class DayForm(forms.Form):
    """The day a message was sent: today, or another one."""

    on = forms.DateField(required=False)
    other_day = forms.DateField(required=False)

    def day(self, today: date) -> date | None:
        """The day; None when the other one was wanted and not said."""
        if not self.is_valid():
            return None
        if "on" in self.data:
            return self.cleaned_data["on"] or today
        other: date | None = self.cleaned_data["other_day"]
        return other
