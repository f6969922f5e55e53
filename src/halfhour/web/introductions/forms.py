"""Noting who sent one to whom."""

from typing import Any

from django import forms

from halfhour.domain.names import plain_person
from halfhour.records.accounts import Workspace
from halfhour.records.people import Person


class Day(forms.DateInput):
    """A day, with the picker of the browser."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class IntroductionForm(forms.Form):
    """Two people and a day; who is not among one's people yet is added."""

    by = forms.CharField(max_length=200, label="Who sent you?")
    to = forms.CharField(
        max_length=200, label="To whom?", help_text="A name that is not among your people yet is added."
    )
    on = forms.DateField(required=False, label="On which day?", widget=Day)
    words = forms.CharField(required=False, max_length=300, label="In their words")

    def __init__(self, *args: Any, workspace: Workspace, known: dict[str, Person | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workspace, self.known = workspace, known
        for side, person in known.items():
            if person:
                del self.fields[side]

    def clean_by(self) -> Person:
        """The person of that name."""
        return self._person("by")

    def clean_to(self) -> Person:
        """The person of that name."""
        return self._person("to")

    def clean(self) -> dict[str, Any]:
        """Both people; those who are new are kept only when all the rest is right."""
        cleaned = super().clean() or {}
        cleaned |= {side: person for side, person in self.known.items() if person}
        if not self.errors:
            for side in ("by", "to"):
                if cleaned[side]._state.adding:
                    cleaned[side].save()
        return cleaned

    def _person(self, side: str) -> Person:
        name = " ".join(self.cleaned_data[side].split())
        found = list(self.workspace.people.present().filter(plain=plain_person(name))[:2])
        if len(found) > 1:
            raise forms.ValidationError(
                f"More than one person is called {name}. Note it from the page of the one you mean."
            )
        return found[0] if found else Person(workspace=self.workspace, name=name, own_words=["name"])
