"""What every record shares: a random id, a workspace, and removal that can be taken back."""

import secrets
from collections.abc import Callable
from typing import Any, Self

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Digits and letters that are hard to mistake for one another."""

_PAIRS = [one + other for one in ALPHABET for other in ALPHABET]


def new_id() -> str:
    """A random id of 16 characters, some 78 bits: nobody guesses a neighbour's."""
    number, letters = secrets.randbelow(len(_PAIRS) ** 8), []
    for _ in range(8):
        number, place = divmod(number, len(_PAIRS))
        letters.append(_PAIRS[place])
    return "".join(letters)


class KeptQuerySet(models.QuerySet[Any]):
    """Questions that fit every record."""

    def present(self) -> Self:
        """Those not removed."""
        return self.filter(removed_at=None)


class Kept(models.Model):
    """A record of a workspace; each says itself which, so that the workspace can list them by name."""

    workspace: "models.ForeignKey[Any, Any]"

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    created_at = models.DateTimeField(auto_now_add=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class LookedAt(Kept):
    """Something outside that is looked at again and again: when that was, when next, and what stood in the way."""

    looked_at = models.DateTimeField(null=True, blank=True)
    next_look_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class PlainField(models.CharField):
    """A name as it is compared, kept true to the field `of` whenever the record is stored; see `domain.names`."""

    def __init__(self, *, of: str = "name", how: Callable[[str], str] = str, **options: Any) -> None:
        self.of, self.how = of, how
        super().__init__(**{"max_length": 200, "db_index": True, "editable": False, "default": "", **options})

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """For migrations it is a text like any other."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002 - Django passes it
        """The plain form of what stands in the other field now."""
        plain = self.how(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, plain)
        return plain


def that_follow(record: models.Model, names: Any) -> list[str]:
    """The plain fields of a record that change with the fields named."""
    return [
        field.attname for field in record._meta.concrete_fields if isinstance(field, PlainField) and field.of in names
    ]
