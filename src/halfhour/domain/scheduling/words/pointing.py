"""Words that point back to times on the table, and other set words: "the second one", "done", "no preference"."""

from collections.abc import Sequence
from itertools import takewhile

from halfhour.domain.scheduling.words.cues import HARD
from halfhour.domain.scheduling.words.item import Item, Kind
from halfhour.domain.scheduling.words.looking import get, link
from halfhour.domain.scheduling.words.ordering import MOST_PICKED, called_at, numbered_at
from halfhour.domain.scheduling.words.pieces import Piece

TWO = 2
DENIES = ("not", "no", "can't", "cannot", "can not", "couldn't", "won't")
THANKS = ("thank", "cheers", "many thanks", "with thanks", "much obliged")
LEAVES = ("see you", "see ya", "bye", "talk soon", "speak soon")
"""Words with which a message takes leave."""
GLAD = ("pleasure", "joy", "delight", "enthusiasm", "gratitude")
GLADNESS = 4
"""Words with which somebody says how glad a yes is: "the very greatest pleasure" (our own default)."""
FEW = 3
"""Pieces of a message that is no more than a yes (our own default)."""
COMPARED = ("the earlier", "the later", "the sooner")
"""Words that point where nothing is named behind them: "the earlier train" is none of the times on the table."""
ANSWERS = ("no", "yes", "ok", "okay", "fine")
SUITS = (" work", " works", " fine", " are good", " is good")
"""Ends of words that say of all that they suit."""
BINDS = ("of", "on", "to", "at", "with", "against", "over", "during", "than", "in", "like", "as")
"""Words between which and what they lead to nothing is taken."""
HAVE = ("has", "have", "had", "having")
TELL = (
    "let me know",
    "let us know",
    "please tell me",
    "just tell me",
    "and tell me",
    ". tell me",
    ", tell me",
    "just say",
    "you say",
)
"""Words before "when" with which somebody leaves it to the reader."""
SIDES = ("either side of", "either end of")
"""Words for what lies before or after something, which hours beside them say."""
TOLD = 3
"""Pieces before "when" in which these words stand (our own default)."""
YES = ("yes", "yep", "yeah", "ok", "okay", "sure", "agreed", "deal", "great", "fine", "works", "perfect")
AGREES = (*YES, "yup", "aye", "sweet", "grand", "lovely", "super", "cool", "excellent", "brilliant", "sorted")
"""Words that take the one time on the table where they are the first sentence, and nothing is asked or left open behind it."""
TURNS = frozenset(
    "if but another different instead rather however though unfortunately sadly alas sorry other better prefer".split()
)
"""Words that turn a yes to something else."""
DOUBTS = frozenset({"open", "vague", "promises", "knows", "binds", "hedges", "that_week"})
"""Kinds of words that leave something open."""
RECEIPTS = ("accepted", "noted", "acknowledged", "understood")
"""Words that take the one time on the table where a message begins with them and says no more in their sentence."""


def picks_too(pieces: Sequence[Piece], at: int, before: list[Item]) -> int | None:
    """The number of a time that is answered, or of another behind one that is picked: "first no", "the first and third"."""
    ordinal = get(pieces, at, "ordinal")
    if ordinal is None or int(str(ordinal)) > MOST_PICKED or get(pieces, at + 1, "month") is not None:
        return None
    listed = link(pieces, at + 1) in ("or", "and") and get(pieces, at + 2, "ordinal") is not None
    answers = pieces[at].text.isalpha() and (listed or (at + 1 < len(pieces) and pieces[at + 1].text in ANSWERS))
    joined = len(before) > 1 and before[-1].value in ("and", "or", ",") and str(before[-2].value).startswith("nth_")
    return int(str(ordinal)) if answers or joined else None


def other_at(pieces: Sequence[Piece], at: int, before: Sequence[Item]) -> int | None:
    """Where "the other" ends, of two of which one was pointed to: "the first is when we milk. I'll take the other"."""
    said = [piece.text for piece in pieces[at : at + TWO]] == ["the", "other"]
    named = any(item.kind == "back" and str(item.value).startswith(("nth", "earlier", "later")) for item in before)
    ends = at + TWO >= len(pieces) or any(get(pieces, at + TWO, kind) is not None for kind in ("sign", "break"))
    bound = at > 0 and pieces[at - 1].text in BINDS  # "there's a dentist on top of the other"
    return at + TWO if said and named and ends and not bound else None


def set_phrase(pieces: Sequence[Piece], at: int) -> tuple[Kind, int, object] | None:
    """What set words mean that begin at a place: the kind of item, where they end, and what they say."""
    piece = pieces[at]
    if (at == 0 and _opens_with_yes(pieces)) or (piece.text == "until then" and _is_farewell(pieces, at)):
        return "back", at + 1, "that"
    if piece.get("back") in ("after_that", "before_that"):
        return "unclear", at + 1, "or then" if piece.text.startswith("or ") else "then"
    if piece.text == "when" and _is_left_to_say(pieces, at):
        return "open", at + 1, piece.text  # "let me know when and I'll see"
    if piece.text in YES and (
        (piece.text == "works" and at == 0)
        or len(pieces) <= FEW
        or _is_alone(pieces, at)
        or _has_another(pieces, at)
        or _is_glad(pieces, at)
    ):
        return "back", at + 1, "that"
    if piece.get("neutral"):
        return "word", at + 1, ""
    if piece.get("back") == "all" and piece.text.endswith(SUITS) and _is_named(pieces, at - 1):
        return "offers", at + 1, "suit"  # "Wednesday and Friday both work"
    if called := called_at(pieces, at):
        return "back", called[1], called[0]
    if number := numbered_at(pieces, at):
        return "back", at + 1, f"nth_{number}"
    if (back := piece.get("back")) and back not in ("same_time", "same_day") and (found := _pointer(pieces, at)):
        return found
    if piece.text == "soon" and [each.get("speech") in ("subject", "third") for each in pieces[at + 2 : at + 3]] == [
        True
    ]:
        return "word", at + 1, ""  # "as soon as I'm off the tools"
    if (vague := piece.get("vague")) and not (piece.text == "calendar week" and get(pieces, at + 1, "number")):
        if vague == "turn":
            return "unclear", at + 1, "sides" if piece.text in SIDES else "turn"
        return ("open" if vague == "open" else "vague"), at + 1, piece.text
    if piece.text == "save" and _is_verb(pieces, at):
        return "word", at + 1, piece.text
    return (piece.get("link"), at + 1, None) if piece.get("link") in ("except", "instead") else None


def _opens_with_yes(pieces: Sequence[Piece]) -> bool:
    """Whether the first word alone takes what is on the table: "Received.", "Yes. Newsroom, third floor"."""
    if pieces[0].text in RECEIPTS and _says_no_more(pieces, 1):
        return True
    so = pieces[1:2] != [] and pieces[1].text in ("so", "can")  # "ok can", as it is said in Singapore
    return pieces[0].text in AGREES and _says_no_more(pieces, 1 + so) and not _asks_or_doubts(pieces)


def _is_verb(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word that may bound is what somebody does: "that would save me", "to save time"."""
    helped = get(pieces, at - 1, "verb") in ("can", "will") or (at > 0 and pieces[at - 1].text in ("to", "'d", "d"))
    return helped or (at + 1 < len(pieces) and pieces[at + 1].text in ("me", "us", "you"))


def _pointer(pieces: Sequence[Piece], at: int) -> tuple[Kind, int, object] | None:
    """A word that points to a time on the table, where it does: not in "having my knee done", nor in "the second of May"."""
    piece = pieces[at]
    if piece.text == "done" and (get(pieces, at - 1, "word") is not None or _is_of_state(pieces, at)):
        return None
    if piece.text == "booked" and at + 1 < len(pieces) and pieces[at + 1].text in ("me", "us", "my", "on", "in"):
        return "word", at + 1, piece.text
    dated = any(get(pieces, at + 1, each) is not None for each in ("month", "unit", "weekday"))
    follows = get(pieces, at + 1, "word")
    dated = dated or (isinstance(follows, str) and follows.isalpha() and follows.lower() not in HARD)
    dated = dated or (link(pieces, at + 1) == "on" and not _is_of_yours(pieces, at + 1))
    called = piece.get("ordinal") is not None or piece.text in COMPARED
    if piece.get("back") == "rest" and _is_of_time(pieces, at + 1):
        return None
    return None if called and dated else ("back", at + 1, piece.get("back"))


def _is_of_state(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "done" says how somebody is: "by two I am done"."""
    return at > 0 and pieces[at - 1].text in ("am", "i'm", "im", "are", "we're", "is", "he's", "she's", *HAVE)


def _is_named(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a day or an hour ends here."""
    return any(
        get(pieces, at, kind) is not None for kind in ("weekday", "relday", "ordinal", "figures", "clock", "meridiem")
    )


def _is_alone(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word is all that stands on its line."""
    end = at + 1 + (get(pieces, at + 1, "sign") in ("!", ".", ","))
    begins = at == 0 or get(pieces, at - 1, "break") is not None
    return begins and (end >= len(pieces) or get(pieces, end, "break") is not None)


def _is_glad(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a message begins with a yes and says with what joy, and no more in its sentence: "Yes, with the greatest pleasure!"."""
    if at or [piece.text for piece in pieces[1:3]] != [",", "with"]:
        return False
    how = list(takewhile(lambda piece: piece.get("sign") is None and not piece.get("break"), pieces[3:]))
    ends = _says_no_more(pieces, 3 + len(how))
    return 0 < len(how) <= GLADNESS and how[-1].text in GLAD and ends


def _says_no_more(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the first sentence ends here, or thanks follow, and nothing is denied: "Accepted.", not "Understood. Sadly I can't."."""
    ends = at >= len(pieces) or get(pieces, at, "break") is not None or get(pieces, at, "sign") in (".", "!")
    thanks = at + 1 < len(pieces) and get(pieces, at, "sign") == "," and pieces[at + 1].text.startswith(THANKS + LEAVES)
    denies = any(
        piece.get("refuses") is not None or piece.get("not") is not None or piece.text in DENIES for piece in pieces
    )
    return (ends or thanks) and not denies


def _asks_or_doubts(pieces: Sequence[Piece]) -> bool:
    """Whether a message asks something, or leaves something open."""
    named = any(piece.get("back") in ("same_day", "same_time") or _is_day(piece) for piece in pieces)
    return named or any(
        piece.get("sign") == "?" or piece.text in TURNS or piece.kinds.keys() & DOUBTS for piece in pieces
    )


def _is_day(piece: Piece) -> bool:
    """Whether a word names a day, of which more may be told: "Okay. The 28th is my wedding day."."""
    dated = piece.get("ordinal") is not None and piece.text[0].isdigit()
    return dated or any(piece.get(kind) is not None for kind in ("weekday", "relday", "month", "figures"))


def _is_farewell(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "until then" takes leave: alone in its sentence, or behind a first word and a comma, "Understood, until then."."""
    ends = (
        at + 1 >= len(pieces) or get(pieces, at + 1, "sign") in (".", "!") or get(pieces, at + 1, "break") is not None
    )
    begins = at == 0 or get(pieces, at - 1, "sign") in (".", "!") or get(pieces, at - 1, "break") is not None
    return ends and (begins or (at == TWO and get(pieces, at - 1, "sign") == ","))


def _is_left_to_say(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the reader is bidden to say when, and no more: "tell me when.", "let me know when and I'll be there"."""
    said = " ".join(piece.text for piece in pieces[max(0, at - TOLD) : at])
    bids = said.endswith(TELL) or said == "tell me"
    ends = at + 1 >= len(pieces) or any(get(pieces, at + 1, kind) is not None for kind in ("sign", "break"))
    return bids and (ends or link(pieces, at + 1) == "and")


def _has_another(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a message begins with a yes that something else is set beside: "Yes, or Friday at 10 if you prefer"."""
    after = at + 1 + (get(pieces, at + 1, "sign") == ",")
    return at == 0 and link(pieces, after) == "or" and pieces[after].text != "either"


def _is_of_time(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it goes on with a day or a part of one, of which it is what is left: "what remains of the afternoon"."""
    named = at + 1 + (get(pieces, at + 1, "points") is not None)
    of = at < len(pieces) and pieces[at].text == "of"
    return of and any(get(pieces, named, kind) is not None for kind in ("unit", "part", "weekday", "relday"))


def _is_of_yours(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it goes on with the times on the table: "the second of your suggestions"."""
    return (
        pieces[at].text == "of" and at + 1 < len(pieces) and pieces[at + 1].text in ("your", "those", "these", "them")
    )
