"""Real questions in a talk, with and without question marks; tags, tales, sound checks and questions to oneself are none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from halfhour.domain.clauses import AUXILIARY, NEGATED, PRONOUN, WH, Head, heads, plain
from halfhour.domain.talks.sentences import Sentence
from halfhour.domain.talks.transcript import Quote, Transcript

_NOT_ASKING = re.compile(
    r"^(?:(?:and|so|but|well|okay|ok|um|uh|oh|yeah|ah|no|wait|sorry|hi|hello|hey|"
    r"(?<=, )\w+(?=,))[,.!]? )*(?:right|okay|ok|yeah|yes|no|really|seriously|"
    r"honestly|huh|eh|hm+|mm+|"
    r"you know|you know what i mean|know what i mean|you see|see|pardon|sorry|what|hello|hi|hey|ready|remember|alright|all right|"
    r"(?:does|do) (?:that|it|this|i) make(?:s)? (?:any )?sense|make sense|makes sense|(?:can|could|do) you (?:all |both |"
    r"still )?(?:hear|see) (?:me|us|my screen|"
    r"the screen|it)(?: okay| now| all right| alright| better| properly)?|am i (?:audible|on mute|muted|coming through|"
    r"still here)(?: now)?|"
    r"is (?:this|it|that) (?:thing )?(?:on|working|better|recording)(?: now)?|are you (?:still )?there|you there|still there|"
    r"who knows|guess what|you know what|"
    r"you know why|know why|why not|what can you do|what can i say|what do i know|who am i to \w+|what was i saying|"
    r"where was i|where were we|what else|"
    r"what do you call (?:it|that|them)|how (?:should|shall|do|can) i (?:say|put) (?:it|this|that)|how do you say(?: it)?|"
    r"what's (?:the|his|her|its) name(?: again)?|"
    r"(?:so )?how are you(?: doing)?(?: today)?|how's it going|how do you do|(?:are )?you okay|isn't it|innit|is it|is he|"
    r"is she|was it|did you|did he|do they|are you|"
    r"have you|do you|shall we(?: \w+){0,2}|can i ask (?:you )?(?:something|a question|one more(?: thing)?|one last (?:thing|"
    r"question)|you something)|may i|can i|"
    r"where (?:do|should|shall|can) (?:i|we) (?:start|begin)|what's (?:the word|it called)|(?:is|was) that (?:a )?(?:fair|"
    r"right|okay|ok|all right)|"
    r"does that (?:help|answer (?:it|your question|that))|did that answer (?:it|your question)|fair enough|good|deal|nice|"
    r"true|say what|come again|(?:could|can|would) you (?:say|repeat) that(?: again)?|"
    r"(?:is it|do you mind|would you mind|are you|is that) (?:okay|ok|all right|alright|fine|happy)? ?(?:with you )?(?:if|that|with) "
    r"(?:i|we|me|us) (?:\w+ )?(?:record|recording|tape|taking notes|take notes|type)(?: \w+){0,3})[\s?.!…,-]*$"
)
_TOLD = re.compile(
    r"\b(?:say|says|said|saying|ask|asks|asked|asking|tell|tells|told|goes|went|thought|thinking|think to (?:yourself|myself)|"
    r"(?:'s|was|were|is|are|be|am|i'm|been|and|he|she|they) like|"
    r"shout|shouts|shouted|whisper\w*|wonder(?:ed)?|reply|replied|writes|wrote|yelled)"
    r"(?: (?:me|us|him|her|them|you|myself|yourself|themselves|to \w+|the \w+|my \w+|people|everyone|everybody|"
    r"each other))?(?: one (?:day|time))?[,:]? ?[\"“'‘]?(?:\w+,? ){0,2}$"
)
_TRAILING_TAG = re.compile(
    r"[,\s](?:you know|know what i mean|you know what i mean|you see|see|remember|you understand me|you understand)\?$"
)
_REASON_OF_ONES_OWN = re.compile(
    r"^(?:(?:and|but|so|you know|do you know) )?(?:why|how come|what for)(?: is that| that is| so| not)?\?$"
)
_STILL_ASKING = re.compile(
    r"^(?:because|'?cause|cos|i mean|apart|like|since|my|i(?:'m|'ve|'d|'ll)?\b|or\b|for\b|with\b|in\b|at\b|on\b|from\b|as\b|"
    r"just\b|if\b|we\b|maybe|"
    r"not\b|say\b|especially|even\b|that\b|and i\b|besides|other than|everyone|everybody|people|someone|somebody|sorry|"
    r"no rush|be honest|the\b|it's\b|only\b|also\b)"
)
_BOUND = re.compile(r"\b(?:because|'cause|cos|i mean|cause|since (?:i|we|you)|so i can)\b")
_EMBEDDING = re.compile(
    r"\b(?:that's|this is|know|knows|knew|see|is|was|about|of|to|remember|understand|understood|exactly|depends(?: on)?|"
    r"matter|matters|no matter|learn|learned|learnt|"
    r"figure out|find out|sure|show|shows|idea|with|for|in|by|from|on|at|into|care|guess|tell you|told me|explain|explains|"
    r"decide|forget|forgot|people|and that's|"
    r"just|not|thing|things|day|time|like|than|whatever|no|or|even|wonder why|the)[,]?\s*$"
)
_LONGEST = 32
"""Words that a question without full stops may have; what follows is taken for its reason (our own default)."""


_READ = 1_000
"""Characters of a sentence, or around it, that are read (our own default): a recording without any stop stays cheap."""

_BEFORE = 60
"""Characters before a question in which it is said who asked it."""

_BETWEEN = 6
"""Words between two questions of one turn up to which they are asked in one breath (our own default)."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question found in a talk, with its place."""

    quote: Quote
    text: str


def questions_in(transcript: Transcript, said: Sequence[Sentence]) -> tuple[Question, ...]:
    """The real questions of a talk in the order of asking; tags, tales, sound checks and questions to oneself are left out."""
    found: list[Question] = []
    for number, group in groupby(said, key=lambda sentence: sentence.turn):
        found.extend(_questions_of_turn(transcript.turns[number].text, list(group)))
    return tuple(found)


def _questions_of_turn(turn: str, parts: list[Sentence]) -> Iterator[Question]:
    marked = "?" in turn
    stopped = turn.rstrip()[-1:] in '.!?…"”'
    pending: list[Quote] = []
    for index, part in enumerate(parts):
        place = _asking_place(part, turn, stopped=stopped or marked)
        if place is None or _asked_in_vain(turn, parts, index):
            continue
        if pending and _continues(pending[-1], place, turn):
            pending[-1] = Quote(place.turn, pending[-1].start, place.end)
        else:
            pending.append(place)
    for quote in _without_prefaces(pending, turn):
        yield Question(quote, turn[quote.start : quote.end])


_PREFACE = re.compile(
    r"^(?:\W|(?:and|so|um|uh|well|okay|now|sorry)\b)*(?:can|could|may|might) i (?:just |maybe )?ask\b(?!.*\b(?:what|how|why|"
    r"who|where|when|if|whether)\b)"
)


def _without_prefaces(quotes: list[Quote], turn: str) -> Iterator[Quote]:
    """Questions of one turn without those that only announce the next one: "Can I ask about money?"."""
    for index, quote in enumerate(quotes):
        if index + 1 == len(quotes) or not _PREFACE.match(plain(turn[quote.start : quote.end])):
            yield quote


def _asking_place(part: Sentence, turn: str, *, stopped: bool) -> Quote | None:
    """Where a sentence asks; None when it does not."""
    text = plain(part.text)
    if text.endswith("?"):
        lone = len(text.split()) == 1 and not re.match(WH, text)
        unreal = (
            lone
            or (_TRAILING_TAG.search(text) and not heads(text))
            or _NOT_ASKING.match(text)
            or _is_told(turn, part.quote)
            or _in_quotes(part.text)
        )
        return None if unreal else part.quote
    if _NOT_ASKING.match(text):
        return None
    found = heads(text[:_READ]) if _may_ask(text) else ()
    for head in found:
        if _asks_unmarked(text, head, turn, part.quote, stopped=stopped):
            return _cut(part, text, head, stopped=stopped)
    return None


_ASKING_WORD = re.compile(
    r"\b(?:what|how|why|who|whom|which|when|where|whose|if|whether|tell me|tell us|talk|walk|describe|explain|share|curious|give|"
    r"(?:do|did|does|is|are|was|were|have|has|had|can|could|would|will|should|isn't|don't|aren't) \w+)\b"
)


def _may_ask(text: str) -> bool:
    return _ASKING_WORD.search(text) is not None


def _asks_unmarked(text: str, head: Head, turn: str, quote: Quote, *, stopped: bool) -> bool:
    """Whether a clause asks although no question mark says so."""
    before = text[max(0, head.start - _BEFORE) : head.start]
    if _TOLD.search(before) or _is_told(turn, Quote(quote.turn, quote.start + head.start, quote.end)):
        return False
    if _EMBEDDING.search(before):
        return False
    early = head.start < _BEFORE and len(before.split()) <= 3
    if _INVITES.match(text, head.start):
        return (
            (early or not stopped)
            and _INVITED_BY_OTHERS.search(before) is None
            and len(text[head.end : head.end + _BEFORE].split()) > 1
        )
    return _strict(text, head) and (not stopped or (early and text[-1] not in ".!…,"))


_INVITES = re.compile(
    r"(?:(?:can|could|would|will) you|tell (?:me|us)|walk (?:me|us)|take (?:me|us) through|talk (?:me|us) through|describe|"
    r"i\b|i'\w+|curious|wondering|can i ask|may i ask)"
)
_INVITED_BY_OTHERS = re.compile(
    r"\b(?:to|they|people|you|don't|didn't|never|always|he|she|we|who|can|could|will|would|and|please)\s*$"
)
_INVERSION = re.compile(
    rf"(?:{WH}|how \w+) (?:{AUXILIARY}|{NEGATED}) (?:{PRONOUN}|the|your|a|an|his|her|their|our|my)\b"
    rf"|(?:what|which|whose|how)(?: [\w'-]+){{1,3}} (?:do|did|does|have|would|should|can|could|will|are|were) (?:you|i|they|"
    rf"we|he|she|people|one)\b"
    r"|(?:what|who|where|when|how|why)'?(?:s|re|d) (?:the|your|it|that|this|a|an|her|his|their|one|you|i|they)\b|how come\b|"
    r"(?:what|how) about\b"
    rf"|(?:{AUXILIARY}|{NEGATED}),? (?:you|it|there|they|that|he|she|i|we|your|this|people|anyone|those|these|any)\b"
)
_INVERSION_AT_START = re.compile(
    rf"(?:is|are|was|were|does|did|do|has|have|can|will|would|should) (?:the|a|an|my|your|their|women|men|people)\b|{WH}'s \w+"
)


def _strict(text: str, head: Head) -> bool:
    """Whether the word order is that of a question beyond doubt: question word or auxiliary, then a subject."""
    if _INVERSION.match(text, head.start):
        return True
    return head.start < 12 and _INVERSION_AT_START.match(text, head.start) is not None


def _cut(part: Sentence, text: str, head: Head, *, stopped: bool) -> Quote:
    """The place of an unmarked question: from its beginning to where its reason begins."""
    if stopped:
        return part.quote
    end = len(text)
    if match := _BOUND.search(text, min(head.end + 8, end)):
        end = match.start()
    words = list(re.finditer(r"\S+", text[head.start : min(end, head.start + _READ)]))
    if len(words) > _LONGEST:
        end = head.start + words[_LONGEST - 1].end()
    end = head.start + len(text[head.start : end].rstrip())
    return Quote(part.turn, part.quote.start + head.start, part.quote.start + end)


def _is_told(turn: str, quote: Quote) -> bool:
    """Whether the question belongs to a tale: somebody is said to have asked it."""
    before = plain(turn[max(0, quote.start - _BEFORE) : quote.start])
    return bool(_TOLD.search(before)) or (before.rstrip()[-1:] in {'"', "“", "‘"} if before else False)


def _in_quotes(text: str) -> bool:
    """Whether the question mark stands inside quotation marks, or the sentence tells who asked it."""
    bare = text.strip()
    if bare[:1] in '"“' and "”" not in bare[1:-2] and '"' not in bare[1:-2]:
        return True
    if re.search(r"[?][\"”’]$", bare):
        return True
    text = plain(bare)
    return _TELLS_WHO_ASKED.search(text) is not None and not re.match(
        r"(?:and |so |but )?(?:can|may|could|if|what|how|why|when|who)\b", text
    )


_TELLS_WHO_ASKED = re.compile(
    r"\b(?:asked|asks|said|goes|went|was like|is like|thought|say|says|ask)(?: (?:to )?(?:me|us|him|her|them|you|"
    r"myself))?(?:,| (?:me|us|him|her|them)) "
    r"(?:\w+,? )?(?:what|why|how|who|where|are|do|is|can|did|when|will|have|what's|where's|who's)\b"
)


def _asked_in_vain(turn: str, parts: list[Sentence], index: int) -> bool:
    """Whether the speaker goes on to answer it: a question inside a turn, followed by statements and not by more of asking."""
    rest = turn[parts[index].quote.end : parts[index].quote.end + _READ]
    if "?" in rest or not rest.strip(" .\"”'"):
        return False
    words = rest.split()
    if _REASON_OF_ONES_OWN.match(plain(parts[index].text)):
        return True
    if _STILL_ASKING.match(plain(rest).lstrip(' .,"”')):
        return len(words) > 60
    before = len(turn[max(0, parts[index].quote.start - _READ) : parts[index].quote.start].split())
    return (len(words) > 12 and len(words) * 2 > before) or (before >= 8 and len(words) >= 4)


def _continues(first: Quote, second: Quote, turn: str) -> bool:
    """Whether a second question only completes the first: a fragment beside it, before it, or the same thing said again."""
    between = turn[first.end : second.start].split()
    return len(between) <= _BETWEEN
