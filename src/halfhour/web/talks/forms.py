"""Who is who, and the lines as the person wants them."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from halfhour.domain.talks.answers import Line, Slot
from halfhour.domain.talks.transcript import Quote, Transcript
from halfhour.web.shared.speakers import NOBODY, me_field
from halfhour.web.shared.words import choices


class SpeakersForm(forms.Form):
    """A name for each label of the source, and which of them is the person."""

    def __init__(self, *args: Any, labels: Sequence[str], names: dict[str, str], me: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.labels = labels
        own = next((str(number) for number, label in enumerate(labels) if me and names.get(label, label) == me), None)
        shown = [names.get(label, label) or "Turns without a name" for label in labels]
        self.fields["me"] = me_field([(str(number), name) for number, name in enumerate(shown)], initial=own)
        for number, label in enumerate(labels):
            self.fields[f"name-{number}"] = forms.CharField(
                required=False,
                max_length=120,
                initial=names.get(label, label),
                label=f"“{label}” is" if label else "The turns without a name are by",
            )

    def names(self) -> dict[str, str]:
        """Label to name, where the person gave another one."""
        typed = {label: self.cleaned_data[f"name-{number}"] for number, label in enumerate(self.labels)}
        return {label: name for label, name in typed.items() if name and name != label}

    def me(self) -> str:
        """The person's own name; empty when they are none of them."""
        chosen = self.cleaned_data["me"]
        if chosen == NOBODY:
            return ""
        label = self.labels[int(chosen)]
        return self.names().get(label, label)


class LineForm(forms.Form):
    """One line. What it rests on travels with it, so that a reworded line keeps its evidence."""

    text = forms.CharField(
        required=False, max_length=400, label="Line", widget=forms.Textarea(attrs={"rows": 2, "class": "said"})
    )
    slot = forms.ChoiceField(label="About", required=False, choices=choices("slot", Slot), initial=Slot.OTHER)
    speaker = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    places = forms.RegexField(r"^(\d+:\d+-\d+( |$))*$", required=False, max_length=2000, widget=forms.HiddenInput)

    @staticmethod
    def showing(line: Line) -> dict[str, str]:
        """A line as the form shows it."""
        places = " ".join(f"{quote.turn}:{quote.start}-{quote.end}" for quote in line.quotes)
        return {"text": line.text, "slot": line.slot, "speaker": line.speaker or "", "places": places}

    def as_line(self, transcript: Transcript) -> Line:
        """The line; places that are not in the talk are left out."""
        given = self.cleaned_data
        quotes = (Quote(*(int(number) for number in re.split("[:-]", place))) for place in given["places"].split())
        turns = transcript.turns
        return Line(
            " ".join(given["text"].split()),
            Slot(given["slot"] or Slot.OTHER),
            given["speaker"] or None,
            tuple(
                quote
                for quote in quotes
                if quote.turn < len(turns) and quote.start < quote.end <= len(turns[quote.turn].text)
            ),
        )


def line_forms(posted: QueryDict | None, lines: Sequence[Line]) -> forms.BaseFormSet[LineForm]:
    """A form for each line and one more; at least five, so that a thin talk can be written up by hand."""
    several = forms.formset_factory(LineForm, extra=max(1, 5 - len(lines)), max_num=8, absolute_max=12)
    return several(posted or None, initial=[LineForm.showing(line) for line in lines])


def kept_from(several: forms.BaseFormSet[LineForm], transcript: Transcript) -> tuple[Line, ...]:
    """The lines that were not left empty."""
    typed = (form.as_line(transcript) for form in several.forms if form.has_changed() or form.initial)
    return tuple(line for line in typed if line.text)
