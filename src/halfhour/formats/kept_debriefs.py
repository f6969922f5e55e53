"""A whole debrief as plain JSON values and back, without loss: how an answer is kept between two looks at a page.

Compact and for ourselves: fields stand in their order without names, so what is written by one version is read by that
version alone. What goes to other people is `formats/debriefs.py`.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from halfhour.domain.talks.answers import Debrief

Reader = Callable[[Any], Any]


def write(debrief: Debrief) -> list[Any]:
    """The debrief as nested lists of plain values."""
    found: list[Any] = _plain(debrief)
    return found


def read(plain: list[Any]) -> Debrief:
    """The debrief again; `read(write(debrief)) == debrief`, also after a way through JSON."""
    found: Debrief = _reader(Debrief)(plain)
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def _reader(kind: Any) -> Reader:
    """What makes a value of a type from plain values; built once for each type."""
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind))
    if get_origin(kind) is UnionType:
        read_some = _reader(next(part for part in get_args(kind) if part is not type(None)))
        return lambda plain: None if plain is None else read_some(plain)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = tuple(_reader(hints[field.name]) for field in fields(kind))
        make: Any = kind
        return lambda plain: make(*[read_part(part) for read_part, part in zip(readers, plain, strict=True)])
    if kind is date:
        return date.fromisoformat
    return _as_it_is if kind in {str, int, float, bool} else kind


def _tuple_reader(parts: tuple[Any, ...]) -> Reader:
    if parts[-1] is Ellipsis:
        read_each = _reader(parts[0])
        return lambda plain: tuple([read_each(part) for part in plain])
    readers = tuple(_reader(part) for part in parts)
    return lambda plain: tuple([read_part(part) for read_part, part in zip(readers, plain, strict=True)])


def _as_it_is(plain: Any) -> Any:
    return plain
