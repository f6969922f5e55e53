"""Today as a letter to oneself, once a day, where one has asked for it: asking for it is the release."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from halfhour.actions.agenda import Item, told
from halfhour.actions.outbox import new_mail_id
from halfhour.actions.today import Calendar, agenda_of
from halfhour.domain.digest import first_after, is_digest_due
from halfhour.domain.errors import RuleError
from halfhour.phrases.today import shortened, today_words
from halfhour.records.accounts import User, Workspace
from halfhour.records.letters import Parcel, Purpose

TOLD = 20
"""Things that a letter tells; the others are counted (our own default)."""


class NoAddressError(RuleError):
    """Nobody has said to which address one's own mail goes."""


def set_digest(workspace: Workspace, hour: int | None, *, here: datetime) -> None:
    """Each day from this hour on, on one's own clock; None for never. Nothing leaves at once: today is done where the hour has passed.

    Raises:
        NoAddressError: the workspace has no address.
    """
    if hour is not None and not workspace.mail_from:
        raise NoAddressError(
            "Nobody has said yet which address is yours.", "Write it down in the settings, under Mail."
        )
    if hour != workspace.digest_hour:
        workspace.digest_hour, workspace.digest_on = hour, first_after(hour, here)
        workspace.save(update_fields=["digest_hour", "digest_on"])


def write_digests(now: datetime, *, calendar: Calendar) -> int:
    """Puts the letters that are due into the outbox, released; how many. A day with nothing due has none, and none comes twice."""
    wanted = Workspace.objects.exclude(digest_hour=None).exclude(mail_from="")
    return sum(_write(workspace, now, calendar) for workspace in wanted)


def _write(workspace: Workspace, now: datetime, calendar: Calendar) -> bool:
    writer = workspace.people_in_it.order_by("memberships__joined_at").first()
    here = now.astimezone(ZoneInfo(writer.zone if writer else "UTC"))
    if writer is None or not is_digest_due(workspace.digest_hour, workspace.digest_on, here):
        return False
    parcel = _letter(workspace, writer, here, calendar)
    same = Workspace.objects.filter(pk=workspace.pk, digest_hour=workspace.digest_hour, digest_on=workspace.digest_on)
    try:
        with transaction.atomic():
            if not same.update(digest_on=here.date()):
                return False  # somebody else has done it, or it was switched off meanwhile
            if parcel:
                parcel.released_at = now
                parcel.save()
    except IntegrityError:  # a day that was written before this data folder was restored to an earlier state
        return False
    return parcel is not None


def _letter(workspace: Workspace, writer: User, here: datetime, calendar: Calendar) -> Parcel | None:
    """What is due now, in words; None when nothing is."""
    zone = ZoneInfo(writer.zone)
    agenda = agenda_of(workspace, now=here, zone=zone, calendar=calendar, most=TOLD)
    things = agenda.day.due[:TOLD]
    items = told(workspace, agenda, things, now=here, zone=zone)
    if not items:
        return None
    others = len(agenda.day.due) - len(things) + sum(agenda.beyond.values())
    return Parcel(
        workspace=workspace,
        purpose=Purpose.DIGEST,
        to=workspace.mail_from,
        subject=_subject(len(items) + others),
        text=_text(items, others),
        mail_id=_mail_id(workspace, here),
    )


def _subject(many: int) -> str:
    words = today_words()["digest"]
    return words["subject_one" if many == 1 else "subject_many"].format(many=many)


def _text(items: Sequence[Item], others: int) -> str:
    words = today_words()["digest"]
    parts = [f"{shortened(item.do)}\n{item.why}" for item in items]
    if others:
        parts.append(words["others"].format(many=others))
    return "\n\n".join([*parts, words["foot"]])


def _mail_id(workspace: Workspace, here: datetime) -> str:
    """The same one for the same day, so that it is written once; it tells no more than that."""
    domain = new_mail_id(workspace.mail_from).rpartition("@")[2]
    return f"<today-{workspace.pk}-{here:%Y%m%d}@{domain}"
