"""Finding places, asking who one knows there, and writing down what they are."""

from typing import Any

from django import forms

from halfhour.domain.names import plain_place
from halfhour.records.accounts import Workspace
from halfhour.records.people import Organization
from halfhour.web.shared.words import choices

SORTS = choices("place_sort", Organization.Sort.values)


class FindForm(forms.Form):
    """Search and a filter; both may be left open."""

    q = forms.CharField(
        required=False,
        max_length=200,
        label="Search",
        widget=forms.TextInput(attrs={"id": "search", "type": "search", "placeholder": "part of a name"}),
    )
    sort = forms.ChoiceField(required=False, label="What", choices=[("", "everything"), *SORTS])

    def found_in(self, places: Any) -> Any:
        """Those whose name holds the words; an unknown filter is no filter."""
        self.is_valid()
        for word in self.cleaned_data.get("q", "").split():
            places = places.filter(name__icontains=word)
        sort = self.cleaned_data.get("sort")
        return places.filter(sort=sort) if sort else places


class AskForm(forms.Form):
    """Who do I know at a place of exactly this name?"""

    at = forms.CharField(
        required=False,
        max_length=200,
        label="Who do I know at…",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "the whole name"}),
    )


class PlaceForm(forms.ModelForm):
    """What a place is."""

    sort = forms.ChoiceField(label="What is it?", choices=SORTS)

    class Meta:
        model = Organization
        fields = ["name", "sort", "dress", "notes"]
        labels = {"name": "Name", "dress": "What is worn there", "notes": "Notes"}
        widgets = {"notes": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workspace = workspace

    def clean_name(self) -> str:
        """A name that no other place goes by."""
        name: str = " ".join(self.cleaned_data["name"].split())
        taken = self.workspace.organizations.filter(name=name).exclude(pk=self.instance.pk)
        called = self.workspace.organizations.present().called(plain_place(name)).exclude(pk=self.instance.pk)
        if taken.filter(removed_at=None).exists() or called.exists():
            raise forms.ValidationError("Another place goes by that name already. If they are one, merge them.")
        if taken.exists():
            raise forms.ValidationError(
                "A place of that name was removed or merged. Choose another name, or take that back."
            )
        return name


class NameForm(forms.Form):
    """Another name of a place."""

    name = forms.CharField(
        max_length=200, label="Another name", help_text="A short form, an old name, the name in another language."
    )

    def clean_name(self) -> str:
        """Something that can be told from other names."""
        name: str = " ".join(self.cleaned_data["name"].split())
        if not plain_place(name):
            raise forms.ValidationError("Write the name in letters.")
        return name


class MergeForm(forms.Form):
    """The place that is the same as this one."""

    other = forms.CharField(max_length=200, label="Which place is the same as this one?", help_text="Its whole name.")

    def __init__(self, *args: Any, place: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place

    def clean_other(self) -> Organization:
        """The place of exactly that name."""
        own = self.place.workspace.organizations.present()
        found = own.called(plain_place(self.cleaned_data["other"])).exclude(pk=self.place.pk).first()
        if found is None:
            raise forms.ValidationError("There is no other place of exactly that name.")
        other: Organization = found
        return other
