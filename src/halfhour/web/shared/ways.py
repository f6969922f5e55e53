"""Where a place lies and how long the way takes, as forms ask for it."""

from django import forms

from halfhour.actions.ways import way_of
from halfhour.formats.spots import spot_in
from halfhour.phrases.ways import way_in_words
from halfhour.records.conversations import Conversation

MAP_LABEL = "Map link or coordinates"
MAP_HELP = "From any map: a long link, or 51.5074, -0.1278. The way is told from it; nothing is looked up."
NOT_READ = "No coordinates are in it. Short links hold none: open it, and copy the long address, or the two numbers."


class MapField(forms.CharField):
    """A map link or coordinates; kept as it was pasted."""

    def __init__(self, **options: object) -> None:
        told = {"required": False, "max_length": 1000, "label": MAP_LABEL, "help_text": MAP_HELP, **options}
        super().__init__(**told)  # type: ignore[arg-type]

    def clean(self, value: object) -> str:
        """As it was pasted; refused when nothing in it says where."""
        told = str(super().clean(value) or "")
        if told and spot_in(told) is None:
            raise forms.ValidationError(NOT_READ)
        return told


def minutes_help(conversation: Conversation) -> str:
    """What stands for the minutes while they are left empty; empty where nothing is known."""
    way = way_of(conversation) if conversation.travel_minutes is None and not conversation._state.adding else None
    return f"Left empty: {way_in_words(way)}." if way else ""
