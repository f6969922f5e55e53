"""What people make of an answer about the kind: their own reading, a conversation of it, a notice answered."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from halfhour.actions.conversations import start_conversation
from halfhour.actions.undo import change
from halfhour.domain.kinds import Kind
from halfhour.domain.kinds_shift import Cues, Shift, shift_in_talk
from halfhour.domain.talks.kind import Cue
from halfhour.records.accounts import User, Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kind_notes import LONGEST, KindNote
from halfhour.records.revisions import Revision
from halfhour.records.talks import Talk


def begin_conversation(
    workspace: Workspace, user: User, names: Iterable[str], *, said: Kind, found: Kind, words: str
) -> Conversation:
    """A conversation of what was asked about, with the person's own reading kept beside what the words said."""
    with transaction.atomic():
        conversation = start_conversation(workspace, names, zone=user.zone, kind=said)
        conversation.kind_notes.create(workspace=workspace, found=found, said=said, words=words[:LONGEST])
    return conversation


def raise_shift(conversation: Conversation, shift: Shift, words: str, *, talk: Talk | None = None) -> KindNote:
    """Notes that a conversation turns; the same words raise one notice only, also when it was answered."""
    turn = shift.quotes[0].turn if shift.quotes else None
    note, _ = KindNote.objects.get_or_create(
        conversation=conversation,
        talk=talk,
        turn=turn,
        found=shift.found,
        words=words[:LONGEST],
        removed_at=None,
        defaults={"workspace": conversation.workspace, "drift": shift.drift, "by_me": shift.by_me},
    )
    return note


def look_for_shift(talk: Talk, cues: Cues, talk_cues: Sequence[Cue]) -> KindNote | None:
    """Raises a notice when what was said makes another kind of the conversation; None when it does not."""
    kind = talk.conversation.as_kind()
    transcript = talk.as_transcript()
    shift = shift_in_talk(transcript, kind, cues, talk_cues, me=talk.me or None) if kind else None
    if shift is None:
        return None
    words = " … ".join(quote.words_in(transcript) for quote in shift.quotes)
    return raise_shift(talk.conversation, shift, words, talk=talk)


def answer_notice(note: KindNote, *, said: Kind, reason: str = "") -> Revision:
    """The person's own reading of it, which is the conversation's kind from now on; one undo takes back both."""
    with transaction.atomic():
        done = change(note, "answered", said=said, reason=reason)
        if note.conversation.kind != said:
            change(note.conversation, "edited", part_of=done, kind=said)
    return done
