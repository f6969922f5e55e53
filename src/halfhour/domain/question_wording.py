"""A question asked better, from its own words by its grammar; None rather than a wording that is not safe."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from halfhour.domain.clauses import OPENER, WH, plain
from halfhour.domain.question_marks import parse
from halfhour.domain.question_model import Flag, Judged
from halfhour.domain.questions import READ, Form

LONGEST = 240
"""Characters of a question beyond which no better wording is tried (our own default)."""

_OPENING = re.compile(rf"(?:{OPENER}\b,?\s+)*")
_HOLE = re.compile(r"\{(\w+)(?::(\w+))?\}")
_JOINED = re.compile(r"(?:[\s,;]+(?:and|also|plus|then|or|um|uh|er|erm|like|so|well|&))*[\s,;]*$")
_ASKED_FULLY = re.compile(
    rf"(?:{WH}|how \w+|do|does|did|is|are|was|were|have|has|can|could|would|will|should|tell|describe|walk|"
    rf"explain)\b(?: [^\s]+){{2,}}$"
)
_TURNED = re.compile(
    r"(?:what|how|why|who|whom|which|when|where|whose)(?:'s|'re|'d)\b"
    r"|(?:what|how|why|who|whom|which|when|where|whose)\b(?: [\w'-]+){0,3}? (?:is|are|was|were|do|does|"
    r"did|have|has|had|can|could|would|will|should|must)(?:n't)?\b"
    r"|(?:do|does|did|is|are|was|were|have|has|can|could|would|will|should)(?:n't)? "
    r"|(?:tell (?:me|us)|describe|walk (?:me|us)|explain)\b"
    r"|who \w+"
)
_BOTH_LIKE = re.compile(
    r"what(?: is| are|'s|'re| was| were) (?P<first>(?:the|"
    r"your) (?:[\w-]+ ){0,2}?[\w-]+) and (?P<second>(?:the|your) (?:[\w-]+ ){0,2}?[\w-]+) like"
)
_IRREGULAR = {
    "be": "being",
    "lie": "lying",
    "die": "dying",
    "travel": "travelling",
    "begin": "beginning",
    "get": "getting",
    "quit": "quitting",
}
_DOUBLED = re.compile(r"(?:^|[^aeiou])[aeiou][bdgmnprt]$")


@dataclass(frozen=True, slots=True)
class Rewording:
    """A way to ask better: what it mends, the words it is for, the words it is not for, and the new wording with {holes}."""

    when: Form | Flag
    asked: re.Pattern[str]
    unless: re.Pattern[str] | None
    better: str


def read_rewordings(rows: Iterable[Mapping[str, str]]) -> tuple[Rewording, ...]:
    """Rewordings from `phrases/questions.toml`, in their order."""
    return tuple(
        Rewording(
            _mends(row["when"]),
            re.compile(row["asked"]),
            re.compile(row["but"]) if "but" in row else None,
            row["better"],
        )
        for row in rows
    )


def _mends(name: str) -> Form | Flag:
    return Form(name) if name in set(Form) else Flag(name)


def better_wordings(question: str, judged: Judged, rewordings: Iterable[Rewording]) -> Iterator[str]:
    """Wordings that may be better, the first the likeliest; the caller checks that they open. Two questions come as two lines."""
    if len(question) > LONGEST or (judged.form is Form.OPEN and not judged.flags):
        return
    if not judged.flags and judged.form is Form.DOUBLE:
        yield from _apart(question)
        return
    asked = _asked(question, judged.asks_from)
    text = plain(asked)
    if not judged.flags and re.search(r"[.?!;:]", text):
        return
    wanted: Form | Flag = judged.flags[0] if judged.flags else judged.form
    for rewording in rewordings:
        if rewording.when is not wanted or (rewording.unless and rewording.unless.search(text)):
            continue
        if match := rewording.asked.fullmatch(text):
            yield _filled(rewording.better, match, asked)


def _asked(question: str, asks_from: int) -> str:
    """The part that asks, without what stands before it and without its stop."""
    core = question[asks_from:READ].strip().rstrip(" ?.!")
    opening = _OPENING.match(plain(core))
    asked = core[opening.end() :] if opening else core
    return asked if re.match(r"I\b", asked) else asked[:1].lower() + asked[1:]


def _filled(better: str, match: re.Match[str], asked: str) -> str:
    """The new wording with the question's own words in their own capitals."""

    def words(hole: re.Match[str]) -> str:
        start, end = match.span(hole[1])
        own = asked[start:end] if start >= 0 else ""
        return {"ing": gerund, "an": _bare_article}.get(hole[2] or "", str)(own)

    return re.sub(r"\s+(?=[?,])", "", re.sub(r"  +", " ", _HOLE.sub(words, better)))


def _bare_article(words: str) -> str:
    return re.sub(r"^(?:any|some) ", "", words)


def gerund(phrase: str) -> str:
    """A verb phrase with its verb as a gerund: "work nights" becomes "working nights"; an empty one stays empty."""
    verb, space, rest = phrase.partition(" ")
    if verb in _IRREGULAR:
        return _IRREGULAR[verb] + space + rest
    if verb.endswith("ie"):
        verb = verb[:-2] + "y"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        verb = verb[:-1]
    elif len(verb) <= 4 and _DOUBLED.search(verb):
        verb += verb[-1]
    return f"{verb}ing{space}{rest}" if verb else ""


def _apart(question: str) -> Iterator[str]:
    """The two questions of a double one, each on a line."""
    parsed = parse(question)
    asked = question[parsed.asks_from :].strip().rstrip(" ?.!")
    own = _asked(question, parsed.asks_from)
    if match := _BOTH_LIKE.fullmatch(plain(own)):
        yield "\n".join(_like(own[slice(*match.span(name))]) for name in ("first", "second"))
    begun = [head for head in parsed.heads if head.start >= parsed.asks_from]
    for second in begun[1:]:
        place = second.start - parsed.asks_from
        first = _JOINED.sub("", asked[:place].rstrip(" ?.!,;"))
        first = first[opening.end() :] if (opening := _OPENING.match(plain(first))) else first
        if _stands_alone(first) and _stands_alone(asked[place:]):
            yield f"{_sentence(first)}\n{_sentence(asked[place:])}"


def _like(noun: str) -> str:
    plural = noun.endswith("s") and not noun.endswith("ss")
    return f"What {'are' if plural else 'is'} {noun} like?"


def _stands_alone(part: str) -> bool:
    text = plain(part)
    return "?" not in part and _ASKED_FULLY.match(text) is not None and _TURNED.match(text) is not None


def _sentence(part: str) -> str:
    part = part.strip().rstrip(" ?.!,;")
    asks = not re.match(r"(?:tell|describe|walk|explain)\b", plain(part))
    return part[:1].upper() + part[1:] + ("?" if asks else ".")
