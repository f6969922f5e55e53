"""How answers leave: JSON as UTF-8 bytes, pages through a terminal that shows no foreign control codes."""

import json
import re
from typing import Any, NoReturn

import click
from rich.console import Console
from rich.text import Text

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def as_line(value: Any) -> bytes:
    """One line of JSON; characters that UTF-8 cannot carry leave as escapes."""
    try:
        return json.dumps(value, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(value).encode() + b"\n"


def print_json(value: Any) -> None:
    """Prints a value as JSON, laid out for reading."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(text.encode("utf-8", "backslashreplace") + b"\n", nl=False)


def shown(text: str) -> str:
    """A text without the codes that would move the cursor, colour the terminal or turn the reading direction."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


class Terminal(Console):
    """Standard output in colour where it is a terminal, at a width that reads well."""

    def __init__(self) -> None:
        super().__init__(highlight=False, markup=False, emoji=False, soft_wrap=False)
        self.width = min(self.width, 100)

    def lines(self, text: Text, indent: int = 0) -> None:
        """Prints a text in lines that all begin at the same place, with nothing behind their ends."""
        for line in text.wrap(self, self.width - indent, tab_size=4):
            line.rstrip()
            self.print(Text(" " * indent, style="default").append_text(line), soft_wrap=True)

    def on_broken_pipe(self) -> NoReturn:
        """Leaves a reader that went away to the one place that ends commands."""
        raise BrokenPipeError
