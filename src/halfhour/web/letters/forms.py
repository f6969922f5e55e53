"""A message that was sent or received: typed, pasted or dropped."""

from typing import Any

from django import forms

from halfhour.records.letters import Message, Purpose
from halfhour.web.letters.reading import Letter
from halfhour.web.shared.words import choices

LARGEST = 20 * 1024 * 1024
"""Bytes of one mail (our own default)."""

PURPOSES = (
    Purpose.OTHER,
    Purpose.ASK,
    Purpose.FOLLOW_UP,
    Purpose.CONFIRM,
    Purpose.THANKS,
    Purpose.REPORT,
    Purpose.TOUCH,
)


class MessageForm(forms.Form):
    """What was written; a mail says most of it by itself."""

    text = forms.CharField(
        required=False,
        max_length=5_000_000,
        label="The message",
        help_text="Type it or paste it. A whole mail may be pasted with its header: then day and direction are read from it.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    chosen = forms.FileField(required=False, label="Or drop a mail (.eml) here")
    arrived = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    is_mine = forms.ChoiceField(
        required=False, label="Who wrote it?", choices=[("no", "They did"), ("yes", "I did")], widget=forms.RadioSelect
    )
    on = forms.DateField(
        required=False, label="On which day?", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    channel = forms.ChoiceField(required=False, label="How did it go?", choices=choices("channel", Message.Channel))
    purpose = forms.ChoiceField(
        required=False, label="If you wrote it: what for?", choices=choices("purpose", PURPOSES)
    )
    subject = forms.CharField(required=False, max_length=300, label="Subject, if it has one")
    me = forms.ChoiceField(required=False, label="Which of these is you?", widget=forms.RadioSelect)

    asks_me = False

    def clean_chosen(self) -> Any:
        """A mail of a size that mails have."""
        chosen = self.cleaned_data["chosen"]
        if chosen and chosen.size > LARGEST:
            raise forms.ValidationError("This file is larger than 20 MB. Save the mail without what is attached.")
        return chosen

    def ask_who(self, letter: Letter, arrived: str) -> None:
        """Shows the form again with the addresses of the mail to choose from; the mail itself is kept meanwhile."""
        self.asks_me = True
        self.data = {**self.data.dict(), "arrived": arrived}  # type: ignore[attr-defined]
        self.fields["me"].choices = [(each, each) for each in letter.addresses]  # type: ignore[attr-defined]
        self.add_error("me", "Say which address is yours; it is remembered.")
