"""What is noted after a talk."""

from typing import Any

from django import forms

from halfhour.domain.afterwards import LONGEST


class Day(forms.DateInput):
    """A day, as browsers ask for it."""

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class PromiseForm(forms.Form):
    """A promise in one's own words."""

    text = forms.CharField(
        max_length=LONGEST, label="What was promised?", error_messages={"required": "Write it down."}
    )
    whose = forms.ChoiceField(choices=[("me", "I did"), ("them", "They did")], initial="me", label="Who promised it?")
    due = forms.DateField(required=False, label="By when?", widget=Day())


class AdviceForm(forms.Form):
    """Advice in one's own words."""

    text = forms.CharField(
        max_length=LONGEST, label="What did they advise?", error_messages={"required": "Write it down."}
    )


class NextForm(forms.Form):
    """What comes next, and when."""

    text = forms.CharField(max_length=LONGEST, label="The next step", error_messages={"required": "Write it down."})
    whose = forms.ChoiceField(
        choices=[("me", "I do"), ("them", "They do: they said they would")],
        initial="me",
        required=False,
        label="Who takes it?",
    )
    due = forms.DateField(required=False, label="On which day?", widget=Day())


class OfferForm(forms.Form):
    """What to do with something offered."""

    answer = forms.ChoiceField(choices=[(one, one) for one in ("keep", "me", "them", "no")])
    due = forms.DateField(required=False)


class OwedForm(forms.Form):
    """What became of a promise, or another day for it."""

    answer = forms.ChoiceField(choices=[(one, one) for one in ("kept", "dropped", "open", "day")])
    due = forms.DateField(required=False, widget=Day())


class FollowedForm(forms.Form):
    """What became of advice."""

    answer = forms.ChoiceField(choices=[(one, one) for one in ("did", "dropped", "reported")])
    what_came = forms.CharField(required=False, max_length=LONGEST)


class ToldForm(forms.Form):
    """What the introducer heard."""

    answer = forms.ChoiceField(choices=[(one, one) for one in ("told", "thanked")])
