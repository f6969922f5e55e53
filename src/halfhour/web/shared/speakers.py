"""Which of the speakers is the person: asked the same way wherever it is asked, and never guessed."""

from collections.abc import Iterable

from django import forms

NOBODY = "-"
"""None of the speakers, said on purpose; an empty answer would mean that the question was not answered."""


def me_field(speakers: Iterable[tuple[str, str]], initial: str | None = None) -> forms.ChoiceField:
    """The question with one answer for each speaker (value and name), and one for nobody."""
    return forms.ChoiceField(
        label="Which of these is you?",
        widget=forms.RadioSelect,
        initial=initial,
        choices=[*speakers, (NOBODY, "None of them, or I cannot tell")],
        error_messages={"required": "Say which of them is you, or that you are none of them."},
    )
