"""What is chosen while preparing."""

from django import forms

from halfhour.domain.kinds import Kind
from halfhour.domain.lawful.law import Country
from halfhour.phrases.law import lawful_words
from halfhour.phrases.questions import question_bank


class CountryForm(forms.Form):
    """Whose law stands on the page."""

    country = forms.ChoiceField(
        label="Where is the work?", required=False, choices=lambda: [("", "…"), *lawful_words()["country"].items()]
    )

    def chosen(self) -> Country | None:
        """The country; None where none of them was chosen."""
        return Country(self.cleaned_data["country"]) if self.is_valid() and self.cleaned_data["country"] else None


class KindForm(forms.Form):
    """What the person says it is."""

    said = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in Kind])


class QuestionForm(forms.Form):
    """A question of the bank to take along."""

    pick = forms.CharField(max_length=500)

    def clean_pick(self) -> str:
        """A question that stands in the bank for this kind."""
        text: str = self.cleaned_data["pick"]
        if not any(one.text == text and Kind.CASUAL_JOB in one.kinds for one in question_bank()):
            raise forms.ValidationError("Choose one of those shown.")
        return text


class StoryForm(forms.Form):
    """Whether a story comes along."""

    take = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
