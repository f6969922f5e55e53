"""What is said of an opening, its needs, its questions and its team."""

from typing import Any

from django import forms

from halfhour.phrases.kit import kit_topics
from halfhour.phrases.law import lawful_words
from halfhour.records.hiring import Need, Opening, TeamMember
from halfhour.web.shared.addresses import require_address
from halfhour.web.shared.words import choices


class OpeningForm(forms.ModelForm):
    """The role and what candidates are told of the talk."""

    country = forms.ChoiceField(label="Whose law holds?", help_text="Questions are held against it.")

    TOLD = ("minutes", "dress", "recorded", "answer_days", "keep_days")

    class Meta:
        model = Opening
        fields = [
            "name",
            "team",
            "about",
            "country",
            "season",
            "minutes",
            "dress",
            "recorded",
            "answer_days",
            "keep_days",
        ]
        labels = {
            "name": "Which role?",
            "team": "In which team?",
            "about": "What is it about?",
            "season": "Season or round",
            "minutes": "How many minutes a talk?",
            "dress": "What do people wear there?",
            "recorded": "What is recorded of the talk?",
            "answer_days": "Days until candidates have their answer",
            "keep_days": "Days that notes are kept after it",
        }
        help_texts = {
            "season": "Openings of one season are looked at together.",
            "recorded": "Candidates read this, such as “notes by hand, no recording”.",
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["country"].choices = list(lawful_words()["country"].items())  # type: ignore[attr-defined]

    @property
    def told(self) -> list[Any]:
        """What candidates are told."""
        return [self[name] for name in self.TOLD]

    @property
    def role(self) -> list[Any]:
        """What the role is."""
        return [field for field in self if field.name not in self.TOLD]


class NewNeedForm(forms.Form):
    """One thing that the role needs."""

    name = forms.CharField(
        max_length=200,
        label="What does the role need?",
        help_text="In a few words of your own: “keeps a harbour plan true”.",
    )
    topic = forms.ChoiceField(label="Spoken about as")

    def __init__(self, given: Any = None) -> None:
        super().__init__(given, auto_id="new_need_%s")
        self.fields["topic"].choices = [(key, topic.name) for key, topic in kit_topics().items()]  # type: ignore[attr-defined]


class NeedForm(forms.ModelForm):
    """A need with its anchors."""

    class Meta:
        model = Need
        fields = ["name", "weak", "solid", "strong"]
        labels = {"name": "The need", "weak": "Weak evidence", "solid": "Solid evidence", "strong": "Strong evidence"}
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("weak", "solid", "strong")}


class QuestionForm(forms.Form):
    """A question for a need."""

    text = forms.CharField(max_length=500, label="Another question")
    is_follow_up = forms.BooleanField(required=False, label="To follow up with")


class MemberForm(forms.ModelForm):
    """Somebody of the team and what they cover."""

    part = forms.ChoiceField(label="Part", choices=choices("team_part", TeamMember.Part))

    class Meta:
        model = TeamMember
        fields = ["name", "address", "part", "needs"]
        labels = {"name": "Name", "address": "E-mail", "needs": "Covers with everybody"}
        widgets = {"needs": forms.CheckboxSelectMultiple}

    def __init__(self, given: Any, *, instance: TeamMember, opening: Opening) -> None:
        super().__init__(given, instance=instance, auto_id=f"member_{instance.pk}_%s")
        self.fields["needs"].queryset = opening.needs.present()  # type: ignore[attr-defined]
        self.fields["needs"].required = False

    def clean_address(self) -> str:
        """An address, or none."""
        typed: str = self.cleaned_data["address"]
        return require_address(typed) if typed.strip() else ""
