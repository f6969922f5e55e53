"""Content lines of cards: unfolded, parted into name, parameters and value, and decoded from whatever bytes they came in.

Bytes are kept one character each until a value is decoded, since every line of an old card may have a character set of its own, and
some programs fold in the middle of a letter.
"""

import base64
import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from halfhour.formats.transcripts.source import decoded, without_controls

MAX_VALUE = 1_000_000
"""Characters of a text value; the rest is left out (our own default)."""

_LONGEST_HEAD = 4_000
_NAME = re.compile(r"\s*((?:[A-Za-z0-9_-]{1,60}\.){0,4})([A-Za-z0-9_-]{1,60})(?=[;:])")
_PIECE = re.compile(r'[^":]+|"[^"]*"|"')
_PARAMETER = re.compile(r';\s*(?:([A-Za-z0-9_-]{1,60})\s*=)?((?:"[^"]*"|[^";])*)')
_QUOTED_PRINTABLE = re.compile(r"[^:]{0,300};\s*(?:ENCODING\s*=\s*)?QUOTED-PRINTABLE\b", re.IGNORECASE)
_BASE64 = re.compile(r"[^:]{0,300};\s*(?:ENCODING\s*=\s*)?(?:BASE64|B)\s*[;:]", re.IGNORECASE)
_MORE_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}\s*")
_END = re.compile(r"\s*(?:END|BEGIN)\s*:\s*VCARD\s*", re.IGNORECASE)
_INDENTED = re.compile(r"(?:[ \t]*\n)*([ \t]+)BEGIN\s?:", re.IGNORECASE)
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT"})
_ESCAPED_PARAMETER = re.compile(r"\^([n^'])")
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A property: group and names in capitals, parameters as lists, the raw value with a character for each byte.

    `number` is where it begins in the file, from 1.
    """

    number: int
    group: str
    name: str
    parameters: Mapping[str, tuple[str, ...]]
    raw: str

    @property
    def types(self) -> tuple[str, ...]:
        """Its types in small letters, in their order."""
        return tuple(
            part.strip().lower() for each in self.parameters.get("TYPE", ()) for part in each.split(",") if part.strip()
        )

    @property
    def encoding(self) -> str:
        """Its encoding in capitals, empty when it has none."""
        return "".join(self.parameters.get("ENCODING", ())[:1]).upper()

    @property
    def text(self) -> str:
        """The value as text with its escapes, free of control characters."""
        if self.encoding in {"BASE64", "B"}:
            value = binary(self.raw[:MAX_VALUE])
        elif self.encoding == "QUOTED-PRINTABLE":
            value = quopri.decodestring(self.raw[:MAX_VALUE].encode("latin-1"))
        else:
            value = self.raw[:MAX_VALUE].encode("latin-1")
        text = _decoded(value, "".join(self.parameters.get("CHARSET", ())[:1]))
        return without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))


def binary(raw: str) -> bytes:
    """The bytes of a base64 value, as far as it goes; nothing for what is none."""
    letters = _NOT_BASE64.sub("", raw)
    if len(letters) % 4 == 1:  # a lone letter holds no whole byte
        letters = letters[:-1]
    return base64.b64decode(letters + "=" * (-len(letters) % 4))


def raw_lines(blob: bytes) -> list[str]:
    """The lines of a file, a character for each byte of UTF-8 or of an older character set, without a byte-order mark."""
    if b"\0" in blob[:2_000]:
        blob = decoded(blob).encode("utf-8", errors="replace")
    while blob.startswith(b"\xef\xbb\xbf"):
        blob = blob[3:]
    text = blob.decode("latin-1")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    indented = _INDENTED.match(text[:4_000])
    if indented:  # pasted out of a page or a mail; left so, every line would be taken for a fold of the first
        return [line.removeprefix(indented[1]) for line in text.split("\n")]
    return text.split("\n")


def unfolded(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each logical line with the number of its first one, from 1."""
    at = 0
    while at < len(lines):
        first, pieces = at, [lines[at]]
        at += 1
        if _END.fullmatch(pieces[0][:200]):
            yield first + 1, pieces[0]
            continue
        if _QUOTED_PRINTABLE.match(pieces[0][:400]):
            at = _take_soft_breaks(lines, at, pieces)
        while at < len(lines) and lines[at][:1] in {" ", "\t"}:
            pieces.append(lines[at][1:])
            at += 1
        if _BASE64.match(pieces[0][:400]):
            while at < len(lines) and _MORE_BASE64.fullmatch(lines[at]):
                pieces.append(lines[at])
                at += 1
        yield first + 1, "".join(pieces)


def _take_soft_breaks(lines: list[str], at: int, pieces: list[str]) -> int:
    """Goes on while a line of quoted-printable ends in `=`; gives where the next line begins."""
    while at < len(lines) and pieces[-1].rstrip().endswith("=") and not _END.fullmatch(lines[at]):
        pieces[-1] = pieces[-1].rstrip()[:-1]
        pieces.append(lines[at])
        at += 1
    return at


def line_of(number: int, raw: str) -> Line | None:
    """A logical line as a property; None for what is none."""
    name = _NAME.match(raw)
    colon = _colon(raw, name.end()) if name else None
    if not name or colon is None:
        return None
    parameters: dict[str, tuple[str, ...]] = {}
    for key, value in _PARAMETER.findall(raw[name.end() : colon]):
        # Cards of version 2.1 leave out what a value is for: `TEL;HOME;CELL`, `NOTE;QUOTED-PRINTABLE`.
        called = key.upper() or ("ENCODING" if value.strip().upper() in _ENCODINGS else "TYPE")
        parameters[called] = (*parameters.get(called, ()), *_parameter_values(value))
    return Line(number, name[1].rstrip(".").upper(), name[2].upper(), parameters, raw[colon + 1 :])


def _colon(raw: str, begin: int) -> int | None:
    """Where the value begins: behind the first colon outside quotes, or behind the first one where quotes are wrong."""
    at = begin
    while at < min(len(raw), _LONGEST_HEAD):
        if raw[at] == ":":
            return at
        piece = _PIECE.match(raw, at)
        at = piece.end() if piece else at + 1
    first = raw.find(":", begin, _LONGEST_HEAD)
    return first if first >= 0 else None


def _parameter_values(value: str) -> Iterator[str]:
    for part in re.findall(r'"[^"]*"|[^,]+', value):
        plain = _ESCAPED_PARAMETER.sub(lambda match: {"n": "\n", "^": "^", "'": '"'}[match[1]], part.strip().strip('"'))
        yield _decoded(plain.encode("latin-1", errors="replace"), "")


def _decoded(value: bytes, charset: str) -> str:
    """Bytes in the character set that is named, in UTF-8, or as Windows writes them; the first that fits."""
    for name in (charset, "utf-8", "cp1252"):
        try:
            if name:
                return value.decode(name)
        except (LookupError, ValueError):
            continue
    return value.decode("latin-1")
