"""A debrief on the terminal: five lines with their evidence, lessons by topic, questions, promises, how it went."""

from itertools import groupby

from rich.text import Text

from halfhour.cli.prints import Terminal, shown
from halfhour.cli.talk_page import counted, heading, unreadable
from halfhour.domain.talks.answers import Asked, Debrief, How, Lesson, Line, Promised, Topic
from halfhour.domain.talks.transcript import Quote, Transcript
from halfhour.formats.inquiries import Inquiry
from halfhour.phrases import labels

RIBBON = 60
"""Cells of the ribbon of a talk."""
SHADES = (("█", "cyan"), ("░", "yellow"), ("▒", "magenta"), ("▓", "green"), ("·", "blue"))
"""A shape and a colour for each speaker, in order of appearance: never colour alone."""


def print_debrief(debrief: Debrief, inquiry: Inquiry) -> None:
    """Prints the whole debrief."""
    page = Page(debrief, inquiry)
    page.head()
    page.five_lines()
    page.lessons()
    page.questions()
    page.promises()
    page.how()


class Page:
    """A debrief being printed: the terminal, the talk and the words for its parts."""

    def __init__(self, debrief: Debrief, inquiry: Inquiry) -> None:
        self.debrief = debrief
        self.inquiry = inquiry
        self.talk: Transcript = inquiry.transcript
        self.words = labels()
        self.terminal = Terminal()

    def head(self) -> None:
        """What was recognised, which kind it is and the words that say so; what could not be read."""
        self.terminal.lines(heading(self.talk))
        self.terminal.print(Text(self.words["kind"][self.debrief.kind.kind], style="bold"))
        for quote in self.debrief.kind.because[:3]:
            self._evidence(quote)
        if self.talk.unreadable:
            self.terminal.lines(unreadable(self.talk))
        if self.debrief.language != "en":
            self._note(f"The talk is in another language ({self.debrief.language}); only what needs no words is given.")

    def five_lines(self) -> None:
        """The five lines, each with the turns that it rests on."""
        self._title("In five lines")
        for number, line in enumerate(self.debrief.lines):
            if number:
                self.terminal.print()
            self._line(line)
        if self.debrief.thin:
            self._note("There is too little in this talk for five lines.")

    def lessons(self) -> None:
        """What was learned, by topic in the order of the topics."""
        if not self.debrief.lessons:
            return
        self._title("What was learned")
        order = list(Topic)
        lessons = sorted(self.debrief.lessons, key=lambda lesson: order.index(lesson.topic))
        for topic, group in groupby(lessons, key=lambda lesson: lesson.topic):
            self._print(Text(self.words["topic"][topic], style="bold"), 2)
            for lesson in group:
                self._lesson(lesson)

    def questions(self) -> None:
        """What was asked, with its form and what became of it; then what was planned and not asked."""
        if self.debrief.questions:
            self._title("Questions")
        for asked in self.debrief.questions:
            self._asked(asked)
        texts = {question.id: question.text for question in self.inquiry.planned}
        if self.debrief.not_asked:
            self._title("Planned, and not asked")
        for name in self.debrief.not_asked:
            self._print(Text(shown(f"· {texts.get(name, name)}")), 2)

    def promises(self) -> None:
        """Who undertook what."""
        if not self.debrief.promises:
            return
        self._title("Promises")
        for promise in self.debrief.promises:
            self._promise(promise)

    def how(self) -> None:
        """Share of talk as a ribbon, and the user's own side in numbers."""
        if not self.debrief.how.share:
            return
        self._title("How it went")
        self._print(ribbon(self.debrief.how), 2)
        self._print(_legend(self.debrief.how), 2)
        own = own_side(self.debrief)
        self._print(Text(own, style="dim"), 2)

    def _line(self, line: Line) -> None:
        self._print(Text(self.words["slot"][line.slot], style="dim italic"), 2)
        self._print(Text(shown(line.text), style="bold"), 2)
        for quote in line.quotes:
            self._evidence(quote)

    def _lesson(self, lesson: Lesson) -> None:
        self._print(self._placed(Text(shown(f"· {lesson.quote.words_in(self.talk)}")), lesson.quote), 2)
        if lesson.signal:
            for label, words in (
                ("May mean", lesson.signal.reading),
                ("Or", lesson.signal.other_reading),
                ("To check", lesson.signal.check),
            ):
                self._print(Text(shown(f"{label}: {words}"), style="dim"), 4)

    def _asked(self, asked: Asked) -> None:
        facts = [self.words["form"][asked.form], self.words["answered"][asked.answered]]
        if self.inquiry.planned:
            facts.append("planned" if asked.planned is not None else "arose by itself")
        words = Text(shown(f"· {asked.quote.words_in(self.talk)}")).append(f"  {', '.join(facts)}", style="italic")
        self._print(self._placed(words, asked.quote), 2)

    def _promise(self, promise: Promised) -> None:
        people = f"{promise.by or 'Somebody'} → {promise.to}: " if promise.to else f"{promise.by or 'Somebody'}: "
        due = f" (by {promise.due:%-d %B %Y})" if promise.due else ""
        words = Text(shown(f"· {people}"), style="bold").append(shown(promise.what + due), style="not bold")
        self._print(self._placed(words, promise.quote), 2)

    def _evidence(self, quote: Quote) -> None:
        speaker = self.talk.turns[quote.turn].speaker
        who = f", {speaker}" if speaker else ""
        words = " ".join(quote.words_in(self.talk).split())
        self._print(Text(shown(f"turn {quote.turn}{who}: “{words}”"), style="dim"), 4)

    def _placed(self, text: Text, quote: Quote) -> Text:
        return text.append(f"  turn {quote.turn}", style="dim not bold not italic")

    def _title(self, words: str) -> None:
        self.terminal.print()
        self.terminal.print(Text(words, style="bold cyan"))

    def _note(self, words: str) -> None:
        self._print(Text(words, style="yellow"), 2)

    def _print(self, text: Text, indent: int) -> None:
        self.terminal.lines(text, indent)


def ribbon(how: How) -> Text:
    """The talk from left to right; each cell shows who speaks in its middle."""
    names = [name for name, _ in how.share]
    stretches = iter(how.ribbon)
    current = next(stretches, None)
    cells = Text()
    for cell in range(RIBBON):
        middle = (cell + 0.5) / RIBBON
        while current is not None and current.end <= middle:
            current = next(stretches, None)
        if current is None or current.start > middle or current.speaker not in names:
            cells.append(" ")
        else:
            cells.append(*SHADES[names.index(current.speaker) % len(SHADES)])
    return cells


def own_side(debrief: Debrief) -> str:
    """The user's own side in numbers, as far as they are known."""
    how = debrief.how
    if debrief.me is None:
        return "Say who you are (--me NAME) to see your own side."
    facts = [
        f"{how.minutes:.0f} minutes" if how.minutes else "",
        f"{how.pace:.0f} words a minute" if how.pace else "",
        f"{how.open_share:.0%} of your questions open" if how.open_share is not None else "",
        f"{counted(len(how.follow_ups), 'follow-up')} on what was said",
        f"longest turn of yours: {how.longest_own_turn}" if how.longest_own_turn is not None else "",
        f"began before the other had ended: {how.interruptions} ×" if how.interruptions else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def _legend(how: How) -> Text:
    text = Text()
    for number, (name, share) in enumerate(how.share):
        shade, colour = SHADES[number % len(SHADES)]
        text.append(f"{shade} ", style=colour).append(shown(f"{name} {share:.0%}   "))
    return text.append("by time" if how.by_time else "by words", style="dim")
