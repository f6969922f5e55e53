"""What one fills in for a brief, and how questions are chosen."""

from typing import Any

from django import forms

from halfhour.domain.briefs import LENGTHS
from halfhour.domain.errors import InputError
from halfhour.domain.question_bank import Role, Stage
from halfhour.domain.question_model import About
from halfhour.formats import planned
from halfhour.phrases.questions import question_words
from halfhour.records.conversations import Conversation
from halfhour.records.people import Organization
from halfhour.web.shared.ways import MapField, minutes_help

MOST_AT_ONCE = 30
"""Questions added at once (our own default)."""


def _rows(rows: int, placeholder: str = "") -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "placeholder": placeholder})


class ParticularsForm(forms.ModelForm):
    """Everything about a conversation that a brief tells and that is not found by itself."""

    minutes = forms.TypedChoiceField(label="How long?", coerce=int, choices=())
    map_link = MapField()
    worn_there = forms.CharField(
        required=False,
        max_length=300,
        label="What is worn there?",
        help_text="As somebody saw it. It is kept with the place.",
    )

    class Meta:
        model = Conversation
        fields = [
            "aims", "minutes", "place", "map_link", "link", "way_there", "travel_minutes", "dress", "worn_there", "bring", "how_it_began",
        ]  # fmt: skip
        labels = {
            "aims": "What do you want to know or reach?",
            "place": "Where do you meet?",
            "link": "Link or telephone number",
            "way_there": "The way there",
            "travel_minutes": "Minutes on the way",
            "dress": "What will you wear?",
            "bring": "What will you bring?",
            "how_it_began": "How did it come about?",
        }
        help_texts = {
            "aims": "One a line; two or three are enough.",
            "place": "Left empty for a talk by video or telephone.",
            "travel_minutes": "From door to door. When to leave follows from it.",
            "dress": "Left empty, what is usual for this kind of conversation stands there.",
            "bring": "One a line. Left empty, a short list stands there.",
        }
        widgets = {
            "aims": _rows(3, "Whether a year at sea helps"),
            "way_there": _rows(2, "Tram 4 to the harbour, second gate"),
            "bring": _rows(2),
            "how_it_began": _rows(2),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lengths = sorted({*LENGTHS, self.instance.minutes})
        self.fields["minutes"].choices = [(length, f"{length} minutes") for length in lengths]  # type: ignore[attr-defined]
        if told := minutes_help(self.instance):
            self.fields["travel_minutes"].help_text = f"From door to door. {told}"
        self._place = Organization.objects.present().filter(people__conversations=self.instance).first()
        if self._place:
            self.initial["worn_there"] = self._place.dress
        else:
            del self.fields["worn_there"]

    def changes(self) -> dict[str, Any]:
        """The fields of the conversation that were changed, with what stands in them now."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "worn_there"}

    def place_to_note(self) -> Organization | None:
        """The place whose dress was noted anew."""
        return self._place if "worn_there" in self.changed_data else None


class OwnQuestionsForm(forms.Form):
    """Own questions, a line each."""

    text = forms.CharField(
        label="Your own questions",
        help_text="One a line. Each is looked at as you write.",
        max_length=20_000,
        widget=_rows(3, "What does a normal week look like?"),
    )

    def clean_text(self) -> list[str]:
        """The questions, without the bullets people paste along."""
        try:
            read = [question.text[:500] for question in planned.read(self.cleaned_data["text"])]
        except InputError as error:
            raise forms.ValidationError(str(error)) from error
        found = [text for text in read if any(letter.isalpha() for letter in text)]
        if not found:
            raise forms.ValidationError("There is no question in it yet.")
        if len(found) > MOST_AT_ONCE:
            raise forms.ValidationError(f"These are {len(found)} lines; add up to {MOST_AT_ONCE} at once.")
        return found


class SuitsForm(forms.Form):
    """What suggestions are to suit; everything may be left open."""

    about = forms.ChoiceField(label="About", required=False)
    stage = forms.ChoiceField(label="I am", required=False)
    role = forms.ChoiceField(label="I ask", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = question_words()
        for name, group, every in (
            ("about", "topic", "everything"),
            ("stage", "stage", "anybody"),
            ("role", "role", "anybody"),
        ):
            self.fields[name].choices = [("", every), *words[group].items()]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """As the domain takes it; an unknown one is none."""
        self.is_valid()
        given = self.cleaned_data
        return {
            "about": About(given["about"]) if given.get("about") else None,
            "stage": Stage(given["stage"]) if given.get("stage") else None,
            "role": Role(given["role"]) if given.get("role") else None,
        }


class ReferenceForm(forms.Form):
    """Something to refer to, in one's own words."""

    text = forms.CharField(
        max_length=500,
        label="In your own words",
        widget=_rows(2, "Your article on tidal gates, and the part about noise"),
    )
