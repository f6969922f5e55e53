"""What the live page sends without a script."""

from django import forms

from halfhour.domain.timebox import STEPS
from halfhour.records.sittings import Mark


class StartForm(forms.Form):
    """Now, or at the agreed moment."""

    begun = forms.ChoiceField(choices=[("now", "now"), ("agreed", "agreed")])


class ExtensionForm(forms.Form):
    """How many minutes were asked for, and what they said."""

    minutes = forms.TypedChoiceField(choices=[(step, step) for step in STEPS], coerce=int)
    agreed = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class NoteForm(forms.Form):
    """A note, a mark with or without words, or a tick."""

    sort = forms.ChoiceField(choices=Mark.Sort.choices)
    text = forms.CharField(required=False)
    question = forms.SlugField(required=False)
