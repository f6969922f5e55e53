"""What no message should carry, whatever its occasion: places left to fill in, somebody else's name."""

import re
from collections.abc import Iterable

from halfhour.domain.letters.letter import Letter, Span
from halfhour.domain.vectors import folded

_SLOT = (
    r"(?:(?:first|last|full|your|their|recipient|sender|contact|company|organi[sz]ation|firm|school|university|job|"
    r"role|position|name)[ _-]?"
    r"(?:name|title|here|nimi)?|name|date|time|topic|field|industry|company|university|position|title|role|event|"
    r"interviewer)"
)
_PLACEHOLDER = re.compile(
    r"\[(?![\dx ]?\]|\d+\]|https?:|link\]\()(?=[^\]\n]*[^\W\d])[^\]\n]{2,60}\](?!\()"
    r"|\$?\{+\s*[\w .:/|-]{1,40}\s*\}+"
    r"|<(?!https?:|mailto:|/?(?:b|i|u|p|br|a|em|strong|div|span|ul|li|html|body)\b)[^\W\d_][^<>\n@]{1,40}>"
    r"|\(\s*(?:insert\b[^)\n]{0,40}|" + _SLOT + r")\s*\)"
    r"|<<[^<>\n]{1,40}>>|«\s*" + _SLOT + r"\s*»"
    r"|%[A-Z_]{3,}%|\*\|[A-Z_]+\|\*|(?<![\w_])_{3,}(?![\w_])|(?<!\w)\.{6,}"
    r"|\b(?-i:X{3,}|(?:XX)(?= [a-z])|XYZ|TBD|TODO|TK|LOREM IPSUM|INSERT [A-Z]+(?: [A-Z]+)?|(?:YOUR|FIRST|LAST|"
    r"COMPANY|FULL)[ _]?NAME|"
    r"COMPANY|UNIVERSITY|FIRSTNAME|LASTNAME)\b"
    r"|\b(?:company|firm|university|professor|mr\.?|ms\.?|mrs\.?|dr\.?) (?-i:[XYZ])\b(?!\.|[ -][A-Z])"
    r"|(?m:^[ \t]*(?:dear|hi|hello)(?: (?:mr|ms|mrs|dr)\.?)?[ \t]*,(?=[ \t]*\S))(?<=[a-z.] ,)",
    re.IGNORECASE,
)
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir madam ma'am madame rev reverend father sister captain capt herr frau dear hi hey hello "
    "the and or all there team everyone everybody folks friend friends hiring manager recruiter recruiting hr department committee "
    "director doctor colleague colleagues guys whom it may concern to of day ji ma again both group firm company sirs partners "
    "chairman president admissions office officer talent acquisition good morning afternoon evening".split()
)
_TITLED = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|profe|professor|captain|coach|sister|father|uncle|auntie)\b\.? +[^\W\d_]",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def placeholder(text: str) -> Span | None:
    """The first place left to fill in; None when there is none."""
    loud = text.isupper()
    for match in _PLACEHOLDER.finditer(text):
        if not (loud and match[0].isalpha()):
            return Span(match.start(), match.end())
    return None


def names_in(words: str) -> tuple[str, ...]:
    """The words of a greeting that name somebody, folded; titles and "there" do not."""
    return tuple(word for word in _WORD.findall(folded(words)) if word not in _TITLES and len(word) > 1)


def greets_by_name(letter: Letter) -> bool:
    """Whether somebody is addressed by a name, an initial behind a title, or a handle; a place left to fill in has a check of its own."""
    name = letter.name.of(letter.text) if letter.name else ""
    return "@" in name or bool(names_in(name)) or bool(_TITLED.search(name)) or placeholder(name) is not None


def wrong_name(letter: Letter, right: Iterable[str]) -> bool:
    """Whether a name is used in the greeting, and none of those it should be."""
    wanted = {part for name in right for part in names_in(name)}
    used = names_in(letter.name.of(letter.text)) if letter.name else ()
    return bool(wanted and used) and not any(_alike(one, other) for one in used for other in wanted)


def _alike(one: str, other: str) -> bool:
    """The same name, or a short form of it ("Tom" and "Thomas" share three letters or begin alike)."""
    return one == other or (
        min(len(one), len(other)) >= 3 and (one.startswith(other[:3]) or one in other or other in one)
    )
