"""Our values in the words of the pages."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from halfhour.domain.consent import Use
from halfhour.domain.kinds import Kind
from halfhour.domain.stages import Stage
from halfhour.domain.talks.answers import Answered, Form, Slot, Topic

register = template.Library()

WORDS: dict[Any, Any] = {
    Kind.INFORMATIONAL: _("Informational"),
    Kind.CASUAL_JOB: _("Casual job interview"),
    Kind.FORMAL_JOB: _("Formal interview"),
    Kind.OTHER: _("Something else"),
    Kind.UNCLEAR: _("Not said yet"),
    Stage.IDEA: _("An idea"),
    Stage.ASKED: _("Asked"),
    Stage.ANSWERED: _("Answered"),
    Stage.AGREED: _("Time agreed"),
    Stage.HELD: _("Talked"),
    Stage.THANKED: _("Thanked"),
    Slot.PATH: _("How they got there"),
    Slot.WORK: _("What the work is like"),
    Slot.TAKES: _("What it takes"),
    Slot.ADVICE: _("What they advise"),
    Slot.NEXT: _("What happens next"),
    Slot.OTHER: _("Also said"),
    Topic.ADVICE: _("Advice"),
    Topic.SKILL: _("Skills that matter"),
    Topic.PATH: _("Their path"),
    Topic.ENVIRONMENT: _("The work itself"),
    Topic.CULTURE: _("Between the lines"),
    Topic.CHALLENGE: _("What is hard"),
    Topic.WAY_IN: _("Ways in"),
    Topic.PERSON: _("People named"),
    Topic.RESOURCE: _("Things to read and use"),
    Topic.FIGURE: _("Figures"),
    Form.OPEN: _("open"),
    Form.CLOSED: _("closed"),
    Form.LEADING: _("leading"),
    Form.DOUBLE: _("two in one"),
    Answered.YES: _("answered"),
    Answered.PARTLY: _("partly answered"),
    Answered.DODGED: _("not answered"),
    Use.NOTES: _("my taking notes"),
    Use.RECORDING: _("a recording"),
    Use.TRANSCRIPT: _("a transcript"),
}

NEXT_STEPS = {
    Stage.IDEA: _("Ask for half an hour"),
    Stage.ASKED: _("Wait for an answer, or ask once more"),
    Stage.ANSWERED: _("Agree a time"),
    Stage.AGREED: _("Prepare your questions"),
    Stage.HELD: _("Say thank you"),
    Stage.THANKED: _("Act on the advice and report back"),
}


@register.filter
def in_words(value: Any) -> Any:
    """The words for one of our values; the value itself when we have none."""
    return WORDS.get(value, value)


@register.filter
def next_step(stage: Stage) -> Any:
    """What to do now."""
    return NEXT_STEPS[stage]


@register.filter
def percent(share: float) -> str:
    """A share of 0 to 1 as a whole percentage."""
    return f"{share:.0%}"


@register.filter
def clock(seconds: float | None) -> str:
    """Seconds from the beginning as 4:05 or 1:04:05; empty when unknown."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
