"""A thank-you before it leaves."""

from typing import Any

from django import forms

from halfhour.domain.letters.letter import READ
from halfhour.domain.thanks import Note, Occasion
from halfhour.phrases.letters import thanks_words
from halfhour.records.talks import Talk


class TalkChoice(forms.ModelChoiceField):
    """Talks by the conversation they belong to."""

    def label_from_instance(self, obj: Talk) -> str:
        """With whom it was, and the file."""
        return f"{obj.conversation}: {obj.title or obj.name}"


class NoteForm(forms.Form):
    """Occasion, name, text and talk; nothing of it is kept."""

    occasion = forms.ChoiceField(label="What are the thanks for?")
    text = forms.CharField(
        label="Your thank-you",
        max_length=READ,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write or paste a thank-you first."},
    )
    recipient = forms.CharField(label="To whom? (if you like)", required=False, max_length=200)
    talk = TalkChoice(
        Talk.objects.none(),
        label="The talk (if you like)",
        help_text="To see whether what you name was really said.",
        required=False,
        empty_label="None",
    )

    def __init__(self, *args: Any, talks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = thanks_words()["contexts"]
        self.fields["occasion"].choices = [(name, words[name]) for name in words]  # type: ignore[attr-defined]
        self.fields["talk"].queryset = talks  # type: ignore[attr-defined]

    def note(self) -> Note:
        """What the check reads."""
        given = self.cleaned_data
        said = "\n".join(turn.text for turn in given["talk"].as_transcript().turns) if given["talk"] else ""
        return Note(given["text"], Occasion(given["occasion"]), given["recipient"], said)
