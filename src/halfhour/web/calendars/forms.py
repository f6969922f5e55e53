"""What is typed about calendars."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from halfhour.records.scheduling import Calendar
from halfhour.web.shared.zones import zone_choices

LARGEST = 20 * 1024 * 1024
"""Bytes of one calendar file."""

NOWHERE = ""
_PLAIN = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}


class FileForm(forms.Form):
    """A calendar that was exported."""

    chosen = forms.FileField(
        label="Choose the file, or drop it here",
        help_text="It ends in .ics. A file with the same name takes the place of the one before.",
    )

    def clean_chosen(self) -> UploadedFile:
        """A file of a size that a calendar may have."""
        chosen: UploadedFile = self.cleaned_data["chosen"]
        if chosen.size and chosen.size > LARGEST:
            raise forms.ValidationError("It is larger than 20 MB. Export a shorter time, or one calendar alone.")
        return chosen


class NearForm(forms.Form):
    """Something that stands elsewhere, or in one's own network."""

    near = forms.BooleanField(
        required=False,
        label="It stands in my own network",
        help_text="Only for a server of your own, at home or on this machine. Nothing there is asked unless you say so.",
    )


class AddressForm(NearForm):
    """A calendar that is fetched again and again."""

    address = forms.CharField(
        label="Address of the calendar",
        max_length=1000,
        help_text="It begins with https:// or webcal:// and often ends in .ics.",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", **_PLAIN}),
    )
    name = forms.CharField(label="What you call it", max_length=120)
    field_order = ["address", "name", "near"]


class AccountForm(NearForm):
    """A CalDAV account; the password is never shown again."""

    address = forms.CharField(
        label="Address of the server",
        max_length=1000,
        help_text="The CalDAV address of the service; often the name of the server, or your mail address there, is enough.",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url", **_PLAIN}),
    )
    user_name = forms.CharField(
        required=False,
        label="User name there",
        max_length=320,
        widget=forms.TextInput(attrs={"autocomplete": "username", **_PLAIN}),
    )
    password = forms.CharField(
        required=False,
        label="Password",
        max_length=500,
        strip=False,
        help_text="Many services want a password made for programs. It goes into the keyring of this machine, not into the database.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["address", "user_name", "password", "near"]


class PasswordForm(forms.Form):
    """The password of an account that is here already."""

    password = forms.CharField(
        label="Password",
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class UseForm(forms.Form):
    """What the calendars are for."""

    busy = forms.MultipleChoiceField(
        required=False,
        label="These say when you are taken",
        widget=forms.CheckboxSelectMultiple,
    )
    for_meetings = forms.ChoiceField(
        required=False,
        label="Agreed talks are written to",
        help_text="With their time, their place or link, and what they are about. Nobody is invited by it.",
        widget=forms.RadioSelect,
    )

    def __init__(self, calendars: list[Calendar], data: Any = None) -> None:
        own = {
            "busy": [each.pk for each in calendars if each.is_busy],
            "for_meetings": next((each.pk for each in calendars if each.is_for_meetings), NOWHERE),
        }
        super().__init__(data, initial=own)
        writable = [(each.pk, each.name) for each in calendars if each.sort == Calendar.Sort.CALDAV and each.may_write]
        self.fields["busy"].choices = [(each.pk, each.name) for each in calendars]  # type: ignore[attr-defined]
        self.fields["for_meetings"].choices = [(NOWHERE, "No calendar"), *writable]  # type: ignore[attr-defined]
        if not writable:
            del self.fields["for_meetings"]


class CalendarForm(forms.ModelForm):
    """What a calendar is called, and where its times without a zone are meant."""

    zone = forms.ChoiceField(
        required=False,
        label="Times without a zone",
        help_text="Whole days, and times that name no zone, are read on this clock.",
    )

    class Meta:
        model = Calendar
        fields = ["name", "zone"]
        labels = {"name": "What you call it"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "My own time zone"), *zone_choices(self.instance.zone)]
        self.fields["zone"].choices = choices  # type: ignore[attr-defined]


class ZoneAnswerForm(forms.Form):
    """Which zone is meant by a name that nobody knows."""

    name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    zone = forms.ChoiceField(label="Which zone is it?")

    def __init__(self, *args: Any, also: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].choices = zone_choices(also)  # type: ignore[attr-defined]
