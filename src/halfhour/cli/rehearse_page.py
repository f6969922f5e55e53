"""A rehearsal on a terminal: who answers what, and at the end what was seen."""

from collections.abc import Iterable

import click
from rich.text import Text

from halfhour.cli.prints import Terminal, as_line, shown
from halfhour.domain.practice.leading import Exchange, Led, Sort
from halfhour.domain.practice.personas import Persona
from halfhour.domain.practice.playing import Reply
from halfhour.formats import rehearsals
from halfhour.phrases.practice import feedback_words
from halfhour.phrases.questions import question_words


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


def told(led: Led) -> Iterable[str]:
    """The feedback in lines; only what there is something to say of."""
    words = feedback_words()
    if led.open_share is not None:
        yield words["open"].format(open=round(led.open_share * led.questions), questions=led.questions)
        yield words["follow_ups"].format(number=led.follow_ups)
    if led.talk_share is not None:
        yield words["talk_share"].format(share=f"{led.talk_share:.0%}")
    topics = question_words()["topic"]
    if led.topics:
        yield words["topics"].format(topics=", ".join(topics[about].lower() for about in led.topics))
    for sort in (Sort.JOB_ASK, Sort.PERSONAL, Sort.LEADING, Sort.DOUBLE, Sort.LONG, Sort.RUDE):
        if number := sum(remark.sort is sort for remark in led.remarks):
            yield words[sort].format(number=number)
    yield words["closing"][led.closing].format(minutes=round(led.minutes), planned=led.planned)
    yield words["thanked" if led.thanked else "not_thanked"]
    yield words["introduced" if led.introduced else "asked_in_vain" if led.asked_whom_else else "not_asked"]


def print_personas(personas: Iterable[Persona]) -> None:
    """Everybody there is, with what could be found out beforehand."""
    terminal = Terminal()
    for persona in personas:
        who = f"{persona.name}, {persona.age}. {persona.work}, {persona.place}."
        terminal.lines(Text.assemble((f"{persona.key:<12}", "bold"), who))
