"""Which of two values is kept, field by field."""

from typing import Any

from django import forms
from django.utils.formats import date_format

from halfhour.actions.merges import BOTH, FIELDS
from halfhour.records.people import Person
from halfhour.web.shared.words import in_words

LONGEST = 300


class MergeForm(forms.Form):
    """A choice for each field in which two people differ; what only one of them has is kept and not asked about."""

    def __init__(self, *args: Any, kept: Person, gone: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreed: list[tuple[str, str]] = []
        for name in FIELDS:
            stands, other = _shown(kept, name), _shown(gone, name)
            if stands and other and stands != other:
                offered = [("kept", stands), ("gone", other)]
                if name in BOTH:
                    offered.append(("both", "Both"))
                self.fields[name] = forms.ChoiceField(
                    label=in_words(name, "person_field"),
                    choices=offered,
                    initial="both" if name == "notes" else "kept",
                    widget=forms.RadioSelect,
                )
            elif stands or other:
                self.agreed.append((in_words(name, "person_field"), stands or other))

    def chosen(self) -> dict[str, str]:
        """The answers, by field."""
        return dict(self.cleaned_data)


def _shown(person: Person, name: str) -> str:
    """A value in words; empty when there is none."""
    value = getattr(person, name)
    if value in (None, "", False):
        return ""
    if value is True:
        return "yes"
    if hasattr(value, "year"):
        return date_format(value)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
