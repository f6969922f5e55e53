"""Marks times of phrases by the links that make their slots, for the ear: `python -m training.times.links.marking FILE… > OUT.tsv`.

What a link offers is offered, what is taken away refused, all else told, and an hour that was turned into a bound neither; words that
point to a time on the table are offered where they make the answer. Of a question, times are unsettled that already sound so beyond
doubt.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from halfhour.domain.scheduling.words.hearing import pointers
from halfhour.domain.scheduling.words.items import items
from halfhour.domain.scheduling.words.pieces import pieces
from halfhour.wiring import times_lexicon
from tests.times import Phrase, phrases_of
from training.times.links.composing import Message
from training.times.links.explaining import explained, wanted

UNSETTLED, TOLD = 0.6, 0.5
"""Chances from which a time of a question is marked as unsettled, and from which a pointer is not marked as offered."""
Mark = tuple[int, int, str]


def marks(phrase: Phrase) -> Iterator[Mark]:
    """From one character to another, and what is done with it: o, t, r or u."""
    message = Message(phrase.text, phrase.situation)
    if phrase.is_question:
        yield from ((*token.place[2:], "u") for token in message.tokens if token.heard.hangs >= UNSETTLED)
        return
    found = next((found for each in wanted(phrase) if (found := explained(message, each))), None)
    if found is None:
        return
    away = message.refused(found.linked)
    bounds = {hour for (_, hour), role in found.linked.links.items() if role != "as"}
    free = {number for pair in found.free for number in pair if number is not None}
    for number, token in enumerate(message.tokens):
        if number in bounds:
            continue
        if number in found.linked.used:
            yield (*token.place[2:], "o")
        elif number not in free:
            yield (*token.place[2:], "r" if number in away else "t")
    if not found.linked.used and any(answer.slots for answer in wanted(phrase)):
        yield from _pointing(message)


def _pointing(message: Message) -> Iterator[Mark]:
    """Words that point to what is taken of the table."""
    lexicon = times_lexicon()
    heard = lexicon.ear.hears(items(pieces(message.own, lexicon)), message.own, answers=True)
    for begins, _ in pointers(heard):
        if heard[begins].heard.tells + heard[begins].heard.refuses < TOLD:
            yield heard[begins].start, heard[begins].end, "o"


def marked(text: str, some: Iterator[Mark]) -> str:
    """A text with its marks, as `training/times/marks.py` reads them."""
    done, bare = 0, ""
    for begins, ends, way in sorted(some):
        if begins >= done:
            bare, done = f"{bare}{text[done:begins]}[{way} {text[begins:ends]}]", ends
    return bare + text[done:]


def main() -> None:
    """Prints a line a phrase that has a mark."""
    for path in map(Path, sys.argv[1:]):
        for phrase in phrases_of(path):
            own = Message(phrase.text, phrase.situation).own
            line = marked(own, marks(phrase))
            if line != own and "\t" not in own:
                print(f"harder-{path.stem}\t{line.replace(chr(10), chr(92) + 'n')}")


if __name__ == "__main__":
    main()
