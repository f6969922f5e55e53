"""Finding a conversation, beginning one, and noting what happened."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from halfhour.domain.consent import Use
from halfhour.domain.conversations import Note
from halfhour.domain.errors import InputError
from halfhour.domain.kinds import Kind
from halfhour.domain.stages import Closing, Stage
from halfhour.formats import planned
from halfhour.phrases.follow_up import presets
from halfhour.records.conversations import Conversation, ConversationQuerySet
from halfhour.web.shared.changed_meanwhile import StaleForm
from halfhour.web.shared.ways import MapField, minutes_help
from halfhour.web.shared.words import choices
from halfhour.web.shared.zones import ZONES, ZoneSelect, zone_choices


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
    organization: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        None, required=False, empty_label="every organization", widget=forms.HiddenInput
    )

    def __init__(self, given: Any, organizations: Any) -> None:
        super().__init__(given)
        self.fields["organization"].queryset = organizations  # type: ignore[attr-defined]

    def found_in(self, conversations: ConversationQuerySet) -> ConversationQuerySet:
        """Those that fit; an unknown filter is no filter."""
        self.is_valid()
        if kind := self.cleaned_data.get("kind"):
            conversations = conversations.filter(kind=kind)
        if stage := self.cleaned_data.get("stage"):
            conversations = conversations.at(Stage(stage))
        if place := self.cleaned_data.get("organization"):
            conversations = conversations.filter(people__organization=place).distinct()
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


class FactsForm(StaleForm):
    """What happened when, where and how it will be. Days are the person's own; the agreed time is in the zone beside it."""

    kind = forms.ChoiceField(label="Kind", choices=choices("kind", Kind))
    zone = forms.ChoiceField(label="Time zone of the agreed time", choices=ZONES, widget=ZoneSelect)
    agreed_for = WallClock(
        required=False,
        label="Agreed for",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    map_link = MapField()
    minutes = forms.IntegerField(required=False, min_value=5, max_value=480, label="How many minutes?")
    travel_minutes = forms.IntegerField(required=False, min_value=0, max_value=6000, label="Minutes on the way")
    closed_why = forms.ChoiceField(
        required=False, label="Why it was closed", choices=[("", "not closed"), *choices("of_conversation", Closing)]
    )
    follow_up = forms.ChoiceField(
        required=False,
        label="While nobody answers",
        choices=[("", "As in the settings"), *((name, each.says) for name, each in presets().items())],
    )

    TIME = ("agreed_for", "zone", "minutes", "place", "map_link", "link", "way_there", "travel_minutes")
    READY = ("dress", "bring", "aims", "how_it_began", "notes", "follow_up")

    class Meta:
        model = Conversation
        fields = [
            *("name", "kind", "asked_on", "answered_on", "held_on", "thanked_on", "reported_on"),
            *("closed_on", "closed_why"),
            *("agreed_for", "zone", "minutes", "place", "map_link", "link", "way_there", "travel_minutes"),
            *("dress", "bring", "aims", "how_it_began", "notes", "follow_up"),
        ]
        labels = {
            "name": "Name",
            "asked_on": "Asked on",
            "answered_on": "Answered on",
            "held_on": "Talked on",
            "thanked_on": "Thanked on",
            "reported_on": "Reported back on",
            "closed_on": "Closed on",
            "closed_why": "Why it was closed",
            "place": "Place",
            "link": "Link",
            "way_there": "The way there",
            "dress": "What to wear",
            "bring": "What to bring",
            "aims": "What you want to learn",
            "how_it_began": "How it began",
            "notes": "Notes",
        }
        widgets = {
            **dict.fromkeys(("asked_on", "answered_on", "held_on", "thanked_on", "reported_on", "closed_on"), Day),
            **{name: forms.Textarea(attrs={"rows": 2}) for name in ("way_there", "bring", "aims", "how_it_began")},
            "notes": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].choices = zone_choices(self.instance.zone)  # type: ignore[attr-defined]
        self.fields["travel_minutes"].help_text = minutes_help(self.instance)
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
        if self.data.get("choose-agreed_for") == "there":
            cleaned["agreed_for"] = self.stood["agreed_for"]
        if not cleaned.get("minutes"):
            cleaned["minutes"] = self.stood["minutes"]
        if cleaned.get("closed_why") and not cleaned.get("closed_on"):
            self.add_error("closed_on", "Say on which day it was closed, or leave the reason open.")
        return cleaned

    def of_group(self, names: tuple[str, ...]) -> list[forms.BoundField]:
        """Fields that stand together."""
        return [self[name] for name in names]

    def of_days(self) -> list[forms.BoundField]:
        """What happened when."""
        return [field for field in self.own_fields if field.name not in (*self.TIME, *self.READY)]

    def of_time(self) -> list[forms.BoundField]:
        """When, where and how one gets there."""
        return self.of_group(self.TIME)

    def of_ready(self) -> list[forms.BoundField]:
        """What to wear, bring and learn."""
        return self.of_group(self.READY)


class HappenedForm(forms.Form):
    """One thing that happened, on a day."""

    what = forms.ChoiceField(label="What happened?", choices=choices("note", Note))
    on = forms.DateField(label="On which day?", widget=Day)


class SeveralForm(forms.Form):
    """What to do with the conversations chosen in the list."""

    DEEDS = (
        *((f"close-{why}", words) for why, words in choices("of_closing", Closing)),
        *((f"kind-{kind}", f"Kind: {words}") for kind, words in choices("kind", Kind)),
        ("remove", "Remove"),
    )

    chosen = forms.MultipleChoiceField(error_messages={"required": "Choose at least one conversation first."})
    deed = forms.ChoiceField(choices=DEEDS)

    def __init__(self, given: Any) -> None:
        super().__init__(given)
        self.fields["chosen"].choices = [(pk, pk) for pk in given.getlist("chosen")[:200]]  # type: ignore[attr-defined]

    def values(self, now: datetime, today: date) -> dict[str, Any]:
        """The fields that the deed sets."""
        deed, _, value = self.cleaned_data["deed"].partition("-")
        if deed == "close":
            return {"closed_on": today, "closed_why": value}
        return {"kind": value} if deed == "kind" else {"removed_at": now}


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
