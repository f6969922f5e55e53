"""What an agreed half hour is in the host's workspace: a person, a conversation, and a meeting that calendars know."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from halfhour.actions.hosting.letters import put_letter
from halfhour.actions.meetings import agree_on, follow
from halfhour.actions.people import add_address
from halfhour.actions.undo import change, gather
from halfhour.domain.addresses import plain_address
from halfhour.domain.hosting import erase_after
from halfhour.domain.kinds import Kind
from halfhour.domain.stages import Closing
from halfhour.phrases.hosting import who_asks
from halfhour.records.conversations import Conversation
from halfhour.records.hosting import Booking
from halfhour.records.people import Address, Person
from halfhour.records.revisions import Revision


def agree(booking: Booking, *, now: datetime, part_of: Revision | None = None) -> Revision:
    """It stands: with a person, a conversation with who asks and why, and a meeting. One undo takes back all of it."""
    page = booking.page
    today = now.astimezone(ZoneInfo(page.zone)).date()
    person, is_new = _guest(booking)
    conversation = _conversation(booking, person, now)
    meeting, agreed = agree_on(
        conversation,
        booking.start,
        booking.minutes,
        page.zone,
        booking.guest_zone,
        page.place,
        page.link,
        today=today,
    )
    facts = {"accepted_at": now, "person_id": person.pk, "conversation_id": conversation.pk, "meeting_id": meeting.pk}
    done = change(booking, "accepted", part_of=part_of, **facts, proposed=[])
    whole = part_of or done
    gather(agreed, whole)
    change(conversation, "accepted", part_of=whole, removed_at=None)
    if is_new:
        change(person, "accepted", part_of=whole, removed_at=None)
    booking.person, booking.conversation, booking.meeting = person, conversation, meeting
    put_letter(booking, "accepted", now=now, part_of=whole)
    return done


def agree_again(booking: Booking, *, part_of: Revision, now: datetime) -> None:
    """The conversation and its meeting say the time to which the half hour was moved."""
    if booking.conversation is None:
        return
    page = booking.page
    today = now.astimezone(ZoneInfo(page.zone)).date()
    meeting, agreed = agree_on(
        booking.conversation, booking.start, booking.minutes, page.zone, booking.guest_zone, today=today
    )
    gather(agreed, part_of)
    if booking.meeting_id != meeting.pk:
        booking.meeting = meeting
        booking.save(update_fields=["meeting"])


def call_off(booking: Booking, *, part_of: Revision, now: datetime) -> None:
    """The conversation is closed and its meeting called off."""
    conversation = booking.conversation
    if conversation is None:
        return
    before, today = conversation.agreed_for, now.astimezone(ZoneInfo(booking.page.zone)).date()
    closed = {"closed_on": today, "closed_why": Closing.CANCELLED.value, "agreed_for": None}
    change(conversation, "cancelled", part_of=part_of, **closed)
    follow(conversation, before, today=today, part_of=part_of)
    if booking.meeting:
        booking.meeting.refresh_from_db()


def known_guest(booking: Booking) -> Person | None:
    """Somebody of the workspace who is reached at exactly this address."""
    plain = plain_address(Address.Way.EMAIL, booking.guest_address)
    rows = Address.objects.present().filter(workspace=booking.workspace_id, way=Address.Way.EMAIL, plain=plain)
    found = rows.filter(person__removed_at=None).select_related("person").order_by("created_at").first()
    return found.person if found else None


def _guest(booking: Booking) -> tuple[Person, bool]:
    """Who it is, and whether nobody knew them; somebody new is out of sight until the deed shows them."""
    if known := known_guest(booking):
        return known, False
    zone = ZoneInfo(booking.page.zone)
    person = Person.objects.create(
        workspace=booking.workspace,
        name=booking.guest_name,
        zone=booking.guest_zone,
        known_from=booking.page.name[:200],
        keep_until=erase_after(booking.start, booking.asked_at, booking.page.keep_days, zone),
        removed_at=timezone.now(),
    )
    add_address(person, Address.Way.EMAIL, booking.guest_address)
    return person, True


def _conversation(booking: Booking, person: Person, now: datetime) -> Conversation:
    """A new one, out of sight until the deed shows it: whoever asks for a half hour wants to learn."""
    zone = ZoneInfo(booking.page.zone)
    asks = {question["key"]: question["asks"] for question in booking.page.intake}
    answers = {asks.get(key, key): answer for key, answer in booking.answers.items()}
    conversation = Conversation.objects.create(
        workspace=booking.workspace,
        name=booking.guest_name,
        kind=Kind.INFORMATIONAL.value,
        zone=booking.page.zone,
        minutes=booking.minutes,
        asked_on=booking.asked_at.astimezone(zone).date(),
        answered_on=now.astimezone(zone).date(),
        how_it_began=who_asks(booking.page.name, booking.who, booking.learn, booking.references, answers),
        removed_at=timezone.now(),
    )
    conversation.people.set([person])
    return conversation
