"""Taking in what arrives: read first, kept when it is a talk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from halfhour.actions.conversations import note_consent, start_conversation
from halfhour.actions.talks import import_talk
from halfhour.domain.consent import Use
from halfhour.domain.errors import InputError
from halfhour.domain.kinds import Kind
from halfhour.formats import transcripts
from halfhour.formats.invitations.appointments import read_told
from halfhour.formats.invitations.mails import calendar_in, holds_calendar
from halfhour.formats.invitations.reading import read
from halfhour.records.accounts import User, Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.talks import Talk, Upload

UNDO_FOR = timedelta(days=1)
"""How long what was thrown away can be brought back (our own default); then nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of several arrivals: uploads that wait for their place, and names with the reason why not."""

    uploads: tuple[Upload, ...]
    unread: tuple[tuple[str, InputError], ...]


def take_in(
    workspace: Workspace, arrivals: Iterable[tuple[str, bytes]], *, conversation: Conversation | None = None
) -> Taken:
    """Keeps each arrival that is a talk until the person says where it belongs."""
    readable, unread = [], []
    for name, blob in arrivals:
        try:
            transcripts.read(blob, name)
            readable.append((name, blob))
        except InputError as error:
            unread.append((name, error))
    with transaction.atomic():
        Upload.objects.filter(removed_at__lt=timezone.now() - UNDO_FOR).delete()
        uploads = [
            Upload.objects.create(workspace=workspace, conversation=conversation, name=name[:255], blob=blob)
            for name, blob in readable
        ]
    return Taken(tuple(uploads), tuple(unread))


def keep_invitation(workspace: Workspace, arrivals: Iterable[tuple[str, bytes]]) -> Upload | None:
    """Keeps the first invitation among arrivals until the person says where it belongs; None when there is none."""
    for name, blob in arrivals:
        try:
            told = read_told(read(calendar_in(blob))) if holds_calendar(blob) else None
        except InputError:
            continue
        if told and told.uid:
            return Upload.objects.create(workspace=workspace, name=name[:255], blob=blob)
    return None


def place_upload(
    upload: Upload,
    user: User,
    *,
    on: date,
    me: str,
    conversation: Conversation | None = None,
    people: Iterable[str] = (),
    kind: Kind = Kind.UNCLEAR,
    agreed: bool = False,
    how: str = "",
) -> Talk:
    """Puts a talk into its conversation, a new one where none is named, and notes what was agreed; twice does it once.

    Args:
        on: the day on which the agreement is noted.
        people: with whom, for a new conversation.
        agreed: everybody in it agreed to a transcript.

    Raises:
        ConsentMissingError: somebody did not agree; nothing is changed then.
    """
    with transaction.atomic():
        if not Upload.objects.select_for_update().filter(pk=upload.pk).exists():
            return upload.workspace.talks.get(arrived_as=upload.pk)
        conversation = (
            upload.conversation
            or conversation
            or start_conversation(upload.workspace, people, zone=user.zone, kind=kind)
        )
        if agreed:
            note_consent(conversation, [Use.TRANSCRIPT], given=True, on=on, how=how)
        return import_talk(upload, conversation, me=me)
