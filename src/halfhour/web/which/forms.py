"""What is asked about, and what the person makes of the answer."""

from typing import Any

from django import forms

from halfhour.domain.kinds import Kind
from halfhour.records.kind_notes import LONGEST
from halfhour.web.shared.boxes import LARGEST, FilesField
from halfhour.web.shared.words import choices

SAID = (Kind.INFORMATIONAL, Kind.CASUAL_JOB, Kind.FORMAL_JOB, Kind.OTHER)
WRITERS = {"": None, "me": True, "them": False}


class WhichForm(forms.Form):
    """One message, thread, invitation or talk, pasted or as a file."""

    text = forms.CharField(
        required=False,
        label="Paste what they wrote, or what was said",
        max_length=LARGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 9, "placeholder": "Hi Ada, I came across your profile…"}),
    )
    chosen = FilesField(required=False, label="Or drop a file here", allow_empty_file=True)
    by = forms.ChoiceField(
        required=False,
        label="Who wrote it?",
        choices=[("", "Both, or I cannot tell"), ("them", "They did"), ("me", "I did")],
    )

    def __init__(self, *args: Any, belongs: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not belongs:
            del self.fields["by"]

    def clean(self) -> None:
        """Exactly one thing at a time."""
        if self.errors:
            return
        files, text = self.cleaned_data.get("chosen") or [], self.cleaned_data.get("text", "")
        if len(files) + bool(text.strip()) > 1:
            raise forms.ValidationError("One at a time, please: the pasted words or one file.")
        if not files and not text.strip():
            raise forms.ValidationError("There is nothing in the box yet. Paste a message, or choose a file.")

    def given(self) -> tuple[str, bytes]:
        """Its name, empty for pasted words, and its bytes."""
        for file in self.cleaned_data["chosen"] or ():
            return file.name or "", file.read()
        return "", self.cleaned_data["text"].encode()

    def by_me(self) -> bool | None:
        """Whether the person wrote it; None when nobody said so."""
        return WRITERS[self.cleaned_data.get("by", "")]


class BeginForm(forms.Form):
    """A conversation of it: with whom, and of which kind in the person's own reading."""

    people = forms.CharField(max_length=200, label="With whom?", help_text="Their name; several with commas.")
    said = forms.ChoiceField(label="What kind is it, as you see it?", choices=choices("kind", (*SAID, Kind.UNCLEAR)))
    found = forms.ChoiceField(choices=choices("kind", Kind), widget=forms.HiddenInput)
    words = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_words(self) -> str:
        """As many as are kept."""
        words: str = self.cleaned_data["words"]
        return words[:LONGEST]

    def clean_people(self) -> list[str]:
        """The names, one each."""
        names = [name.strip() for name in self.cleaned_data["people"].split(",") if name.strip()]
        if not names:
            raise forms.ValidationError("Say with whom, so that you find it again.")
        return names


class AnswerForm(forms.Form):
    """What the person says to a notice."""

    said = forms.ChoiceField(choices=choices("kind", Kind))
    reason = forms.CharField(required=False, max_length=300)
