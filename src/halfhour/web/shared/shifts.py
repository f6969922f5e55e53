"""What the words of a message make of the kind of a conversation."""

from halfhour import wiring
from halfhour.domain.kinds_shift import Shift, shift_in_text
from halfhour.domain.which import which_mail
from halfhour.formats import mail
from halfhour.phrases.contracts import shift_cues
from halfhour.records.conversations import Conversation


def shift_in(conversation: Conversation, text: str) -> tuple[Shift, str] | None:
    """What a message of theirs makes of the kind of a conversation, with the words that say so."""
    kind = conversation.as_kind()
    if kind is None or len(text.split()) < 4:
        return None
    answer = which_mail(mail.read_text(text), wiring.judging())
    shift = shift_in_text(answer, kind, shift_cues(), by_me=False)
    return (shift, " … ".join(place.of(answer.text) for place in shift.places)) if shift else None
