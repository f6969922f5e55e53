"""Values of cards: escapes, structured values, labels, numbers, and pictures."""

import re
from collections.abc import Mapping

from halfhour.domain.people import Labelled, Photo
from halfhour.formats.vcard.lines import Line, binary

MAX_PHOTO = 1024 * 1024
"""Bytes of a picture that is kept; telephones write about 100 KB (our own default)."""

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"((?:[^;\\]|\\.|\\\Z)*)(?:;|\Z)", re.DOTALL)
_ITEMS = re.compile(r"((?:[^,\\]|\\.|\\\Z)*)(?:,|\Z)", re.DOTALL)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_EXTENSION = re.compile(r";ext=([^;]*)", re.IGNORECASE)
_DATA = re.compile(r"data:([\w/+.-]*)(?:;[\w=-]+)*?;base64\\?,", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|ftp|file|cid|ldap)://?|cid:", re.IGNORECASE)
_UNTOLD = frozenset({"pref", "internet", "voice", "msg", "text", "x400"})
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
)


def unescaped(value: str) -> str:
    """A text value without its escapes and without blanks around it."""
    if "\\" not in value:
        return value.strip()
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value).strip()


def parts(value: str) -> list[str]:
    """The parts of a structured value; several values of one part are joined by a blank."""
    return [" ".join(items(part)) for part in _PARTS.findall(value)[:-1] or [value]]


def whole_parts(value: str) -> list[str]:
    """The parts of a structured value in which commas mean nothing, as in the names of companies."""
    return [unescaped(part) for part in _PARTS.findall(value)[:-1] or [value]]


def items(value: str) -> list[str]:
    """The values of a list, without empty ones."""
    return [item for item in map(unescaped, _ITEMS.findall(value)) if item]


def labelled(line: Line, value: str, labels: Mapping[str, str]) -> Labelled:
    """A value with what it is called: the label of its group, else its types."""
    types = line.types
    called = labels.get(line.group) if line.group else None
    main = "pref" in types or line.parameters.get("PREF", ())[:1] == ("1",)
    return Labelled(value, called or " ".join(kind for kind in types if kind not in _UNTOLD), main)


def label(value: str) -> str:
    """A label as Apple writes it: `_$!<HomePage>!$_` for its own words."""
    plain = unescaped(value)
    inner = _APPLE_LABEL.fullmatch(plain)
    return inner[1] if inner else plain


def number(value: str) -> str:
    """A telephone number, out of a `tel:` address where it is one."""
    plain = unescaped(value)
    if plain[:4].lower() != "tel:":
        return plain
    extension = _EXTENSION.search(plain)
    return plain[4:].partition(";")[0] + (f" ext. {extension[1]}" if extension else "")


def photo(line: Line) -> Photo | None:
    """A picture that a browser can show, or its address; None when it is neither, or too large."""
    inline = _DATA.match(line.raw[:200])
    if inline is None and _ADDRESS.match(line.raw[:20].strip()):
        return Photo(address=unescaped(line.text)[:2_000])
    encoded = line.raw[inline.end() :] if inline else line.raw
    if len(encoded) > MAX_PHOTO * 3 // 2:
        return None
    content = binary(encoded)
    media_type = next((name for signature, name in _SIGNATURES if content.startswith(signature)), "")
    return Photo(content, media_type) if media_type and len(content) <= MAX_PHOTO else None
