"""A talk on the terminal: what was recognised, the turns, and what could not be read."""

from rich.table import Table
from rich.text import Text

from halfhour.cli.prints import Terminal, shown
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.phrases import labels


def print_talk(transcript: Transcript) -> None:
    """Prints the whole talk, a turn a paragraph."""
    terminal = Terminal()
    terminal.print(heading(transcript))
    terminal.print()
    for number, turn in enumerate(transcript.turns):
        terminal.print(_turn(number, turn))
    if transcript.unreadable:
        terminal.print()
        terminal.print(unreadable(transcript))


def heading(transcript: Transcript) -> Text:
    """One line: title, form, how many turns, who speaks, when it was held."""
    form = labels()["source"].get(transcript.form, transcript.form)
    parts = [form, counted(len(transcript.turns), "turn"), ", ".join(transcript.speakers) or "no speakers named"]
    if transcript.day:
        parts.append(f"{transcript.day:%-d %B %Y}")
    line = Text(shown(f"{transcript.title}\n" if transcript.title else ""), style="bold")
    return line.append(shown(" · ".join(parts)), style="dim not bold")


def unreadable(transcript: Transcript) -> Text:
    """What could not be read, a place a line."""
    text = Text("Could not be read:", style="yellow")
    for place in transcript.unreadable:
        where = f"line {place.line}" if place.line is not None else "the file"
        text.append(shown(f"\n  {where}: {place.why}"))
    return text


def counted(number: int, noun: str) -> str:
    """`1 turn`, `2 turns`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def clock(seconds: float) -> str:
    """Seconds as `M:SS`, or `H:MM:SS` past an hour."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _turn(number: int, turn: Turn) -> Table:
    row = Table.grid(padding=(0, 1))
    row.add_column(justify="right", width=4, style="dim")
    row.add_column(overflow="fold")
    words = Text()
    if turn.speaker:
        words.append(shown(turn.speaker), style="bold").append("  ")
    if turn.start is not None:
        words.append(clock(turn.start), style="dim").append("  ")
    row.add_row(str(number), words.append(shown(turn.text)))
    return row
