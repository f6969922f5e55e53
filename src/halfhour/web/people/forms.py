"""Finding people, and writing down who they are."""

from datetime import date
from typing import Any

from django import forms

from halfhour.domain.keeping import another_year
from halfhour.domain.names import plain_person, plain_place
from halfhour.records.accounts import Workspace
from halfhour.records.acquaintance import holding, never_in_contact
from halfhour.records.people import Address, Group, Organization, Person
from halfhour.web.shared.countries import COUNTRIES
from halfhour.web.shared.words import choices, in_words
from halfhour.web.shared.zones import ZONES, ZoneSelect, zone_choices

NOT_KNOWN = ("", "not known")
TIES = choices("tie", ("close", "some", "weak"))
WAYS = choices("way_of_contact", ("met", "talked", "heard", "wrote"))
SORTS = [("", "by name"), ("latest", "latest contact first"), ("longest", "longest silence first")]


class Day(forms.DateInput):
    """A day, with the picker of the browser."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class FindForm(forms.Form):
    """Search, filters and order; everything may be left open."""

    q = forms.CharField(
        required=False,
        max_length=200,
        label="Search",
        widget=forms.TextInput(
            attrs={"id": "search", "type": "search", "placeholder": "a name, a job, a place, an address"}
        ),
    )
    organization = forms.CharField(required=False, max_length=200, label="Organization")
    group = forms.ChoiceField(required=False, label="Group")
    tie = forms.ChoiceField(required=False, label="How close", choices=[("", "any"), *TIES])
    talked = forms.ChoiceField(required=False, label="Talked", choices=[("", "any"), ("never", "never talked")])
    sort = forms.ChoiceField(required=False, label="Order", choices=SORTS)
    past = forms.ChoiceField(required=False, choices=[("", ""), ("keep", "")], widget=forms.HiddenInput)

    def __init__(self, given: Any, groups: Any) -> None:
        super().__init__(given)
        self.fields["group"].choices = [("", "any"), *((group.pk, group.name) for group in groups)]  # type: ignore[attr-defined]
        self.is_valid()

    def found_in(self, people: Any, today: date) -> Any:
        """Those that fit; an unknown filter is no filter."""
        given = self.cleaned_data
        people = holding(people, given.get("q", ""))
        if name := given.get("organization"):
            places = Organization.objects.present().called(plain_place(name)).values("pk")
            people = people.filter(organization__in=places)
        for name in ("group", "tie"):
            if value := given.get(name):
                people = people.filter(**{name: value})
        if given.get("talked"):
            people = never_in_contact(people, today)
        return people.filter(keep_until__lte=today) if given.get("past") else people

    @property
    def order(self) -> str:
        """The order that was asked for; empty for that of names."""
        return self.cleaned_data.get("sort", "")


class NewForm(forms.Form):
    """Somebody to begin with: a name is enough."""

    name = forms.CharField(
        max_length=200, label="What is their name?", widget=forms.TextInput(attrs={"autofocus": True})
    )
    call_me = forms.CharField(
        required=False, max_length=80, label="What do you call them?", help_text="Left empty: by their name."
    )
    role = forms.CharField(required=False, max_length=200, label="What do they do?")
    organization = forms.CharField(required=False, max_length=200, label="Where?")
    email = forms.CharField(
        required=False, max_length=320, label="E-mail address", widget=forms.EmailInput(attrs={"type": "text"})
    )
    known_from = forms.CharField(required=False, max_length=200, label="How do you know them?")


class PersonForm(forms.Form):
    """Who somebody is. What is written here stays: no import changes it."""

    name = forms.CharField(max_length=200, label="Name")
    call_me = forms.CharField(required=False, max_length=80, label="What to call them")
    role = forms.CharField(required=False, max_length=200, label="Their work")
    organization = forms.CharField(required=False, max_length=200, label="Where they are now")
    place = forms.CharField(required=False, max_length=120, label="Town or region")
    country = forms.ChoiceField(
        required=False,
        label="Country",
        help_text="For their holidays and working days.",
        choices=[NOT_KNOWN, *COUNTRIES],
    )
    zone = forms.ChoiceField(required=False, label="Their time zone", choices=[NOT_KNOWN, *ZONES], widget=ZoneSelect)
    birthday = forms.RegexField(
        r"^(\d{4}|-)-\d\d-\d\d$",
        required=False,
        label="Birthday",
        help_text="As 1990-03-05, or --03-05 without the year.",
        error_messages={"invalid": "Write it as 1990-03-05, or as --03-05 where the year is not known."},
    )
    known_from = forms.CharField(required=False, max_length=200, label="How you know them")
    met_through = forms.CharField(
        required=False, max_length=200, label="Through whom?", help_text="The name of somebody among your people."
    )
    tie = forms.ChoiceField(required=False, label="How close", choices=[("", "not said"), *TIES])
    group = forms.ChoiceField(required=False, label="Group to keep in touch with")
    notes = forms.CharField(required=False, label="Notes", widget=forms.Textarea(attrs={"rows": 4}))
    keep_until = forms.DateField(
        required=False,
        label="Keep until",
        help_text="After that day they are listed as ones to forget; nothing goes by itself.",
        widget=Day,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, given: Any = None, *, person: Person) -> None:
        stands = {name: getattr(person, name) for name in self.base_fields if name != "seen"}
        stands |= {"group": person.group_id or "", "organization": person.organization or ""}
        stands |= {"met_through": person.met_through or "", "seen": person.changed_at.isoformat()}
        super().__init__(given, initial=stands)
        self.person = person
        self.fields["zone"].choices = [NOT_KNOWN, *zone_choices(person.zone)]  # type: ignore[attr-defined]
        groups = person.workspace.groups.present()
        self.fields["group"].choices = [("", "none"), *((group.pk, group.name) for group in groups)]  # type: ignore[attr-defined]

    def clean_met_through(self) -> Person | None:
        """The one person of that name."""
        name = self.cleaned_data["met_through"].strip()
        if not name:
            return None
        if self.person.met_through and name == self.person.met_through.name:
            return self.person.met_through
        return person_called(self.person.workspace, name, besides=self.person)

    def clean_group(self) -> Group | None:
        """The group itself."""
        return self.person.workspace.groups.present().filter(pk=self.cleaned_data["group"] or None).first()

    def clean(self) -> dict[str, Any]:
        """What was changed elsewhere meanwhile is said, and what was typed here stays in the form."""
        cleaned = super().clean() or {}
        if cleaned.get("seen") and cleaned["seen"] != self.person.changed_at.isoformat() and self.changes():
            self.data = {**self.data.dict(), "seen": self.person.changed_at.isoformat()}  # type: ignore[attr-defined]
            now = ", ".join(
                f"{in_words(name, 'person_field')}: {self.initial[name] or 'empty'}" for name in self.changes()
            )
            raise forms.ValidationError(
                f"This was changed in another window meanwhile. There it says now: {now}. "
                "Yours is still in the form; note it again to keep it."
            )
        return cleaned

    def changes(self) -> dict[str, Any]:
        """The fields that were changed, with what stands in them now, but for the organization."""
        return {
            name: self.cleaned_data.get(name)
            for name in self.changed_data
            if name in self.cleaned_data and name not in {"seen", "organization"}
        }

    @property
    def organization_typed(self) -> str | None:
        """The name of the place when it was changed."""
        return self.cleaned_data["organization"] if "organization" in self.changed_data else None


class AddressForm(forms.Form):
    """Where somebody is reached."""

    way = forms.ChoiceField(label="What is it?", choices=choices("way", Address.Way.values))
    value = forms.CharField(max_length=500, label="Address, number or page")
    label = forms.CharField(
        required=False, max_length=60, label="Label", widget=forms.TextInput(attrs={"placeholder": "work"})
    )


class PostForm(forms.Form):
    """Where somebody was, learns or belongs."""

    organization = forms.CharField(max_length=200, label="Where?")
    sort = forms.ChoiceField(label="What is that?", choices=choices("place_sort", Organization.Sort.values))
    title = forms.CharField(required=False, max_length=200, label="As what?")
    since = forms.DateField(required=False, label="Since", widget=Day)
    until = forms.DateField(required=False, label="Until", widget=Day)
    is_over = forms.BooleanField(required=False, label="That is over")

    def clean_organization(self) -> str:
        """Something that can be told from other names."""
        name: str = self.cleaned_data["organization"]
        if not plain_place(name):
            raise forms.ValidationError("Say where, in letters.")
        return name

    def clean(self) -> dict[str, Any]:
        """What has ended is over; nothing ends before it begins."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "It would end before it began.")
        return cleaned


class ContactForm(forms.Form):
    """When one met, and how."""

    on = forms.DateField(label="On which day?", widget=Day)
    way = forms.ChoiceField(label="What happened?", choices=WAYS)
    words = forms.CharField(
        required=False, label="In a few words", widget=forms.TextInput(attrs={"placeholder": "at the fair"})
    )


class RestForm(forms.Form):
    """Not now, not this person, or again."""

    until = forms.DateField(required=False, label="Not before", widget=Day)
    rest = forms.ChoiceField(
        required=False, choices=[("until", ""), ("ever", ""), ("again", "")], widget=forms.HiddenInput
    )


class KeepForm(forms.Form):
    """How much longer somebody is kept."""

    keep = forms.ChoiceField(choices=[("year", ""), ("day", ""), ("open", "")], widget=forms.HiddenInput)
    until = forms.DateField(required=False, label="Keep until", widget=Day)

    def __init__(self, given: Any = None, *, today: date, **more: Any) -> None:
        super().__init__(given, **more)
        self.today = today

    def clean_until(self) -> date | None:
        """A day ahead, where a day was asked for."""
        until: date | None = self.cleaned_data["until"]
        if self.cleaned_data.get("keep") == "day" and (until is None or until <= self.today):
            raise forms.ValidationError("Say until which day; it lies ahead.")
        return until

    def keep_until(self) -> date | None:
        """The new day, None for no day at all."""
        chosen: dict[str, date | None] = {
            "year": another_year(self.today),
            "day": self.cleaned_data["until"],
            "open": None,
        }
        return chosen[self.cleaned_data["keep"]]


class GroupForm(forms.ModelForm):
    """A group and its rhythm."""

    class Meta:
        model = Group
        fields = ["name", "every_days"]
        labels = {"name": "Name", "every_days": "Days between two contacts"}

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workspace = workspace
        self.fields["every_days"].widget.attrs |= {"min": 7, "max": 3650}

    def clean_name(self) -> str:
        """One group of a name; one that was removed is made anew under its name."""
        name: str = self.cleaned_data["name"].strip()
        taken = self.workspace.groups.present().filter(name__iexact=name).exclude(pk=self.instance.pk)
        if taken.exists():
            raise forms.ValidationError("There is a group of that name already.")
        return name

    def clean_every_days(self) -> int:
        """From a week to ten years."""
        days: int = self.cleaned_data["every_days"]
        if not 7 <= days <= 3650:
            raise forms.ValidationError("Between a week and ten years: 7 to 3650 days.")
        return days


class ForgetForm(forms.Form):
    """The name, typed, since this cannot be taken back."""

    name = forms.CharField(label="Type their name to forget them for good", max_length=200)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["name"].help_text = person.name

    def clean_name(self) -> str:
        """The same name, however it is written."""
        name: str = self.cleaned_data["name"]
        if plain_person(name) != plain_person(self.person.name):
            raise forms.ValidationError("That is not the name above. Nothing was forgotten.")
        return name


def person_called(workspace: Workspace, name: str, besides: Person | None = None) -> Person:
    """The one person of a name.

    Raises:
        ValidationError: there is none, or more than one.
    """
    found = list(
        workspace.people.present().filter(plain=plain_person(name)).exclude(pk=besides.pk if besides else None)[:2]
    )
    if not found:
        raise forms.ValidationError(
            f"There is nobody called {name} among your people. Add them first, or leave it empty."
        )
    if len(found) > 1:
        raise forms.ValidationError(
            f"More than one person is called {name}. Look whether they are one, under the same person twice."
        )
    person: Person = found[0]
    return person
