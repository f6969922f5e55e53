"""Mails that somebody drops: each finds its conversation, as one that is noticed in a mailbox does."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.utils import timezone

from halfhour.actions.noticing import Became, Noticed, notice
from halfhour.domain.errors import InputError
from halfhour.domain.incoming import MailSort
from halfhour.formats.invitations.mails import holds_calendar
from halfhour.formats.mail.reading import is_mail
from halfhour.records.conversations import Conversation
from halfhour.web.shared.requests import Request
from halfhour.web.shared.shifts import shift_in

_SAID = {
    MailSort.AUTO_REPLY: "It is kept. A machine sent it, so nobody has answered yet.",
    MailSort.BOUNCE: "It is kept. The letter came back, so the address has to be corrected.",
    MailSort.COMPLAINT: "It is kept. They do not want such letters, so write no more.",
}


def notice_mails(
    request: Request, arrivals: Iterable[tuple[str, bytes]], conversation: Conversation | None
) -> Conversation | None:
    """The conversation of the last mail among arrivals that found one; None when none did. Invitations are asked about elsewhere."""
    found = None
    for _, blob in arrivals:
        if is_mail(blob[:20_000].decode(errors="replace")) and not holds_calendar(blob):
            noticed = noticed_in(request, blob, conversation)
            found = noticed.message.conversation if noticed and noticed.message else found
    return found


def noticed_in(request: Request, blob: bytes, conversation: Conversation | None) -> Noticed | None:
    """What became of one mail, told to the person; None when it is no mail that anybody could read."""
    zone = ZoneInfo(request.user.zone)
    try:
        noticed = notice(
            request.workspace, blob, now=timezone.now(), zone=zone, conversation=conversation, shift_in=shift_in
        )
    except InputError:
        return None
    if noticed.became is Became.KNOWN:
        messages.info(request, "This mail is here already, so it is kept once.")
    elif noticed.done:
        said = _SAID.get(noticed.incoming.sort, "The message is kept.")
        messages.success(request, said, extra_tags=noticed.done.pk)
    return noticed
