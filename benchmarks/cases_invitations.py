"""Invitations against outside cases: the messages that a change makes, and what a message makes of an event.

Calendars are compared by what they say. Order, folding and PRODID do not count, `**ANY**` fits everything, an attendee without
PARTSTAT has NEEDS-ACTION (RFC 5545, 3.2.12), several EXDATE lines are one set, and a CANCEL says CANCELLED whether STATUS repeats
it or not: RFC 5546 (3.2.5) demands the line, the material leaves it out.
"""

from collections import Counter
from datetime import UTC, datetime

from halfhour.domain.errors import InputError
from halfhour.domain.invitations.notices import Notice, notices_of
from halfhour.domain.invitations.objects import Block, Line, Sheet
from halfhour.domain.invitations.taking_in import taken_in
from halfhour.formats.invitations.reading import occurs, read
from halfhour.formats.invitations.writing import write

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
ANY = "**ANY**"


def makes(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """Whether a change makes just these messages."""
    old, new = _sheet(case.get("existing")), _sheet(blob)
    if not blob and "NoChange" in str(case["id"]):
        # Of the cases named so the material holds the first calendar alone; nothing changed, as their names say.
        new = old
    made = notices_of(old, new, str(case["user"]), STAMP)
    expected = case["expected"]
    assert isinstance(expected, dict)
    return {"messages": _fits_all(made, expected["messages"])}


def processes(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """Whether a message leaves just this calendar."""
    expected = case["expected"]
    assert isinstance(expected, dict)
    message = _sheet(blob)
    assert message is not None
    found = taken_in(_sheet(case.get("existing")), message, occurs).calendar
    wanted = _sheet(expected["result"])
    if found is None or wanted is None:
        return {"event": found is None and wanted is None}
    return {"event": _same(_written(found), wanted.calendar)}


def _sheet(given: object) -> Sheet | None:
    blob = given.encode() if isinstance(given, str) else given
    return read(blob) if isinstance(blob, bytes) and blob.strip() else None


def _written(calendar: Block) -> Block:
    """A calendar as it comes back from its own text."""
    try:
        return read(write(calendar).encode()).calendar
    except InputError:
        return calendar


def _fits_all(made: tuple[Notice, ...], wanted: list[dict[str, object]]) -> bool:
    return len(made) == len(wanted) and all(_fits(*pair) for pair in zip(made, wanted, strict=True))


def _fits(made: Notice, wanted: dict[str, object]) -> bool:
    named = {"method": made.method, "sender": made.sender, "recipient": made.recipient}
    told = all(wanted.get(name) in {None, value} for name, value in named.items())
    calendar = _sheet(wanted.get("calendar"))
    return told and (calendar is None or _same(_written(made.calendar), calendar.calendar))


def _same(made: Block, wanted: Block, cancels: bool = False) -> bool:
    """Whether two blocks say the same; `cancels` stands for a METHOD that says CANCELLED already."""
    if made.name != wanted.name or len(made.blocks) != len(wanted.blocks):
        return False
    anything = {line.name for line in wanted.lines if line.value == ANY}
    if any(made.line(name) is None for name in anything):
        return False
    cancels = cancels or made.value("METHOD").upper() == "CANCEL"
    if _said(made, anything | {"PRODID"}, cancels) != _said(wanted, anything | {"PRODID"}, cancels):
        return False
    left = list(wanted.blocks)
    for inner in made.blocks:
        match = next((other for other in left if _same(inner, other, cancels)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _said(block: Block, anything: set[str], cancels: bool) -> Counter[object]:
    lines = [line for line in block.lines if line.name not in anything]
    if cancels:
        lines = [line for line in lines if (line.name, line.value) != ("STATUS", "CANCELLED")]
    said: Counter[object] = Counter(_one(line) for line in lines if line.name != "EXDATE")
    taken_out = [line for line in lines if line.name == "EXDATE"]
    said.update({("EXDATE", value, line.parameters) for line in taken_out for value in line.value.split(",")})
    return said


def _one(line: Line) -> object:
    if line.name == "ATTENDEE" and not line.parameter("PARTSTAT"):
        line = line.with_parameter("PARTSTAT", "NEEDS-ACTION")
    return line.name, line.value, frozenset(line.parameters)
