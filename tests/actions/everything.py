"""A workspace with a row in every table and something in every column, made from the models themselves."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.db import models

from halfhour.actions.archive.tables import Table, columns, links, tables
from halfhour.records.accounts import Workspace
from halfhour.records.people import Introduction, Person

NAMES = ("Þórdís Ólafsdóttir", "נגה כהן", "林 美玲 🌊")
WORDS = "She said: <b>“tides”</b> & =1+1 … \u202eabc\n# no heading\n\ttabs"


def fill(workspace: Workspace) -> None:
    """Two rows in every table; one where a workspace has one."""
    made: dict[Table, list[models.Model]] = {}
    for number in range(2):
        for table in _in_order():
            if number and table._meta.get_field("workspace").one_to_one:
                continue
            made.setdefault(table, []).append(_row(table, workspace, made, number))


def _in_order() -> Iterator[Table]:
    """Tables after those that they cannot do without."""
    left = list(tables())
    done: set[Any] = {Workspace}
    while left:
        table = next(each for each in left if _needs(each) <= done)
        left.remove(table)
        done.add(table)
        yield table


def _needs(table: Table) -> set[Any]:
    needed = {f.related_model for f in columns(table) if f.is_relation and f.related_model is not table and not f.null}
    return needed | {link.related_model for link in links(table)}


def _row(table: Table, workspace: Workspace, made: dict[Table, list[models.Model]], number: int) -> models.Model:
    values = {}
    for column in columns(table):
        if column.primary_key:
            continue
        if column.is_relation:
            there = made.get(column.related_model) or [None]  # type: ignore[arg-type]
            values[column.name] = there[-1]
        else:
            values[column.attname] = _value(column, number)
    if table is Introduction or table.__name__ in {"NotTheSame", "Merge"}:
        one, other = (Person.objects.create(workspace=workspace, name=NAMES[number]) for _ in range(2))
        values |= dict(zip([c.name for c in columns(table) if c.related_model is Person], (one, other), strict=True))
    record = table(workspace=workspace, **values)
    record.save()
    for link in links(table):
        getattr(record, link.name).set(made[link.related_model])  # type: ignore[index]
    return record


def _value(column: Any, number: int) -> Any:
    if column.choices:
        return column.choices[number % len(column.choices)][0]
    if isinstance(column, models.JSONField):
        return [["Ada", "How did you begin? 🌊", 0.5, 1.25, 3]] if column.name == "turns" else _json(column, number)
    if isinstance(column, models.BinaryField):
        return bytes(range(256)) + WORDS.encode() + bytes([number])
    if isinstance(column, models.DateTimeField):
        return None if column.name == "removed_at" else datetime(2026, 3, 2, 9, 30, 15, 123_456 + number, tzinfo=UTC)
    if isinstance(column, models.DateField):
        return date(2026, 3, 2 + number)
    if isinstance(column, models.BooleanField):
        return bool(number)
    if isinstance(column, models.IntegerField):
        return 7 + number
    if isinstance(column, models.TextField):
        return f"{WORDS} {number}"
    words = NAMES[number] if column.name == "name" else f"=w{number}{column.name}🌊"
    return words[: column.max_length]


def _json(column: Any, number: int) -> Any:
    if column.name in {"names", "before", "counts", "mapping"}:
        return {"Ada": "Ada Óláfsdóttir", "deep": number}
    if column.name == "lines":
        return [{"text": "A line.", "slot": "surprise", "speaker": None, "quotes": []}]
    return [["line", number]] if column.name == "unreadable" else ["one", number]
