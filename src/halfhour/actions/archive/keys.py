"""Keys of an archive as they are here: kept where they are free, made anew where another workspace has them."""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.db import models

from halfhour.actions.archive.tables import Table, name_of
from halfhour.domain.errors import InputError
from halfhour.records.accounts import Workspace
from halfhour.records.kept import ALPHABET

_TOKEN = re.compile(rf"(?<![{ALPHABET}])[{ALPHABET}]{{16}}(?![{ALPHABET}])")
_ID = re.compile(r"[0-9a-zA-Z_-]{1,16}")
SHORT = 200
"""Columns up to this length may hold keys of other records: a revision's, a promise's (our own default)."""


class Keys:
    """What the keys of an archive are called in one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.known: dict[str, set[str]] = {}
        self.anew: dict[str, str] = {}
        self.joined: set[str] = set()
        """Keys of records here that stand for those of the archive with the same name."""

    def learn(self, table: Table, keys: Iterable[str]) -> None:
        """The keys of a table; those that stand in another workspace get new ones, the same at every arrival.

        Raises:
            InputError: a key is none, or stands there twice.
        """
        known = self.known.setdefault(name_of(table), set())
        fresh: list[str] = []
        for key in keys:
            if not _ID.fullmatch(key) or key in known:
                raise InputError(f"data/{name_of(table)}.jsonl names a record twice, or not at all.", _WAY_OUT)
            known.add(key)
            fresh.append(key)
            if len(fresh) == 500:
                self._elsewhere(table, fresh)
                fresh = []
        self._elsewhere(table, fresh)

    def _elsewhere(self, table: Table, keys: list[str]) -> None:
        rows = table._base_manager.filter(pk__in=keys).exclude(workspace=self.workspace)
        for key in rows.values_list("pk", flat=True):
            self.anew[key] = self.of_words(f"{self.workspace.pk} {key}")

    def join(self, table: Table, named: Iterable[tuple[str, str]]) -> None:
        """What has its name once in a workspace, and has it here already: whatever speaks of it speaks of the one here."""
        here = {
            name: key for key, name in table._base_manager.filter(workspace=self.workspace).values_list("pk", "name")
        }
        keys = set(here.values())
        for key, name in named:
            at_hand = here.get(name)
            if at_hand and at_hand != key and self.anew.get(key, key) not in keys:
                self.anew[key] = at_hand
                self.joined.add(at_hand)

    @staticmethod
    def of_words(words: str) -> str:
        """A key made of words: the same words give the same key."""
        number, letters = int.from_bytes(sha256(words.encode()).digest()), []
        for _ in range(16):
            number, place = divmod(number, len(ALPHABET))
            letters.append(ALPHABET[place])
        return "".join(letters)

    def in_column(self, table: Table, column: "models.Field[Any, Any]", value: Any, place: str) -> Any:
        """A value of a column with its keys as they are here.

        Raises:
            InputError: it speaks of a record that is neither in the archive nor here.
        """
        if value is None:
            return None
        if column.is_relation and column.related_model:
            return self.require(column.related_model, str(value), place)
        if column.primary_key:
            return self.anew.get(str(value), value)
        if not self.anew:
            return value
        if isinstance(column, models.JSONField):
            return self._within(value)
        if isinstance(column, models.CharField) and (column.max_length or 0) <= SHORT:
            return self._replaced(value)
        if column.unique and isinstance(value, str) and self._is_taken(table, column, value):
            return self._apart(value)[: column.max_length]
        return value

    def require(self, table: Table, key: str, place: str) -> str:
        """The key of a record as it is here.

        Raises:
            InputError: there is none in the archive, nor here.
        """
        if key in self.known.get(name_of(table), ()):
            return self.anew.get(key, key)
        if table._base_manager.filter(pk=key, workspace=self.workspace).exists():
            return key
        raise InputError(f"{place} speaks of a {table._meta.verbose_name} that is not in the archive.", _WAY_OUT)

    def _within(self, value: Any) -> Any:
        """The same in lists and objects, as deep as they go."""
        if isinstance(value, str):
            return self._replaced(value) if len(value) <= SHORT else value
        if isinstance(value, list):
            return [self._within(each) for each in value]
        if isinstance(value, dict):
            return {self._replaced(name): self._within(each) for name, each in value.items()}
        return value

    def _replaced(self, words: str) -> str:
        return _TOKEN.sub(lambda found: self.anew.get(found[0], found[0]), words)

    def _is_taken(self, table: Table, column: "models.Field[Any, Any]", value: str) -> bool:
        rows = table._base_manager.filter(**{column.attname: value}).exclude(workspace=self.workspace)
        return rows.exists()

    def _apart(self, value: str) -> str:
        """A name that is one of a kind, told apart from the same one in another workspace; a Message-ID keeps its brackets."""
        mark = self.of_words(f"{self.workspace.pk} {value}")
        return f"<{mark}.{value[1:]}" if value.startswith("<") else f"{mark}.{value}"


_WAY_OUT = "The archive is incomplete or was changed; take it as it was made."
