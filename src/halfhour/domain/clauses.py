"""Interrogative clauses of English: where they begin and what kind of answer they can take."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

# Closed classes of grammar and the fixed frames of asking: they do not grow, so they stand here and not in `phrases`.
PRONOUN = (
    r"(?:i|you|ya|u|we|he|she|they|it|that|this|these|those|there|one|anyone|anybody|anything|someone|somebody|something|"
    r"everyone|everybody|people|y'all)"
)
DETERMINER = (
    r"(?:the|a|an|my|your|our|his|her|their|its|any|some|all|most|many|each|every|no|other|another|such|more|much|two|three|"
    r"both|either)"
)
AUXILIARY = r"(?:am|is|are|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must)"
NEGATED = (
    r"(?:(?:is|are|was|were|do|does|did|have|has|had|could|would|should|might|must|need|ai)n'?t|can'?t|won'?t|shan'?t)"
)
WH = r"(?:what|how|why|who|whom|whose|which|when|where)"
OPENER = (
    r"(?:and|so|but|or|well|okay|ok|right|yeah|yes|no|um|uh|em|er|erm|oh|ah|like|also|then|now|sorry|cool|great|actually|"
    r"anyway|plus|alright|hmm|mm|hm|sure|interesting|wow|nice|fair|enough|i mean|you know|just|first|finally|lastly|next|"
    r"i see|got it|thanks|thank you|please|hey|honestly|look|maybe|good|question|last one|one more|because)"
)

_EXTENT = (
    r"how (?:many|much|long|old|often|far|big|large|tall|early|late|soon|fast|high|small|wide|deep|frequently|quickly|close|near|"
    r"regularly|recently|expensive|common)\b"
)
_FACT_NOUN = (
    r"(?:date|age|size|percentage|percent|proportion|number|salary|pay|wage|wages|rate|cost|"
    r"price|fee|degree|grade|grades|school|university|college|city|country|town|company|languages?|software|name|title|"
    r"email|address|deadline|budget|floor|colour|color|currency|visa|model|brand|shift)"
)
_BARE_FACT_NOUN = r"(?:time|times|year|years|day|days|month|hours|week|instrument|courses)(?:'s)?"
_AMOUNT_VERB = r"\b(?:pay|pays|paid|earn|earns|cost|costs|charge|charges|called|start on|starts on|make a year|get paid|stand for)\b"
_INVITING = (
    r"(?:tell (?:to )?(?:me|us)|talk (?:me |us )?(?:through|about)|walk (?:me|us)|take (?:me|us) (?:through|back)|describe|"
    r"explain|share|"
    r"say (?:a bit|a little|something|more)|elaborate|expand|give (?:me|us) (?:an? |some |your )?(?:\w+ )?"
    r"(?:idea|sense|example|examples|picture|advice|overview|insight|view|perspective|feel)|paint (?:me|us)|speak to|speak about|"
    r"comment on|go over|go through|shed)"
)
_POLITE = r"(?:(?:can|could|would|will|might|may|can't) (?:you|u|we|i)|would you mind|i'd love (?:for you|if you could)|please|do)"
_SOFT = (
    r"(?: (?:please|maybe|just|also|perhaps|possibly|briefly|quickly|kindly|be able to|to|ask you to|ever|possible))*"
)
_INDIRECT = re.compile(
    r"\b(?:i(?:'m|'d|'ve|'ll)?(?: \w+(?:'\w+)?){0,4}? (?:like|love|want|wanted|wanna|curious|keen|dying|hoping|meant|"
    r"interested|going|need|came|trying)"
    r"(?: (?:also|really|just|to|come|try))* (?:know|hear|ask|understand|learn|find out|get a sense|get an idea)(?: you| from you| of)?"
    r"|(?:i(?:'m|'d|'ve)?(?: \w+){0,3} )?(?:wonder(?:ing)?|always wondered)|curious(?: to (?:know|hear))?|"
    r"interested(?: to (?:know|hear|learn)| in)"
    r"|(?:can|could|may|might) i (?:please |just |maybe |also )?ask(?: you)?(?: maybe| perhaps)?"
    r"|do you (?:know|have any idea|remember|recall|mind (?:me asking|if i ask|saying|telling me|sharing))|any idea|my question is"
    r"|(?:the|one|another|other) (?:other |big |last )?(?:thing|question)(?: i(?:'d like|'m| want(?:ed)?)? to (?:know|"
    r"ask))? is|mind if i ask(?: you)?|tell (?:me|us))"
    rf"[,:]?(?: (?:about|of|in|just|simply|maybe|a bit about|more about|um|uh|like)\b,?)* (?P<embedded>{WH}\b|if\b|whether\b)"
)
_ABOUT = re.compile(
    r"\b(?:wonder(?:ing)?|curious|(?:know|hear|ask|learn|find out)(?: you)?(?: (?:a bit|a little|something|more|also|"
    r"quickly))*) about\b|"
    r"\binterested in (?:your|hearing|learning)\b"
)
_INVITATION = re.compile(rf"(?:{_POLITE}{_SOFT} )?\b{_INVITING}\b")
_INVERTED_WH = re.compile(
    rf"\b(?:{_EXTENT}|{WH}\b)(?P<between>(?:,? (?!(?:{AUXILIARY}|i|you|we|he|she|they|it)\b)[\w'-]+){{0,4}}?),?"
    rf" (?:{AUXILIARY}|{NEGATED})(?: not)?(?= (?:{PRONOUN}|{DETERMINER}|not|[\w'-]+)\b)"
    rf"|\b(?:what|how|why|who|when|where)'?(?:s|re|d|ll)\b(?= [\w'-]+)|\bhow come\b|\b(?:what|how) about\b|\bwhy not\b"
)
_INVERTED = re.compile(
    rf"(?P<neg>\b{NEGATED}\b)|\bd'(?:you|ya|ye)\b"
    rf"|\b(?!must (?!{PRONOUN}\b)|(?:may|can|could|might) i (?:just |maybe |please )?ask\b){AUXILIARY}(?:,? like,?| um,?| uh,?)?"
    rf"(?= (?:{PRONOUN}|{DETERMINER}|[\w'-]+)\b)"
)
_ANY_WH = re.compile(rf"\b(?:(?:at|in|for|on|to|from|with|by) )?(?P<word>{WH})\b")
_AND_BEFORE = re.compile(
    r"(?:\b(?:and|plus|also)|&|as well as)[\s,]*(?:(?:also|then|maybe|if so|more importantly|just),? )*$"
)
_BOUNDARY_BEFORE = re.compile(rf"(?:^|[,.?!;:…–—(\"“-]|\b{OPENER})[\s,]*$")
_CHOICE = re.compile(r"\bor\b(?! (?:so|something|anything|whatever|not|no|maybe|two|less|more)\b)(?= \w)")


_NEAR = 48
"""Characters before a clause in which its conjunction stands."""


class Build(StrEnum):
    """The grammar of a question: what kind of answer it can take."""

    YES_NO = "yes_no"
    EITHER_OR = "either_or"
    FACT = "fact"
    """A name, a date or a number answers it."""
    ACCOUNT = "account"
    """It invites to tell: how, why, what, "tell me about"."""
    STATEMENT = "statement"
    """Worded as a statement, asked by tone or tag."""
    TOPIC = "topic"
    """No more than a subject held out: "And the hours?"."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a question begins in a text (characters `start` to `end`), and its build."""

    start: int
    end: int
    build: Build
    negated: bool = False


def plain(text: str) -> str:
    """The text in lower case with straight apostrophes, every character in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lower.replace("’", "'").replace("‘", "'").replace("\n", " ").replace("\t", " ")


def heads(text: str) -> tuple[Head, ...]:
    """The heads of all interrogative clauses in a text made plain, in order; embedded ones count under their asking frame only."""
    return _apart(_candidates(text))


def heads_of_question(text: str) -> tuple[Head, ...]:
    """Like `heads` for a text known to be a question, where a question word need not be followed by inversion.

    So do "What drew you here?", "What you would tell them?" and the second half of "How did it begin and what came of it?".
    """
    found = heads(text)
    bare = [
        Head(match.start(), match.end(), _wh_build(text, match.start("word")))
        for match in _ANY_WH.finditer(text)
        if _begins_clause(text, match.start())
    ]
    if not found:
        return _apart(bare)
    first = found[0]
    joined = [
        head
        for head in bare
        if (head.start > first.end and _AND_BEFORE.search(text[max(0, head.start - _NEAR) : head.start]))
        or (head.end < first.start and _AND_BEFORE.search(text[max(0, first.start - _NEAR) : first.start]))
    ]
    return _apart([*found, *joined])


def _apart(candidates: Iterable[Head]) -> tuple[Head, ...]:
    """Heads in order, those inside an earlier one left out."""
    found: list[Head] = []
    for head in sorted(candidates, key=lambda head: (head.start, -head.end)):
        if not found or head.start >= found[-1].end:
            found.append(head)
    return tuple(found)


def _candidates(text: str) -> Iterator[Head]:
    for match in _INDIRECT.finditer(text):
        word = match["embedded"]
        build = Build.YES_NO if word in {"if", "whether"} else _wh_build(text, match.start("embedded"))
        yield Head(match.start(), match.end(), build)
    for match in _ABOUT.finditer(text):
        yield Head(match.start(), match.end(), Build.ACCOUNT)
    for match in _INVITATION.finditer(text):
        if _begins_clause(text, match.start()):
            yield Head(match.start(), match.end(), Build.ACCOUNT)
    for match in _INVERTED_WH.finditer(text):
        yield Head(match.start(), match.end(), _wh_build(text, match.start()), "n't" in match[0])
    for match in _INVERTED.finditer(text):
        if _begins_clause(text, match.start()):
            negated = match["neg"] is not None or bool(re.match(r" (?:\w+) not\b", text[match.end() :]))
            yield Head(match.start(), match.end(), _polar_build(text, match.end()), negated)


def _begins_clause(text: str, place: int) -> bool:
    return _BOUNDARY_BEFORE.search(text, max(0, place - 24), place) is not None if place else True


def _wh_build(text: str, place: int) -> Build:
    """The build of a clause that begins with its question word at a place."""
    clause = re.split(r"[.?!;]", text[place : place + 160], maxsplit=1)[0]
    word = re.match(r"\w+", clause)
    if word is None or word[0] == "why":
        return Build.ACCOUNT
    if re.match(_EXTENT, clause) and not re.match(r"how far (?:has|have|do you think)", clause):
        return Build.FACT
    if re.match(r"which (?:aspects?|parts?|skills?|qualit\w+|challenges?|experiences?|kinds?|things?)\b", clause):
        return Build.ACCOUNT
    if re.match(r"what(?:'s| is| was) [\w-]+$", clause.rstrip()):
        return Build.FACT
    if word[0] in {"who", "whom", "whose", "which", "when"} or (word[0] == "where" and "see" not in clause):
        return Build.FACT
    if word[0] == "what" and (
        re.match(
            rf"what(?:'s|s)?(?: is| are| was| were)?(?: exactly| roughly)?(?: the| your| their|"
            rf" a)?(?: [\w'-]+)? {_FACT_NOUN}\b(?! like)"
            rf"|what {_BARE_FACT_NOUN}\b",
            clause,
        )
        and not re.search(r"\blike$|\bdifference|\b(?:kind|sort|type|kinds|sorts|types) of\b", clause)
    ):
        return Build.FACT
    if word[0] == "what" and re.search(_AMOUNT_VERB, clause):
        return Build.FACT
    return Build.ACCOUNT


def _polar_build(text: str, place: int) -> Build:
    clause = re.split(r"[.?!;]", text[place : place + 200], maxsplit=1)[0]
    return Build.EITHER_OR if _CHOICE.search(clause) else Build.YES_NO
