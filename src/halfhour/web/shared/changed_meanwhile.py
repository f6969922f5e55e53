"""A form that notices when its record was changed in another window since it was opened: both versions stay, and the person chooses."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms

from halfhour.domain.errors import RuleError

MINE, THERE = "mine", "there"


class ChangedMeanwhileError(RuleError):
    """Another window has changed the same fields since this form was opened."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that was changed here and elsewhere: what is typed here, and what stands there now."""

    name: str
    label: str
    mine: Any
    there: Any

    @property
    def choice(self) -> str:
        """The name under which the choice is sent."""
        return f"choose-{self.name}"


class StaleForm(forms.ModelForm):
    """Base of forms over one record that two windows may have open.

    It carries `changed_at` and a fingerprint of each field as they were when it was opened. A field that only one window
    touched is taken from that one. One that both touched is asked about: `clashes` are then the fields, the form is
    invalid with status 409, and sending it again with the choices settles it. Save with `changes()`.
    Show it with `shared/_changed_meanwhile.html` inside the `<form>`. A form sent without `changed_at` is as good as new.
    """

    changed_at = forms.CharField(required=False, widget=forms.HiddenInput)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    clashes: tuple[Clash, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stood = {name: getattr(self.instance, name) for name in self._meta.fields or ()}
        self.initial["changed_at"] = self._now
        self.initial["opened"] = self._fingerprints()

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The fields that a person fills in."""
        return [field for field in self.visible_fields() if field.name in self.stood]

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows it again."""
        return 409 if self.clashes else 422 if self.errors else 200

    def _post_clean(self) -> None:
        """Runs after every `clean`, so that what is compared is what would be saved."""
        super()._post_clean()  # type: ignore[misc]
        if self.cleaned_data.get("changed_at") and self.cleaned_data["changed_at"] != self._now:
            self._settle(dict(pair.split("=") for pair in self.cleaned_data["opened"].split() if "=" in pair))

    def _settle(self, opened: Mapping[str, str]) -> None:
        found = []
        for name, there in self.stood.items():
            mine = self.cleaned_data.get(name, there)
            was = opened.get(name)
            if _plain(mine) == _plain(there) or was == _fingerprint(there):
                continue
            if was == _fingerprint(mine):
                self._take(name, there)
            else:
                found.append(Clash(name, str(self.fields[name].label or name), mine, there))
        self.clashes = tuple(found)
        if found or self.errors:
            # The page that is shown again knows what stands there now; a second look elsewhere is noticed again.
            self._retell(changed_at=self._now, opened=self._fingerprints())
        if found:
            error = ChangedMeanwhileError("This was changed in another window.", "Choose what to keep.")
            self.add_error(None, str(error))

    def clean(self) -> dict[str, Any]:
        """Takes what stands there for fields where the person chose so."""
        cleaned = super().clean() or self.cleaned_data
        for name, there in getattr(self, "stood", {}).items():
            if self.data.get(f"choose-{name}") == THERE:
                cleaned[name] = there
        return cleaned

    def changes(self) -> dict[str, Any]:
        """What the form changes of the record as it stands."""
        return {
            name: self.cleaned_data[name]
            for name, there in self.stood.items()
            if name in self.cleaned_data and _plain(self.cleaned_data[name]) != _plain(there)
        }

    def _take(self, name: str, there: Any) -> None:
        self.cleaned_data[name] = there
        self._retell(**{name: self[name].field.prepare_value(self.get_initial_for_field(self.fields[name], name))})

    def _retell(self, **values: Any) -> None:
        """What the form shows when it is shown again."""
        told = self.data.copy()  # type: ignore[attr-defined]
        for name, value in values.items():
            told[self.add_prefix(name)] = self.fields[name].widget.format_value(value) or ""
        self.data = told

    @property
    def _now(self) -> str:
        return self.instance.changed_at.isoformat() if self.instance.changed_at else ""

    def _fingerprints(self) -> str:
        return " ".join(f"{name}={_fingerprint(value)}" for name, value in self.stood.items())


def _plain(value: Any) -> str:
    return "\n".join(str("" if value is None else value).split("\r\n")).strip()


def _fingerprint(value: Any) -> str:
    return sha256(_plain(value).encode()).hexdigest()[:12]
