"""Plain text and notes: a line that stands alone above others is their heading."""

import re
from itertools import pairwise

from halfhour.domain.dossiers import Block, Document, Form, Section
from halfhour.domain.errors import InputError
from halfhour.formats.sources.sections import section_of

MAX_LETTERS = 1_000_000
"""The longest text of one source (our own default)."""

_GAP = re.compile(r"\n[ \t]*\n+")
_LINK = re.compile(r"https?://[^\s<>\"')\]]{4,400}")
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]")


def decoded(blob: bytes) -> str:
    """The bytes as text: UTF-8 or UTF-16 by their mark, else UTF-8, else the letters of Western Europe.

    Raises:
        InputError: it is no text.
    """
    for mark, code in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if blob.startswith(mark):
            return blob.decode(code, errors="replace")
    if b"\0" in blob[:8192]:
        raise InputError(
            "This is neither a PDF nor a web page nor text.", "Save it as PDF or as a web page, or paste its text."
        )
    try:
        return blob.decode("utf-8")
    except UnicodeDecodeError:
        return blob.decode("cp1252", errors="replace")


def clean(words: str) -> str:
    """Text with plain line ends and without signs that are not seen or that turn the writing round."""
    return _ODD.sub("", words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")).strip()


def links_in(words: str, most: int = 50) -> tuple[str, ...]:
    """Addresses written out in a text, each once."""
    return tuple(dict.fromkeys(match.group().rstrip(".,;") for match in _LINK.finditer(words)))[:most]


def read(words: str, name: str = "") -> Document:
    """A text in blocks; copied from a profile, its parts are known by their headings.

    Raises:
        InputError: it is empty or longer than a million letters.
    """
    whole = clean(words)
    if not whole:
        raise InputError("There is no text here.", "Paste what you want to keep.")
    if len(whole) > MAX_LETTERS:
        raise InputError("This text is longer than a million letters.", "Keep the part you want to read again.")
    title = name.rpartition("/")[2] or whole.split("\n", 1)[0][:80].strip()
    return Document(Form.TEXT, title, whole, _blocks(whole), links=links_in(whole))


def _blocks(whole: str) -> tuple[Block, ...]:
    """Paragraphs, each under the heading that stands above it; lists of a profile stay lists."""
    blocks: list[Block] = []
    heading, section = "", Section.OTHER
    for paragraph, begins in _paragraphs(whole):
        first, _, rest = paragraph.partition("\n")
        named = section_of(first)
        if named:
            heading, section = first.strip(), named
        words = rest if named else paragraph
        if words.strip():
            # Copied rows have lost their order of lines; only lists are as sure as in the file.
            sure = section if section in {Section.SKILLS, Section.LANGUAGES, Section.INTERESTS} else Section.OTHER
            blocks.append(Block(words, begins + len(paragraph) - len(words), heading, sure))
    return tuple(blocks)


def _paragraphs(whole: str) -> list[tuple[str, int]]:
    cuts = [0, *(match.end() for match in _GAP.finditer(whole)), len(whole)]
    return [(whole[a:b].rstrip(), a) for a, b in pairwise(cuts)]
