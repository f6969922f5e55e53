"""Judged questions on a terminal: each with its verdict, the words that decide, the rule, and what may be asked instead."""

from collections.abc import Sequence

from rich.text import Text

from halfhour.cli.prints import Terminal, shown
from halfhour.domain.lawful.judging import Judgement
from halfhour.phrases.law import lawful_words, needs

STYLES = {"ok": "green", "risky": "yellow", "protected": "bold red"}


def print_judgements(questions: Sequence[str], found: Sequence[Judgement], country: str) -> None:
    """All questions in their order; what this is not stands once, at the end."""
    terminal, words = Terminal(), lawful_words()
    if not questions:
        terminal.lines(Text("There is no question in this file. Write one a line."))
        return
    terminal.lines(Text(f"{words['country'][country]}: {_summary(found)}", style="bold"))
    for question, judged in zip(questions, found, strict=True):
        terminal.lines(Text(""))
        _print_one(terminal, question, judged)
    terminal.lines(Text(f"\n{words['note']['advice']}", style="dim"))


def _summary(found: Sequence[Judgement]) -> str:
    counts = {name: sum(judged.verdict == name for judged in found) for name in ("protected", "risky", "ok")}
    return f"{counts['protected']} not to be asked, {counts['risky']} risky, {counts['ok']} fine"


def _print_one(terminal: Terminal, question: str, judged: Judgement) -> None:
    words = lawful_words()
    if judged.verdict is None:
        terminal.lines(Text(f"· {words['note']['other_language']} ({judged.language}): {shown(question)}", style="dim"))
        return
    head = Text(f"{words['shape'][judged.verdict]} {words['verdict'][judged.verdict]}", style=STYLES[judged.verdict])
    if judged.ground:
        head.append(f" · {words['ground'][judged.ground]}")
    terminal.lines(head)
    said = Text(shown(question))
    said.stylize("underline", judged.start, judged.end)
    terminal.lines(said, 2)
    if judged.rule and judged.need:
        terminal.lines(Text(judged.rule.text), 2)
        terminal.lines(Text(judged.rule.source, style="dim"), 2)
        terminal.lines(Text(f"Instead, {needs()[judged.need]}: “{judged.better}”"), 2)
