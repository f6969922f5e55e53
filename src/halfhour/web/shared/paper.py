"""Pages on paper: typst draws them from a template, the words come as data and never as markup."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

import typst


def drawn(room: str, template: str, words: Mapping[str, Any]) -> bytes:
    """PDF/UA-1, tagged for screen readers; the same words give the same bytes.

    Only where our fonts lack a letter are those of the machine asked, and only where these lack it too is a mark for
    the missing letter drawn, which PDF/UA forbids.

    Args:
        room: the package that the template stands in, as `halfhour.web.briefs`.
        template: its name without `.typ`; under this name it finds the words.
    """
    said = json.dumps(_clean(words), ensure_ascii=False)
    for own_fonts in (True, False):
        try:
            return _drawn(room, template, said, accessible=True, own_fonts=own_fonts)
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
    return _drawn(room, template, said, accessible=False, own_fonts=False)


def _drawn(room: str, template: str, words: str, *, accessible: bool, own_fonts: bool) -> bytes:
    with _ONE_AT_A_TIME:
        sheet = _compiler(room, template, own_fonts).compile(
            format="pdf", sys_inputs={template: words}, pdf_standards=["ua-1"] if accessible else [], timestamp=0
        )
    assert isinstance(sheet, bytes)  # a single file, since no output was named
    return sheet


_ONE_AT_A_TIME = Lock()
"""A compiler is no two threads' at once."""


@cache
def _compiler(room: str, template: str, own_fonts: bool) -> typst.Compiler:
    """Kept, with the template read and its fonts found: a new one takes half again as long for each sheet."""
    return typst.Compiler(str(files(room) / f"{template}.typ"), ignore_system_fonts=own_fonts)


def _clean(value: Any) -> Any:
    """Strings without control characters, which no font can draw and PDF/UA forbids."""
    if isinstance(value, str):
        return " ".join("".join(letter if letter.isprintable() else " " for letter in str(value)).split())
    if isinstance(value, dict):
        return {name: _clean(part) for name, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list) else value
