"""With whom one practises, and what one says."""

from typing import Any

from django import forms

from halfhour.actions.rehearsals import REAL
from halfhour.domain.practice.personas import Manner
from halfhour.phrases.practice import manner_words, personas

ANY = "any"


class BeginForm(forms.Form):
    """Somebody to talk to: invented, or made of what is known of a person."""

    persona = forms.ChoiceField(choices=[(ANY, ANY)])
    person = forms.CharField(required=False, max_length=16)
    conversation = forms.CharField(required=False, max_length=16)

    def __init__(self, given: Any) -> None:
        super().__init__(given)
        keys = (ANY, REAL, *personas())
        self.fields["persona"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]


class FindForm(forms.Form):
    """Whom one looks for."""

    q = forms.CharField(
        required=False,
        max_length=80,
        label="Field, place or name",
        widget=forms.TextInput(attrs={"type": "search", "id": "search", "autocomplete": "off"}),
    )
    manner = forms.ChoiceField(required=False, label="Manner")

    def __init__(self, given: Any) -> None:
        super().__init__(given)
        named = [(manner.value, manner_words()[manner]) for manner in Manner]
        self.fields["manner"].choices = [("", "Any"), *named]  # type: ignore[attr-defined]


class TurnForm(forms.Form):
    """One's own turn; nothing at all is a silence."""

    words = forms.CharField(
        required=False,
        max_length=4_000,
        label="You say",
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True, "autocomplete": "off"}),
    )
    spoken = forms.BooleanField(required=False, widget=forms.HiddenInput)
