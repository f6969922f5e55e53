"""The parts of a message: subject, greeting, sentences, signature, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from halfhour.domain.talks.sentences import spans

READ = 20_000
"""Characters of a message that are read; what is longer was not meant as one (our own default)."""

AFTER_CLOSING = 8
"""Words that may stand behind closing words on their line: a name, a trade, a town (our own default)."""

_HEADER = re.compile(
    r"[ \t]*(?P<name>subject|re|from|to|cc|bcc|date|sent|reply-to)[ \t]*:[ \t]*(?P<value>.*)", re.IGNORECASE
)
_QUOTED = re.compile(
    r"^(?:>.*|on .{4,80} wrote:\s*|-{2,} ?(?:original|forwarded) message.*|_{10,}\s*|begin forwarded message:.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_TITLE = (
    r"(?:[Mm](?:r|rs|s|x|iss|adam|me|lle)|[Dd]r|[Pp]rof(?:essor|essors)?|[Ss]ir|[Rr]ev(?:erend)?|[Cc]apt(?:ain)?|"
    r"[Hh]err|[Ff]rau|[Ss]ister|"
    r"[Uu]ncle|[Aa]untie?|[Ff]ather)\b\.?"
)
_GREETING = re.compile(
    r"(?P<word>dear(?:est)?|hi+(?:ya)?|hello|hey+|hallo|hola|salut|bonjour|hei|hej|ol[aá]|tere|guten tag|greetings|"
    r"salutations|yo|"
    r"(?:most )?(?:respected|honou?red|esteemed)|my dear|good (?:morning|day|afternoon|evening)|morning|evening|"
    r"namaste|"
    r"to (?:whom|all whom) it may \w+)\b"
    r"(?P<name>(?:[ \t]+(?:(?-i:" + _TITLE + r"|(?!I\b|I['’]|We\b|Your?\b|My\b|The\b|It\b|Thank)[^\W\d_a-z][\w'’.-]*)|"
    r"sir|madam|ma'am|sir/ma(?:dam)?|sir/madam|ma|ji|there|all|both|everyone|everybody|team|folks|friends?|guys|"
    r"colleagues?|"
    r"of the day|hiring manager|or|and|&|again|from|\[[^\]\n]{1,40}\]|\{+[^}\n]{1,40}\}+|<[^>\n]{1,40}>|"
    r"\([^)\n]{1,30}\)|_{2,}|@[\w.]+|x{3,})){0,7}"
    r"(?:[ \t]+[\w'’.-]+(?=[,:!–—]))?)[ \t]*[,:;!.–—]*",
    re.IGNORECASE,
)
_NAME_ALONE = re.compile(
    rf"(?:{_TITLE}[ \t]+)?(?:[^\W\d_a-z][\w'’-]+|[A-Z]\.)(?:[ \t](?:[^\W\d_a-z][\w'’-]+|"
    rf"[A-Z]\.)){{0,2}}[ \t]*(?:[,:!]|\.(?=\s*\n)|\s[–—-](?=\s))"
    rf"|{_TITLE}(?:[ \t]+[^\W\d_a-z][\w'’-]+){{0,2}}[ \t]*[,:!]|@[\w.]+"
)
_DATELINE = re.compile(r"[^.!?\n]{0,48}\b(?:1[89]|20)\d\d\b[ \t]*[.,]?$|[^.!?\n]{0,30}\b\d{1,2}[./]\d{1,2}[./]\d{2,4}$")
_CLOSING = re.compile(
    r"(?:(?:with |many |kind(?:est)? |best |warm(?:est)? |very |yours? |and |sincere |friendly |cordial |in )*"
    r"(?:regards|wishes|greetings|thanks|thank you(?: (?:very|so) much)?|sincerely|faithfully|truly|respectfully|"
    r"cordially|gratefully|best|"
    r"cheers|warmly|gratitude|appreciation|obediently|love|hugs|xx+|ciao|saludos|atentamente|sincerely yours|"
    r"all the best|"
    r"take care|admiration)"
    r"(?: (?:and regards|again|yours|in advance|from [\w ]{2,20}|in anticipation|to you))*)[,.!]*(?=[ \t]*(?:\n|$|"
    r"[,–—-]))"
    r"|i (?:remain|am), .{0,40}$|(?:thanking|awaiting) you(?:rs?)?\b.{0,30}$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\n[ \t]*\n\s*|(?<=[.?!:;,…»\"”)])[ \t]*\n\s*|\n(?=[ \t]*(?:[-*•–]|\d+[.)])[ \t])")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words in it."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Letter:
    """A message with its parts; what it does not have is None, and quoted mail below it is left out.

    `sentences` lie between greeting and signature, in order; `whole` is all that is sent, without headers.
    """

    text: str
    subject: Span | None
    greeting: Span | None
    name: Span | None
    sentences: tuple[Span, ...]
    signature: Span | None
    whole: Span

    def said(self) -> list[str]:
        """The words of each sentence."""
        return [span.of(self.text) for span in self.sentences]


def read_letter(text: str) -> Letter:
    """A message in its parts; works on a bare line as well as on a mail with headers. At most the first `READ` characters count."""
    text = text[:READ]
    subject, start = _headers(text)
    end = _own_end(text, start)
    start = _past_datelines(text, start, end)
    greeting, name = _greeting(text, start, end)
    begin = greeting.end if greeting else start
    body_end = _signature_start(text, begin, end)
    signature = _trimmed(text, body_end, end)
    sentences = tuple(_sentences(text, begin, body_end))
    return Letter(text, subject, greeting, name, sentences, signature, _trimmed(text, start, end) or Span(start, start))


def _headers(text: str) -> tuple[Span | None, int]:
    """The subject, and where the message begins below its headers."""
    subject, place = None, 0
    while place < len(text):
        stop = text.find("\n", place)
        stop = len(text) if stop < 0 else stop
        line = text[place:stop]
        match = _HEADER.match(line)
        if match is None and line.strip():
            break
        if match and match["name"].lower() in {"subject", "re"}:
            shift = 0 if match["name"].lower() == "re" else match.start("value")
            subject = Span(place + shift, place + len(line.rstrip()))
        place = stop + 1
    return subject, min(place, len(text))


def _own_end(text: str, start: int) -> int:
    """Where quoted mail begins; the end when there is none, or when the message begins with it."""
    match = _QUOTED.search(text, start)
    return match.start() if match and text[start : match.start()].strip() else len(text)


def _past_datelines(text: str, start: int, end: int) -> int:
    while start < end:
        stop = text.find("\n", start, end)
        if stop < 0 or ((line := text[start:stop].strip()) and not _DATELINE.fullmatch(line)):
            return start
        start = stop + 1
    return start


def _greeting(text: str, start: int, end: int) -> tuple[Span | None, Span | None]:
    """Who is addressed, and the name in it."""
    while start < end and text[start].isspace():
        start += 1
    if (match := _GREETING.match(text, start, end)) and match.end() > start:
        name = _trimmed(text, match.start("name"), match.end("name"))
        return Span(start, match.end()), name
    if match := _NAME_ALONE.match(text, start, end):
        name = _trimmed(text, start, match.end() - 1)
        return Span(start, match.end()), name
    return None, None


def _signature_start(text: str, begin: int, end: int) -> int:
    """Where closing words or trailing names begin."""
    place = end
    lines = list(_lines(text, begin, end))
    for number, (start, stop) in enumerate(reversed(lines)):
        line = text[start:stop].strip()
        if number > 6 or (number == len(lines) - 1 and number == 0 and not _is_closing(line)):
            break
        if line and not (short := _is_name_line(line)) and not _is_closing(line):
            break
        if line:
            place = start
        if line and not short:
            break
    return place


def _is_closing(line: str) -> bool:
    """Words that close a letter, with hardly more than a name behind them: "Thank you, Ada, for the hour" begins one."""
    found = _CLOSING.match(line)
    return found is not None and len(line[found.end() :].split()) <= AFTER_CLOSING


def _is_name_line(line: str) -> bool:
    return len(line.split()) <= 6 and line[-1] not in "?!:" and not (line[-1] == "." and len(line.split()) > 3)


def _lines(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while begin < end:
        stop = text.find("\n", begin, end)
        stop = end if stop < 0 else stop
        yield begin, stop
        begin = stop + 1


def _sentences(text: str, begin: int, end: int) -> Iterator[Span]:
    """Sentences of each paragraph; a line broken by the mail program does not end one."""
    place = begin
    for match in _BREAK.finditer(text, begin, end):
        yield from _within(text, place, match.start())
        place = match.end()
    yield from _within(text, place, end)


def _within(text: str, begin: int, end: int) -> Iterator[Span]:
    for start, stop in spans(text[begin:end]):
        if any(letter.isalnum() for letter in text[begin + start : begin + stop]):
            yield Span(begin + start, begin + stop)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
