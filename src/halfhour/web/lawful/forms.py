"""Questions to be judged, and whose law is asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from halfhour.domain.errors import InputError
from halfhour.domain.lawful.law import Country
from halfhour.domain.talks.answers import Planned
from halfhour.formats import planned
from halfhour.web.shared.requests import Request

LONGEST = 60_000
"""Characters of one paste; the longest interview guide we know has 9,000 (our own default)."""
MOST = 300
"""Questions on one page (our own default)."""

EXAMPLE = """How did you become interested in this trade?
That is a lovely accent. Where are you from originally?
The shifts begin at six. Can you work this schedule?
Who minds the children when you are on shift?
What is your current salary?
How do you keep a small team healthy in the busy season?"""


class LawfulForm(forms.Form):
    """Nothing of it is kept."""

    questions = forms.CharField(
        label=_("Your questions, one a line"),
        widget=forms.Textarea(attrs={"rows": 8, "class": "said"}),
        max_length=LONGEST,
    )
    country = forms.ChoiceField(label=_("Whose law"), choices=[])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        from halfhour.phrases.law import lawful_words

        self.fields["country"].choices = list(lawful_words()["country"].items())  # type: ignore[attr-defined]

    def clean_questions(self) -> tuple[Planned, ...]:
        """The questions apart, without their bullets."""
        try:
            found = planned.read(self.cleaned_data["questions"])
        except InputError as error:
            raise forms.ValidationError(str(error)) from error
        if not found:
            raise forms.ValidationError(_("There is no question here. Write one a line."))
        if len(found) > MOST:
            raise forms.ValidationError(
                _("These are %(count)d lines; the page holds %(most)d. For more: halfhour lawful FILE"),
                params={"count": len(found), "most": MOST},
            )
        return found

    def country_asked(self) -> Country:
        """Whose law was chosen."""
        return Country(self.cleaned_data["country"])


def form_of(request: Request) -> LawfulForm:
    """What was pasted, the example where it was asked for, or an empty form."""
    if request.method == "POST":
        return LawfulForm(request.POST)
    if "example" in request.GET:
        return LawfulForm({"questions": EXAMPLE, "country": Country.UK.value})
    return LawfulForm()
