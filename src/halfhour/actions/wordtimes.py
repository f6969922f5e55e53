"""What is done with times that were read from words: a sentence goes into the letter that answers them."""

from halfhour.actions.writing import draft_of, fingerprint_of, save_draft
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Draft, Purpose


def put_sentence(conversation: Conversation, sentence: str, *, to: str) -> Draft:
    """The sentence stands in the letter about times, below what was written so far; there already, it is not put in twice."""
    draft = draft_of(conversation, Purpose.TIMES)
    text = draft.text if sentence in draft.text else f"{draft.text.rstrip()}\n\n{sentence}\n".lstrip()
    written = {"channel": draft.channel, "to": draft.to or to, "subject": draft.subject, "text": text}
    return save_draft(conversation, Purpose.TIMES, seen=fingerprint_of(draft), tab="", **written)
