"""Two places that are one, and other names of a place."""

from django.db import transaction
from django.utils import timezone

from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.names import plain_place
from halfhour.records.people import Alias, Organization
from halfhour.records.revisions import Revision


class SamePlaceError(RuleError):
    """Both are the same place already."""


class TakenNameError(RuleError):
    """Another place goes by that name."""


def merge_places(kept: Organization, gone: Organization) -> Revision:
    """All who are or were at the second are at the first, which goes by both names; one undo takes all of it back.

    Raises:
        SamePlaceError: they are one place.
    """
    if kept.pk == gone.pk:
        raise SamePlaceError("That is the same place.", "Choose another name of it.")
    with transaction.atomic():
        first = change(gone, "merged", removed_at=timezone.now())
        for rows in (gone.people.all(), gone.posts.all(), gone.sources.all(), gone.aliases.all()):
            for row in rows:
                change(row, "merged", part_of=first, organization_id=kept.pk)
        notes = "\n\n".join(filter(None, (kept.notes, gone.notes)))
        change(kept, "merged", part_of=first, notes=notes, dress=kept.dress or gone.dress)
        _name(kept, gone.name, first)
    return first


def add_alias(place: Organization, name: str) -> Revision:
    """Another name of a place.

    Raises:
        TakenNameError: another place goes by it.
    """
    other = place.workspace.organizations.present().called(plain_place(name)).exclude(pk=place.pk).first()
    if other:
        raise TakenNameError(
            f"{other} goes by that name already.", "If the two are one place, merge them on the page of this one."
        )
    with transaction.atomic():
        return _name(place, name, None)


def _name(place: Organization, name: str, part_of: Revision | None) -> Revision:
    alias, _ = Alias.objects.get_or_create(
        workspace=place.workspace,
        plain=plain_place(name)[:200],
        defaults={"organization": place, "name": name, "removed_at": timezone.now()},
    )
    return change(alias, "named", part_of=part_of, organization_id=place.pk, name=name, removed_at=None)
