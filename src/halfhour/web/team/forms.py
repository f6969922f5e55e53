"""The sheet on which a member notes what they saw."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from halfhour.actions.evidence import noted_in
from halfhour.domain.evidence import Lack, Noted, Standing
from halfhour.records.hiring import EvidenceSheet, KitQuestion, Need
from halfhour.web.shared.words import in_words

LONGEST = 4000
"""Signs of a note (our own default)."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a sheet asks of one need; `lack` is what is still to be said."""

    need: Need
    is_own: bool
    asked: BoundField | None
    text: BoundField
    words: BoundField
    standing: BoundField
    lack: Lack | None

    @property
    def is_begun(self) -> bool:
        """Whether something stands in it."""
        return any(field.value() for field in (self.text, self.words, self.standing))


class SheetForm(forms.Form):
    """What was seen of each need, the minutes, and what else bears on them.

    Each field remembers what stood in it when the page was loaded, so that a second device of the same member leaves alone what
    only the first one has changed.
    """

    minutes = forms.IntegerField(label="How many minutes did you talk?", required=False, min_value=1, max_value=600)
    notes = forms.CharField(
        label="What else bears on the needs",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The others read this too, once they have submitted.",
    )

    def __init__(
        self, given: Any, *, sheet: EvidenceSheet, needs: Sequence[Need], own: Iterable[str], lacks: dict[str, Lack]
    ) -> None:
        kept = {one.need: one for one in noted_in(sheet)}
        super().__init__(given, initial={"minutes": sheet.minutes, "notes": sheet.notes})
        self.needs, self.own, self.lacks = needs, frozenset(own), lacks
        for need in needs:
            self._add(need, kept.get(need.pk, Noted(need.pk)), sheet.asked)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def _add(self, need: Need, kept: Noted, asked: Sequence[str]) -> None:
        questions = [question for question in need.questions.all() if question.removed_at is None]
        if questions:
            self.fields[f"asked-{need.pk}"] = _asked(questions, asked)
        self.fields[f"text-{need.pk}"] = _words("What you saw or heard", kept.text, rows=3)
        self.fields[f"words-{need.pk}"] = _words("In their words, if you have them", kept.words, rows=1)
        self.fields[f"standing-{need.pk}"] = _standing(need, kept.standing)

    def parts(self) -> list[Part]:
        """Need by need: those that they cover first, then the others."""
        found = [self._part(need) for need in self.needs]
        return sorted(found, key=lambda part: not part.is_own)

    def _part(self, need: Need) -> Part:
        return Part(
            need,
            need.pk in self.own,
            self[f"asked-{need.pk}"] if f"asked-{need.pk}" in self.fields else None,
            self[f"text-{need.pk}"],
            self[f"words-{need.pk}"],
            self[f"standing-{need.pk}"],
            self.lacks.get(need.pk),
        )

    def told(self) -> dict[str, Any]:
        """As the action takes it: what was changed on this page, and beside it what is kept."""
        remembers = self.add_initial_prefix("notes") in self.data
        changed = frozenset(self.changed_data if remembers else self.fields)
        stands = {
            name: self.cleaned_data[name] if name in changed else self.get_initial_for_field(field, name)
            for name, field in self.fields.items()
        }
        return {
            "noted": [_noted(need.pk, stands) for need in self.needs],
            "asked": [question for need in self.needs for question in stands.get(f"asked-{need.pk}", ())],
            "minutes": stands["minutes"],
            "notes": stands["notes"],
        }


def _noted(need: str, stands: Mapping[str, Any]) -> Noted:
    standing = stands[f"standing-{need}"]
    return Noted(need, Standing(standing) if standing else None, stands[f"text-{need}"], stands[f"words-{need}"])


class Ticks(forms.MultipleChoiceField):
    """Ticks of which unknown ones are passed over: a question that was taken out meanwhile must not keep a sheet from being kept."""

    def to_python(self, value: Any) -> list[str]:
        return [each for each in super().to_python(value) if self.valid_value(each)]


def _asked(questions: Sequence[KitQuestion], asked: Sequence[str]) -> Ticks:
    return Ticks(
        label="Tick what you asked",
        required=False,
        choices=[(question.pk, question.text) for question in questions],
        initial=[question.pk for question in questions if question.pk in asked],
        widget=forms.CheckboxSelectMultiple,
    )


def _words(label: str, stands: str, *, rows: int) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=LONGEST, initial=stands, widget=area)


def _standing(need: Need, stands: Standing | None) -> forms.ChoiceField:
    anchors = {Standing.WEAK: need.weak, Standing.SOLID: need.solid, Standing.STRONG: need.strong}
    choices = [("", "Not held against them yet")]
    for standing in Standing:
        name, told = in_words(standing, "anchor"), anchors.get(standing, "It did not come up.")
        choices.append((standing.value, f"{name}: {told}" if told else name))
    return forms.ChoiceField(
        label="How the evidence stands",
        required=False,
        choices=choices,
        initial=stands.value if stands else "",
        widget=forms.RadioSelect,
    )
