"""A rehearsal on a terminal: who answers what, and at the end what was seen."""

from collections.abc import Iterable

import click
from rich.text import Text

from halfhour.cli.prints import Terminal, as_line, shown
from halfhour.domain.practice.leading import Exchange, Led
from halfhour.domain.practice.personas import Persona
from halfhour.domain.practice.playing import Reply
from halfhour.formats import rehearsals
from halfhour.phrases.practice import told


class Page:
    """What is printed of a rehearsal; with `as_json` an object a line."""

    def __init__(self, persona: Persona, *, as_json: bool) -> None:
        self.persona, self.as_json = persona, as_json
        self.terminal = Terminal()

    def opening(self, reply: Reply) -> None:
        """Who it is, and their first words."""
        if not self.as_json:
            told = f"{self.persona.name}, {self.persona.age}. {self.persona.work}, {self.persona.place}."
            self.terminal.lines(Text(told, style="bold"))
            self.terminal.lines(Text(self.persona.card, style="dim"))
            self.terminal.lines(Text(""))
        self._say(reply.words, 0.0)

    def answer(self, exchange: Exchange) -> None:
        """What they say to a turn."""
        self._say(exchange.reply.words, exchange.standing.minutes)

    def _say(self, words: str, minutes: float) -> None:
        if self.as_json:
            click.echo(as_line({"says": words, "minutes": round(minutes, 1)}), nl=False)
            return
        first = self.persona.name.split()[0]
        self.terminal.lines(Text.assemble((f"{first}: ", "bold"), shown(words)))

    def feedback(self, led: Led) -> None:
        """What was seen in one's own words."""
        if self.as_json:
            click.echo(as_line(rehearsals.as_json(led)), nl=False)
            return
        self.terminal.lines(Text(""))
        for line in told(led):
            self.terminal.lines(Text(line))
        for hidden in led.hidden_left:
            self.terminal.lines(Text(f"Would have found more: {hidden.question}", style="italic"), 2)


def print_personas(personas: Iterable[Persona]) -> None:
    """Everybody there is, with what could be found out beforehand."""
    terminal = Terminal()
    for persona in personas:
        who = f"{persona.name}, {persona.age}. {persona.work}, {persona.place}."
        terminal.lines(Text.assemble((f"{persona.key:<12}", "bold"), who))
