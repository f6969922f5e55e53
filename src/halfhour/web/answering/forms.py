"""Who asks, and what one answers."""

from typing import Any

from django import forms

from halfhour.phrases.answers import interviewers

ANY = "any"


class BeginForm(forms.Form):
    """Somebody who asks."""

    interviewer = forms.ChoiceField(choices=[(ANY, ANY)])
    conversation = forms.CharField(required=False, max_length=16)

    def __init__(self, given: Any) -> None:
        super().__init__(given)
        self.fields["interviewer"].choices = [(ANY, ANY), *((key, key) for key in interviewers())]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """One's own turn; nothing at all is a silence."""

    words = forms.CharField(
        required=False,
        max_length=8_000,
        label="You say",
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True, "autocomplete": "off"}),
    )
    spoken = forms.BooleanField(required=False, widget=forms.HiddenInput)
    """Whether the browser wrote down what was said aloud."""
