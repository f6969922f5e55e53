"""Taking a talk in, and keeping its lines."""

from django.db import transaction
from django.utils import timezone

from halfhour.actions.undo import change, remove
from halfhour.domain.consent import Use, require_consent
from halfhour.domain.talks.answers import Line
from halfhour.formats import transcripts
from halfhour.records.conversations import Conversation
from halfhour.records.revisions import Revision
from halfhour.records.talks import KeptLines, Talk, Upload


def import_talk(upload: Upload, conversation: Conversation, *, me: str) -> Talk:
    """Attaches what arrived to a conversation; the upload is used up.

    Raises:
        ConsentMissingError: somebody in the conversation has not agreed to a transcript.
        InputError: the upload cannot be read.
    """
    blob = bytes(upload.blob)
    transcript = transcripts.read(blob, upload.name)
    with transaction.atomic():
        require_consent(transcript.form, conversation.as_agreements(Use.TRANSCRIPT))
        talk = Talk.objects.keep(conversation, transcript, name=upload.name, blob=blob, me=me, arrived_as=upload.pk)
        if conversation.held_on is None and transcript.day:
            conversation.held_on = transcript.day
        conversation.save(update_fields=["held_on", "changed_at"])
        upload.delete()
    return talk


def keep_lines(talk: Talk, lines: tuple[Line, ...]) -> Revision:
    """The lines are the person's from now on."""
    with transaction.atomic():
        kept, _ = KeptLines.objects.get_or_create(
            talk=talk, defaults={"workspace": talk.workspace, "lines": [], "removed_at": timezone.now()}
        )
        return change(kept, "kept", lines=KeptLines.stored(lines), removed_at=None)


def let_lines_go(talk: Talk) -> Revision | None:
    """Back to the lines that are computed; None when none were kept."""
    kept = KeptLines.objects.filter(talk=talk, removed_at=None).first()
    return remove(kept) if kept else None
