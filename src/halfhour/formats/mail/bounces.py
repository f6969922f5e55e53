"""Whom a letter did not reach, and why: out of reports as RFC 3464 wants them, and out of what servers say freely."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from halfhour.domain.incoming import Failure
from halfhour.formats.mail.machine_marks import (
    ADDRESS,
    CODE,
    DELAYED,
    FIRST_IN_LINE,
    GIVEN_UP,
    HELP,
    IN_REPLY,
    NAMED,
    ORIGINAL,
)

MOST = 100
"""Addresses of one report that are kept."""

_FIELD = re.compile(r"^(?P<name>[A-Za-z-]{3,40}):[ \t]*(?P<value>[^\n]*(?:\n[ \t]+[^\n]+)*)", re.MULTILINE)
_PLAIN = re.compile(ADDRESS)
_SERVERS = re.compile(r"^(?:mailer-?daemon|postmaster)@", re.IGNORECASE)
_ENDS = re.compile(r"(?:\r?\n[ \t]*){2,}")


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells; `arrived` when it says that something did."""

    failures: tuple[Failure, ...]
    arrived: bool


def reported(status: str) -> Told:
    """What stands in the fields of a report, one block for each address."""
    failures: dict[str, Failure] = {}
    arrived = False
    for block in _ENDS.split(status)[: MOST * 3]:
        fields = {match["name"].lower(): " ".join(match["value"].split()) for match in _FIELD.finditer(block)}
        first = _address(fields.get("original-recipient", ""))
        address = _address(fields.get("final-recipient", "")) or first
        action = fields.get("action", "failed").split(";")[0].split("(")[0].strip().lower()
        if not address:
            continue
        if action in {"delivered", "relayed", "expanded"}:
            arrived = True
            continue
        why = fields.get("diagnostic-code", "").split(";", 1)[-1].strip()
        said = CODE.search(fields.get("status", "") + " ")
        failures.setdefault(
            address.lower(),
            Failure(address, (said and said["status"]) or _status(why), why[:300], action == "delayed", first),
        )
    return Told(tuple(failures.values())[:MOST], arrived)


def failures_in(words: str, returned: str, fields: dict[str, str], *, but: Collection[str]) -> tuple[Failure, ...]:
    """Whom a server names that speaks freely; `but` are our own addresses, which stand in every report."""
    mark = ORIGINAL.search(words, 1)
    said, behind = (words[: mark.start()], words[mark.start() :]) if mark else (words, "")
    delayed = bool(DELAYED.search(fields.get("subject", "") + "\n" + said[:4_000])) and not GIVEN_UP.search(said)
    failures: dict[str, Failure] = {}
    for address, why in _named(said, returned or behind, fields, {each.lower() for each in but}):
        failures.setdefault(address.lower(), Failure(address, _status(why), _first_line(why), delayed))
    return tuple(failures.values())[:MOST]


def _named(said: str, behind: str, fields: dict[str, str], but: set[str]) -> Iterator[tuple[str, str]]:
    """Addresses with what is said of each, from the surest place that names any."""
    for address in _PLAIN.findall(fields.get("x-failed-recipients", "")):
        yield address, _after(said, address)
    for pattern in (FIRST_IN_LINE, NAMED, IN_REPLY):
        found = [match for match in pattern.finditer(said[:20_000]) if _is_theirs(match, said, but)]
        ends = [*(match.start() for match in found[1:]), len(said)]
        for match, end in zip(found, ends, strict=False):
            yield match["address"].rstrip("."), said[match.end() : min(end, match.end() + 1_000)]
        if found:
            return
    if "x-failed-recipients" not in fields and (
        to := re.search(rf"^[ \t>|]*to:\s*[^\n]*?<?({ADDRESS})", behind[:8_000], re.IGNORECASE | re.MULTILINE)
    ):
        yield to[1], said


def _is_theirs(match: re.Match[str], said: str, but: set[str]) -> bool:
    start = said.rfind("\n", 0, match.start("address")) + 1
    before = said[start : match.start("address")]
    address = match["address"].lower().rstrip(".")
    return (
        address not in but
        and not _SERVERS.match(address)
        and "." in address.partition("@")[2]
        and not HELP.search(before)
    )


def _after(said: str, address: str) -> str:
    at = said.find(address)
    return said[at + len(address) : at + 1_000] if at >= 0 else said[:1_000]


def _status(why: str) -> str:
    """The status in what a server says; of a bare reply code its class alone."""
    reply = ""
    for match in CODE.finditer(why):
        if match["status"]:
            return match["status"]
        reply = reply or match["reply"]
    return f"{reply[0]}.0.0" if reply else ""


def _first_line(why: str) -> str:
    return " ".join(next((line for line in why.split("\n") if len(line.split()) > 1), "").split())[:300]


def _address(value: str) -> str:
    found = _PLAIN.search(value.partition(";")[2] or value)
    return found[0] if found else ""
