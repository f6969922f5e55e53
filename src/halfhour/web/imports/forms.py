"""Files of people, and how they are to be read."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from halfhour.domain.people import ColumnUse, DateDoubt
from halfhour.formats.linkedin import MAX_BYTES
from halfhour.web.shared.boxes import SeveralFiles
from halfhour.web.shared.words import choices

HIDDEN_USES = (ColumnUse.LABEL_OF_NEXT, ColumnUse.ADDED, ColumnUse.BOOKMARKED, ColumnUse.KEPT)
"""What a column can be only where we know the export."""


class PeopleFilesField(forms.FileField):
    """Any number of files of people."""

    widget = SeveralFiles

    def clean(self, data: list[UploadedFile], initial: object = None) -> list[UploadedFile]:
        files = [super(PeopleFilesField, self).clean(file, initial) for file in data or [] if file]
        if not files:
            raise forms.ValidationError("No file was chosen yet.")
        if any(file.size and file.size > MAX_BYTES for file in files):
            raise forms.ValidationError("One file is larger than 100 MB, and no list of people is.")
        return files


class DropForm(forms.Form):
    """One or several files."""

    chosen = PeopleFilesField(label="Choose files, or drop them here", allow_empty_file=True)

    def files_given(self) -> list[tuple[str, bytes]]:
        """Name and bytes of each."""
        return [(file.name or "", file.read()) for file in self.cleaned_data["chosen"]]


class ReadingForm(forms.Form):
    """How a file is to be read: its columns, the order of its dates, whether its address book comes along."""

    def __init__(
        self,
        *args: Any,
        table: Mapping[str, Any] | None,
        doubts: tuple[DateDoubt, ...],
        day_first: bool | None,
        book: int,
        with_book: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns = len(table["columns"]) if table else 0
        if table:
            uses = [ColumnUse(use) for use in table["uses"]]
            usual = [use for use in ColumnUse if use not in HIDDEN_USES]
            for number, column in enumerate(table["columns"]):
                offered = usual if uses[number] in usual else [*usual, uses[number]]
                seen = [row[number] for row in table["samples"] if number < len(row) and row[number]]
                self.fields[f"column-{number}"] = forms.ChoiceField(
                    label=column or f"Column {number + 1}",
                    choices=choices("column_use", offered),
                    initial=uses[number].value,
                    help_text=f"such as {', '.join(seen[:2])}"[:120] if seen else "empty in the first rows",
                )
        if doubts:
            first = doubts[0]
            self.fields["order"] = forms.ChoiceField(
                label=f"Is {first.example} day first or month first?",
                choices=[("day", "Day first"), ("month", "Month first")],
                widget=forms.RadioSelect,
                initial="day" if (first.day_first if day_first is None else day_first) else "month",
                help_text=f"The column “{first.column}” has {first.rows} such dates, and nothing in the file tells.",
            )
        if book:
            self.fields["address_book"] = forms.BooleanField(
                required=False,
                initial=with_book,
                label=f"Also the {book} people of the address book that was once uploaded to LinkedIn",
                help_text="These are private numbers and addresses of people who may never have meant them for you.",
            )

    def said(self) -> dict[str, Any]:
        """The answers, as an action takes them."""
        answers = self.cleaned_data
        return {
            "columns": [ColumnUse(answers[f"column-{number}"]) for number in range(self.columns)] or None,
            "day_first": answers["order"] == "day" if "order" in answers else None,
            "address_book": bool(answers.get("address_book")),
        }
