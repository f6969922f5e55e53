"""A talk on the terminal: what was recognised, the turns, and what could not be read."""

from rich.text import Text

from halfhour.cli.prints import Terminal, shown
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.phrases import form_in_words


def print_talk(transcript: Transcript) -> None:
    """Prints the whole talk, a turn a paragraph."""
    terminal = Terminal()
    terminal.lines(heading(transcript))
    terminal.print()
    for number, turn in enumerate(transcript.turns):
        _turn(terminal, number, turn)
    if transcript.unreadable:
        terminal.print()
        terminal.lines(unreadable(transcript))


def heading(transcript: Transcript) -> Text:
    """One line: title, form, how many turns, who speaks, when it was held."""
    form = form_in_words(transcript.form)
    parts = [
        form[:1].upper() + form[1:],
        counted(len(transcript.turns), "turn"),
        ", ".join(transcript.speakers) or "no speakers named",
    ]
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


def _turn(terminal: Terminal, number: int, turn: Turn) -> None:
    head = Text(f"{number:>4}  ", style="dim")
    head.append(shown(turn.speaker or "(nobody named)"), style="bold not dim")
    if turn.start is not None:
        head.append(f"  {clock(turn.start)}")
    terminal.lines(head)
    terminal.lines(Text(shown(turn.text)), indent=6)
