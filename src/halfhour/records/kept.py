"""What every record shares: a random id, a workspace, and removal that can be taken back."""

import secrets
from typing import Any, Self

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Digits and letters that are hard to mistake for one another."""


def new_id() -> str:
    """A random id of 16 characters, some 78 bits: nobody guesses a neighbour's."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))


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
