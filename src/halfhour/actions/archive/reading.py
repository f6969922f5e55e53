"""What people read in an archive: a page for each person and each conversation, tables, cards and a calendar."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from halfhour.domain.people import Card, Employment, Labelled, ListedPerson, PartialDate
from halfhour.formats import people_csv, vcard
from halfhour.formats.archive import Meeting, Original, Page, unique_name, write_meetings, write_page
from halfhour.formats.archive.pages import Section
from halfhour.formats.people_csv import write_table
from halfhour.phrases import labels
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.people import Address, Person
from halfhour.records.talks import Talk

Originals = Mapping[str, Original]

DAY = "%Y-%m-%d"

ABOUT = """{name}
{line}

Everything that Halfhour kept on {day}. All of it can be read without Halfhour:

  people/         a page for each person (Markdown, which any editor opens)
  conversations/  a page for each conversation, with letters and what was said
  people.csv      all people as a table; people.vcf the same as cards for address books
  meetings.ics    all talks, for a calendar
  originals/      every file as it once came
  data/           every record with all its columns, a line of JSON each; archive.json tells how many

Pages, tables and cards leave out what was removed; data/ has it still, so that Undo works when it is brought back.
To bring all of it back:  halfhour import THIS-FILE-OR-FOLDER
"""


def pages_for_people(workspace: Workspace, originals: Originals, now: datetime) -> Iterator[tuple[str, str]]:
    """Path and text of each file for people."""
    name = " ".join(workspace.name.split())
    yield "README.txt", ABOUT.format(name=name, line="=" * len(name), day=now.strftime(DAY))
    names = _people_files(workspace)
    yield from _people(workspace, originals, names)
    yield from _conversations(workspace, originals, names)
    yield "people.csv", people_csv.write(_listed(person) for person in _everybody(workspace))
    yield "people.vcf", vcard.write(Card(_listed(person)) for person in _everybody(workspace))
    yield "meetings.ics", "".join(write_meetings(_meetings(workspace)))
    yield "organizations.csv", write_table(["Name", "Also called", "Kind", "Notes"], _organizations(workspace))


def _people_files(workspace: Workspace) -> dict[str, str]:
    return _named(workspace.people.present().order_by("name", "id").values_list("pk", "name"))


def _named(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names of files by key, no two alike."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in rows:
        found[key] = unique_name(name, key, taken)
        taken.add(found[key].casefold())
    return found


def _everybody(workspace: Workspace) -> Iterator[Any]:
    rows = workspace.people.present().select_related("organization", "group", "met_through")
    return iter(rows.prefetch_related("addresses", "posts__organization").order_by("name", "id").iterator(500))


def _present(rows: Any) -> list[Any]:
    """Those of prefetched rows that are not removed."""
    return [row for row in rows.all() if row.removed_at is None]


def _word(value: str, group: str) -> str:
    return labels().get(group, {}).get(value, value.replace("_", " "))


def _day(value: date | None) -> str:
    return value.strftime(DAY) if value else ""


# ---- people


def _people(workspace: Workspace, originals: Originals, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    rows = workspace.people.present().select_related("organization", "group", "met_through")
    together = (
        "addresses",
        "posts__organization",
        "contacts",
        "introductions_given__to",
        "introductions_to__by",
        "promises",
        "messages",
        "conversations",
        "sources__facts",
    )
    for person in rows.prefetch_related(*together).order_by("name", "id").iterator(200):
        yield f"people/{names[person.pk]}.md", write_page(_person(person, originals))


def _person(person: Person, originals: Originals) -> Page:
    sources = _present(person.sources)
    return Page(
        person.name,
        (
            ("To call them", person.call_me),
            ("Does", person.role),
            ("At", str(person.organization or "")),
            ("Place", ", ".join(filter(None, (person.place, person.country)))),
            ("Time zone", person.zone),
            ("Birthday", person.birthday),
            ("Known from", person.known_from),
            ("Tie", person.tie),
            ("Group", str(person.group or "")),
            ("Met through", str(person.met_through or "")),
            ("Keep until", _day(person.keep_until)),
        ),
        (
            Section("Reached at", items=tuple(_address(each) for each in _present(person.addresses))),
            Section("Worked and learned", items=tuple(_post(each) for each in _present(person.posts))),
            Section("Notes", letters=(("", person.notes),) if person.notes else ()),
            Section("Conversations", items=tuple(_short(each) for each in _present(person.conversations))),
            Section("What happened", items=tuple(_contact(each) for each in _present(person.contacts))),
            Section("Introductions", items=tuple(_introductions(person))),
            Section("Promises", items=tuple(_promise(each) for each in _present(person.promises))),
            Section(
                "Known beforehand", items=tuple(fact.text for source in sources for fact in _present(source.facts))
            ),
            Section(
                "Letters",
                letters=tuple(_letter(each) for each in _present(person.messages) if each.conversation_id is None),
            ),
        ),
        _files(originals, [(source.name, source.pk) for source in sources]),
    )


def _address(address: Address) -> str:
    return f"{address.value} ({address.label})" if address.label else address.value


def _post(post: Any) -> str:
    span = " to ".join(filter(None, (_day(post.since), _day(post.until))))
    return f"{post} ({span})" if span else str(post)


def _short(conversation: Any) -> str:
    return " · ".join(filter(None, (conversation.name, _day(conversation.held_on or conversation.asked_on))))


def _contact(contact: Any) -> str:
    return " · ".join(filter(None, (_day(contact.on), _word(contact.way, "touch"), contact.words)))


def _introductions(person: Person) -> Iterator[str]:
    for given in _present(person.introductions_given):
        yield " · ".join(filter(None, (f"sent me to {given.to}", _day(given.on), given.words)))
    for got in _present(person.introductions_to):
        yield " · ".join(filter(None, (f"{got.by} sent me to them", _day(got.on), got.words)))


def _promise(promise: Any) -> str:
    whose = "I promised" if promise.is_mine else "they promised"
    kept = (
        f"kept {_day(promise.kept_on)}" if promise.kept_on else f"due {_day(promise.due_on)}" if promise.due_on else ""
    )
    return " · ".join(filter(None, (f"{whose}: {promise.text}", kept)))


def _letter(message: Any) -> tuple[str, str]:
    """What stands above a letter, and its words."""
    way = "I wrote" if message.is_mine else f"{message.person or 'They'} wrote"
    return " · ".join(filter(None, (_day(message.on), way, message.subject))), message.text


def _files(originals: Originals, rows: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Links from a page in a folder to originals, where there are any."""
    found = ((name, originals.get(f"blob:{key}")) for name, key in rows)
    return tuple((name or "as it came", f"../{original.path}") for name, original in found if original)


# ---- conversations


def _conversations(workspace: Workspace, originals: Originals, people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    names = _named(workspace.conversations.present().order_by("name", "created_at", "id").values_list("pk", "name"))
    rows = workspace.conversations.present().order_by("name", "created_at", "id")
    together = ("people", "messages__person", "questions", "events", "promises", "advice", "references", "marks")
    for conversation in rows.prefetch_related(*together, "consents__person", "drafts").iterator(100):
        # Talks are long: those of one conversation at a time.
        talks = Talk.objects.filter(conversation=conversation, removed_at=None).defer("blob")
        page = _conversation(conversation, list(talks.select_related("kept_lines")), originals, people)
        yield f"conversations/{names[conversation.pk]}.md", write_page(page)


def _conversation(
    conversation: Conversation, talks: list[Talk], originals: Originals, people: Mapping[str, str]
) -> Page:
    agreed = conversation.agreed_for
    letters = _present(conversation.messages)
    blobs = [(talk.name or str(talk), talk.pk) for talk in talks]
    blobs += [(f"{_day(letter.on)} {letter.subject}", letter.pk) for letter in letters]
    here = _present(conversation.people)
    return Page(
        conversation.name,
        (
            ("With", ", ".join(person.name for person in here)),
            ("Kind", _word(conversation.kind, "kind")),
            ("Asked", _day(conversation.asked_on)),
            ("Answered", _day(conversation.answered_on)),
            ("Agreed for", f"{agreed:%Y-%m-%d %H:%M} UTC ({conversation.zone})" if agreed else ""),
            ("Talked", _day(conversation.held_on)),
            ("Thanked", _day(conversation.thanked_on)),
            ("Reported back", _day(conversation.reported_on)),
            ("Closed", " ".join(filter(None, (_day(conversation.closed_on), conversation.closed_why)))),
            ("Where", " ".join(filter(None, (conversation.place, conversation.map_link, conversation.link)))),
            ("Way there", conversation.way_there),
            ("To wear", conversation.dress),
            ("To bring", conversation.bring),
        ),
        (
            Section("How it came about", letters=_words(conversation.how_it_began)),
            Section("Aims", letters=_words(conversation.aims)),
            Section("Questions", items=tuple(question.text for question in _present(conversation.questions))),
            Section("To refer to", items=tuple(each.text for each in _present(conversation.references))),
            Section("Letters", letters=tuple(_letter(letter) for letter in letters)),
            Section("Drafts", letters=tuple((each.subject, each.text) for each in _present(conversation.drafts))),
            Section("What else happened", items=tuple(f"{each}" for each in _present(conversation.events))),
            Section("Agreed to", items=tuple(_consent(each) for each in _present(conversation.consents))),
            Section("Noted in the talk", items=tuple(f"{each}" for each in _present(conversation.marks))),
            *(section for talk in talks for section in _talk(talk)),
            Section("Promises", items=tuple(_promise(each) for each in _present(conversation.promises))),
            Section("Advice", items=tuple(each.text for each in _present(conversation.advice))),
            Section("Notes", letters=_words(conversation.notes)),
        ),
        (
            *((person.name, f"../people/{people[person.pk]}.md") for person in here if person.pk in people),
            *_files(originals, blobs),
        ),
    )


def _words(words: str) -> tuple[tuple[str, str], ...]:
    return (("", words),) if words.strip() else ()


def _consent(consent: Any) -> str:
    said = "yes" if consent.given else "no"
    return " · ".join(filter(None, (f"{consent.person}, {consent.use}: {said}", _day(consent.noted_on), consent.how)))


def _talk(talk: Talk) -> Iterator[Section]:
    kept = getattr(talk, "kept_lines", None)
    if kept and kept.removed_at is None:
        yield Section("In five lines", items=tuple(line["text"] for line in kept.lines))
    if talk.notes:
        yield Section("Notes taken", letters=_words(talk.notes))
    said = tuple((turn.speaker or "", turn.text) for turn in talk.as_transcript().turns)
    yield Section("What was said", letters=said)


# ---- tables, cards, calendar


def _listed(person: Person) -> ListedPerson:
    """A person as tables and cards have them."""
    here = _present(person.addresses)

    def all_of(way: str) -> tuple[Labelled, ...]:
        return tuple(Labelled(each.value, each.label) for each in here if each.way == way)

    pages = all_of(Address.Way.PAGE)
    profile = next((page.value for page in pages if "linkedin.com/" in page.value), "")
    job = Employment(str(person.organization or ""), person.role)
    return ListedPerson(
        name=person.name,
        nickname=person.call_me,
        emails=all_of(Address.Way.EMAIL),
        phones=all_of(Address.Way.PHONE),
        employments=(job,) if job.organization or job.title else (),
        profile=profile,
        websites=tuple(page for page in pages if page.value != profile),
        birthday=_birthday(person.birthday),
        labels=(person.group.name,) if person.group else (),
        notes=person.notes,
        uid=person.pk,
    )


def _birthday(iso: str) -> PartialDate | None:
    """`1990-03-05` or `--03-05`; None for anything else that somebody typed."""
    parts = iso.replace("--", "0000-", 1).split("-") if iso else []
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    return PartialDate(int(parts[0]) or None, int(parts[1]), int(parts[2]))


def _meetings(workspace: Workspace) -> Iterator[Meeting]:
    rows = workspace.conversations.present().exclude(agreed_for=None, held_on=None).order_by("pk")
    for each in rows.iterator(500):
        where = ", ".join(filter(None, (each.place, each.link)))
        yield Meeting(
            each.pk, each.name, each.changed_at, each.agreed_for, each.minutes, each.held_on, where, each.aims
        )


def _organizations(workspace: Workspace) -> Iterator[list[str]]:
    for place in workspace.organizations.present().prefetch_related("aliases").order_by("name", "id").iterator(500):
        also = ", ".join(alias.name for alias in _present(place.aliases))
        yield [place.name, also, _word(place.sort, "place_sort"), place.notes]
