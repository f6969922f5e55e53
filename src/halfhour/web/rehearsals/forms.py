"""With whom one practises, and what one says."""

from typing import Any

from django import forms

from halfhour.phrases.practice import personas

ANY = "any"


class BeginForm(forms.Form):
    """Somebody to talk to."""

    persona = forms.ChoiceField(choices=[(ANY, ANY)])
    conversation = forms.CharField(required=False, max_length=16)

    def __init__(self, given: Any) -> None:
        super().__init__(given)
        self.fields["persona"].choices = [(ANY, ANY), *((key, key) for key in personas())]  # type: ignore[attr-defined]


class TurnForm(forms.Form):
    """One's own turn; nothing at all is a silence."""

    words = forms.CharField(
        required=False,
        max_length=4_000,
        label="You say",
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True, "autocomplete": "off"}),
    )
