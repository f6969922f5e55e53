"""A judged message on a terminal: what to look at first, with its words, then what is well."""

from collections.abc import Mapping
from typing import Any

from rich.text import Text

from halfhour.cli.prints import Terminal, shown


def print_checks(answer: Mapping[str, Any], text: str, words: Mapping[str, Mapping[str, Any]]) -> None:
    """The checks of the coach."""
    terminal = Terminal()
    if language := answer.get("language"):
        print_foreign(terminal, str(language))
        return
    faults = [check for check in answer["checks"] if not check["ok"]]
    terminal.lines(Text(_summary(len(faults)), style="bold"))
    for check in faults:
        terminal.lines(Text(""))
        terminal.lines(Text(f"▲ {words[check['check']]['name']}", style="bold"))
        _print_fault(terminal, check, text, str(words[check["check"]]["source"]))
    terminal.lines(Text(""))
    for check in answer["checks"]:
        if check["ok"]:
            terminal.lines(Text(f"· {check['why']}", style="dim"))


def _summary(count: int) -> str:
    return {0: "Ready to send.", 1: "One thing to look at."}.get(count, f"{count} things to look at.")


def _print_fault(terminal: Terminal, check: Mapping[str, Any], text: str, source: str) -> None:
    if check["start"] is not None:
        terminal.lines(Text(f"“{shown(' '.join(text[check['start'] : check['end']].split()))}”", style="italic"), 2)
    terminal.lines(Text(check["why"]), 2)
    if source != "own":
        terminal.lines(Text(source, style="dim"), 2)


def print_foreign(terminal: Terminal, language: str) -> None:
    """A text in another language is named and not judged."""
    terminal.lines(Text(f"This is in another language ({language}), which cannot be judged yet. English can."))


def print_thanks(answer: Mapping[str, Any], text: str, words: Mapping[str, Mapping[str, Any]]) -> None:
    """The verdict on a thank-you, and its issues."""
    terminal = Terminal()
    if language := answer.get("language"):
        print_foreign(terminal, str(language))
        return
    terminal.lines(Text(f"{words['verdicts'][answer['verdict']]}.", style="bold"))
    for issue in answer["issues"]:
        terminal.lines(Text(""))
        terminal.lines(Text(f"▲ {words[issue['issue']]['name']}", style="bold"))
        _print_fault(terminal, issue, text, str(words[issue["issue"]]["source"]))
