"""The few things one may set."""

from zoneinfo import available_timezones

from django import forms

from halfhour.records.accounts import User


class SettingsForm(forms.ModelForm):
    """Name and zone."""

    zone = forms.ChoiceField(
        label="Your time zone", choices=[(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())]
    )

    class Meta:
        model = User
        fields = ["name", "zone"]
