"""The few things one may set."""

from typing import Any
from zoneinfo import available_timezones

from django import forms

from halfhour.records.accounts import User, Workspace
from halfhour.web.shared.addresses import require_address
from halfhour.web.shared.zones import ZONES, ZoneSelect, zone_choices


class ZoneForm(forms.Form):
    """The zone alone, as a browser tells it."""

    zone = forms.ChoiceField(choices=[(zone, zone) for zone in sorted(available_timezones())])


class MailForm(forms.ModelForm):
    """From which address one writes; empty keeps letters from leaving."""

    class Meta:
        model = Workspace
        fields = ["mail_from"]
        labels = {"mail_from": "Your e-mail address"}
        help_texts = {"mail_from": "Letters in the outbox leave from it, under your name above."}
        widgets = {
            "mail_from": forms.TextInput(
                attrs={"inputmode": "email", "autocomplete": "email", "autocapitalize": "none"}
            )
        }

    def clean_mail_from(self) -> str:
        """An address, or none."""
        typed: str = self.cleaned_data["mail_from"]
        return require_address(typed) if typed.strip() else ""


class SettingsForm(forms.ModelForm):
    """Name and zone."""

    zone = forms.ChoiceField(label="Your time zone", choices=ZONES, widget=ZoneSelect)

    class Meta:
        model = User
        fields = ["name", "zone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].choices = zone_choices(self.instance.zone)  # type: ignore[attr-defined]

    def save(self, commit: bool = True) -> User:
        """Keeps both; from now on no browser is asked for the zone."""
        self.instance.zone_is_known = True
        saved: User = super().save(commit)
        return saved
