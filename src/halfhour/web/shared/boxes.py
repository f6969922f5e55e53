"""The one box that takes pasted text and files, wherever it stands."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect

from halfhour.actions.uploads import keep_invitation, take_in
from halfhour.formats.which import is_message
from halfhour.records.conversations import Conversation
from halfhour.web.shared.arrived import notice_mails
from halfhour.web.shared.requests import Request

LARGEST = 20 * 1024 * 1024
"""Bytes of one file; the longest real transcripts, with word times, stay under 10 MB (our own default)."""


class SeveralFiles(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:  # noqa: ARG002
        return files.getlist(name)


class FilesField(forms.FileField):
    """Any number of files, each checked for its size."""

    widget = SeveralFiles

    def clean(self, data: list[UploadedFile], initial: object = None) -> list[UploadedFile]:
        files = [super(FilesField, self).clean(file, initial) for file in data or [] if file]
        if any(file.size and file.size > LARGEST for file in files):
            raise forms.ValidationError(
                "One file is larger than 20 MB, and no transcript is. Choose the text of the talk, not its sound."
            )
        return files


class BoxForm(forms.Form):
    """Pasted text, files, or both."""

    text = forms.CharField(
        required=False,
        label="Paste the talk here",
        max_length=LARGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 7, "placeholder": "Ngozi: Thanks for making the time…"}),
    )
    chosen = FilesField(required=False, label="Or drop files here", allow_empty_file=True)

    holds_message = False
    """Whether what could not be read as a talk is a mail or an invitation."""

    def arrivals(self) -> list[tuple[str, bytes]]:
        """Name and bytes of everything that was given."""
        files = [(file.name or "", file.read()) for file in self.cleaned_data["chosen"]]
        text = self.cleaned_data["text"]
        return files + ([("", text.encode())] if text.strip() else [])

    def refuse(self, reasons: Iterable[str]) -> None:
        """Shows why nothing could be read, with what was typed still in the box."""
        for reason in reasons:
            self.add_error(None, reason)

    def clean(self) -> None:
        if not self.errors and not self.cleaned_data.get("chosen") and not self.cleaned_data.get("text", "").strip():
            raise forms.ValidationError("There is nothing in the box yet. Paste a talk, or choose a file.")


def open_box(request: Request, conversation: Conversation | None = None) -> tuple[BoxForm, HttpResponse | None]:
    """The box as it stands, and the way on as soon as something in it could be read."""
    if request.method != "POST":
        return BoxForm(), None
    form = BoxForm(request.POST, request.FILES)
    if not form.is_valid():
        return form, None
    arrivals = form.arrivals()
    taken = take_in(request.workspace, arrivals, conversation=conversation)
    reasons = [f"{name or 'The pasted text'}: {error}" for name, error in taken.unread]
    if not taken.uploads and (found := notice_mails(request, arrivals, conversation)):
        return form, redirect("conversation", conversation_id=found.pk)
    if not taken.uploads and (invitation := keep_invitation(request.workspace, arrivals)):
        return form, redirect("invitation", upload_id=invitation.pk)
    if not taken.uploads:
        form.holds_message = any(is_message(blob) for _, blob in arrivals)
        form.refuse(reasons)
        return form, None
    for reason in reasons:
        messages.warning(request, reason)
    return form, redirect("upload", upload_id=taken.uploads[0].pk)
