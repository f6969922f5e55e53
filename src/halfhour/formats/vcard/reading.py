"""Cards of any version out of a file; no address in them is ever opened."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from halfhour.domain.errors import InputError
from halfhour.domain.people import Card, CardFile, RowFault, Unread
from halfhour.formats.vcard.card import MAX_PHOTOS, card_of
from halfhour.formats.vcard.lines import Line, line_of, raw_lines, unfolded

MAX_BYTES = 40 * 1024 * 1024
"""Bytes of one file: some thousand cards with pictures (our own default)."""

MAX_LINES = 1_000_000
MAX_CARDS = 50_000
MAX_PROPERTIES = 10_000
"""Properties of one card that are read; a group has one for each of its members."""

MAX_UNREAD = 2_000
"""Faults that are told of one file."""

_DEEPEST = 20
_WAY_OUT = "Please export your contacts again as vCard (.vcf), or as CSV."


def is_cards(blob: bytes) -> bool:
    """Whether a file begins as files of cards do."""
    head = blob[:4_000].replace(b"\0", b"").upper()
    return b"BEGIN:VCARD" in head


def read(blob: bytes) -> CardFile:
    """The cards of a file, whatever their version; empty ones too, for `CardFile.people` leaves them out.

    Raises:
        InputError: the file is empty, too large, or holds no card; with the way out.
    """
    if len(blob) > MAX_BYTES:
        raise InputError(
            "This file of contacts is larger than 40 MB.", "Please export them without pictures, or in parts."
        )
    if not blob.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise InputError("This file is empty.", _WAY_OUT)
    lines = raw_lines(blob)
    if len(lines) > MAX_LINES:
        raise InputError("This file has more lines than any address book.", "Please export your contacts in parts.")
    stack = _Stack()
    cards: list[Card] = []
    room = MAX_PHOTOS
    for properties in stack.cards(lines):
        card, faults = card_of(properties, with_photo=room > 0)
        room -= len(card.photo.content) if card.photo else 0
        stack.unread.extend(faults)
        cards.append(card)
        if len(cards) > MAX_CARDS:
            raise InputError(
                f"This file holds more than {MAX_CARDS:,} contacts.", "Please divide it into smaller ones."
            )
    if not cards:
        raise InputError("This file holds no contact: no line begins a card (BEGIN:VCARD).", _WAY_OUT)
    return CardFile(tuple(cards), tuple(stack.unread[:MAX_UNREAD]))


@dataclass(slots=True)
class _Stack:
    """Which parts are open while lines go by; what is nested in a card, such as an agent's card, belongs to no contact."""

    open: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def cards(self, lines: list[str]) -> Iterator[list[Line]]:
        """The properties of each card, its BEGIN first."""
        properties: list[Line] = []
        for number, raw in unfolded(lines):
            line = line_of(number, raw)
            if line is None:
                self._refuse(number, raw, properties)
            elif line.name == "BEGIN":
                if properties and self._ends_by_beginning(line, properties):
                    yield properties
                    properties = []
                self._begin(line, properties)
            elif line.name == "END" and self.open:
                if self._ended(line) and properties:
                    yield properties
                    properties = []
            elif len(self.open) == 1 and 0 < len(properties) < MAX_PROPERTIES:
                properties.append(line)
        if properties:
            self._note(properties[0].number, RowFault.NO_END)
            yield properties

    def _begin(self, line: Line, properties: list[Line]) -> None:
        part = line.raw.strip().upper()
        if not properties and part == "VCARD":
            self.open = [part]
            properties.append(line)
        elif properties and len(self.open) < _DEEPEST:
            self.open.append(part)

    def _ends_by_beginning(self, line: Line, properties: list[Line]) -> bool:
        """Whether a card begins where another one was never ended; the card of an agent begins within another."""
        if line.raw.strip().upper() != "VCARD" or (properties[-1].name == "AGENT" and not properties[-1].raw.strip()):
            return False
        if len(self.open) > 1 and "VCARD" in self.open[1:]:
            return False
        self._note(properties[0].number, RowFault.NO_END)
        self.open = []
        return True

    def _ended(self, line: Line) -> bool:
        """Closes the innermost part of this name, and what was left open in it; whether it was the card itself."""
        part = line.raw.strip().upper()
        if part in self.open:
            while self.open.pop() != part:
                pass
        return not self.open

    def _refuse(self, number: int, raw: str, properties: list[Line]) -> None:
        """A line that is no property: the rest of a note that was not folded, or nothing that we can use."""
        if not raw.strip() or len(self.open) != 1:
            return
        last = properties[-1]
        if last.name == "NOTE" and not last.encoding:
            properties[-1] = replace(last, raw=f"{last.raw}\n{raw}") if len(last.raw) < 20_000 else last
        else:
            self._note(number, RowFault.NO_PROPERTY, raw)

    def _note(self, number: int, fault: RowFault, raw: str = "") -> None:
        if len(self.unread) < MAX_UNREAD:
            words = raw[:60].encode("latin-1", errors="replace").decode("utf-8", errors="replace")
            self.unread.append(Unread(number, fault, words))
