"""Where something belongs, and who of its speakers is the person."""

from typing import Any, cast

from django import forms

from halfhour.domain.consent import Use, without_consent
from halfhour.domain.kinds import Kind
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.web.shared.speakers import NOBODY, me_field
from halfhour.web.shared.words import choices
from halfhour.web.uploads.reading import Arrived

SAID_KINDS = (Kind.INFORMATIONAL, Kind.CASUAL_JOB, Kind.FORMAL_JOB, Kind.OTHER)


class PlaceForm(forms.Form):
    """Who is me, and which conversation it was. Nothing is chosen beforehand: we ask, we do not guess."""

    conversation = forms.ModelChoiceField(
        Conversation.objects.none(), required=False, label="Which conversation was it?", empty_label="A new one"
    )
    people = forms.CharField(
        required=False,
        max_length=200,
        label="With whom?",
        help_text="For a new conversation. Several names with commas; left empty, the other speakers' names are taken.",
    )
    kind = forms.ChoiceField(
        required=False,
        label="What kind was it?",
        choices=[("", "Let the talk say"), *choices("kind", SAID_KINDS)],
    )
    agreed = forms.BooleanField(required=False, label="The others agreed that I keep a transcript")
    how = forms.CharField(
        required=False,
        max_length=200,
        label="How did they agree?",
        widget=forms.TextInput(attrs={"placeholder": "said so at the start"}),
    )

    def __init__(
        self, *args: Any, workspace: Workspace, read: Arrived, conversation: Conversation | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.speakers = speakers = read.transcript.speakers
        if speakers:
            self.fields = {"me": me_field((name, name) for name in speakers), **self.fields}
        noted = conversation and not without_consent(read.transcript.form, conversation.as_agreements(Use.TRANSCRIPT))
        if read.is_own_notes or noted:
            for name in ("agreed", "how"):
                del self.fields[name]
        if conversation:
            for name in ("conversation", "people", "kind"):
                del self.fields[name]
        else:
            cast("forms.ModelChoiceField", self.fields["conversation"]).queryset = workspace.conversations.present()

    def clean(self) -> None:
        """A new conversation needs somebody to have it with."""
        new = "people" in self.fields and not self.cleaned_data.get("conversation")
        if new and not self.errors and not self.names():
            self.add_error("people", "Say with whom you talked, so that you find it again.")

    def own_name(self) -> str:
        """The person's own speaker name; empty when they are none of them."""
        chosen = self.cleaned_data.get("me", "")
        return "" if chosen == NOBODY else chosen

    def names(self) -> list[str]:
        """Who the new conversation was with."""
        typed = [name.strip() for name in self.cleaned_data.get("people", "").split(",") if name.strip()]
        return typed or [name for name in self.speakers if name != self.own_name() and self.own_name()]

    def answers(self) -> dict[str, Any]:
        """What the person said, as the action takes it."""
        given = self.cleaned_data
        return {
            "me": self.own_name(),
            "conversation": given.get("conversation"),
            "people": self.names(),
            "kind": Kind(given.get("kind") or Kind.UNCLEAR),
            "agreed": given.get("agreed", False),
            "how": given.get("how", ""),
        }
