"""What guests say of themselves, and what a host sets and answers."""

import re
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from halfhour.actions.hosting import Ask
from halfhour.domain.scheduling.hours import DAYS
from halfhour.records.hosting import BookingPage
from halfhour.web.shared.addresses import require_address
from halfhour.web.shared.week import DAY_NAMES, HoursField
from halfhour.web.shared.zones import ZONES, zone_choices

LENGTHS = (15, 20, 30)
MOST_QUESTIONS = 3
"""Questions of a host's own beside the usual ones (our own default): who must answer ten does not ask."""
MOST = {
    "days_ahead": 180,
    "notice_hours": 24 * 90,
    "before_minutes": 600,
    "after_minutes": 600,
    "most_a_day": 50,
    "most_a_week": 200,
    "most_a_month": 500,
    "repeat_days": 3650,
    "answer_days": 90,
    "keep_days": 3650,
}
"""What a host may set at most (our own defaults)."""
_NO_NAME = re.compile(r"[<>\[\]{}@\\|\x00-\x1f\x7f]|://|www\.", re.IGNORECASE)


class WhenForm(forms.Form):
    """Which time is wanted, on whose clock."""

    zone = forms.ChoiceField(choices=ZONES)
    minutes = forms.TypedChoiceField(coerce=int, choices=[])
    start = forms.CharField(max_length=40)

    def __init__(self, given: Any, page: BookingPage) -> None:
        super().__init__(given)
        self.fields["minutes"].choices = [(number, number) for number in page.lengths]  # type: ignore[attr-defined]
        zone = str(given.get("zone", "")) if hasattr(given, "get") else ""
        self.fields["zone"].choices = zone_choices(page.zone, *([zone] if _is_zone(zone) else []))  # type: ignore[attr-defined]

    def clean_start(self) -> datetime:
        """The moment in UTC."""
        return moment_of(self.cleaned_data["start"])


class AskForm(WhenForm):
    """Who asks, and why."""

    name = forms.CharField(max_length=80, label="Your name", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    address = forms.CharField(
        max_length=254,
        label="Your e-mail address",
        help_text="For the answer and the invitation. It is shown to nobody but the host.",
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email", "autocapitalize": "none"}),
    )
    who = forms.CharField(
        max_length=1200,
        label="Who are you?",
        help_text="Two or three sentences.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    learn = forms.CharField(
        max_length=1200,
        label="What do you want to learn?",
        help_text="The one or two questions that nobody else could answer as well.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reference_1 = forms.CharField(max_length=300, label="One thing you read, heard or know of their work")
    reference_2 = forms.CharField(required=False, max_length=300, label="A second one")
    reference_3 = forms.CharField(required=False, max_length=300, label="A third one")
    website = forms.CharField(required=False, max_length=200, label="Leave this empty")
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    USUAL = ("name", "address", "who", "learn")
    REFERENCES = ("reference_1", "reference_2", "reference_3")

    def __init__(self, given: Any, page: BookingPage) -> None:
        super().__init__(given, page)
        self.questions = {f"own_{question['key']}": question for question in page.intake}
        for name, question in self.questions.items():
            self.fields[name] = forms.CharField(
                required=question.get("is_must", False),
                max_length=1200,
                label=question["asks"],
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        for name in self.fields:
            if name not in self.REFERENCES[1:]:
                self.fields[name].error_messages["required"] = "Please say this too."

    def clean_name(self) -> str:
        """A name: letters go out under it, so it can be nothing else."""
        name = " ".join(self.cleaned_data["name"].split())
        if _NO_NAME.search(name):
            raise forms.ValidationError("Write your name alone, without addresses or brackets.")
        return name

    def clean_address(self) -> str:
        """An address that letters can go to."""
        return require_address(self.cleaned_data["address"])

    def clean_website(self) -> str:
        """People do not see this field; whoever fills it in is a program, or a person helped too well by theirs."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Empty the field “Leave this empty”: only programs fill it in.")
        return ""

    def of_group(self, names: tuple[str, ...]) -> list[forms.BoundField]:
        """Fields that stand together."""
        return [self[name] for name in names]

    @property
    def usual(self) -> list[forms.BoundField]:
        """Who asks."""
        return self.of_group(self.USUAL)

    @property
    def references(self) -> list[forms.BoundField]:
        """What they know already."""
        return self.of_group(self.REFERENCES)

    @property
    def own(self) -> list[forms.BoundField]:
        """Answers to the host's own questions."""
        return self.of_group(tuple(self.questions))

    def ask(self) -> Ask:
        """As the action takes it."""
        told = self.cleaned_data
        return Ask(
            name=told["name"],
            address=told["address"],
            zone=told["zone"],
            start=told["start"],
            minutes=told["minutes"],
            who=told["who"],
            learn=told["learn"],
            references=tuple(told[name] for name in self.REFERENCES if told[name]),
            answers={question["key"]: told[name] for name, question in self.questions.items() if told[name]},
        )


class BecameForm(forms.Form):
    """What came of a half hour."""

    became = forms.CharField(
        max_length=2000,
        label="What became of it?",
        help_text="Which advice you followed, and where it led. Two sentences are plenty.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write a sentence first."},
    )


class PageForm(forms.ModelForm):
    """A host's page: whose it is, what they give, and how it answers."""

    zone = forms.ChoiceField(label="Your time zone", help_text="Hours, days and months count on this clock.")
    lengths = forms.TypedMultipleChoiceField(
        label="Lengths",
        coerce=int,
        choices=[(number, f"{number} minutes") for number in LENGTHS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Offer at least one length."},
    )

    WORDS = ("host_name", "name", "greeting", "boundaries")
    BUDGET = ("most_a_month", "most_a_week", "most_a_day", "repeat_days")
    ROOM = ("notice_hours", "days_ahead", "before_minutes", "after_minutes")
    WHERE = ("link", "place")
    KEPT = ("answer_days", "keep_days", "site")

    class Meta:
        model = BookingPage
        fields = [
            *("host_name", "name", "greeting", "boundaries", "lengths", "zone"),
            *("most_a_month", "most_a_week", "most_a_day", "repeat_days"),
            *("notice_hours", "days_ahead", "before_minutes", "after_minutes"),
            *("link", "place", "answer_days", "keep_days", "site", "is_at_once"),
        ]
        labels = {
            "host_name": "Your name, as guests see it",
            "name": "What the page is called",
            "greeting": "A greeting",
            "boundaries": "What you cannot help with",
            "most_a_month": "Half hours a month, at most",
            "most_a_week": "A week, at most",
            "most_a_day": "A day, at most",
            "repeat_days": "Days between two with the same guest",
            "notice_hours": "Hours of notice",
            "days_ahead": "Days ahead that can be asked for",
            "before_minutes": "Minutes free before",
            "after_minutes": "Minutes free after",
            "link": "Link or telephone number",
            "place": "Or the place",
            "answer_days": "Days within which you answer",
            "keep_days": "Days that guests' words are kept",
            "site": "Address under which guests reach this machine",
            "is_at_once": "Half hours stand at once, without my answer",
        }
        help_texts = {
            "boundaries": "In your own words, such as: I cannot help with referrals.",
            "link": "Shown to a guest once the half hour stands, never on the open page.",
            "keep_days": "Counted from the half hour; then what they wrote is erased.",
            "site": "Such as https://hours.example.org, for links in letters. Left empty: the address under which they came.",
            "is_at_once": (
                "With this you release the letters of this page: that it stands, was moved or cancelled, and the reminder of "
                "the day before leave by themselves. Without it, you answer each request, and each letter waits for your release."
            ),
        }
        widgets = {
            "greeting": forms.Textarea(attrs={"rows": 3}),
            "boundaries": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, given: Any = None, *, instance: BookingPage) -> None:
        super().__init__(given, instance=instance)
        self.fields["zone"].choices = zone_choices(instance.zone)  # type: ignore[attr-defined]
        for day, name in zip(DAYS, DAY_NAMES, strict=True):
            self.fields[f"hours_{day}"] = HoursField(label=name, initial=(instance.week or {}).get(day, ()))
        for number in range(MOST_QUESTIONS):
            asked = instance.intake[number] if number < len(instance.intake) else {}
            self.fields[f"question_{number}"] = forms.CharField(
                required=False, max_length=200, label=f"Question {number + 1}", initial=asked.get("asks", "")
            )

    def clean_lengths(self) -> list[int]:
        """The shortest first."""
        return sorted(self.cleaned_data["lengths"])

    def clean_site(self) -> str:
        """An address of the web, without what follows the name."""
        site: str = self.cleaned_data["site"].strip().rstrip("/")
        if site and not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+", site):
            raise forms.ValidationError("Write it like https://hours.example.org.")
        return site

    def clean(self) -> dict[str, Any]:
        """Days ahead reach beyond the notice."""
        told = super().clean() or {}
        if told.get("days_ahead", 0) * 24 <= told.get("notice_hours", 0):
            self.add_error("days_ahead", "This ends before the notice does; nothing could be asked for.")
        for name, most in MOST.items():
            if told.get(name, 0) > most:
                self.add_error(name, f"{most} is the most.")
        return told

    def of_group(self, names: tuple[str, ...]) -> list[forms.BoundField]:
        """Fields that stand together."""
        return [self[name] for name in names]

    @property
    def words(self) -> list[forms.BoundField]:
        """Whose page it is and what it says."""
        return self.of_group(self.WORDS)

    @property
    def budget(self) -> list[forms.BoundField]:
        """How many."""
        return self.of_group(self.BUDGET)

    @property
    def room(self) -> list[forms.BoundField]:
        """How far ahead, and how much room around each."""
        return self.of_group(self.ROOM)

    @property
    def where(self) -> list[forms.BoundField]:
        """Where it happens."""
        return self.of_group(self.WHERE)

    @property
    def kept(self) -> list[forms.BoundField]:
        """Answering and keeping."""
        return self.of_group(self.KEPT)

    @property
    def week(self) -> list[forms.BoundField]:
        """The hours for guests."""
        return self.of_group(tuple(f"hours_{day}" for day in DAYS))

    @property
    def questions(self) -> list[forms.BoundField]:
        """The host's own questions."""
        return self.of_group(tuple(f"question_{number}" for number in range(MOST_QUESTIONS)))

    def values(self) -> dict[str, Any]:
        """As the record keeps them."""
        told = self.cleaned_data
        asked = [told[f"question_{number}"].strip() for number in range(MOST_QUESTIONS)]
        known = {question["asks"]: question["key"] for question in self.instance_intake}
        intake = [
            {"key": known.get(asks, f"q{number}"), "asks": asks, "is_must": False}
            for number, asks in enumerate(asked)
            if asks
        ]
        week = {day: told[f"hours_{day}"] for day in DAYS if told[f"hours_{day}"]}
        return {**{name: told[name] for name in self.Meta.fields}, "week": week, "intake": intake}

    @property
    def instance_intake(self) -> list[dict[str, Any]]:
        """The questions as they stand."""
        return self.instance.intake or []


class PauseForm(forms.Form):
    """Until when nothing is given."""

    until = forms.DateField(
        required=False,
        label="Until",
        help_text="The day on which it opens again by itself; empty: until you open it.",
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class DeclineForm(forms.Form):
    """A kind no, and a way on."""

    words = forms.CharField(
        required=False, max_length=2000, label="A sentence of yours", widget=forms.Textarea(attrs={"rows": 2})
    )
    redirect = forms.CharField(
        required=False,
        max_length=2000,
        label="Who or what may help instead?",
        help_text="A person, an organization, something to read.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ProposeForm(forms.Form):
    """Other times."""

    start = forms.MultipleChoiceField(error_messages={"required": "Choose at least one time."})
    words = forms.CharField(
        required=False, max_length=2000, label="A sentence of yours", widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, given: Any) -> None:
        super().__init__(given)
        told = given.getlist("start") if hasattr(given, "getlist") else []
        self.fields["start"].choices = [(moment, moment) for moment in told[:10]]  # type: ignore[attr-defined]

    def clean_start(self) -> list[datetime]:
        """The moments in UTC."""
        return [moment_of(told) for told in self.cleaned_data["start"]]


class CancelForm(forms.Form):
    """A sentence with a half hour that is called off."""

    words = forms.CharField(
        required=False, max_length=2000, label="A sentence of yours", widget=forms.Textarea(attrs={"rows": 2})
    )


def moment_of(told: str) -> datetime:
    """A moment in UTC as our own pages write it.

    Raises:
        ValidationError: it is none.
    """
    try:
        moment = datetime.fromisoformat(told)
    except ValueError as error:
        raise forms.ValidationError("That is no time. Choose one of those on the page.") from error
    if moment.tzinfo is None:
        raise forms.ValidationError("That is no time. Choose one of those on the page.")
    return moment.astimezone(UTC)


def _is_zone(name: str) -> bool:
    try:
        return bool(name) and bool(ZoneInfo(name))
    except (ValueError, OSError, LookupError):
        return False
