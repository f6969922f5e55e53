"""Text, files and notes to keep, and words to keep as a fact."""

from typing import Any

from django import forms

from halfhour.domain.dossiers import Block, Document, Form, Matter
from halfhour.formats import sources
from halfhour.formats.sources.text import MAX_LETTERS
from halfhour.phrases.briefs import brief_words
from halfhour.records.dossiers import Source
from halfhour.web.shared.boxes import FilesField


class Day(forms.DateInput):
    """A day, with the picker of the browser."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class SourceForm(forms.Form):
    """Pasted text or files, with where they come from."""

    text = forms.CharField(
        required=False,
        max_length=MAX_LETTERS,
        label="Paste text here",
        widget=forms.Textarea(attrs={"rows": 5, "placeholder": "From their profile, a page, an article…"}),
    )
    is_note = forms.BooleanField(required=False, label="These are my own notes; each line is a fact")
    chosen = FilesField(required=False, label="Or drop files here", allow_empty_file=True)
    name = forms.CharField(required=False, max_length=255, label="What is it called?")
    address = forms.URLField(required=False, max_length=500, label="Where was it?", assume_scheme="https")
    on = forms.DateField(
        required=False, label="From which day?", help_text="Left empty: what it says itself, else today.", widget=Day
    )

    def clean(self) -> None:
        given = self.cleaned_data
        if not self.errors and not given.get("chosen") and not given.get("text", "").strip():
            raise forms.ValidationError("There is nothing in the box yet. Paste some text, or choose a file.")

    def arrivals(self) -> list[tuple[str, bytes]]:
        """Name and bytes of each file."""
        return [(file.name or "", file.read()) for file in self.cleaned_data["chosen"]]

    def pasted(self) -> Document | None:
        """What was pasted; None when nothing was.

        Raises:
            InputError: it cannot be kept.
        """
        if not self.cleaned_data["text"].strip():
            return None
        document = sources.pasted(self.cleaned_data["text"])
        if not self.cleaned_data["is_note"]:
            return document
        whole = Block(document.text, 0)
        return Document(Form.NOTE, document.title, document.text, (whole,), document.day, document.links)

    def about(self) -> dict[str, Any]:
        """Where it comes from, as the action takes it."""
        return {"name": self.cleaned_data["name"], "address": self.cleaned_data["address"]}


class DetailsForm(forms.ModelForm):
    """What a source is called, where it was, and from which day."""

    class Meta:
        model = Source
        fields = ["name", "address", "on"]
        labels = {"name": "What is it called?", "address": "Where was it?", "on": "From which day?"}
        widgets = {"on": Day, "address": forms.URLInput}

    def changes(self) -> dict[str, Any]:
        """The fields that were changed, with what stands in them now."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class FactForm(forms.Form):
    """Words of a source to keep as a fact."""

    words = forms.CharField(
        max_length=500,
        label="Keep these words as a fact",
        help_text="Copied from the text above.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    topic = forms.ChoiceField(label="It is about", choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = brief_words()["matter"]
        self.fields["topic"].choices = [(matter.value, words[matter]) for matter in Matter]  # type: ignore[attr-defined]
