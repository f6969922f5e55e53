"""Many rows of one table at once: one statement for all of them, several times faster than a record for each."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, models
from django.utils import timezone

_AS_IT_IS = (models.CharField, models.TextField, models.BooleanField, models.ForeignKey)


def pour(model: type[models.Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes rows, each told by the columns that differ from an empty record; ids of records must be told.

    Plain fields are the caller's to fill, and nothing is checked but by the database.
    """
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    now = timezone.now()
    empty = {
        field.attname: field.get_db_prep_save(
            now if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False) else _default(field),
            connection,
        )
        for field in fields
    }
    adapted = [field for field in fields if not isinstance(field, _AS_IT_IS)]
    values = []
    for row in rows:
        told = {**empty, **row}
        for field in adapted:
            if field.attname in row:
                told[field.attname] = field.get_db_prep_save(row[field.attname], connection)
        values.append(list(told.values()))
    if not values:
        return
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})",  # noqa: S608 - names of our own tables
            values,
        )


def _default(field: Any) -> Any:
    """What an empty record has; ids are told for each row."""
    return None if field.primary_key else field.get_default()
