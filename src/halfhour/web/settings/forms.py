"""The few things one may set."""

from zoneinfo import available_timezones

from django import forms

from halfhour.records.accounts import User


class ZoneForm(forms.Form):
    """The zone alone, as a browser tells it."""

    zone = forms.ChoiceField(choices=[(zone, zone) for zone in sorted(available_timezones())])


class SettingsForm(forms.ModelForm):
    """Name and zone."""

    zone = forms.ChoiceField(
        label="Your time zone", choices=[(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())]
    )

    class Meta:
        model = User
        fields = ["name", "zone"]

    def save(self, commit: bool = True) -> User:
        """Keeps both; from now on no browser is asked for the zone."""
        self.instance.zone_is_known = True
        saved: User = super().save(commit)
        return saved
