"""The form of a question: open or closed, leading, or two questions in one breath."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from halfhour.domain.clauses import AUXILIARY, DETERMINER, NEGATED, PRONOUN, WH, Build, Head, heads_of_question, plain

_OPENS = frozenset({Build.ACCOUNT, Build.TOPIC})

_TAG = re.compile(
    rf"[,\s]+(?P<tag>(?:{NEGATED} {PRONOUN}|right|correct|innit|huh|eh|true|surely|i (?:assume|guess|suppose|take it|"
    r"presume|imagine|bet)|am i right|(?:is|isn't) that (?:right|fair|so|correct)|or am i wrong|wouldn't you (?:say|agree|think)|"
    r"don't you (?:think|agree|find)|you'd agree|of course))[.?! ]*$"
)
_ASKED_BACK = re.compile(r"\w,\s*(?P<tag>no|yes|yeah)[.?! ]*$")
_POSITIVE_TAG = re.compile(
    rf"(?:n't|\b(?:not|never|no|none|nothing|nobody|hardly|barely))\b.*[,\s](?P<tag>{AUXILIARY} {PRONOUN})[.?! ]*$"
)
_SUGGESTING = re.compile(
    rf"\b(?:(?:{NEGATED} (?:you|we|it|that|one) (?:think|agree|say|feel|believe|find)|surely|wouldn't it be|"
    r"(?:do|would|don't) you(?: not)? (?:also )?agree|fair to say|safe to say|"
    r"as \w+ as (?:they|people|everyone|everybody|i|you) (?:say|says|think|thinks|imagine|claim|claims|hear|make)|"
    r"(?:that|this) (?:bad|good|great|terrible|easy|simple)|isn't it true|don't tell me|admit|"
    r"is it not|are you not|do you not|did you not|would it not|would you not)\b"
    r"|(?:is|was|would) (?:that|this|it) (?:then )?(?:because|why|just because|the (?:\w+ )?(?:reason|difference|problem|"
    r"secret|trick|answer))\b)"
)
_ASSUMING = re.compile(
    r"\b(?:obviously|clearly|of course|no doubt|undoubtedly|everyone knows|everybody knows|we all know|i bet|i'm sure|i am sure|"
    r"i(?:'d| would)? (?:assume|presume|suppose|guess|imagine|take it|gather|expect|hear|heard|reckon|think)|presumably|must(?:n't)? "
    r"(?:be|have|feel|get|love|hate|miss|enjoy|like|take|cost|need|make|mean|find|see|know|really|all|often|still)|naturally|"
    r"has to be|have to be|got to be|i understand|they say|people say)\b"
)
_LOADED = re.compile(
    r"\b(?:how (?:much )?(?:bad|badly|terrible|terribly|awful|boring|amazing|great|wonderful|rewarding|fantastic|toxic|"
    r"horrible|pointless|brilliant|"
    r"unfair|dull|miserable|exciting|excited|proud|do you (?:love|hate|enjoy|regret)|did you (?:love|hate|enjoy|regret))|"
    r"so (?:much )?(?:bad|badly|better|worse|terrible|awful|boring|great|amazing|wonderful|toxic|special|unfair|slow|poor|poorly|"
    r"superior|successful|unpopular|underpaid|overpaid|perfect|cruel|lazy|conservative|backward|arrogant|obsessed|broken)|"
    r"such (?:an? )?(?:\w+ )?(?:great|amazing|bad|terrible|awful|wonderful|good|toxic|mess|waste|success|failure|disaster|"
    r"boring|nightmare)|"
    r"(?:given|considering|seeing|knowing) (?:that|how|what|all)|"
    r"why\b[^?.]*\bso (?!many|few|that|much\b|far|long)\w+|dead[- ]end|waste of (?:time|money)|pointless|overrated|a joke|a scam|"
    r"would(?:n't)? (?:you )?rather not|you(?:'d| would| do) (?:surely|definitely|certainly|obviously) )\b"
)
_JUDGING = re.compile(
    r"\b(?:enjoy|loves?|hates?|prefers?|recommend|regret|worth|best|worst|better|worse|more|less|than|always|never|only|just|"
    r"actually|basically|really|"
    r"mostly|mainly|probably|pretty|definitely|easy|hard|important|key|good|bad|enough|too|main|biggest|easier|harder|not|"
    r"all about|everyone knows|"
    r"nobody|dying|dead|the one|the real|the whole point)\b"
)
_OWN_FACT = re.compile(
    r"^(?:(?:so|then|and|but|oh|ah|now|okay|right|well|sorry|wait|because|after that),? )*you(?:'re|'ve|'d| \w+)\b"
)
_OPINION = re.compile(
    r"\byou(?:'d|'re| would| do| are|'ll)?(?: \w+)? (?:agree|like|enjoy|love|hate|prefer|recommend|regret|feel|think|believe|"
    r"say|happy|glad|"
    r"proud|not going to)\b"
)
_CHECKED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand|"
    r"half|million|monday|"
    r"tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|"
    r"november|december)\b"
)
_FRAGMENT = re.compile(rf"\b(?:{PRONOUN}(?:'\w+)?|{AUXILIARY}|{NEGATED}|\w+s|\w+ed)\b")
_TOPIC_OPENER = re.compile(
    r"^(?:(?:um|uh|em|so|okay|ok|oh|well|right|yeah|great|now)[,.]? )*(?:and|or|what about|how about|then|but)\b"
)

_JOINED = re.compile(
    r"(?:\b(?:and|also|plus|as well as|then|but also|or else|followed by)\b|&)[\s,]*(?:(?!(?:i|you|we|they|he|she|it)\b)\w+,? ){0,3}$"
)
_RESTATED = re.compile(r"\b(?:i mean|like|that is|in other words|or rather|or|meaning|as in|say)[\s,]*$")
_BLOCK = re.compile(
    r"\b(?:between|both|balanc\w+|combin\w+|compar\w+|differ\w*|together|juggl\w+|reconcil\w+|mix\w*|versus|relationship|"
    r"connection|gap|link|switch\w*|"
    r"across|each other)\b"
)
_OPPOSED = re.compile(
    r"\b(?:(?:like|love|enjoy|best|most|likes|good|advantages?|strengths|rewarding|pros|hardest|easiest|happiest|"
    r"highs?)\b[^?.!]{0,40}?\band\b[^?.!]{0,30}?"
    r"\b(?:dislike|hate|worst|least|dislikes|bad|disadvantages?|weaknesses|frustrating|hardest|easiest|saddest|lows?))\b"
)
_SET_PAIR = re.compile(
    r"\b(?:pros and cons|ups and downs|highs and lows|nuts and bolts|day[- ]to[- ]day|dos and don'?ts|tips and tricks|trial and error|"
    r"friends and family|research and development|r and d|health and safety|terms and conditions|roles? and responsibilit\w+|"
    r"skills? and (?:qualit\w+|experience|abilit\w+|knowledge|competenc\w+|qualification\w*)|hopes and (?:dreams|fears)|"
    r"knowledge and skills|"
    r"rules and regulations|back and forth|again and again|more and more|over and over|up and (?:coming|running)|here and there|"
    r"now and then|by and large|first and foremost|and so on|and so forth|and stuff|and that|and things|and such|and all(?: that)?|"
    r"and everything|and the like|and (?:not|back)|(?:try|go|come|wait) and|time and (?:energy|effort|money)|"
    r"strengths and weaknesses|advantages and disadvantages|successes and failures|good and bad|arts and crafts|supply and demand|"
    r"mergers and acquisitions|food and (?:drink|beverage)|hotels? and restaurants?|profit and loss|black and white|men and women|"
    r"boys and girls|old and new|home and abroad|years? and years?|accident and emergency|a and e|(?:hundred|thousand) and)\b"
)
_PAIR = re.compile(
    r"(?P<frame>^(?:what(?:'s|'re| is| are| was| were| do you think (?:of|about))|"
    r"how(?:'s|'re| is| are| was| were| do you (?:feel about|like|find|rate|see)| did you (?:choose|find|like|get)|"
    r" (?:satisfied|happy) are you with)|"
    r"(?:is|are|was|were|do|does|did|have|has|would|can|will) (?:you|the|your|it|there|they|this|that)|(?:can you |"
    r"could you )?(?:tell (?:me|us) about|describe))\b)"
    r"(?P<first>[^?.!]*?)\band (?P<second>[^?.!]+)"
)


READ = 1_000
"""Characters of a question that are read (our own default)."""

_SCRAP = 5
"""Words below which a statement asked by tone is an echo and checks what was heard (our own default)."""

_FULL = 5
"""Words from which a statement asked by tone is a question of its own beside the next one (our own default)."""


CUES = (
    _TAG,
    _ASKED_BACK,
    _POSITIVE_TAG,
    _SUGGESTING,
    _ASSUMING,
    _LOADED,
    _JUDGING,
    _OWN_FACT,
    _OPINION,
    _CHECKED,
    _BLOCK,
    _OPPOSED,
    _SET_PAIR,
)
"""Cues that a model may weigh for itself."""


class Form(StrEnum):
    """How a question is built: does it open the talk or close it?"""

    OPEN = "open"
    CLOSED = "closed"
    LEADING = "leading"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class FormGuess:
    """The form of a question, its grammar, and the characters `start` to `end` (exclusive) that decide it."""

    form: Form
    build: Build
    start: int
    end: int


Forms = Callable[[Sequence[str]], Sequence[FormGuess]]
"""Judges the form of many questions at once; a trained model may stand in for `form_of`."""


def form_of(question: str) -> FormGuess:
    """Whether a question opens, closes, leads, or asks two things; works without capitals and question marks.

    An empty text counts as a closed topic. Where a question is both leading and double, double wins: it must be cut first.
    """
    text = plain(question[:READ])
    return guess_of(text, without_tag(text, heads_of_question(text)))


def guess_of(text: str, found: tuple[Head, ...]) -> FormGuess:
    """The form by rules alone, for a text made plain whose heads are known."""
    build = found[0].build if found else _headless_build(text)
    place = (found[0].start, found[0].end) if found else (0, len(text.rstrip()))
    if second := _second_question(text, found, build):
        return FormGuess(Form.DOUBLE, build, *second)
    if leads := _leads(text, found, build):
        return FormGuess(Form.LEADING, build, *leads)
    return FormGuess(Form.OPEN if build in _OPENS else Form.CLOSED, build, *place)


def without_tag(text: str, found: tuple[Head, ...]) -> tuple[Head, ...]:
    """The heads without a tag at the end ("…, isn't it?"), which asks nothing by itself."""
    tag = _POSITIVE_TAG.search(text) or _TAG.search(text)
    return tuple(head for head in found if tag is None or head.start < tag.start("tag"))


def _headless_build(text: str) -> Build:
    bare = text.partition("?")[0].strip(" .!,")
    words = len(bare.split())
    if re.match(r"any (?:chance|openings?|jobs?|idea|luck)\b", bare):
        return Build.YES_NO
    if re.search(r"\b(?:how|why)$", bare) or re.match(
        r"(?:any|some) (?:other )?(?:advice|tips|thoughts|suggestions)", bare
    ):
        return Build.ACCOUNT
    if (
        words <= 7
        and _TOPIC_OPENER.match(bare)
        and not re.search(rf"\b(?:{AUXILIARY}|(?!people){PRONOUN})\b|'(?:re|s|ve|m|d)\b", bare)
    ):
        return Build.TOPIC
    return Build.STATEMENT


def _second_question(text: str, found: tuple[Head, ...], build: Build) -> tuple[int, int] | None:
    """The place of a second, different thing asked for; None when there is but one."""
    for first, second in pairwise(found):
        between = text[first.end : second.start]
        if _RESTATED.search(between) or " i mean" in between:
            continue
        if (
            _JOINED.search(between)
            or ("?" in between and _new_matter(text, first, second))
            or _turns(text, first, second)
        ):
            return second.start, second.end
    if found and "?" in (before := text[: found[0].start]) and len(before.partition("?")[0].split()) >= _FULL:
        return found[0].start, found[0].end
    if match := _OPPOSED.search(text):
        return match.start(), match.end()
    start = found[0].start if found else 0
    return _second_matter(text, start, build) if build is not Build.STATEMENT else None


def _turns(text: str, first: Head, second: Head) -> bool:
    """Whether a comma leads from one question word to another: "What does one earn, how are the contracts?"."""
    words = [re.match(WH, text[head.start :]) for head in (first, second)]
    one, two = words
    return bool(
        one
        and two
        and one[0] != two[0]
        and text[: second.start].rstrip().endswith(",")
        and len(text[second.end :].split()) > 1
    )


def _same_word(text: str, first: Head, second: Head) -> bool:
    one, two = (re.match(r"\w+", text[head.start :]) for head in (first, second))
    return bool(one and two and one[0] == two[0])


def _new_matter(text: str, first: Head, second: Head) -> bool:
    """Whether the second clause is a full question of its own and not a narrowing of the first."""
    return (
        second.build is not Build.EITHER_OR
        and len(text[second.start :].split()) >= (5 if _same_word(text, first, second) else 3)
        and not (
            first.build is second.build is Build.ACCOUNT and not text.startswith(("what", "how", "why"), first.start)
        )
    )


def _second_matter(text: str, start: int, build: Build) -> tuple[int, int] | None:
    """Two subjects under one question: "What are the hours and the pay like?"."""
    clause = text[start:]
    if " and " not in clause or _BLOCK.search(clause) or _SET_PAIR.search(clause):
        return None
    match = _PAIR.search(clause)
    if match is None:
        return None
    second = match["second"]
    determined = re.match(rf"(?:{DETERMINER})\b", second) and re.search(
        rf"\b{DETERMINER} (?:\w+ )?\w+,? $", match["first"]
    )
    bare = re.match(r"[\w-]+(?: [\w-]+){0,2}[?.! ]*$", second)
    adjectives = build is Build.YES_NO and re.match(r"(?:is|are|was|were)\b", clause)
    if determined or (bare and (adjectives or second.strip(" ?.!").endswith("like"))):
        return start + match.start("second"), start + match.end("second")
    return None


def _leads(text: str, found: tuple[Head, ...], build: Build) -> tuple[int, int] | None:
    """The place of what puts the answer into the mouth; None when nothing does."""
    polar = [head for head in found if head.negated and head.build in {Build.YES_NO, Build.EITHER_OR}]
    if polar and build is not Build.ACCOUNT:
        return polar[0].start, polar[0].end
    for pattern in (_SUGGESTING, _LOADED):
        if match := pattern.search(text):
            return match.start(), match.end()
    tag = _POSITIVE_TAG.search(text) or _TAG.search(text)
    if tag and (not found or found[0].start >= tag.start("tag")):
        return tag.start("tag"), tag.end("tag")
    if build is Build.STATEMENT and (tag := _ASKED_BACK.search(text)) and not _OWN_FACT.match(text):
        return tag.start("tag"), tag.end("tag")
    if build is Build.STATEMENT:
        return _leading_statement(text)
    return None


def _leading_statement(text: str) -> tuple[int, int] | None:
    """A statement asked by tone leads when it judges or generalises; a fact about the other person is only checked."""
    if match := _ASSUMING.search(text):
        return match.start(), match.end()
    if match := _OPINION.search(text):
        return match.start(), match.end()
    if len(text.split()) < _SCRAP or _OWN_FACT.search(text) or _CHECKED.search(text) or not _FRAGMENT.search(text):
        return None
    concluding = re.match(r"(?:(?:oh|ah|and|okay|right|well|yeah),? )*(?:so|then)\b", text)
    judging = _JUDGING.search(text, concluding.end() if concluding else 0)
    decisive = (
        judging
        if judging and (concluding or len(text.split()) > _SCRAP)
        else concluding
        if len(text.split()) > _SCRAP
        else None
    )
    return (decisive.start(), decisive.end()) if decisive else None
