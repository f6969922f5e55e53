"""Writing down who somebody is, where they are reached, when one met them, and letting them rest; all of it can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import phonenumbers
from django.db import transaction
from django.utils import timezone
from email_validator import EmailNotValidError, validate_email

from halfhour.actions.undo import change
from halfhour.domain.addresses import plain_address
from halfhour.domain.errors import RuleError
from halfhour.domain.kinds import Kind
from halfhour.domain.names import plain_place
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept
from halfhour.records.people import Address, Contact, Organization, Person, Post
from halfhour.records.revisions import Revision


class AheadError(RuleError):
    """A contact is said to have happened on a day that has not come."""


@dataclass(frozen=True, slots=True)
class Noted:
    """An address as it was kept, whether it could be read as what it is, and the change to take back."""

    address: Address
    is_readable: bool
    revision: Revision


def place_called(workspace: Workspace, name: str, sort: str = Organization.Sort.ORGANIZATION) -> Organization | None:
    """The place of exactly this name or alias, a new one where there is none; None for no name. One that was removed comes back."""
    plain = plain_place(name)
    if not plain:
        return None
    found = workspace.organizations.present().called(plain).first()
    if found is None:
        found, _ = Organization.objects.get_or_create(
            workspace=workspace, name=" ".join(name.split())[:200], defaults={"sort": sort}
        )
        if found.removed_at:
            change(found, "brought back", removed_at=None)
    place: Organization = found
    return place


def add_person(workspace: Workspace, values: Mapping[str, Any], *, organization: str = "", email: str = "") -> Person:
    """Somebody new, with an address where one is given; all that was typed is the user's own words."""
    with transaction.atomic():
        place = place_called(workspace, organization)
        typed = [name for name, value in values.items() if value] + (["organization"] if place else [])
        person = workspace.people.create(**values, organization=place, own_words=sorted(typed))
        if email:
            add_address(person, Address.Way.EMAIL, email)
    return person


def write_person(person: Person, values: Mapping[str, Any], *, organization: str | None = None) -> Revision:
    """Changes fields of a person; no import changes them again. `organization` by name, None leaves it as it is."""
    with transaction.atomic():
        fields = {
            _column(name): getattr(value, "pk", value) if _is_link(name) else value for name, value in values.items()
        }
        typed = set(values)
        if organization is not None:
            place = place_called(person.workspace, organization)
            fields["organization_id"] = place.pk if place else None
            typed.add("organization")
        return change(person, "edited", **fields, own_words=sorted({*person.own_words, *typed}))


def add_address(person: Person, way: str, value: str, label: str = "") -> Noted:
    """Keeps an address, in its usual form where it can be read as one and as it was typed where it cannot."""
    shown, is_readable = _read(way, value.strip(), person.country)
    plain = plain_address(way, shown)[:500]
    with transaction.atomic():
        address, _ = Address.objects.get_or_create(
            person=person,
            way=way,
            plain=plain,
            defaults={"workspace": person.workspace, "value": shown[:500], "removed_at": timezone.now()},
        )
        revision = change(address, "added", value=shown[:500], label=label, removed_at=None)
    return Noted(address, is_readable, revision)


def add_post(person: Person, organization: str, **values: Any) -> Revision:
    """Where they were, learn or belong besides where they are now; the sort of a new place says which."""
    sort = values.pop("sort", Organization.Sort.ORGANIZATION)
    with transaction.atomic():
        place = place_called(person.workspace, organization, sort)
        post = Post.objects.create(
            workspace=person.workspace,
            person=person,
            organization_id=place.pk if place else "",
            **values,
            removed_at=timezone.now(),
        )
        return _shown(post)


def note_contact(person: Person, *, on: date, way: str, words: str = "", is_real: bool = True, today: date) -> Revision:
    """A dated contact.

    Raises:
        AheadError: the day has not come yet.
    """
    if on > today:
        raise AheadError(
            "That day has not come yet, so it is no contact so far.",
            "Note it when it has happened; a time you agreed on belongs to a conversation.",
        )
    contact = Contact.objects.create(
        workspace=person.workspace,
        person=person,
        on=on,
        way=way,
        words=words,
        is_real=is_real,
        removed_at=timezone.now(),
    )
    return _shown(contact)


def begin_with(person: Person, *, zone: str) -> Conversation:
    """The conversation with one person that has not begun yet, a new one where there is none: two taps begin one."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        waiting = person.conversations.present().filter(
            asked_on=None, answered_on=None, agreed_for=None, held_on=None, closed_on=None
        )
        for conversation in waiting.order_by("-created_at")[:1]:
            return conversation
        begun = Conversation.objects.create(
            workspace=person.workspace, name=person.name, zone=person.zone or zone, kind=Kind.INFORMATIONAL
        )  # who begins it here is the seeker, who asks to learn; what comes in later may say otherwise
        begun.people.set([person])
    return begun


def let_rest(person: Person, *, until: date | None = None, for_good: bool = False) -> Revision:
    """Nothing is suggested about them until a day, or ever; neither of both lets suggestions come again."""
    return change(person, "let rest", rests_until=until, at_rest=for_good)


def _shown(record: Kept) -> Revision:
    """A record made out of sight comes into sight, so that undo takes it away again."""
    return change(record, "added", removed_at=None)


def _is_link(name: str) -> bool:
    return Person._meta.get_field(name).is_relation


def _column(name: str) -> str:
    return f"{name}_id" if _is_link(name) else name


def _read(way: str, value: str, country: str) -> tuple[str, bool]:
    """An address in its usual form, and whether it could be read."""
    if way == Address.Way.EMAIL:
        try:
            return validate_email(value, check_deliverability=False).normalized, True
        except EmailNotValidError:
            return value, False
    if way == Address.Way.PHONE:
        return _number(value, country)
    shown = value if "://" in value else f"https://{value}"
    is_readable = "." in shown.partition("://")[2].partition("/")[0] and not any(sign.isspace() for sign in shown)
    return (shown if is_readable and shown.startswith(("http://", "https://")) else value), is_readable


def _number(value: str, country: str) -> tuple[str, bool]:
    try:
        number = phonenumbers.parse(value, country or None)
    except phonenumbers.NumberParseException:
        return value, False
    if not phonenumbers.is_possible_number(number):
        return value, False
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL), True
