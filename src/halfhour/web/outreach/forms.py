"""A message before it leaves."""

import re

from django import forms

from halfhour.domain.letters.letter import READ
from halfhour.domain.outreach.checks import Channel, Context
from halfhour.domain.outreach.coach import Unsent

_BETWEEN = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)


class DraftForm(forms.Form):
    """Channel, name and text; nothing of it is kept."""

    channel = forms.ChoiceField(
        label="How will it travel?",
        choices=[
            (Channel.EMAIL, "E-mail"),
            (Channel.NOTE, "LinkedIn note"),
            (Channel.INMAIL, "InMail"),
            (Channel.SOCIAL, "Social media"),
        ],
    )
    recipient = forms.CharField(label="To whom? (if you like)", required=False, max_length=200)
    text = forms.CharField(
        label="Your message",
        help_text="With its subject line, if it has one: Subject: …",
        max_length=READ,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Write or paste a message first."},
    )
    earlier = forms.CharField(
        label="Earlier messages of yours (if you like)",
        help_text="To see whether this one is too like them. A line of --- stands between two.",
        required=False,
        max_length=10 * READ,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def draft(self) -> Unsent:
        """What the coach reads."""
        given = self.cleaned_data
        earlier = tuple(part for part in _BETWEEN.split(given["earlier"]) if part.strip())
        return Unsent(given["text"], Channel(given["channel"]), Context(given["recipient"], earlier))
