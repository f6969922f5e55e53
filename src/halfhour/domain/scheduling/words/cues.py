"""What stands in a message and is no time: cues that offer or refuse, links, signs, stops, and all other words."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

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


DEEDS = frozenset({"leaves", "bids", "due", "talks", "night", "promises", "hedges", "meals", "place", "binds", "knows"})
"""Kinds of words that are deeds, of which nothing more is known."""
SOON = ("soon", "long", "far", "much", "well", "early", "late", "such", "just", "same")
"""Words between which and "as" no reason begins: "as soon as I"."""
ANY = 9
"""Pieces between "any" and the "but" that belongs to it (our own default)."""

DENIALS = frozenset({"doesn't", "doesnt", "don't", "wouldn't", "won't", "isn't", "not"})
"""Words that rule out what stands before them where nothing follows: "3 works, 11 doesn't"."""

NAMES = ("weekday", "weekdays", "clock", "ordinal", "part", "month", "figures", "relday", "number", "meridiem")
"""Kinds of words that are answered by a "no" behind them."""

CLOSED = ("closed", "shut")
"""Words of a house on days without visits, and of things."""
PROPOSES = ("propose", "suggest", "offer", "say", "write", "ask for", "mention")
"""What the reader did who named the times on the table, also as it is said by those whose tongue keeps the present for it."""
CUES: tuple[Kind, ...] = ("refuses", "aside", "reports", "moving", "offers", "weak")
GOT = ("we've", "you've", "have", "has", "it's", "there's")
"""Words behind which "got" says what is had."""
UNREAL = ("did", "was", "were", "had", "made", "met", "spoke", "talked")
"""Forms of the past in which somebody asks what would be: "what if we did it on Sunday?"."""
WHAT_IF = 4
"""Words between "what if" and such a form, or between "rather" and "than" (our own default)."""


def plain_item(pieces: Sequence[Piece], at: int) -> Item:
    """The item of a piece that is part of no day and no time."""
    piece = pieces[at]
    kind, value = _turn(pieces, at) or _cue(pieces, at) or _small_word(pieces, at)
    return Item(kind, piece.start, piece.end, value, word=piece.text, kinds=piece.kinds)


Plain = tuple[Kind, object]


def _turn(pieces: Sequence[Piece], at: int) -> Plain | None:
    """Where a sentence ends or turns, by what follows and what stands before: "since Monday", "any day but Friday", "11 doesn't"."""
    piece, text = pieces[at], pieces[at].text
    if text in (".", "!") and get(pieces, at + 1, "sign") == ")":
        return None  # "in surgery (as the vet!) until 1"
    if piece.get("break") or text in (".", "!", "?", ";", "*", "•", "·", "\u2022"):
        return "stop", text
    if piece.get("word") == "STOP":
        return "stop", "stop"
    return _turn_to_event(pieces, at) or _turn_to_time(pieces, at) or _turn_behind_name(pieces, at)


def _turn_to_event(pieces: Sequence[Piece], at: int) -> Plain | None:
    """Where what happens begins, beside a time or as the reason for it: "at 5.30 once the kids have eaten"."""
    text, before = pieces[at].text, pieces[at - 1] if at else None
    somebody = get(pieces, at + 1, "speech") in ("subject", "third")
    if text == "once" and before and (get(pieces, at + 1, "points") or somebody):
        return "but", text
    if text == "as" and get(pieces, at + 1, "speech") == "subject" and not (before and before.text in SOON):
        return "but", text  # "as I open the shop at 9"
    return None


def _turn_to_time(pieces: Sequence[Piece], at: int) -> Plain | None:
    """What a word says of the time that follows it: "since Monday", "any day but the Friday", "better than Thursday"."""
    text = pieces[at].text
    if text == "since" and _starts_time(pieces, at + 1 + (get(pieces, at + 1, "link") == "on")):
        return "reports", text
    if text == "nothing" and get(pieces, at + 1, "mod") is not None:
        return "refuses", text  # "nothing this week"
    named = at + 1 + (at + 1 < len(pieces) and pieces[at + 1].text == "the")
    timed = _starts_time(pieces, named) or get(pieces, named, "fixed") is not None
    if text == "but" and timed and _is_of_any(pieces, at):
        return "except", None
    if text == "back" and (_starts_time(pieces, at + 1) or _returns_after(pieces, at)):
        return "aside", text
    rather = "rather" in [piece.text for piece in pieces[max(0, at - WHAT_IF) : at]]
    if text == "than" and _starts_time(pieces, named if rather else at + 1):
        return "instead", None  # "Wednesday suits me better than Thursday", "rather the Friday than the Thursday"
    return None


def _returns_after(pieces: Sequence[Piece], at: int) -> bool:
    """Whether somebody is back after days away: "Back after the weekend."; not what is put back."""
    begins = at == 0 or pieces[at - 1].get("sign") is not None or pieces[at - 1].get("break") is not None
    named = at + 2 + (link(pieces, at + 2) == "on")
    stretch = get(pieces, named, "unit") in ("weekend", "week")
    return begins and link(pieces, at + 1) == "after" and (stretch or _starts_time(pieces, named))


def is_less_liked(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "to" leads to what is liked less: "I prefer Thursday at 3 to Friday at 3"."""
    if pieces[at].text != "to":
        return False
    near = list(
        takewhile(lambda piece: piece.text not in (".", "?", "!", ";"), reversed(pieces[max(0, at - ANY) : at]))
    )
    liked = next((place for place, piece in enumerate(near) if piece.text.split()[-1:] == ["prefer"]), 0)
    hour = any(get(pieces, at - 1, kind) is not None for kind in ("number", "clock", "meridiem"))
    return hour and _is_named(pieces, at + 1) and any(piece.get("weekday") is not None for piece in near[:liked])


def _turn_behind_name(pieces: Sequence[Piece], at: int) -> Plain | None:
    """What a word says of the time before it: "11 doesn't", "Monday no", "Thursday out"."""
    text, before = pieces[at].text, pieces[at - 1] if at else None
    timed = before is not None and any(before.get(kind) is not None for kind in NAMES)
    if text in DENIALS and _ends(pieces, at + 1) and not (before and before.text in ("if", "why", "or", "but")):
        return "refuses", text
    if text == "over" and timed and _is_named(pieces, at + 1):
        return "instead", None  # "I'd take Tuesday over Wednesday"
    if text == "no" and timed and _ends(pieces, at + 1):
        return "refuses", text  # "Monday no, the rest fine"
    if before is None or text not in ("out", "off"):
        return None
    owned = before.get("owns") or (before.text == "s" and get(pieces, at - 2, "sign") == "'")
    is_out = before.get("back") and before.text.endswith(" is")  # "the first is out, the second is fine"
    named = is_out or (before.get("weekday") and _ends(pieces, at + 1))
    return ("refuses", text) if owned or named else None


def _cue(pieces: Sequence[Piece], at: int) -> Plain | None:
    """What a word by itself does with the times around it."""
    piece, text = pieces[at], pieces[at].text
    if text in HARD:
        return ("reason" if text in REASONS else "but"), text
    if text in ("if", "unless", "in case") or piece.get("binds"):
        return "if", None
    if text in ("not", "no"):
        return "not", None
    if piece.get("others"):
        return "others", text
    if text in CLOSED and _is_of_thing(pieces, at):
        return "word", text
    if _is_no_past(pieces, at):
        return "link", ""
    if text.endswith(" in") and piece.get("verb") == "be" and _is_present(pieces, at):
        return "offers", "soft"  # "I'm in from 10 on Thursday"
    if text == "work" and at and pieces[at - 1].text in ("i", "we") and _is_a_shift(pieces, at + 1):
        return "aside", text  # "I work a double that day"
    if _is_as_you_said(pieces, at):
        return "link", ""
    if _quotes(pieces, at):
        return "reports", text
    found = next((cue for cue in CUES if piece.get(cue)), None)
    return (found, "soft" if piece.get("soft") else text) if found else None


def _is_no_past(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a form of the past is none: "we've got", "it's got to be", "you had better", "I can be had", "what if we did it"."""
    text, before = pieces[at].text, pieces[at - 1].text if at else ""
    behind = pieces[at + 1].text if at + 1 < len(pieces) else ""
    if text == "got":
        return behind == "to" or before in GOT or _is_had(pieces, at)
    if text == "had":
        return behind.split(" ")[0] in ("best", "better") or before == "be"
    words = [piece.text for piece in pieces[max(0, at - WHAT_IF) : at]]
    return text in UNREAL and any(pair == ("what", "if") for pair in pairwise(words))


def _is_had(pieces: Sequence[Piece], at: int) -> bool:
    """Whether somebody has room or hours, and did not get a thing: "got a gap at ten", "I got mornings from 9 to 11"."""
    owned = at + 1 + (at + 1 < len(pieces) and pieces[at + 1].text in ("a", "an", "some"))
    room = owned > at + 1 and get(pieces, owned, "gap") is not None
    return room or any(get(pieces, at + 1, kind) is not None for kind in ("part", "parts", "clock"))


def _quotes(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it takes up what the reader proposed, "you propose Friday"; who is asked for it proposes nothing yet."""
    you = at > 0 and pieces[at - 1].text == "you" and pieces[at].text in PROPOSES
    lead = pieces[at - 2] if at > 1 else None
    opens = lead is None or lead.text in ("as", ",", "that") or lead.get("break") or lead.get("sign") in (".", "!", "?")
    return you and bool(opens)


def _is_a_shift(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it follows what is worked, or when it is said only of a day that was named: "(I work) a double", "that day"."""
    named = at < len(pieces) and pieces[at].text in ("a", "an", "the", "nights", "lates", "earlies")
    return named or get(pieces, at, "back") == "same_day"


def _is_present(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a bound of hours or a day stands behind "I'm in", and no relative before it: somebody can be met then."""
    at = place + 1
    if get(pieces, place - 1, "speech") == "relative":
        return False
    named = at + 1 + (link(pieces, at) == "on" and at + 1 < len(pieces) and pieces[at + 1].text == "the")
    hours = link(pieces, at) in ("from", "after", "between", "to", "before")
    day = at < len(pieces) and pieces[at].text == "on" and _is_named(pieces, named)
    return day or _is_named(pieces, at) or (hours and _starts_time(pieces, at + 1))


def _is_as_you_said(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it says of the time before it that the reader named it: "Monday at 3 like you said, or Wednesday at 3"."""
    you = [piece.text for piece in pieces[max(0, at - 2) : at]] in (["as", "you"], ["like", "you"])
    timed = any(
        get(pieces, at - 3 - (get(pieces, at - 3, "sign") == ","), kind) is not None for kind in (*NAMES, "offers")
    )
    goes_on = _ends(pieces, at + 1) or get(pieces, at + 1, "sign") is not None or link(pieces, at + 1) in ("or", "and")
    return you and timed and goes_on and (pieces[at].get("reports") is not None or pieces[at].text in PROPOSES)


def _is_of_thing(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it says how a thing is, and not that a house is closed: "wear closed shoes", "behind closed doors"."""
    said = get(pieces, at - 1, "verb") is not None or get(pieces, at - 1, "speech") is not None
    return get(pieces, at + 1, "word") is not None and bool(at) and not said


def _small_word(pieces: Sequence[Piece], at: int) -> Plain:
    """A link, a sign, or a word of which we know no more than that it is one."""
    piece, text, joined = pieces[at], pieces[at].text, link(pieces, at)
    if joined in ("or", "and"):
        return "link", joined
    if joined == "same":
        return "link", "="
    if piece.get("sign"):
        return "sign", text
    if text == "next" and link(pieces, at - 1) == "or" and _ends(pieces, at + 1):
        return "unclear", "turn"  # "this Thursday or next, 3pm"
    if piece.get("mod") == "last":
        return "reports", text
    strange = piece.get("word") or piece.get("lower") or set(piece.kinds) <= DEEDS
    return ("word", text) if strange else ("link", joined or "")


def _is_of_any(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "any" or "every" stands before "but": "any day that week but Wednesday"."""
    near = takewhile(lambda piece: piece.text not in (".", "?", "!", ";"), reversed(pieces[max(0, at - ANY) : at]))
    return any(piece.text.startswith(("any", "every")) for piece in near)


def _ends(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the sentence or its part ends here."""
    return (
        at >= len(pieces)
        or get(pieces, at, "sign") in (",", ".", ";", "!", ")")
        or get(pieces, at, "break") is not None
    )


def _is_named(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the name of a day stands here."""
    return get(pieces, at, "weekday") is not None or get(pieces, at, "relday") is not None


def _starts_time(pieces: Sequence[Piece], at: int) -> bool:
    kinds = ("number", "four", "clock", "weekday", "month", "ordinal", "relday", "mod", "figures", "part", "holiday")
    return any(get(pieces, at, kind) is not None for kind in kinds)
