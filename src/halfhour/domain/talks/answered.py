"""What became of a question: the turns that answer it, and whether they do."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from halfhour.domain.clauses import Build, plain
from halfhour.domain.talks.answers import Answered
from halfhour.domain.talks.stems import matter, words
from halfhour.domain.talks.transcript import Quote, Transcript

_READ = 1_500
"""Characters of each answering turn that are read (our own default)."""

FARTHEST = 40
"""Turns after a question that may still answer it (our own default; captions break one answer into many)."""

_REFUSED = re.compile(
    r"\b(?:(?:i'm|i am|we're|we are) not (?:telling|going to (?:say|tell|answer|go into|discuss|comment)|allowed to|"
    r"at liberty|supposed to)|"
    r"(?:i|we) (?:can't|cannot|can not|couldn't|shouldn't|won't|wouldn't|don't|'d rather not|would rather not|prefer not to|"
    r"'d prefer not to) (?:really |actually |possibly )?"
    r"(?:say|tell you|answer|discuss|comment|talk about|go into|get into|share|give (?:you )?(?:a |any )?(?:number|figure))|"
    r"rather not|no comment|"
    r"next question|let's (?:not|leave|talk about|move on|park|skip)|that's (?:\w+'s|a|not my|above my|an? \w+) (?:department|"
    r"question for|pay grade|business)|"
    r"not for me to say|you'd have to ask|you(?:'ll| will) have to ask|don't ask|i(?:'d| would) rather hear|i (?:do )?mind|"
    r"not mine to tell|(?:hers|his|theirs) to tell|"
    r"that's (?:all i'll|confidential|private|between)|is confidential|off the record|ask me (?:that )?(?:another|"
    r"some other) time|long story|"
    r"(?:everything's|it's) (?:all )?(?:competitive|confidential)\b|we'll (?:come|get) (?:back )?to that)\b"
)
_UNSURE = re.compile(
    r"^(?:\W|\b(?:oh|ah|um|uh|well|hm|hmm|er|honestly|look|to be honest)\b)*(?:i (?:don't|do not|wouldn't|"
    r"couldn't) (?:really |honestly |actually |exactly )?(?:know|remember|recall)"
    r"|no idea|not sure|i'm not sure|hard to say|difficult to say|it depends|depends on|couldn't tell you|"
    r"i'd have to (?:check|look|ask)|i(?:'m| am) not (?:the right|the best|in your|an expert)"
    r"|i(?:'ll| will) (?:have to )?(?:check|ask|see|find out|look)|not really my|we'll see|let me (?:check|ask|see|"
    r"think about)|maybe[.!,]|perhaps[.!,]|i can't promise)"
)
_ACCEPTED = re.compile(
    r"^(?:\W|\b(?:oh|ah|um|uh|well|hm|hmm|er)\b)*(?:yes|yeah|yep|yup|sure|of course|absolutely|definitely|no\b|nope|nah|not |"
    r"never|always|certainly)"
)


class Following:
    """Finds the turns that follow a question and may answer it, for all questions of one talk."""

    def __init__(self, transcript: Transcript, questions: Sequence[Quote]) -> None:
        """Keeps where each speaker asks, so that an answer ends where its asker asks again."""
        self._turns = transcript.turns
        self._questions = questions
        self._asking: dict[str | None, list[int]] = {}
        for quote in questions:
            self._asking.setdefault(self._turns[quote.turn].speaker, []).append(quote.turn)

    def turns(self, number: int) -> tuple[int, ...]:
        """Turns by others after question number `number`, up to the same person's next one; the same turn for talks without speakers."""
        asked_in = self._questions[number].turn
        asker = self._turns[asked_in].speaker
        places = self._asking[asker]
        after = bisect_right(places, asked_in)
        last = places[after] if after < len(places) else len(self._turns)
        last = min(last, asked_in + FARTHEST, len(self._turns))
        if asker is None:
            return tuple(range(asked_in + 1, min(last, asked_in + 3)))
        return self._connected(asked_in, last, asker)

    def _connected(self, asked_in: int, last: int, asker: str) -> tuple[int, ...]:
        """Turns by others until the asker takes the floor for more than a nod."""
        found: list[int] = []
        for turn in range(asked_in + 1, last):
            if self._turns[turn].speaker != asker:
                found.append(turn)
            elif found and len(self._turns[turn].text.split()) > 12:
                break
        return tuple(found)


def answered(question: str, build: Build, answer: Sequence[str]) -> Answered:
    """Whether an answer answers: partly when it is unsure or very short for what was asked, dodged when it turns away or is missing."""
    text = plain(" ".join(turn[:_READ] for turn in answer))
    length = len(words(text))
    if not length:
        return Answered.DODGED
    opening = " ".join(text.split()[:45])
    if (match := _REFUSED.search(opening)) and not _ACCEPTED.match(opening):
        told = matter(question) & matter(text[match.end() :])
        return Answered.PARTLY if length > 70 and told else Answered.DODGED
    if _UNSURE.match(opening) or (build is Build.ACCOUNT and length <= 2):
        return Answered.PARTLY
    return Answered.YES
