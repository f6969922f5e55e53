"""Questions to be checked, and filters of the bank."""

from itertools import groupby

from django import forms
from django.utils.translation import gettext_lazy as _

from halfhour.domain.errors import InputError
from halfhour.domain.kinds import Kind
from halfhour.domain.question_bank import BankQuestion, Role, Stage
from halfhour.domain.question_model import About
from halfhour.domain.talks.answers import Planned
from halfhour.formats import planned
from halfhour.phrases.questions import question_bank, question_words
from halfhour.web.shared.requests import Request

LONGEST = 60_000
"""Characters of one paste (our own default)."""
MOST = 300
"""Questions on one page (our own default)."""

EXAMPLE = """How did you end up building bridges?
Do you like working outdoors?
What are the hours and the pay like?
Don't you think the industry is dying?
What does your company do?
Could you pass my CV to your boss?
What do you wish somebody had told you at the start?"""


class QuestionsForm(forms.Form):
    """Nothing of it is kept."""

    questions = forms.CharField(
        label=_("Your questions, one a line"),
        widget=forms.Textarea(attrs={"rows": 8, "class": "said"}),
        max_length=LONGEST,
    )

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
                _("These are %(count)d lines; the page holds %(most)d. For more: halfhour questions FILE"),
                params={"count": len(found), "most": MOST},
            )
        return found


def form_of(request: Request) -> QuestionsForm:
    """What was pasted, with what was picked or added below it; the example where it was asked for; or an empty form."""
    if request.method == "POST":
        lines = [request.POST.get("questions", ""), *request.POST.getlist("pick"), request.POST.get("one", "")]
        return QuestionsForm({"questions": "\n".join(line.strip("\r\n") for line in lines if line.strip())})
    if "example" in request.GET:
        return QuestionsForm({"questions": EXAMPLE})
    return QuestionsForm()


def _choices(group: str, every: str) -> list[tuple[str, str]]:
    return [("", every), *question_words()[group].items()]


class BankForm(forms.Form):
    """Filters of the bank; everything may be left open."""

    topic = forms.ChoiceField(label=_("About"), required=False)
    kind = forms.ChoiceField(label=_("In"), required=False)
    stage = forms.ChoiceField(label=_("I am"), required=False)
    role = forms.ChoiceField(label=_("I ask"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, every in (
            ("topic", _("everything")),
            ("kind", _("either kind")),
            ("stage", _("anybody")),
            ("role", _("anybody")),
        ):
            self.fields[name].choices = _choices(name, str(every))  # type: ignore[attr-defined]

    def groups(self) -> list[tuple[str, list[BankQuestion]]]:
        """The questions that fit, topic by topic; an unknown filter is no filter."""
        self.is_valid()
        chosen = self.cleaned_data
        kind = Kind(chosen["kind"]) if chosen.get("kind") else None
        stage = Stage(chosen["stage"]) if chosen.get("stage") else None
        role = Role(chosen["role"]) if chosen.get("role") else None
        about = About(chosen["topic"]) if chosen.get("topic") else None
        fitting = [one for one in question_bank() if one.suits(kind, stage, role) and about in (None, one.about)]
        words = question_words()["topic"]
        return [(words[topic], list(group)) for topic, group in groupby(fitting, key=lambda one: one.about)]
