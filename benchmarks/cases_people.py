"""Scores tables of people and cards: names, addresses, work, days of connecting, and who wrote when."""

import csv
import io

from halfhour.domain.errors import InputError
from halfhour.domain.people import Card, Correspondence, FactKind, ListedPerson
from halfhour.formats import people_csv, vcard
from halfhour.formats.transcripts.source import without_controls


def contacts(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """`people`: exactly these people in this order, with all that is asked of them."""
    return {"people": _same([_person(each) for each in people_csv.read(blob).people], case)}


def messages(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """`senders`: exactly these messages or invitations, by whom and when."""
    return {"senders": _same([_message(each) for each in people_csv.read(blob).correspondence], case)}


def _same(found: list[dict[str, str]], case: dict[str, object]) -> bool:
    wanted = case["expected"]["people"]
    return len(found) == len(wanted) and all(
        got.get(key, "") == value for got, want in zip(found, wanted, strict=True) for key, value in want.items()
    )


def _person(person: ListedPerson) -> dict[str, str]:
    connected = person.when(FactKind.CONNECTED)
    job = person.employments[0] if person.employments else None
    return {
        "name": person.name,
        "first": person.given,
        "last": person.family,
        "email": person.emails[0].value if person.emails else "",
        "phone": person.phones[0].value if person.phones else "",
        "company": job.organization if job else "",
        "title": job.title if job else "",
        "url": person.profile,
        "connected": connected.iso_day if connected else "",
        "birthday": person.birthday.iso if person.birthday else "",
    }


def _message(letter: Correspondence) -> dict[str, str]:
    return {
        "name": letter.sender.name,
        "url": letter.sender.profile,
        "when": letter.when.iso if letter.when else "",
    }


def cards(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """`cards`: their number, every name that a card itself gives, and the number of e-mail addresses."""
    want = case["expected"]
    try:
        found = vcard.read(blob).cards
    except InputError:
        return {"cards": want["cards"] == 0}
    names = [card.formatted for card in found if card.formatted]
    emails = sum(len(card.person.emails) for card in found)
    right = (len(found), names, emails) == (want["cards"], [_unescaped(name) for name in want["names"]], want["emails"])
    return {"cards": right}


def through_csv(words: str) -> bool:
    """Whether notes come back from our own table as they were, and no cell of it begins as a formula does."""
    written = people_csv.write([ListedPerson("Ada", notes=words)])
    cells = [cell for row in csv.reader(io.StringIO(written, newline="")) for cell in row]
    runs = any(cell[:1] and cell[0] in "=+-@\t\r＝＋－＠" for cell in cells)
    return not runs and people_csv.read(written.encode()).people[0].notes == _kept(words)


def through_vcf(words: str) -> bool:
    """Whether notes come back from a card of ours as they were."""
    written = vcard.write([Card(ListedPerson("Ada", notes=words))])
    return vcard.read(written.encode()).cards[0].person.notes == _kept(words)


def _kept(words: str) -> str:
    return without_controls(words).replace("\r\n", "\n").replace("\r", "\n").strip()


def _unescaped(name: str) -> str:
    """A name of the cases, which stands there as in the file."""
    return " ".join(name.replace("\\n", " ").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\").split())
