"""The kit on paper: typst draws it, the words come as data and never as markup."""

import json
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

import typst

from halfhour.web.hiring.page import Kit, as_words

_ONE_AT_A_TIME = Lock()
"""A compiler is no two threads' at once."""


def as_pdf(kit: Kit) -> bytes:
    """One sheet, tagged for screen readers; where our fonts lack a letter those of the machine are asked."""
    words = json.dumps(_clean(as_words(kit)), ensure_ascii=False)
    for own_fonts in (True, False):
        try:
            return _drawn(words, accessible=True, own_fonts=own_fonts)
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
    return _drawn(words, accessible=False, own_fonts=False)


def _drawn(words: str, *, accessible: bool, own_fonts: bool) -> bytes:
    with _ONE_AT_A_TIME:
        drawn = _compiler(own_fonts).compile(
            format="pdf", sys_inputs={"kit": words}, pdf_standards=["ua-1"] if accessible else [], timestamp=0
        )
    assert isinstance(drawn, bytes)  # a single file, since no output was named
    return drawn


@cache
def _compiler(own_fonts: bool) -> typst.Compiler:
    return typst.Compiler(str(files("halfhour.web.hiring") / "kit.typ"), ignore_system_fonts=own_fonts)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())
    if isinstance(value, dict):
        return {name: _clean(part) for name, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list) else value
