"""What each column of a table means: by its name, by its neighbours, and where no name tells by what stands in it."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence

from halfhour.domain.people import ColumnUse
from halfhour.formats.people_csv.words import plain, use_of

_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
_PROFILE = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/\S+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(
    r"(?=(?:\D*\d){7})(?!\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b)(?:\+|\(|\d+[ ()/.-])[\d \t()/.-]*\d(?: ?(?:x|ext\.?) ?\d+)?"
)
_NAME = re.compile(r"[^\W\d_]+\.?(?:[ '’.-]+[^\W\d_]+\.?){1,4}")
_BY_CONTENT: tuple[tuple[ColumnUse, re.Pattern[str]], ...] = (
    (ColumnUse.EMAIL, _EMAIL),
    (ColumnUse.PROFILE, _PROFILE),
    (ColumnUse.WEBSITE, _ADDRESS),
    (ColumnUse.PHONE, _PHONE),
)
# Words that mean the whole name where they stand alone, and a part of it beside the other part.
_FAMILY_BESIDE_GIVEN = frozenset({"name", "nom", "naam", "namn", "navn", "nachname", "姓名"})
_GIVEN_BESIDE_FAMILY = frozenset({"nome", "nombre", "nombres"})


def header_key(columns: Iterable[str]) -> str:
    """The same for every table with these columns in this order, whatever their case, blanks and signs."""
    return hashlib.sha256("\n".join(map(plain, columns)).encode()).hexdigest()[:32]


def uses_of(columns: Sequence[str], samples: Sequence[Sequence[str]]) -> tuple[ColumnUse, ...]:
    """The likely use of each column."""
    names = [plain(column) for column in columns]
    uses = [use_of(column) for column in columns]
    _settle_names(names, uses)
    _settle_titles(names, uses)
    _settle_addresses(names, uses)
    for at, use in enumerate(uses):
        if use is None:
            uses[at] = _use_by_content([row[at] for row in samples if at < len(row) and row[at]])
    _find_a_name(uses, samples)
    return tuple(use or ColumnUse.KEPT for use in uses)


def _settle_names(names: list[str], uses: list[ColumnUse | None]) -> None:
    """`Nom` beside `Prénom` is the family name, `Nombre` without `Apellidos` the whole one."""
    for at, name in enumerate(names):
        if name in _FAMILY_BESIDE_GIVEN and ColumnUse.GIVEN in uses and ColumnUse.FAMILY not in uses:
            uses[at] = ColumnUse.FAMILY
        elif name in _GIVEN_BESIDE_FAMILY and ColumnUse.FAMILY not in uses:
            uses[at] = ColumnUse.NAME


def _settle_titles(names: list[str], uses: list[ColumnUse | None]) -> None:
    """`Title` is how somebody is addressed where another column tells their job, as in Outlook."""
    titles = [at for at, use in enumerate(uses) if use is ColumnUse.TITLE]
    if any(names[at] != "title" for at in titles):
        for at in titles:
            uses[at] = ColumnUse.PREFIX if names[at] == "title" else ColumnUse.TITLE


def _settle_addresses(names: list[str], uses: list[ColumnUse | None]) -> None:
    """`URL` beside a day of connecting is the person's profile."""
    if ColumnUse.CONNECTED in uses and ColumnUse.PROFILE not in uses and "url" in names:
        uses[names.index("url")] = ColumnUse.PROFILE


def _use_by_content(cells: list[str]) -> ColumnUse | None:
    for use, pattern in _BY_CONTENT:
        if _most(cells, pattern.fullmatch):
            return use
    return None


def _find_a_name(uses: list[ColumnUse | None], samples: Sequence[Sequence[str]]) -> None:
    """Where no column is a name, the first unknown one in which most cells read like names."""
    if {ColumnUse.NAME, ColumnUse.GIVEN, ColumnUse.FAMILY} & set(uses) or ColumnUse.EMAIL not in uses:
        return
    for at, use in enumerate(uses):
        if use is None and _most([row[at] for row in samples if at < len(row) and row[at]], _NAME.fullmatch):
            uses[at] = ColumnUse.NAME
            return


def _most(cells: list[str], fits: Callable[[str], object]) -> bool:
    return bool(cells) and sum(bool(fits(cell[:500])) for cell in cells) >= 0.6 * len(cells)
