"""The kind of a conversation on the terminal: in words, how sure, the deciding words in their place, and what to do now."""

from rich.text import Text

from halfhour.cli.prints import Terminal, shown
from halfhour.domain.kinds import Kind
from halfhour.domain.mail import Invitation, Mail
from halfhour.domain.which import Answer, hiring_in
from halfhour.formats.which import Given, mail_of
from halfhour.phrases import labels
from halfhour.phrases.kinds import hiring_cues, kind_words, question_between, sure_in_words

SHAPES = {
    Kind.INFORMATIONAL: "●",
    Kind.CASUAL_JOB: "▲",
    Kind.FORMAL_JOB: "■",
    Kind.OTHER: "◆",
    Kind.UNCLEAR: "○",
}
AROUND = 600
"""Characters shown before, between and after the deciding words (our own default)."""


def print_answer(answer: Answer, given: Given) -> None:
    """Prints the whole answer."""
    terminal = Terminal()
    if answer.language:
        terminal.lines(
            Text(f"This is in another language ({answer.language}), which cannot be judged yet. English can.")
        )
        return
    words = kind_words()
    terminal.lines(_heading(answer))
    terminal.lines(Text(words["means"][answer.kind]))
    _section(terminal, "The words that say so" if answer.because else "What was read")
    terminal.lines(marked(answer), indent=2)
    _section(terminal, "Who can hire")
    terminal.lines(Text(shown(_hiring(answer, given))), indent=2)
    if isinstance(given, Invitation) and (facts := _facts(given)):
        terminal.lines(Text(shown(facts), style="dim"), indent=2)
    _section(terminal, "What to do now")
    for step in words["now"][answer.kind]:
        terminal.lines(Text(f"· {step}"), indent=2)
    if answer.readings:
        _section(terminal, "What to ask")
        terminal.lines(Text(f"“{question_between(answer.readings)}”"), indent=2)


def marked(answer: Answer) -> Text:
    """The text with the deciding words underlined; long stretches between them are left out."""
    text, done = Text(), 0
    for place in answer.because:
        text.append(_between(answer.text[done : place.start], first=done == 0))
        text.append(shown(answer.text[place.start : place.end]), style="bold underline")
        done = max(done, place.end)
    rest = answer.text[done:]
    return text.append(shown(rest if len(rest) <= AROUND else rest[:AROUND].rsplit(" ", 1)[0] + " …"))


def _heading(answer: Answer) -> Text:
    head = Text(f"{SHAPES[answer.kind]} {labels()['kind'][answer.kind]}", style="bold")
    if answer.readings:
        both = " or ".join(labels()["kind"][kind].lower() for kind in answer.readings)
        return head.append(f"  {both}", style="dim not bold")
    return head.append(f"  {sure_in_words(answer.sure)}", style="dim not bold")


def _section(terminal: Terminal, title: str) -> None:
    terminal.print()
    terminal.lines(Text(title, style="bold"))


def _between(words: str, *, first: bool) -> str:
    """The words before a deciding place, shortened in the middle, or at the beginning of the text."""
    if len(words) <= AROUND:
        return shown(words)
    tail = words[-AROUND // 2 :].split(" ", 1)[-1]
    return shown(f"… {tail}" if first else f"{words[: AROUND // 2].rsplit(' ', 1)[0]} … {tail}")


def _hiring(answer: Answer, given: Given) -> str:
    mail = mail_of(given) if isinstance(given, Invitation) else given
    places = hiring_in(mail, hiring_cues()) if isinstance(mail, Mail) else ()
    if not places:
        return "Nothing here says that the writer can."
    quotes = ", ".join(f"“{place.of(answer.text)}”" for place in places)
    return f"The writer, or somebody near, as far as these words show: {quotes}."


def _facts(invitation: Invitation) -> str:
    """Length and people of an invitation in one line."""
    facts = []
    if invitation.duration:
        facts.append(f"{int(invitation.duration.total_seconds() // 60)} minutes")
    if invitation.attendees > 1:
        facts.append(f"{invitation.attendees} people invited")
    if invitation.organizer:
        facts.append(f"from {invitation.organizer}")
    return ", ".join(facts)
