"""Everything kept about one person, to be handed to them: a page to read, the same as JSON, and the files as they came."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BinaryField, Q

from halfhour.domain.forgetting import Named, is_named, names_of
from halfhour.domain.names import plain_person
from halfhour.records.letters import Message
from halfhour.records.people import Person
from halfhour.records.talks import Talk
from halfhour.web.shared.words import in_words

TABLES = (
    "addresses",
    "posts",
    "contacts",
    "introductions_given",
    "introductions_to",
    "consents",
    "promises",
    "sources",
    "parcels",
)
LEFT_OUT = frozenset({"id", "workspace", "plain", "own_words", "key", "removed_at", "changed_at", "blob", "person"})
Entry = dict[str, Any]


def packed(person: Person, today: date) -> bytes:
    """The ZIP."""
    found = everything_about(person)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("about.md", "\n".join(_page(person, found, today)))
        folder.writestr("about.json", json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        for name, blob in _files(person):
            folder.writestr(name, blob)
    return written.getvalue()


def everything_about(person: Person) -> dict[str, Any]:
    """Records about them, letters, conversations, and turns that are theirs or name them."""
    letters = _letters(person)
    return {
        "person": _entry(person),
        **{name: [_entry(row) for row in getattr(person, name).present()] for name in TABLES},
        "messages": [_entry(letter) for letter in letters],
        "conversations": [_entry(conversation) for conversation in person.conversations.present()],
        "turns": list(_turns(person)),
    }


def _entry(record: Any) -> Entry:
    """The fields of a record that hold something; others by their name."""
    fields = [field for field in record._meta.concrete_fields if not isinstance(field, BinaryField)]
    return {
        field.name: str(getattr(record, field.name)) if field.is_relation else getattr(record, field.name)
        for field in fields
        if field.name not in LEFT_OUT and getattr(record, field.attname) not in (None, "", [], {})
    }


def _letters(person: Person) -> Any:
    either = Q(person=person) | Q(person=None, conversation__people=person)
    rows = Message.objects.present().filter(either, workspace=person.workspace)
    return rows.select_related("conversation").distinct()


def _turns(person: Person) -> Iterator[Entry]:
    """What they said or were named in: by first name too in their own conversations, by whole name in all others."""
    full, short = names_of(person.name, person.call_me)
    named = Named(full, short)
    own = set(person.conversations.present().values_list("pk", flat=True))
    for talk in Talk.objects.present().filter(workspace=person.workspace).defer("blob"):
        near = talk.conversation_id in own
        for number, turn in enumerate(talk.as_transcript().turns):
            theirs = bool(turn.speaker) and is_named(turn.speaker or "", named, near=near)
            if theirs or is_named(turn.text, named, near=near):
                yield {
                    "talk": str(talk),
                    "turn": number + 1,
                    "speaker": turn.speaker or "",
                    "text": turn.text,
                    "theirs": theirs,
                }


def _files(person: Person) -> Iterator[tuple[str, bytes]]:
    for sort, rows in (("messages", _letters(person)), ("sources", person.sources.present())):
        for number, row in enumerate(rows, 1):
            if row.blob:
                name = getattr(row, "name", "") or "message.eml"
                yield f"{sort}/{number:03}-{plain_person(name).replace(' ', '-') or 'file'}", bytes(row.blob)


def _page(person: Person, found: dict[str, Any], today: date) -> Iterator[str]:
    yield f"# Everything kept about {person.name}"
    yield f"\nAs it stood on {today:%Y-%m-%d}. The same is in about.json.\n"
    for title, entries in found.items():
        listed = [entries] if isinstance(entries, dict) else entries
        yield f"\n## {in_words(title, 'kept_about')}\n"
        if not listed:
            yield "Nothing.\n"
        for entry in listed:
            for name, value in entry.items():
                text = str(value).replace("\n", "\n  ")
                yield f"- {name.replace('_', ' ')}: {text}"
            yield ""
