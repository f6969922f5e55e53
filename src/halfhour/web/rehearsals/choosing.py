"""Whom one can practise with: invented hosts that fit, and people of whom something is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from halfhour.actions.rehearsals import somebody_of
from halfhour.domain.practice.personas import Persona
from halfhour.phrases.practice import manner_words, personas, real_persona
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.people import Person
from halfhour.web.rehearsals.forms import FindForm

HALF_HOUR = 30


@dataclass(frozen=True, slots=True)
class Group:
    """Hosts of one manner: its name, what it is like, and who they are."""

    name: str
    words: str
    personas: tuple[Persona, ...]


@dataclass(frozen=True, slots=True)
class Real:
    """A person, and how many things one knows of them; `persona` is None while it is nothing."""

    person: Person
    persona: Persona | None
    known: int


def sought(given: Any) -> dict[str, Any]:
    """The form to look for somebody, and who fits what stands in it."""
    find = FindForm(given)
    words, manner = (find.cleaned_data["q"], find.cleaned_data["manner"]) if find.is_valid() else ("", "")
    found = list(hosts(words, manner))
    return {"find": find, "is_sought": bool(words or manner), "number": len(found), "groups": list(_groups(found))}


def _groups(found: list[Persona]) -> Iterator[Group]:
    for manner, words in manner_words().items():
        name, _, like = words.partition(": ")
        if these := tuple(persona for persona in found if persona.manner is manner):
            yield Group(name, like, these)


def hosts(words: str, manner: str) -> Iterator[Persona]:
    """Those of a manner in whose work, field, place or card all words begin a word; all for none."""
    wanted = words.casefold().split()
    for persona in personas().values():
        told = f"{persona.name} {persona.work} {persona.field} {persona.place} {persona.card}".casefold().split()
        fits = all(any(word.strip("'(“\"").startswith(want) for word in told) for want in wanted)
        if fits and manner in {"", persona.manner.value}:
            yield persona


def conversation_of(workspace: Workspace, key: str) -> Conversation | None:
    """The conversation that the rehearsal is to prepare."""
    return workspace.conversations.present().filter(pk=key).first() if key else None


def real_people(workspace: Workspace, conversation: Conversation | None, person: str) -> tuple[Real, ...]:
    """The person who was asked for, or those of the conversation."""
    rows = workspace.people.present().select_related("organization")
    if person:
        return tuple(_real(rows.filter(pk=person)))
    return tuple(_real(rows.filter(conversations=conversation))) if conversation else ()


def _real(people: Iterable[Person]) -> Iterator[Real]:
    for person in people:
        somebody = somebody_of(person)
        persona = real_persona(somebody, HALF_HOUR)
        yield Real(person, persona, len(somebody.known) + bool(somebody.role))
