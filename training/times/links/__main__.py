"""Measures the linker on phrases by hands that did not teach it, beside the grammar: `python -m training.times.links`, five minutes.

Of the hard phrases (`tests/material/times/harder`) every second hand teaches, with all older phrases, and the others are judged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import About, Proposal, Question
from halfhour.wiring import times_lexicon
from tests.times import Phrase, judged, phrases
from training.times.links.composing import Message
from training.times.links.explaining import Explained, explained, wanted
from training.times.links.linker import Linker, learned

SURE, DIFFERS, OPEN = 0.9, 0.7, 0.2
"""Chances from which it is taken where the grammar asks, and from which it is asked where the grammar says otherwise; and of not being
settled from which nothing is taken."""
TWICE = 2
SOFT = frozenset({About.MEANT, About.DAY, About.EARLIER, About.VAGUE, About.OPEN, About.WHICH, About.RECURRING})
"""Questions of the grammar that the linker may answer; of clocks, halves and the order of figures it knows no more."""


def together(grammar: Proposal, linker: Linker, message: Message) -> Proposal:
    """What both say: the grammar, unless it asks what the linker is sure of, or the linker is sure of other times."""
    best = linker.outcomes(message)[0]
    slots = best.composed.slots
    hangs = max((message.tokens[number].heard.hangs for number in best.linked.used), default=0.0)
    if grammar.slots:
        differs = slots and {(each.start, each.end) for each in slots} != {
            (each.start, each.end) for each in grammar.slots
        }
        return Proposal(question=Question((About.MEANT,))) if differs and best.chance >= DIFFERS else grammar
    clear = slots and not best.composed.doubts and best.chance >= SURE and hangs < OPEN
    asks = set(grammar.question.about) if grammar.question else set()
    return Proposal(slots) if clear and asks <= SOFT else grammar


def main() -> None:
    """Prints what the grammar, the linker and both together get right."""
    old, hard = list(_taught(phrases())), list(_taught(phrases("harder/*")))
    print(f"{_share(old)} of the old and {_share(hard)} of the hard phrases with slots are explained by links")
    verdicts: dict[str, Counter[str]] = {"grammar": Counter(), "linker alone": Counter(), "both": Counter()}
    for half in (0, 1):
        teaching = [each for each in (*old, *TWICE * [each for each in hard if _half(each[0]) == half]) if each[2]]
        linker = learned([(message, found) for _, message, found in teaching if found])
        for phrase in phrases("harder/*"):
            if _half(phrase) != half:
                _judge(phrase, linker, verdicts)
    for name, counts in verdicts.items():
        print(
            f"{name:14}"
            + ", ".join(f"{verdict} {counts[verdict]}" for verdict in ("right", "asked", "missed", "guess"))
        )


def _judge(phrase: Phrase, linker: Linker, verdicts: dict[str, Counter[str]]) -> None:
    message = Message(phrase.text, phrase.situation)
    grammar = times_in_words(phrase.text, phrase.situation, times_lexicon())
    best = linker.outcomes(message)[0].composed
    alone = Proposal(question=Question(best.doubts)) if best.doubts else Proposal(best.slots)
    verdicts["grammar"][judged(phrase, grammar)] += 1
    verdicts["linker alone"][judged(phrase, alone)] += 1
    verdicts["both"][judged(phrase, together(grammar, linker, message))] += 1


def _taught(some: Iterable[Phrase]) -> Iterator[tuple[Phrase, Message, Explained | None]]:
    """Phrases whose answer is one of times, with what makes it."""
    for phrase in some:
        if not phrase.is_question:
            message = Message(phrase.text, phrase.situation)
            found = next((found for each in wanted(phrase) if (found := explained(message, each))), None)
            yield phrase, message, found


def _half(phrase: Phrase) -> int:
    """Which half of the hands wrote it."""
    return ord(phrase.source[0]) % 2


def _share(some: list[tuple[Phrase, Message, Explained | None]]) -> str:
    return f"{sum(found is not None for *_, found in some)} of {len(some)}"


if __name__ == "__main__":
    main()
