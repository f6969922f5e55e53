"""What `halfhour people` finds."""

from typing import Any

from django.utils import timezone

from halfhour.actions.accounts import welcome_local_person
from halfhour.domain.acquaintance import Belonging, known_there, near_spellings
from halfhour.domain.errors import InputError
from halfhour.domain.names import plain_place
from halfhour.phrases import labels
from halfhour.records.accounts import Workspace
from halfhour.records.acquaintance import everybody, holding, last_contacts


def found(words: str, place: str | None) -> list[dict[str, Any]]:
    """People as plain values, by name; at a place by standing, then the latest contact first.

    Raises:
        InputError: no place is called so.
    """
    user = welcome_local_person()
    workspace = user.workspace
    if workspace is None:
        return []
    with timezone.override(user.zone):
        today = timezone.localdate()
    people = {person.pk: person for person in holding(everybody(workspace), words)}
    standings = dict.fromkeys(people, "") if place is None else _there(workspace, place)
    last = last_contacts(workspace, today, [pk for pk in standings if pk in people])
    if place is not None:
        standings = _ordered(standings, last)
    return [
        {
            "name": person.name,
            "role": person.role,
            "organization": str(person.organization or ""),
            "tie": person.tie,
            "standing": standing,
            "last": last[pk].isoformat() if pk in last else None,
        }
        for pk, standing in standings.items()
        if (person := people.get(pk))
    ]


def _there(workspace: Workspace, name: str) -> dict[str, str]:
    """Who is at a place, and as what."""
    own = workspace.organizations.present()
    place = own.called(plain_place(name)).first()
    if place is None:
        names = dict(own.values_list("plain", "name"))
        near = [names[plain] for plain in near_spellings(plain_place(name), names)]
        asked = f" Did you mean {', '.join(near)}?" if near else ""
        raise InputError(f"No place is called exactly {name}.", f"Give its whole name.{asked}")
    now = place.people.present().values_list("pk", flat=True)
    posts = place.posts.present().filter(person__removed_at=None).values_list("person_id", "is_over")
    belongings = [Belonging(pk, place.sort) for pk in now]
    belongings += [Belonging(pk, place.sort, is_over) for pk, is_over in posts]
    words = labels()["standing"]
    return {each.person: words[standing] for standing, there in known_there(belongings, {}) for each in there}


def _ordered(standings: dict[str, str], last: dict[str, Any]) -> dict[str, str]:
    """By standing as it comes, within it the latest contact first."""
    order = list(dict.fromkeys(standings.values()))
    return dict(
        sorted(
            standings.items(),
            key=lambda pair: (order.index(pair[1]), -last[pair[0]].toordinal() if pair[0] in last else 0),
        )
    )
