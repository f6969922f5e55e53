"""Checked questions on a terminal: in the order of asking, each with its form and what would be better, then what they cover."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from halfhour.cli.prints import Terminal, shown
from halfhour.domain.question_checks import Check, coverage, suggested_order
from halfhour.domain.question_model import About
from halfhour.domain.questions import Form
from halfhour.phrases.questions import question_words

STYLES = {Form.OPEN: "green", Form.CLOSED: "yellow", Form.LEADING: "bold red", Form.DOUBLE: "magenta"}


def print_checks(checks: Sequence[Check]) -> None:
    """All questions in a good order, with their number in the file."""
    terminal = Terminal()
    if not checks:
        terminal.lines(Text("There is no question in this file. Write one a line."))
        return
    ready = sum(check.is_ready for check in checks)
    terminal.lines(Text(f"{ready} of {len(checks)} open the talk and can be asked as they are.", style="bold"))
    terminal.lines(Text("In a good order, easy ones first:", style="dim"))
    for place in suggested_order(checks):
        terminal.lines(Text(""))
        _print_one(terminal, place + 1, checks[place])
    _print_coverage(terminal, checks)


def _print_one(terminal: Terminal, number: int, check: Check) -> None:
    terminal.lines(Text(f"{number:>2}. {shown(check.text)}"))
    words = question_words()
    if check.language:
        terminal.lines(Text(f"not judged: another language ({check.language})", style="dim"), 4)
        return
    judged = check.judged
    said = Text(f"{words['shape'][judged.form]} {words['form'][judged.form]}", style=STYLES[judged.form])
    said.append(f" · {words['topic'][judged.about]}", style="default")
    for flag in judged.flags:
        said.append(f" · {words['flag'][flag]}", style="bold")
    terminal.lines(said, 4)
    if check.better:
        reason = judged.flags[0] if judged.flags else judged.form
        for wording in check.better.split("\n"):
            terminal.lines(Text(f"{words['better'][reason]}: {shown(wording)}", style="italic"), 4)


def _print_coverage(terminal: Terminal, checks: Sequence[Check]) -> None:
    words, counts = question_words()["topic"], coverage(checks)
    touched = ", ".join(f"{_small(words, about)} {count}" for about, count in counts.items() if count)
    missing = ", ".join(_small(words, about) for about, count in counts.items() if not count)
    terminal.lines(Text(f"\nTouched: {touched or 'nothing yet'}."))
    if missing:
        terminal.lines(Text(f"Not touched: {missing}."))


def _small(words: Mapping[str, str], about: About) -> str:
    return words[about].lower()
