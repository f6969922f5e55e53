"""A host's half hours: the page, what guests ask for on it, and what the host answers."""

from halfhour.actions.hosting.answering import accept, decline, note_change_seen, note_missed, note_seen, propose
from halfhour.actions.hosting.booking import Ask, SlotTakenError, book, cancel, move, take_proposed, tell_what_became
from halfhour.actions.hosting.knocking import TooManyError, knock
from halfhour.actions.hosting.pages import change_key, change_page, make_page, open_again, pause
from halfhour.actions.hosting.tending import tend
from halfhour.actions.hosting.times import busy_for, given_on, terms_of, times_of

__all__ = [
    "Ask",
    "SlotTakenError",
    "TooManyError",
    "accept",
    "book",
    "busy_for",
    "cancel",
    "change_key",
    "change_page",
    "decline",
    "given_on",
    "knock",
    "make_page",
    "move",
    "note_change_seen",
    "note_missed",
    "note_seen",
    "open_again",
    "pause",
    "propose",
    "take_proposed",
    "tell_what_became",
    "tend",
    "terms_of",
    "times_of",
]
