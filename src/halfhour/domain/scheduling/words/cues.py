"""What stands in a message and is no time: cues that offer or refuse, links, signs, stops, and all other words."""

from collections.abc import Sequence

from halfhour.domain.scheduling.words.item import Item, Kind
from halfhour.domain.scheduling.words.looking import get, link
from halfhour.domain.scheduling.words.pieces import Piece

HARD = frozenset(
    {
        "but",
        "however",
        "though",
        "although",
        "while",
        "whereas",
        "because",
        "since",
        "otherwise",
        "so",
        "therefore",
        "hence",
        "thus",
    }
)


REASONS = frozenset({"so", "therefore", "hence", "thus"})
"""Words before which the reason stands; its times are not those that are offered."""


DEEDS = frozenset({"bids", "due", "talks"})
"""Kinds of words that are deeds, of which nothing more is known."""
ANY = 6
"""Pieces between "any" and the "but" that belongs to it (our own default)."""

DENIALS = frozenset({"doesn't", "doesnt", "don't", "wouldn't", "won't", "isn't", "not"})
"""Words that rule out what stands before them where nothing follows: "3 works, 11 doesn't"."""

CUES = ("refuses", "aside", "reports", "moving", "offers", "weak")


def plain_item(pieces: Sequence[Piece], at: int) -> Item:
    """The item of a piece that is part of no day and no time."""
    piece = pieces[at]

    def item(kind: Kind, value: object = None) -> Item:
        return Item(kind, piece.start, piece.end, value, word=piece.text, kinds=piece.kinds)

    if piece.get("break") or piece.text in (".", "!", "?", ";", "*", "•", "·", "\u2022"):
        return item("stop", piece.text)
    if piece.get("word") == "STOP":
        return item("stop", "stop")
    if piece.text == "since" and _starts_time(pieces, at + 1 + (get(pieces, at + 1, "link") == "on")):
        return item("reports", piece.text)
    if piece.text == "but" and _starts_time(pieces, at + 1) and _is_of_any(pieces, at):
        return item("except")
    if (
        piece.text in DENIALS
        and _ends(pieces, at + 1)
        and not (at and pieces[at - 1].text in ("if", "why", "or", "but"))
    ):
        return item("refuses", piece.text)
    if piece.text == "than" and _starts_time(pieces, at + 1):
        return item("instead")  # "Wednesday suits me better than Thursday"
    if piece.text in HARD:
        return item("reason" if piece.text in REASONS else "but", piece.text)
    if piece.text in ("if", "unless", "in case"):
        return item("if")
    if piece.text in ("out", "off") and at and pieces[at - 1].get("owns"):
        return item("refuses", piece.text)
    if piece.text in ("not", "no"):
        return item("not")
    if piece.get("others"):
        return item("others", piece.text)
    for cue in CUES:
        if piece.get(cue):
            return item(cue, "soft" if piece.get("soft") else piece.text)  # type: ignore[arg-type]
    joined = link(pieces, at)
    if joined in ("or", "and"):
        return item("link", joined)
    if piece.get("sign"):
        return item("sign", piece.text)
    if piece.text == "next" and link(pieces, at - 1) == "or" and _ends(pieces, at + 1):
        return item("unclear", "turn")  # "this Thursday or next, 3pm"
    if piece.get("mod") == "last":
        return item("reports", piece.text)
    strange = piece.get("word") or piece.get("lower") or set(piece.kinds) <= DEEDS
    return item("word", piece.text) if strange else item("link", joined or "")


def _is_of_any(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "any" or "every" stands before "but": "any day that week but Wednesday"."""
    return any(piece.text.startswith(("any", "every")) for piece in pieces[max(0, at - ANY) : at])


def _ends(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the sentence or its part ends here."""
    return (
        at >= len(pieces)
        or get(pieces, at, "sign") in (",", ".", ";", "!", ")")
        or get(pieces, at, "break") is not None
    )


def _starts_time(pieces: Sequence[Piece], at: int) -> bool:
    kinds = ("number", "four", "clock", "weekday", "month", "ordinal", "relday", "mod", "figures", "part")
    return any(get(pieces, at, kind) is not None for kind in kinds)
