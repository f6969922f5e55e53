"""What is kept of a story, and which questions it answers."""

from datetime import date
from typing import Any

from django import forms

from halfhour.phrases.answers import likely_questions, topic_names
from halfhour.records.practice import Story


class WordsField(forms.CharField):
    """Several short words, with commas between."""

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """One by one, none twice."""
        text = super().to_python(value) or ""
        return list(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared as lists."""
        return (initial or []) != self.to_python(data)


class StoryForm(forms.ModelForm):
    """One story in its parts."""

    skills = WordsField(
        required=False, max_length=500, label="What it shows you can do", help_text="With commas between."
    )
    traits = WordsField(
        required=False, max_length=500, label="What it shows of your manner", help_text="With commas between."
    )

    class Meta:
        model = Story
        fields = ["name", "situation", "task", "action", "result", "learned", "evidence", "skills", "traits", "work"]
        labels = {
            "name": "What do you call it?",
            "situation": "Where and when was it?",
            "task": "What was to be done?",
            "action": "What did you do yourself?",
            "result": "What came of it?",
            "learned": "What did you learn?",
            "evidence": "What shows that it was so?",
            "work": "From which kind of work?",
        }
        help_texts = {
            "name": "A few words by which you know it again: “the moved ward”.",
            "evidence": "A number, somebody who saw it, a link.",
        }
        widgets = {
            name: forms.Textarea(attrs={"rows": 2})
            for name in ("situation", "task", "action", "result", "learned", "evidence")
        }

    PARTS = ("name", "situation", "task", "action", "result")

    @property
    def parts(self) -> list[Any]:
        """The story itself."""
        return [self[name] for name in self.PARTS]

    @property
    def about(self) -> list[Any]:
        """What one knows of it besides."""
        return [field for field in self if field.name not in self.PARTS]


class AnswersForm(forms.Form):
    """The likely questions that a story answers; those suggested stand first."""

    answers = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple, label="It answers")

    def __init__(self, given: Any, *, suggested: tuple[str, ...], ticked: list[str]) -> None:
        super().__init__(given, initial={"answers": ticked})
        known = [one for one in likely_questions().values() if one.shape != "short"]
        near = [one.key for one in known if one.key in suggested or one.key in ticked]
        near.sort(key=lambda key: suggested.index(key) if key in suggested else len(suggested))
        rows = [("Near to it", [(key, likely_questions()[key].text) for key in near])] if near else []
        for topic, name in topic_names().items():
            rest = [(one.key, one.text) for one in known if one.topic == topic and one.key not in near]
            rows.append((name, rest))
        self.fields["answers"].choices = [row for row in rows if row[1]]  # type: ignore[attr-defined]
        self.ticked = ticked

    @property
    def groups(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """Topics with their questions: key, text, ticked."""
        ticked = set(self.data.getlist("answers") if self.is_bound else self.ticked)  # type: ignore[attr-defined]
        choices: Any = self.fields["answers"].choices  # type: ignore[attr-defined]
        return [(name, [(key, text, key in ticked) for key, text in rows]) for name, rows in choices]


class TellingForm(forms.Form):
    """A story for a conversation: planned, or told."""

    story = forms.CharField(max_length=16)
    answer = forms.ChoiceField(choices=[("plan", "plan"), ("told", "told")])


class ElsewhereForm(forms.Form):
    """Somebody heard a story in a talk that is not kept here."""

    listener = forms.CharField(
        max_length=120, label="Who heard it?", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    on = forms.DateField(label="When?", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        self.today = today
        super().__init__(*args, **options)

    def clean_on(self) -> date:
        """Not ahead: what is to be told is planned in a conversation."""
        told: date = self.cleaned_data["on"]
        if told > self.today:
            raise forms.ValidationError("That day is still ahead.")
        return told
