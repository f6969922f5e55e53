"""Invitations: told to others by letters that wait in the outbox, and taken in from theirs."""

from halfhour.actions.invitations.answering import answer_invitation, ask_again, propose
from halfhour.actions.invitations.letters import Letter, as_sheet, confirm, invite, keep_ours, tell_cancelled
from halfhour.actions.invitations.taking_in import Taken, What, candidates, take_in

__all__ = [
    "Letter",
    "Taken",
    "What",
    "answer_invitation",
    "as_sheet",
    "ask_again",
    "candidates",
    "confirm",
    "invite",
    "keep_ours",
    "propose",
    "take_in",
    "tell_cancelled",
]
