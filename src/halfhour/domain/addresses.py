"""How addresses are compared: an e-mail address, a telephone number, a page."""

import re

_OCTET = re.compile(r"%([0-9a-fA-F]{2})")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:/*")
_LINKEDIN = re.compile(r"^(?:[a-z]{2,3}\.|www\.|m\.)*linkedin\.com/(?:in|pub)/([^/?#]+).*$")


def plain_address(way: str, value: str) -> str:
    """An address as it is compared, in small letters and without blanks; `way` is email, phone or page.

    Numbers keep their digits and the + of another country; pages lose scheme, `www.`, query and the slash at the end, and a page at
    LinkedIn keeps only whose it is.
    """
    folded = "".join(value.casefold().split())
    if way == "email":
        return folded.removeprefix("mailto:").strip("<>,;.")
    if way == "phone":
        return _plain_number(folded)
    return _plain_page(folded)


def _plain_number(value: str) -> str:
    value = value.removeprefix("tel:").replace("(0)", "")
    digits = "".join(sign for sign in value if sign.isdecimal())
    if not digits:
        return value
    if value.lstrip("(").startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") and len(digits) > 8 else digits


def _plain_page(value: str) -> str:
    bare = _SCHEME.sub("", value)
    if found := _LINKEDIN.match(bare):
        return f"linkedin.com/in/{_unescaped(found[1])}"
    return bare.removeprefix("www.").partition("#")[0].partition("?")[0].rstrip("/")


def _unescaped(text: str) -> str:
    """With its escapes read; as it is when they are no UTF-8."""
    if "%" not in text:
        return text
    octets = _OCTET.sub(lambda match: chr(int(match[1], 16)), text)
    try:
        return octets.encode("latin-1").decode("utf-8").casefold()
    except UnicodeError:
        return octets
