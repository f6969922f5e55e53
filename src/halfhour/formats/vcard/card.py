"""One card: its properties as a person, with a picture, a group's members, and what we have no field for."""

from collections.abc import Iterable
from dataclasses import replace

from halfhour.domain.people import Card, Employment, Labelled, ListedPerson, PartialDate, Photo, RowFault, Unread
from halfhour.formats import dates
from halfhour.formats.people_csv.persons import is_profile
from halfhour.formats.vcard.lines import Line
from halfhour.formats.vcard.values import items, label, labelled, number, parts, photo, unescaped, whole_parts

MAX_PHOTOS = 40 * 1024 * 1024
"""Bytes of all pictures of a file that are kept (our own default)."""

_LONGEST_EXTRA = 2_000
_MOST_EXTRA = 100
_SOCIAL = frozenset({"X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "X-LINKEDIN-URL"})
_READ = frozenset(
    "BEGIN VERSION PRODID FN N NICKNAME EMAIL TEL ORG TITLE ROLE URL BDAY CATEGORIES NOTE UID REV KIND MEMBER PHOTO X-ABLABEL X-ABADR "
    "X-ADDRESSBOOKSERVER-KIND X-ADDRESSBOOKSERVER-MEMBER LOGO SOUND KEY AGENT X-ABCROP-RECTANGLE SOURCE".split()
)


def card_of(properties: list[Line], *, with_photo: bool = True) -> tuple[Card, list[Unread]]:
    """The card that these properties tell of, and what of them could not be read."""
    fields = _Fields(properties)
    birthday, unread = _birthday(fields["BDAY"])
    picture = _photo(fields["PHOTO"], unread) if with_photo else None
    formatted = _line_of_words(fields.first("FN"))
    given, family, additional, prefix, suffix = _name(fields["N"])
    profile, websites = _addresses(fields)
    person = ListedPerson(
        name=formatted or " ".join(filter(None, (prefix, given, additional, family, suffix))),
        given=given,
        family=family,
        additional=additional,
        prefix=prefix,
        suffix=suffix,
        nickname=", ".join(item for line in fields["NICKNAME"] for item in items(line.text)),
        emails=tuple(_reached(fields, "EMAIL", "mailto:")),
        phones=tuple(labelled(line, value, fields.labels) for line in fields["TEL"] if (value := number(line.text))),
        employments=tuple(_employments(fields)),
        profile=profile,
        websites=websites,
        birthday=birthday,
        labels=tuple(item for line in fields["CATEGORIES"] for item in items(line.text)),
        notes="\n\n".join(note for line in fields["NOTE"] if (note := unescaped(line.text))),
        extra=tuple(_extra(properties, fields, formatted)),
        uid=_without_urn(fields.first("UID")),
        line=properties[0].number,
    )
    members = (*fields["MEMBER"], *fields["X-ADDRESSBOOKSERVER-MEMBER"])
    card = Card(
        person,
        fields.first("VERSION"),
        formatted,
        (fields.first("KIND") or fields.first("X-ADDRESSBOOKSERVER-KIND") or "individual").lower(),
        tuple(_without_urn(unescaped(line.text)) for line in members),
        picture,
        fields.first("REV"),
    )
    return card, unread


class _Fields:
    """The properties of a card by name, in their order, and the labels of its groups."""

    def __init__(self, properties: list[Line]) -> None:
        self._by_name: dict[str, list[Line]] = {}
        for line in properties:
            self._by_name.setdefault(line.name, []).append(line)
        self.labels = {line.group: label(line.text) for line in self["X-ABLABEL"] if line.group}

    def __getitem__(self, name: str) -> list[Line]:
        return self._by_name.get(name, [])

    def first(self, name: str) -> str:
        """The first value of a name that is not empty."""
        return next((value for line in self[name] if (value := unescaped(line.text))), "")


def _line_of_words(value: str) -> str:
    return " ".join(value.split())


def _name(lines: list[Line]) -> tuple[str, str, str, str, str]:
    """Given, family and additional names, what stands before and behind them; the first N that tells anything."""
    for line in lines:
        family, given, additional, prefix, suffix = (*map(_line_of_words, parts(line.text)), *[""] * 5)[:5]
        if family or given or additional:
            return given, family, additional, prefix, suffix
    return "", "", "", "", ""


def _reached(fields: _Fields, name: str, scheme: str) -> Iterable[Labelled]:
    for line in fields[name]:
        value = unescaped(line.text)
        if value.lower().startswith(scheme):
            value = value[len(scheme) :]
        if value:
            yield labelled(line, value, fields.labels)


def _addresses(fields: _Fields) -> tuple[str, tuple[Labelled, ...]]:
    """The address at LinkedIn, and all other pages."""
    pages = list(_reached(fields, "URL", "url:"))
    social = [
        unescaped(line.text)
        for name in _SOCIAL
        for line in fields[name]
        if "LINKEDIN" in name or "linkedin" in line.types or is_profile(line.text)
    ]
    profile = next(
        (value for value in (*social, *(page.value for page in pages if is_profile(page.value))) if value), ""
    )
    return profile, tuple(page for page in pages if page.value != profile)


def _employments(fields: _Fields) -> Iterable[Employment]:
    """Organizations with the titles that belong to them: by their group, else in their order; a role where there is no title."""
    organizations = fields["ORG"]
    titles = [line for line in fields["TITLE"] or fields["ROLE"] if line.text.strip()]
    groups = {line.group for line in organizations if line.group}
    in_order = iter([title for title in titles if title.group not in groups])
    of_group = {title.group: title for title in titles if title.group in groups}
    grouped = frozenset(of_group)
    for line in organizations:
        title = of_group.pop(line.group, None) if line.group in grouped else next(in_order, None)
        organization, *departments = whole_parts(line.text)
        job = Employment(organization, unescaped(title.text) if title else "", ", ".join(filter(None, departments)))
        if job.organization or job.title or job.department:
            yield replace(job, line=line.number)
    for title in (*of_group.values(), *in_order):
        yield Employment("", unescaped(title.text), line=title.number)


def _birthday(lines: list[Line]) -> tuple[PartialDate | None, list[Unread]]:
    """The first birthday that is a date; Apple writes one without a year as 1604 and says so."""
    unread: list[Unread] = []
    for line in lines:
        value = unescaped(line.text)
        found = dates.read(value) if line.parameters.get("VALUE", ())[:1] != ("text",) else None
        if found:
            omitted = "".join(line.parameters.get("X-APPLE-OMIT-YEAR", ())[:1]) == f"{found.year}"
            return PartialDate(None if omitted else found.year, found.month, found.day), unread
        if value and not dates.is_none(value):
            unread.append(Unread(line.number, RowFault.DATE, value[:60]))
    return None, unread


def _photo(lines: list[Line], unread: list[Unread]) -> Photo | None:
    """The first picture that can be used."""
    for line in lines:
        if found := photo(line):
            return found
        if line.raw.strip():
            unread.append(Unread(line.number, RowFault.PHOTO))
    return None


def _extra(properties: list[Line], fields: _Fields, formatted: str) -> Iterable[tuple[str, str]]:
    """All other properties by their names, postal addresses on one line."""
    kept = [line for line in properties if line.name not in _READ and line.name not in _SOCIAL]
    kept += [line for line in fields["FN"] if _line_of_words(unescaped(line.text)) not in {"", formatted}]
    kept += [line for name in _SOCIAL for line in fields[name] if not is_profile(line.text)]
    for line in kept[:_MOST_EXTRA]:
        value = ", ".join(filter(None, parts(line.text))) if line.name == "ADR" else unescaped(line.text)
        called = fields.labels.get(line.group) if line.group else None
        if value:
            yield called or " ".join((line.name, *line.types)), value[:_LONGEST_EXTRA]


def _without_urn(value: str) -> str:
    return value[9:] if value.lower().startswith("urn:uuid:") else value
