"""Addresses that open a letter in the mail program."""

LONGEST = 1_900
"""Characters that every system passes on; Windows cuts at 2,083, and browsers add to it (our own default)."""

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def write(to: str, subject: str, text: str) -> tuple[str, bool]:
    """The address, and whether the text is in it; one that is too long goes without the text, which is then to be copied.

    Lines end as RFC 6068 asks for it.
    """
    begin = f"mailto:{_escaped(to, _PLAIN | frozenset(b'@'))}?subject={_escaped(subject)}"
    whole = f"{begin}&body={_escaped(text.replace(chr(10), chr(13) + chr(10)))}"
    return (whole, True) if len(whole) <= LONGEST else (begin, False)


def _escaped(text: str, plain: frozenset[int] = _PLAIN) -> str:
    return "".join(chr(octet) if octet in plain else f"%{octet:02X}" for octet in text.encode())
