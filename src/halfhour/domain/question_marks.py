"""The build of a question as numbers: its clauses, what joins them, what pushes towards an answer, what stands before it."""

import re
from dataclasses import dataclass
from itertools import pairwise

from halfhour.domain.clauses import AUXILIARY, NEGATED, PRONOUN, WH, Build, Head, heads_of_question, plain
from halfhour.domain.questions import CUES, READ, Form, FormGuess, guess_of, without_tag

_SENTENCE = re.compile(r"[^.?!…]+[.?!…]*")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?|[,?]")
_BUILDS = tuple(Build)
_FORMS = tuple(Form)
_FIRST_WORDS = (
    "what",
    "how",
    "why",
    "who",
    "which",
    "when",
    "where",
    "or",
    "and",
    "so",
    "but",
    "you",
    "any",
    "it",
    "that",
    "they",
    "if",
)
_LAST_WORDS = (
    "right",
    "then",
    "though",
    "eh",
    "huh",
    "no",
    "yeah",
    "yes",
    "surely",
    "or",
    "not",
    "too",
    "what",
    "so",
    "like",
)
_INVERTED = re.compile(rf"\A(?:{AUXILIARY}|{NEGATED})\b")
_SUBJECT = re.compile(rf"\A{PRONOUN}\b")
_AND_WH = re.compile(rf"\b(?:and|or|&|plus)\b,?(?: \w+,?){{0,2}} {WH}\b")
_AND_VERB = re.compile(
    rf"\b(?:and|plus|&),?(?: (?:then|also|if so|if not|is|um|uh|like|maybe),?){{0,2}} (?:{AUXILIARY}|{NEGATED}) "
)
_OR_END = re.compile(r"\bor(?: (?:not|no|what|something|whatever|nothing))?[ .?]*$")
_OR = re.compile(r"\bor\b")
_AND = re.compile(r"\band\b|&")
_EXTENT = re.compile(r"\bhow (?:many|much|long|old|often|far|big)\b")
_TAIL = re.compile(rf"(?:{AUXILIARY}|{NEGATED}) {PRONOUN}[ .?!]*$")
_VALUE = re.compile(
    r"\b(?:only|just|really|always|never|nobody|everybody|everyone|all|still|even|obviously|clearly|"
    r"of course|no doubt|surely|"
    r"admit|honest\w*|pretend\w*|pretty much|basically|best|worst|bad|hard|easy|boring|awful|great|lucky|"
    r"wrong|mad|crazy|"
    r"waste|mess|stupid|too|so called|simply|nothing but|more like|must|better|worse|real)\b"
)


_ASKS_TO_TELL = re.compile(
    r"\b(?:explain|recap|unpack|set out|introduce yourself|describe|enlarge|outline|pick (?:it|that) up|"
    r"talk|walk|take|share|give (?:me|us)|"
    r"convince|sum up|summari[sz]e|help me understand|how it|what it|say (?:a (?:bit|little)|something|"
    r"more)|tell|let's have|go on|go over|"
    r"expand|elaborate|sketch|paint|show (?:me|us)|thoughts|advice|a feel(?:ing)? for|a sense of|insight|"
    r"a picture|make sense of|bring us|"
    r"start (?:anywhere|with|from)|love (?:to|a)|hear (?:about|how|what|from))\b"
)
_HAPPENS = re.compile(
    r"\bwhat(?:'s|s)? (?:\w+ )?(?:happen\w*|going on|became|become)|what (?:do|did|would|does) (?:you|one|"
    r"i|we|they) do\b|\bwell\?|\bhow so\b"
)
_TAIL_WHY = re.compile(
    r"\b(?:and|or|but),? (?:if (?:so|not),? )?(?:why|how|what|who|where|when|which)(?: not| so| come|"
    r" exactly| is that)?[ ?.]*$"
)
_UNTURNED = re.compile(r"\band (?:why|how|what|who|where|when) (?:it|they|that|this|you|he|she|the|your|his|her)\b")
_FIGURE = re.compile(
    r"\b(?:number|share|portion|percentage|proportion|turnover|rent|rate|salary|band|fee|price|cost|pay|"
    r"paid|paying|earn\w*|make a|website|address|"
    r"name|surname|date|age|title|size|length|requirements?|deadline|score|budget|churn|revenue|profit|"
    r"population|record|capacity|"
    r"phone|email|code|colou?r|brand|model|kind of|type of|sort of|fastest|youngest|oldest|biggest|"
    r"highest|lowest|first|last|spell|"
    r"degrees?|categor\w+|percent|tax|per (?:hour|day|week|month|year)|a (?:day|week|month|year|shift))\b"
)
_CHOICE_LOADED = re.compile(
    r"\bor (?:is|are|was|were|do|does|did|just|only|is it|was it|are you|do you|carry|keep|let|be|chase|sheer)\b"
)
_CONTRAST = re.compile(
    r"\b(?:instead|anyway|rather than|in the end|whatever|despite|although|even though|when (?:nobody|"
    r"everybody|everyone|no one|people)|who won't|who can't)\b"
)
_EMPHASIS = re.compile(
    r"\b(?:on earth|the hell|really|seriously|honestly|ever|at all|any ?(?:one|body)|such|so (?!what|how|"
    r"do|is|did|was|you|it|the|that|who|why|where|when|far|if)\w+)\b"
)
_OR_WRONG = re.compile(
    r"\b(?:am i (?:right|wrong)|fair|let's (?:be honest|face it|call|not pretend)|let (?:me guess|us say)|"
    r"i(?:'m| am)? (?:guess\w*|imagine|hope|bet)|bet|must(?:'ve)?|sounds? (?:to me )?like|"
    r"between you and me|no use|would (?:surely|not)|i'd have thought|dunnit|eh)\b"
)
_PRESSED = re.compile(
    r"\b(?:put up with|(?:can|do|could) (?:you|one|people|they) (?:bear|stand|stomach|defend|justify|"
    r"sleep at night|live with)|possessed you|"
    r"right mind|on earth can|what'?s? (?:is )?the point of|what is it with|why (?:do|does|is|are|has|"
    r"have|did) \w+(?: \w+)? (?:still|always|never|let|get away)|"
    r"why (?:would|should) any|how much longer|how (?:many|much) \w*(?: \w+)? ?(?:did (?:they|"
    r"you) )?(?:cheat|waste|lose)|saw sense|who wants to|what makes (?:this|you|them) (?:so|the best)|"
    r"what would you (?:say|tell) (?:to )?(?:all|those)|don't (?:seriously|honestly)|seriously want|"
    r"each other's throats|let alone|pension like that|serious \w+ really|sensible thing)\b"
)
_POLITE_TELL = re.compile(
    r"\A(?:.{0,24}\b)?(?:can|could|would|will|may|might|is there)\b(?: [\w'-]+){0,6}? (?:explain|recap|"
    r"unpack|set out|introduce|describe|outline|walk|talk (?:me|us)|"
    r"take (?:me|us)|say (?:a little|a bit|something|more)|tell (?:me|us|them|the)|share|sum up|"
    r"summari[sz]e|pick (?:it|that|this) up|expand|elaborate|"
    r"enlarge|give (?:me|us) (?:a |an |some )?(?:feel|sense|idea|picture|example|overview)|hear (?:about|"
    r"how|what|a bit|from)|ask (?:you )?(?:what|how|why|about))\b"
)
_IMPERATIVE = re.compile(
    r"\A(?:.{0,40}[.,:;] )?(?:(?:please|so|and|then|ok|okay|right|well|just|"
    r"now),? )*(?:please )?(?:give (?:me|us)|tell (?:me|us)|explain|describe|convince|go on|"
    r"enlarge|start|say more|walk|talk|take (?:me|us)|sketch|paint|let's have|let's hear|help me|show me|"
    r"name|i(?:'d| would|'m)? (?:love|like|"
    r"should like|curious|interested|keen|dying))\b"
)
_SCRAP = re.compile(
    r"\A(?:(?:and|so|but|well|oh),? )?(?:such as|for (?:instance|example)|because|meaning(?: what)?|"
    r"like(?: what)?|how so|how come|in what (?:way|sense)|what about (?:it|that)|"
    r"thoughts|why|how|what then|then what|and then|any (?:advice|tips|thoughts|ideas)|what (?:do )?you mean)[ ?.!]*$"
)
_RESTATED = re.compile(r"\b(?:or|i mean|like|is it|say)[\s,]*$| i mean")
_CORES = (
    _PRESSED,
    _POLITE_TELL,
    _IMPERATIVE,
    _SCRAP,
    _ASKS_TO_TELL,
    _HAPPENS,
    _TAIL_WHY,
    _UNTURNED,
    _FIGURE,
    _CHOICE_LOADED,
    _CONTRAST,
    _EMPHASIS,
    _OR_WRONG,
    _AND_WH,
    _AND_VERB,
    _AND,
    _OR,
    _OR_END,
    _EXTENT,
    _INVERTED,
    _SUBJECT,
    _TAIL,
    _VALUE,
)
_OF_ACCOUNT = tuple(_CORES.index(pattern) for pattern in (_FIGURE, _CONTRAST, _EMPHASIS, _VALUE))
_OF_POLAR = tuple(_CORES.index(pattern) for pattern in (_ASKS_TO_TELL, _EMPHASIS, _CHOICE_LOADED, _VALUE))
_OF_SPOKEN = tuple(_CORES.index(pattern) for pattern in (_ASKS_TO_TELL, _HAPPENS, _OR_WRONG, _VALUE))
_PLAIN_WORD = re.compile(r"[\w']+")
_ASKING = re.compile(rf"\b{WH}\b")
_ASKING_WORDS = ("what", "how", "why", "who", "which", "when", "where")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question made plain, what the rules say of it, and where the part that asks begins."""

    text: str
    heads: tuple[Head, ...]
    guess: FormGuess
    asks_from: int


def parse(question: str) -> Parsed:
    """Reads the clauses of a question once; sentences before the first that asks are its preface."""
    text = plain(question[:READ])
    found = without_tag(text, heads_of_question(text))
    sentences = [match.start() for match in _SENTENCE.finditer(text) if match[0].strip(" .?!…\"'")]
    last = sentences[-1] if sentences else 0
    first_asked = _first_asking(text, found, last)
    return Parsed(text, found, guess_of(text, found), first_asked)


def _first_asking(text: str, found: tuple[Head, ...], last: int) -> int:
    """Where the first sentence with a question mark or a clause that asks begins; the last sentence when there is none."""
    start = last
    for match in _SENTENCE.finditer(text):
        asks = "?" in match[0] or any(match.start() <= head.start < match.end() for head in found)
        if asks and match.start() < start:
            start = match.start()
            break
    return start


def words_of(parsed: Parsed) -> list[str]:
    """The words of the part that asks, with commas and question marks inside it as words of their own; "so" the preface is left out."""
    core = parsed.text[parsed.asks_from :].rstrip(" ?.!,")
    return _TOKEN.findall(core)


def marks_of(parsed: Parsed) -> list[float]:
    """Yes (1), no (0) and small amounts that tell how a question is built, always in the same order."""
    core = parsed.text[parsed.asks_from :].strip()
    begun = [head for head in parsed.heads if head.start >= parsed.asks_from]
    return [
        *map(float, _builds(parsed, begun)),
        *map(float, _edges(core)),
        *map(float, _amounts(parsed, begun, core)),
        *map(float, _cues(parsed, begun, core)),
        *map(float, _pair(parsed, begun)),
    ]


def _builds(parsed: Parsed, begun: list[Head]) -> list[bool]:
    """What the rules say, and the build of the first and the last clause of the part that asks."""
    return [
        *(parsed.guess.form is form for form in _FORMS),
        *(parsed.guess.build is build for build in _BUILDS),
        *(bool(begun) and begun[0].build is build for build in _BUILDS),
        *(bool(begun) and begun[-1].build is build for build in _BUILDS),
    ]


def _edges(core: str) -> list[bool]:
    """The first word, the last one, and the first question word."""
    words = _PLAIN_WORD.findall(core)
    first, last = (words[0], words[-1]) if words else ("", "")
    asking = match[0] if (match := _ASKING.search(core)) else ""
    return [
        *(first == word for word in _FIRST_WORDS),
        *(last == word for word in _LAST_WORDS),
        *(asking == word for word in _ASKING_WORDS),
    ]


def _amounts(parsed: Parsed, begun: list[Head], core: str) -> list[float]:
    """How many clauses, words, commas and judging words; where the first clause begins; how it ends."""
    words = core.count(" ") + 1
    judging = len(_VALUE.findall(parsed.text))
    return [
        *(len(begun) == count for count in range(3)),
        len(begun) > 2,
        any(head.negated for head in begun),
        bool(begun) and begun[0].start - parsed.asks_from < 3,
        min(1.0, (begun[0].start - parsed.asks_from) / 80) if begun else 0.0,
        parsed.asks_from > 0,
        core.count("?") > 1,
        core.endswith("?"),
        core.count(",") / 4,
        min(2.0, words / 12),
        words < 4,
        words < 7,
        min(1.0, judging / 2),
    ]


def _cues(parsed: Parsed, begun: list[Head], core: str) -> list[bool]:
    """The cues of the rules, then those of the model, some of them again by the clause that they stand in."""
    account = bool(begun) and begun[0].build is Build.ACCOUNT
    polar = bool(begun) and begun[0].build is Build.YES_NO
    met = [pattern.search(core) is not None for pattern in _CORES]
    return [
        *(pattern.search(parsed.text, parsed.asks_from) is not None for pattern in CUES),
        *met,
        *(account and met[place] for place in _OF_ACCOUNT),
        *(polar and met[place] for place in _OF_POLAR),
        *(not begun and met[place] for place in _OF_SPOKEN),
    ]


def _pair(parsed: Parsed, begun: list[Head]) -> list[bool]:
    """What stands between two clauses that ask: a conjunction, a stop, a pause; and whether their builds differ."""
    conj = stop = comma = differ = same = long_first = long_second = restated = False
    for one, two in pairwise(begun):
        between = parsed.text[one.end : two.start]
        tail = between[-24:]
        conj |= _AND.search(tail) is not None
        stop |= "?" in between or "." in between
        comma |= between.rstrip().endswith(",")
        restated |= _RESTATED.search(between) is not None
        differ |= one.build is not two.build
        same |= one.build is two.build
        long_first |= len(between.split()) > 3
        long_second |= len(parsed.text[two.end :].split()) > 2
    return [conj, stop, comma, differ, same, long_first, long_second, restated, conj and long_second, stop and not conj]
