"""A decision about a candidate: what, by whom, why, and the observations that it rests on."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from halfhour.records.hiring import Candidate, Decision, Observation
from halfhour.web.shared.words import choices, in_words


class DecisionForm(forms.Form):
    """People decide; what they tick is what it rests on."""

    outcome = forms.ChoiceField(
        label="What did you decide?", choices=choices("decision", Decision.Outcome), widget=forms.RadioSelect
    )
    by = forms.CharField(label="Who decided?", max_length=300)
    reasons = forms.CharField(label="Why?", max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    rests_on = forms.MultipleChoiceField(
        label="What it rests on",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick the observations that the reasons come from.",
    )

    def __init__(self, given: Any, *, observations: Sequence[Observation], by: str = "") -> None:
        super().__init__(given, initial={"by": by})
        self.observations = {one.pk: one for one in observations}
        self.fields["rests_on"].choices = [(one.pk, _in_short(one)) for one in observations]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A yes or a no rests on something that was observed."""
        told = super().clean() or {}
        needs_ground = told.get("outcome") in {Decision.Outcome.GO_ON, Decision.Outcome.DECLINE}
        if needs_ground and not told.get("rests_on") and "rests_on" not in self.errors:
            self.add_error("rests_on", "Tick at least one observation that this rests on, or wait.")
        told["rests_on"] = [self.observations[pk] for pk in told.get("rests_on", ())]
        return told


def day_at(candidate: Candidate, now: datetime) -> date:
    """The day of a moment on the team's clock."""
    return now.astimezone(ZoneInfo(candidate.opening.zone)).date()


def _in_short(one: Observation) -> str:
    words = " ".join((one.text or one.words).split())
    short = words if len(words) <= 120 else f"{words[:120].rpartition(' ')[0]} …"
    return f"{one.need.name}, {in_words(one.anchor, 'anchor').lower()}, {one.sheet.member.name}: {short}"
