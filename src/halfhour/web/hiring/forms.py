"""What is said of an opening, its needs, its questions and its team."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from halfhour.phrases.kit import kit_topics
from halfhour.phrases.law import lawful_words
from halfhour.records.conversations import Conversation
from halfhour.records.hiring import Candidate, GroupFigure, Need, Opening, TeamMember
from halfhour.web.shared.addresses import require_address
from halfhour.web.shared.clocks import WallClock, on_the_clock
from halfhour.web.shared.words import choices
from halfhour.web.shared.zones import ZoneSelect, zone_choices


class OpeningForm(forms.ModelForm):
    """The role and what candidates are told of the talk."""

    country = forms.ChoiceField(label="Whose law holds?", help_text="Questions are held against it.")

    zone = forms.ChoiceField(label="By whose clock does the team go?", required=False, widget=ZoneSelect)

    TOLD = ("minutes", "zone", "dress", "recorded", "answer_days", "keep_days", "site")

    class Meta:
        model = Opening
        fields = [
            "name",
            "team",
            "about",
            "country",
            "season",
            "minutes",
            "dress",
            "recorded",
            "answer_days",
            "keep_days",
            "zone",
            "site",
        ]
        labels = {
            "name": "Which role?",
            "team": "In which team?",
            "about": "What is it about?",
            "season": "Season or round",
            "minutes": "How many minutes a talk?",
            "dress": "What do people wear there?",
            "recorded": "What is recorded of the talk?",
            "answer_days": "Days until candidates have their answer",
            "keep_days": "Days that notes are kept after it",
            "site": "Address under which others reach this machine",
        }
        help_texts = {
            "season": "Openings of one season are looked at together.",
            "recorded": "Candidates read this, such as “notes by hand, no recording”.",
            "site": "Such as https://talks.example.org, for the addresses of the team and of candidates. Left empty: the one of this page.",
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["country"].choices = list(lawful_words()["country"].items())  # type: ignore[attr-defined]
        self.fields["zone"].choices = zone_choices(self.instance.zone)  # type: ignore[attr-defined]

    def clean_zone(self) -> str:
        """The clock that was there before where none is told."""
        told: str = self.cleaned_data["zone"] or self.instance.zone
        return told

    def clean_site(self) -> str:
        """An address to which paths can be added."""
        told: str = self.cleaned_data["site"].strip().rstrip("/")
        if told and not told.startswith(("http://", "https://")):
            raise forms.ValidationError("It begins with https://, such as https://talks.example.org.")
        return told

    @property
    def told(self) -> list[Any]:
        """What candidates are told."""
        return [self[name] for name in self.TOLD]

    @property
    def role(self) -> list[Any]:
        """What the role is."""
        return [field for field in self if field.name not in self.TOLD]


class NewNeedForm(forms.Form):
    """One thing that the role needs."""

    name = forms.CharField(
        max_length=200,
        label="What does the role need?",
        help_text="In a few words of your own: “keeps a harbour plan true”.",
    )
    topic = forms.ChoiceField(label="Spoken about as")

    def __init__(self, given: Any = None) -> None:
        super().__init__(given, auto_id="new_need_%s")
        self.fields["topic"].choices = [(key, topic.name) for key, topic in kit_topics().items()]  # type: ignore[attr-defined]


class NeedForm(forms.ModelForm):
    """A need with its anchors."""

    class Meta:
        model = Need
        fields = ["name", "weak", "solid", "strong"]
        labels = {"name": "The need", "weak": "Weak evidence", "solid": "Solid evidence", "strong": "Strong evidence"}
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("weak", "solid", "strong")}


class QuestionForm(forms.Form):
    """A question for a need."""

    text = forms.CharField(max_length=500, label="Another question")
    is_follow_up = forms.BooleanField(required=False, label="To follow up with")


class MemberForm(forms.ModelForm):
    """Somebody of the team and what they cover."""

    part = forms.ChoiceField(label="Part", choices=choices("team_part", TeamMember.Part))

    class Meta:
        model = TeamMember
        fields = ["name", "address", "part", "needs"]
        labels = {"name": "Name", "address": "E-mail", "needs": "Covers with everybody"}
        widgets = {"needs": forms.CheckboxSelectMultiple}

    def __init__(
        self, given: Any, *, instance: TeamMember, opening: Opening, needs: Sequence[Need] | None = None
    ) -> None:
        super().__init__(given, instance=instance, auto_id=f"member_{instance.pk}_%s")
        self.fields["needs"].queryset = opening.needs.present()  # type: ignore[attr-defined]
        if needs is not None:
            # Known already: a page with many members need not ask for them once each.
            self.fields["needs"].choices = [(need.pk, need.name) for need in needs]  # type: ignore[attr-defined]
        self.fields["needs"].required = False

    def clean_address(self) -> str:
        """An address, or none."""
        typed: str = self.cleaned_data["address"]
        return require_address(typed) if typed.strip() else ""


class CandidateForm(forms.Form):
    """Who they are, when and where the talk is, and who talks to them."""

    name = forms.CharField(label="Name", max_length=120)
    address = forms.CharField(label="E-mail", required=False, max_length=320)
    agreed_for = WallClock(label="When?", required=False)
    minutes = forms.IntegerField(label="How many minutes?", min_value=5, max_value=480)
    zone = forms.ChoiceField(label="Where are they?", widget=ZoneSelect, help_text="Their page shows both clocks.")
    place = forms.CharField(label="Place", required=False, max_length=300)
    link = forms.CharField(label="Link or number", required=False, max_length=500)
    talked_to_by: "forms.ModelMultipleChoiceField[TeamMember]" = forms.ModelMultipleChoiceField(
        label="Who talks to them?", required=False, queryset=None, widget=forms.CheckboxSelectMultiple
    )
    conversation: "forms.ModelChoiceField[Conversation]" = forms.ModelChoiceField(
        label="Which conversation of yours is it?", required=False, queryset=None, empty_label="none"
    )

    WHO = ("name", "address")
    WHEN = ("agreed_for", "minutes", "zone", "place", "link")

    def __init__(self, given: Any, *, opening: Opening, zone: str, candidate: Candidate | None = None) -> None:
        self.opening = opening
        stands = candidate or Candidate(minutes=opening.minutes, zone=opening.zone if opening.zone != "UTC" else zone)
        initial = {name: getattr(stands, name) for name in (*self.WHO, *self.WHEN)}
        if stands.agreed_for:
            initial["agreed_for"] = stands.agreed_for.astimezone(ZoneInfo(opening.zone)).replace(tzinfo=None)
        members = opening.team_members.present()
        initial["talked_to_by"] = stands.members.all() if candidate else members.filter(needs__isnull=False).distinct()
        super().__init__(given, initial={**initial, "conversation": stands.conversation_id})
        self.fields["zone"].choices = zone_choices(stands.zone)  # type: ignore[attr-defined]
        self.fields["agreed_for"].help_text = f"On the clock of {opening.zone.replace('_', ' ')}."
        self.fields["talked_to_by"].queryset = members  # type: ignore[attr-defined]
        if candidate and candidate.person:
            theirs = candidate.person.conversations.present()
            self.fields["conversation"].queryset = theirs  # type: ignore[attr-defined]
        else:
            del self.fields["conversation"]

    @property
    def fieldsets(self) -> list[tuple[str, list[Any]]]:
        """The fields as they stand on the page."""
        rest = [self[name] for name in ("talked_to_by", "conversation") if name in self.fields]
        return [("", [self[n] for n in self.WHO]), ("The talk", [self[n] for n in self.WHEN]), ("", rest)]

    def clean_address(self) -> str:
        """An address, or none."""
        typed: str = self.cleaned_data["address"]
        return require_address(typed) if typed.strip() else ""

    def clean_link(self) -> str:
        """A link that can be pressed, or a number; nothing that runs."""
        typed: str = self.cleaned_data["link"].strip()
        if typed.lower().startswith(("javascript:", "data:")):
            raise forms.ValidationError("Write a link that begins with https://, or a number.")
        return typed

    def clean(self) -> dict[str, Any]:
        """The wall clock belongs to the zone of the team."""
        told = super().clean() or {}
        if told.get("agreed_for"):
            told["agreed_for"] = on_the_clock(self, "agreed_for", told["agreed_for"], self.opening.zone)
        return told

    def told(self) -> dict[str, Any]:
        """As the action takes it."""
        names = (*self.WHO, *self.WHEN, *(["conversation"] if "conversation" in self.fields else []))
        return {name: self.cleaned_data[name] for name in names}

    def members(self) -> list[TeamMember]:
        """Who talks to them."""
        return list(self.cleaned_data["talked_to_by"])


class DayForm(forms.Form):
    """On which day."""

    on = forms.DateField(label="On", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        self.today = today
        super().__init__(*args, **options)

    def clean_on(self) -> date:
        """Not ahead."""
        told: date = self.cleaned_data["on"]
        if told > self.today:
            raise forms.ValidationError("That day is still ahead.")
        return told


class FigureForm(forms.ModelForm):
    """Counts of a group."""

    class Meta:
        model = GroupFigure
        fields = ["season", "trait", "group", "talked_to", "went_on"]
        labels = {
            "season": "Season",
            "trait": "What the groups are told apart by",
            "group": "Group",
            "talked_to": "How many were talked to",
            "went_on": "How many of them went on",
        }

    def clean(self) -> dict[str, Any]:
        """No more went on than came."""
        told: dict[str, Any] = super().clean() or {}
        talked, went = told.get("talked_to"), told.get("went_on")
        if talked is not None and went is not None and went > talked:
            self.add_error("went_on", "No more can go on than were talked to.")
        return told
