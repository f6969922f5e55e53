"""Mail against outside cases: the reply's own words, and what a mail of a machine is."""

from halfhour.domain.errors import InputError
from halfhour.domain.incoming import MailSort
from halfhour.formats.mail.machine import arrival_of
from halfhour.formats.mail.replies import own_words_in

_CLOSE = 60
"""Characters that may follow a reply for it to count as clean; a signature may be those."""


def reply(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """Whether the reply is found and nothing else; whether all of it is there."""
    expected = case["expected"]
    assert isinstance(expected, dict)
    wanted, found = _flat(str(expected["reply"])), _flat(own_words_in(blob))
    whole = wanted in found
    return {"exact": found == wanted, "whole": whole, "clean": whole and len(found) <= len(wanted) + _CLOSE}


def machine_mail(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """Whether a bounce (or a complaint) is told from other mail, and whether those whom it names are found with their status."""
    expected = case["expected"]
    assert isinstance(expected, dict)
    try:
        arrival = arrival_of(blob)
    except InputError:
        return {"bounce": False}
    is_bounce = arrival.sort in {MailSort.BOUNCE, MailSort.COMPLAINT}
    marks = {"bounce" if expected["bounce"] else "no alarm": is_bounce == expected["bounce"]}
    if expected["bounce"]:
        marks["names one"] = bool(arrival.failures)
    if expected["recipients"]:
        addresses = {each.lower() for one in arrival.failures for each in (one.address, one.written_to) if each}
        marks["recipients"] = addresses == {str(one).lower() for one in expected["recipients"]}
    if expected["status"]:
        marks["status"] = {failure.status for failure in arrival.failures} == set(expected["status"])
    return marks


def _flat(text: str) -> str:
    return " ".join(text.split())
