"""Finding a conversation, beginning one, and noting what happened."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils import timezone

from halfhour.domain.consent import Use
from halfhour.domain.errors import InputError
from halfhour.domain.kinds import Kind
from halfhour.domain.stages import Stage
from halfhour.formats import planned
from halfhour.records.conversations import Conversation, ConversationQuerySet
from halfhour.web.shared.words import choices

ZONES = [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())]


class Day(forms.DateInput):
    """A day, with the picker of the browser."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class WallClock(forms.DateTimeField):
    """A time as the clock shows it: which zone it belongs to is asked beside it, so ours must not be put on it."""

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):
            return super().to_python(value)


class FindForm(forms.Form):
    """Search and filters; everything may be left open."""

    q = forms.CharField(
        required=False,
        max_length=200,
        label="Search",
        widget=forms.TextInput(attrs={"id": "search", "type": "search", "placeholder": "a name, a place, a job"}),
    )
    kind = forms.ChoiceField(required=False, choices=[("", "every kind"), *choices("kind", Kind)])
    stage = forms.ChoiceField(required=False, choices=[("", "every stage"), *choices("", Stage)])

    def found_in(self, conversations: ConversationQuerySet) -> ConversationQuerySet:
        """Those that fit; an unknown filter is no filter."""
        self.is_valid()
        if kind := self.cleaned_data.get("kind"):
            conversations = conversations.filter(kind=kind)
        if stage := self.cleaned_data.get("stage"):
            conversations = conversations.at(Stage(stage))
        return conversations.about(self.cleaned_data.get("q", ""))


class NewForm(forms.Form):
    """A conversation to begin with: a name is enough."""

    people = forms.CharField(
        max_length=200,
        label="With whom?",
        help_text="Their name; several with commas.",
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    role = forms.CharField(required=False, max_length=200, label="What do they do?")
    organization = forms.CharField(required=False, max_length=200, label="Where?")
    kind = forms.ChoiceField(
        label="What kind of conversation is it?",
        help_text="Informational: you ask, to learn. Casual job interview: they look at you for a job, however friendly.",
        choices=choices("kind", (Kind.UNCLEAR, Kind.INFORMATIONAL, Kind.CASUAL_JOB, Kind.FORMAL_JOB, Kind.OTHER)),
    )
    asked_on = forms.DateField(required=False, label="Have you asked already? On which day?", widget=Day)

    def clean_people(self) -> list[str]:
        """The names, one each."""
        names = [name.strip() for name in self.cleaned_data["people"].split(",") if name.strip()]
        if not names:
            raise forms.ValidationError("Say with whom, so that you find it again.")
        return names


class FactsForm(forms.ModelForm):
    """What happened when. Days are the person's own; the agreed time is in the zone chosen beside it."""

    kind = forms.ChoiceField(label="Kind", choices=choices("kind", Kind))
    zone = forms.ChoiceField(label="Time zone of the agreed time", choices=ZONES)
    agreed_for = WallClock(
        required=False,
        label="Agreed for",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    class Meta:
        model = Conversation
        fields = ["name", "kind", "asked_on", "answered_on", "agreed_for", "zone", "held_on", "thanked_on"]
        labels = {
            "name": "Name",
            "asked_on": "Asked on",
            "answered_on": "Answered on",
            "held_on": "Talked on",
            "thanked_on": "Thanked on",
        }
        widgets = {"asked_on": Day, "answered_on": Day, "held_on": Day, "thanked_on": Day}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.agreed_for:
            there = self.instance.agreed_for.astimezone(ZoneInfo(self.instance.zone))
            self.initial["agreed_for"] = there.replace(tzinfo=None)

    def clean(self) -> dict[str, Any]:
        """The wall clock that was typed belongs to the zone beside it."""
        cleaned = super().clean() or {}
        typed: datetime | None = cleaned.get("agreed_for")
        if typed and "zone" in cleaned:
            there = typed.replace(tzinfo=ZoneInfo(cleaned["zone"]))
            if there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) != typed.replace(tzinfo=None):
                self.add_error("agreed_for", "That hour is skipped there: the clocks go forward. Choose another.")
            cleaned["agreed_for"] = there.astimezone(UTC)
        return cleaned

    def changes(self) -> dict[str, Any]:
        """The fields that were changed, with what stands in them now."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class ConsentForm(forms.Form):
    """What the others in a conversation agreed to, or did not."""

    uses = forms.MultipleChoiceField(
        label="Asked about",
        choices=choices("", Use),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Say what you asked about."},
    )
    given = forms.ChoiceField(
        label="They",
        choices=[("yes", "agreed"), ("no", "said no")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what they answered."},
    )
    on = forms.DateField(label="On which day?", widget=Day)
    how = forms.CharField(
        required=False,
        max_length=200,
        label="How?",
        widget=forms.TextInput(attrs={"placeholder": "said so at the start"}),
    )
    by_word_of = forms.CharField(
        required=False, max_length=200, label="By word of", help_text="Left empty: by their own."
    )

    def answers(self) -> dict[str, Any]:
        """As the action takes it."""
        given = self.cleaned_data
        on: date = given["on"]
        return {
            "uses": [Use(use) for use in given["uses"]],
            "given": given["given"] == "yes",
            "on": on,
            "how": given["how"],
            "by_word_of": given["by_word_of"],
        }


class QuestionsForm(forms.Form):
    """Questions to ask, a line each."""

    text = forms.CharField(
        label="Questions to ask",
        help_text="One a line.",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "What does a normal week look like?"}),
    )

    def clean_text(self) -> list[str]:
        """The questions, without the bullets people paste along."""
        try:
            found = [question.text[:500] for question in planned.read(self.cleaned_data["text"])]
        except InputError as error:
            raise forms.ValidationError(str(error)) from error
        if not found:
            raise forms.ValidationError("There is no question in it yet.")
        return found
