"""Proposed times on the terminal: both zones with weekday, the question with its readings, and the words in their place."""

from datetime import UTC

from rich.text import Text

from halfhour.cli.prints import Terminal, shown
from halfhour.domain.scheduling.words.values import Proposal, Slot
from halfhour.formats.times_in_words import Asked
from halfhour.phrases.times_asked import place, question_in_words, slots_in_words, span_in_words

AROUND = 2_000
"""Characters of the message that are shown (our own default)."""


def print_times(found: Proposal, asked: Asked) -> None:
    """Prints the whole answer."""
    terminal = Terminal()
    zones = list(dict.fromkeys(zone for zone in (asked.situation.reader, asked.situation.speaker) if zone)) or [UTC]
    if found.question:
        terminal.lines(Text(question_in_words(found.question), style="bold"))
        for reading in found.question.readings:
            terminal.lines(Text(f"· {slots_in_words(reading.slots, zones)}"), indent=2)
    elif found.slots:
        terminal.lines(Text("They confirm" if found.confirms else "They propose", style="bold"))
        for slot in found.slots:
            _print_slot(terminal, slot, zones)
    else:
        terminal.lines(
            Text("No time is proposed here." if not found.refuses else "They refuse, and propose no other time.")
        )
    if found.refused:
        terminal.lines(Text("What does not suit", style="bold"))
        for slot in found.refused:
            terminal.lines(Text(f"· {span_in_words(slot, zones[0])}"), indent=2)
    if found.because:
        terminal.print()
        terminal.lines(_marked(found, asked.text), indent=2)


def _print_slot(terminal: Terminal, slot: Slot, zones: list) -> None:
    line = Text(f"· {span_in_words(slot, zones[0])}  ").append(place(zones[0]), style="dim")
    if len(zones) > 1:
        line.append(f"   {span_in_words(slot, zones[1])}  ").append(place(zones[1]), style="dim")
    if slot.minutes:
        line.append(f"   {slot.minutes} minutes", style="dim")
    terminal.lines(line, indent=2)


def _marked(found: Proposal, text: str) -> Text:
    """The message with the words that were understood underlined."""
    marked, done = Text(), 0
    for clue in found.because:
        if clue.start < done or clue.end > AROUND:
            continue
        marked.append(shown(text[done : clue.start]))
        marked.append(shown(text[clue.start : clue.end]), style="bold underline")
        done = clue.end
    return marked.append(shown(text[done:AROUND]))
