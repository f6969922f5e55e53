"""Which export a table is, told by the names of its columns."""

from collections.abc import Sequence

from halfhour.domain.people import ColumnUse, FileKind
from halfhour.formats.people_csv.words import plain

OWN_COLUMNS = (
    "Name", "Given name", "Family name", "Nickname", "E-mail", "E-mail 2", "E-mail 3", "Phone", "Phone 2", "Phone 3", "Organization",
    "Job title", "Department", "LinkedIn", "Website", "Birthday", "Labels", "Notes", "Connected on",
)  # fmt: skip
"""The header of our own export; no other has third addresses and numbers beside a day of connecting."""

# What must be there: all names of one set, as `plain` writes them. What is told apart by most names comes first.
_SIGNATURES: tuple[tuple[FileKind, frozenset[str]], ...] = tuple(
    (kind, frozenset(names.split()))
    for kind, names in (
        (FileKind.OURS, "name givenname familyname email3 phone3 jobtitle connectedon"),
        (FileKind.LINKEDIN_MESSAGES, "conversationid from date content"),
        (FileKind.LINKEDIN_MESSAGES, "from to date content direction"),
        (FileKind.LINKEDIN_INVITATIONS, "from to sentat direction"),
        (FileKind.LINKEDIN_INVITATIONS, "from to sentat message"),
        (FileKind.LINKEDIN_PROFILE, "firstname lastname headline summary"),
        (FileKind.LINKEDIN_PROFILE, "firstname lastname headline industry"),
        (FileKind.LINKEDIN_POSITIONS, "companyname title startedon"),
        (FileKind.LINKEDIN_EDUCATION, "schoolname degreename"),
        (FileKind.LINKEDIN_EDUCATION, "schoolname startdate enddate"),
        (FileKind.LINKEDIN_RECOMMENDATIONS, "firstname lastname text creationdate"),
        (FileKind.LINKEDIN_ENDORSEMENTS, "endorsementdate skillname"),
        (FileKind.LINKEDIN_FOLLOWS, "organization followedon"),
        (FileKind.LINKEDIN_EMAILS, "emailaddress confirmed primary"),
        (FileKind.LINKEDIN_PHONES, "extension number type"),
        (FileKind.LINKEDIN_CONTACTS, "firstname lastname companies phonenumbers"),
        (FileKind.LINKEDIN_CONTACTS, "source firstname lastname emails"),
        (FileKind.GOOGLE, "givenname familyname groupmembership"),
        (FileKind.GOOGLE, "givenname familyname yominame"),
        (FileKind.GOOGLE, "name givenname email1value"),
        (FileKind.GOOGLE, "firstname lastname labels fileas"),
        (FileKind.GOOGLE, "firstname lastname phoneticfirstname"),
        (FileKind.GOOGLE, "firstname lastname email1label email1value"),
        (FileKind.HUBSPOT, "recordid email"),
        (FileKind.HUBSPOT, "firstname lastname contactowner"),
        (FileKind.OUTLOOK, "firstname lastname emailaddress businessstreet"),
        (FileKind.OUTLOOK, "firstname lastname emailaddress email2address"),
        (FileKind.OUTLOOK, "firstname lastname emailaddress suffix title"),
        (FileKind.OUTLOOK, "givenyomi surnameyomi"),
    )
)
# Tables of a LinkedIn archive that hold nobody, though some have a column called `Name`.
_NOBODYS = tuple(
    frozenset(names.split())
    for names in (
        "name proficiency", "name authority", "name authority startedon", "title description url startedon",
        "name position description startedon", "date searchquery", "logindate ipaddress", "applicationdate companyname jobtitle",
        "name number", "date sharelink", "date type link", "registeredat registrationip", "contenttitle contentdescription",
        "causename", "title publishedon description publisher", "title issuedon description",
    )
)  # fmt: skip
_OUTLOOK_ABROAD = (
    {"emailadresse", "vorname", "nachname", "suffix"},
    {"emailadresse", "vorname", "nachname", "abteilung", "firma"},
    {"adressedemessagerie", "prenom", "societe"},
    {"direcciondecorreoelectronico", "nombre", "apellidos", "sufijo"},
    {"indirizzopostaelettronica", "nome", "cognome"},
)


def holds_nobody(columns: Sequence[str]) -> bool:
    """Whether it is a table of a LinkedIn archive that tells of no person."""
    names = {plain(column) for column in columns}
    return any(signature <= names for signature in _NOBODYS)


def kind_of(columns: Sequence[str], uses: Sequence[ColumnUse]) -> FileKind:
    """Which export has such columns; OTHER when we know none."""
    names = {plain(column) for column in columns}
    for kind, signature in _SIGNATURES:
        if signature <= names:
            return kind
    if ColumnUse.CONNECTED in uses and (ColumnUse.GIVEN in uses or ColumnUse.NAME in uses):
        return FileKind.LINKEDIN_CONNECTIONS
    if any(signature <= names for signature in _OUTLOOK_ABROAD):
        return FileKind.OUTLOOK
    return FileKind.OTHER
