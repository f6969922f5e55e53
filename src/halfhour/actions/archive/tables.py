"""Which tables an archive holds, asked of the models themselves, so that a new one or a new column is never forgotten."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from halfhour.records.accounts import Membership, User, Workspace
from halfhour.records.hosting import Knock
from halfhour.records.talks import KeptAnswer
from halfhour.records.trials import Trial

Table = type[models.Model]

LEFT_OUT: dict[Table, str] = {
    Workspace: "its columns stand in archive.json",
    User: "who uses this machine is no part of a workspace",
    Membership: "who belongs to a workspace is told by the machine it comes to",
    Knock: "it counts the tries of one day",
    Trial: "it is over within a minute, and the account says what came of it",
    KeptAnswer: "it is read anew from the talk whenever it is asked for",
}
"""Tables that an archive has no file of, each with the reason."""

COLUMNS_LEFT_OUT: dict[tuple[str, str], str] = {
    ("bookingpage", "key"): "a secret; the page gets a new address",
    ("booking", "key"): "a secret; the guest's own address leads to the machine that gave it",
    ("teammember", "key"): "a secret; they get a new address",
    ("candidate", "key"): "a secret; they get a new address",
    ("booking", "form"): "a secret of one opened form, used up by now",
    ("booking", "page_key"): "a secret; the guest's own address leads to the machine that gave it",
    ("import", "look"): "it is made anew from the file",
    ("import", "looked_at"): "it is made anew from the file",
    ("import", "look_asked_at"): "the worker of another machine was not asked",
    ("workspace", "feed_key"): "a secret; the feed gets a new address",
    ("workspace", "is_sample"): "what somebody brings in is theirs, even when it began as the sample",
}
"""Columns that an archive leaves out, by table and name, each with the reason."""

FOLDERS = {
    "talk": "talks",
    "message": "mails",
    "source": "sources",
    "import": "imports",
    "upload": "uploads",
    "calendaritem": "calendars",
}
"""The folder of the originals of a table."""


@cache
def tables() -> tuple[Table, ...]:
    """Every table with rows of a workspace, by name."""
    every = apps.get_app_config("records").get_models()
    kept = [model for model in every if model not in LEFT_OUT and "workspace" in _names(model)]
    return tuple(sorted(kept, key=name_of))


def name_of(table: Table) -> str:
    """What a table is called in an archive."""
    return str(table._meta.model_name)


def columns(table: Table) -> Iterator["models.Field[Any, Any]"]:
    """The columns of a table that an archive holds: all but the workspace, counters, and those left out with a reason."""
    for field in table._meta.concrete_fields:
        if field.name == "workspace" and table is not Workspace:
            continue
        if isinstance(field, models.AutoField) or (name_of(table), field.name) in COLUMNS_LEFT_OUT:
            continue
        yield field


def links(table: Table) -> Iterator["models.ManyToManyField[Any, Any]"]:
    """Many-to-many columns whose rows of their own hold nothing else."""
    for field in table._meta.many_to_many:
        through: Any = field.remote_field.through
        if through._meta.auto_created:
            yield field


def is_numbered(table: Table) -> bool:
    """Whether the keys of a table are counters, which mean nothing elsewhere."""
    return isinstance(table._meta.pk, models.AutoField)


def is_named_once(table: Table) -> bool:
    """Whether a workspace has each name of a table once: then the name tells that two rows mean the same thing."""
    constraints = [each for each in table._meta.constraints if isinstance(each, models.UniqueConstraint)]
    return any(tuple(each.fields) == ("workspace", "name") for each in constraints)


def _names(table: Table) -> set[str]:
    return {field.name for field in table._meta.concrete_fields}
