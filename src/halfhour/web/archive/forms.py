"""What is brought, and where it goes."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

LARGEST = 4 * 1024**3
"""Bytes of one archive (our own default)."""

INTO = [("here", "Into what I have here"), ("new", "Into a workspace of its own")]


class BringForm(forms.Form):
    """An archive, or a file of people."""

    chosen = forms.FileField(label="Choose a file, or drop it here")
    into = forms.ChoiceField(label="An archive goes", choices=INTO, widget=forms.RadioSelect, initial="here")

    def clean_chosen(self) -> UploadedFile:
        """A file of a size that somebody may mean."""
        chosen: UploadedFile = self.cleaned_data["chosen"]
        if chosen.size and chosen.size > LARGEST:
            raise forms.ValidationError("It is larger than 4 GB. Use the command: halfhour import FILE")
        return chosen
