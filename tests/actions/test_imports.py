"""Taking people in from files, and back again."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.imports import (
    HaltedError,
    begin,
    bring,
    carry_on,
    preview_of,
    reading_of,
    take_people,
    undo_import,
)
from halfhour.actions.imports import taking as taking_module
from halfhour.actions.imports import writing as writing_module
from halfhour.actions.undo import change, undo
from halfhour.domain.arrivals import Fate
from halfhour.domain.errors import InputError
from halfhour.domain.people import ColumnUse
from halfhour.formats.people_files import packed
from halfhour.records.accounts import Workspace
from halfhour.records.imports import Import
from halfhour.records.people import Person
from halfhour.records.pour import pour

pytestmark = pytest.mark.django_db
PEOPLE = Path(__file__).parent.parent / "material" / "people"
OWN = {"education.csv", "emails.csv", "follows.csv", "phones.csv", "positions.csv", "profile.csv"}
"""Tables that tell of their owner only."""

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
NGOZI = "Ngozi,Okafor,https://www.linkedin.com/in/ngozi,,Harbour Works,Engineer,05 Mar 2024\n"
TOVE = "Tove,Lindqvist,https://www.linkedin.com/in/tove,tove@example.org,Orchard Lab,Chemist,06 Mar 2024\n"


@pytest.fixture
def workspace(settings: object) -> Workspace:
    """Ada's own."""
    settings.SECRET_KEY = "a key for tests"  # type: ignore[attr-defined]
    found = welcome_local_person().workspace
    assert found
    return found


def take(workspace: Workspace, rows: str, *, days: int = 0, name: str = "Connections.csv") -> Import:
    """A file of connections, taken in."""
    return take_people(workspace, name, (HEADER + rows).encode(), now=NOW + timedelta(days=days))


def ngozi(workspace: Workspace) -> Person:
    """Her, as she is kept."""
    found: Person = workspace.people.present().get(name="Ngozi Okafor")
    return found


def test_people_arrive_with_place_page_and_the_day_they_were_connected(workspace: Workspace) -> None:
    taken = take(workspace, NGOZI + TOVE + ",,,,,,07 Mar 2024\n")

    person = ngozi(workspace)
    assert (person.role, person.organization.name, person.call_me) == ("Engineer", "Harbour Works", "Ngozi")
    assert [address.plain for address in person.addresses.all()] == ["linkedin.com/in/ngozi"]
    contact = person.contacts.get()
    assert (contact.on, contact.way, contact.is_real) == (date(2024, 3, 5), "connected", False)
    assert (taken.counts["new"], taken.counts["skipped"], taken.done, taken.of) == (2, 1, 2, 2)
    assert person.own_words == []


def test_the_same_file_again_changes_nothing_and_is_not_listed(workspace: Workspace) -> None:
    take(workspace, NGOZI + TOVE)
    before = list(workspace.people.values()) + list(workspace.addresses.values()) + list(workspace.contacts.values())

    again = take(workspace, NGOZI + TOVE, days=1)

    assert (again.counts["new"], again.counts["changed"], again.counts["same"]) == (0, 0, 2)
    assert before == list(workspace.people.values()) + list(workspace.addresses.values()) + list(
        workspace.contacts.values()
    )
    assert workspace.imports.present().count() == 1


def test_every_kind_of_file_one_after_the_other_changes_nothing_the_second_time(workspace: Workspace) -> None:
    files = {path.name: path.read_bytes() for path in sorted(PEOPLE.glob("*.[cv]*")) if path.name not in OWN}
    for name, blob in files.items():
        take_people(workspace, name, blob, now=NOW)
    people = list(workspace.people.order_by("id").values())

    again = {
        name: take_people(workspace, name, blob, now=NOW + timedelta(days=1)).counts for name, blob in files.items()
    }

    assert {name: counts["new"] + counts["changed"] for name, counts in again.items()} == dict.fromkeys(files, 0)
    assert list(workspace.people.order_by("id").values()) == people


def test_all_imports_taken_back_in_any_order_leave_nobody(workspace: Workspace) -> None:
    files = [path for path in sorted(PEOPLE.glob("*.[cv]*")) if path.name not in OWN]
    taken = [
        take_people(workspace, path.name, path.read_bytes(), now=NOW + timedelta(minutes=number))
        for number, path in enumerate(files)
    ]

    random.Random(7).shuffle(taken)
    for number, each in enumerate(taken):
        if not each.removed_at:
            undo_import(each, now=NOW + timedelta(days=1, minutes=number))

    assert list(workspace.people.present()) == []
    assert workspace.addresses.count() == workspace.contacts.count() == workspace.messages.count() == 0


def test_a_newer_file_changes_what_nobody_edited_and_keeps_the_post_that_was_left(workspace: Workspace) -> None:
    take(workspace, NGOZI + TOVE)
    tove = workspace.people.get(name="Tove Lindqvist")
    change(tove, "edited", role="Head chemist", own_words=["role"])

    newer = (NGOZI + TOVE).replace("Harbour Works,Engineer", "Stone Group,Planner").replace("Chemist", "Director")
    taken = take(workspace, newer, days=30)

    person = ngozi(workspace)
    assert (person.role, person.organization.name) == ("Planner", "Stone Group")
    assert [(str(post), post.is_over) for post in person.posts.all()] == [("Engineer, Harbour Works", True)]
    tove.refresh_from_db()
    assert tove.role == "Head chemist"
    assert (taken.counts["changed"], taken.counts["same"]) == (1, 1)


def test_what_was_written_by_hand_before_any_import_stays(workspace: Workspace) -> None:
    person = workspace.people.create(name="Tove Lindqvist", role="Baker")
    workspace.addresses.create(person=person, way="email", value="Tove@example.org", plain="tove@example.org")

    taken = take(workspace, TOVE)

    person.refresh_from_db()
    assert workspace.people.count() == 1
    assert (person.role, person.organization.name) == ("Baker", "Orchard Lab")
    assert (taken.counts["new"], taken.counts["changed"]) == (0, 1)


def test_the_same_name_alone_is_somebody_else(workspace: Workspace) -> None:
    workspace.people.create(name="Ngozi Okafor")

    take(workspace, NGOZI)

    assert workspace.people.filter(name="Ngozi Okafor").count() == 2


def test_two_who_share_an_address_stay_two(workspace: Workspace) -> None:
    table = "Name,E-mail\nMia Roe,family@example.org\nBen Stone,family@example.org\n"

    taken = take_people(workspace, "table.csv", table.encode(), now=NOW)
    again = take_people(workspace, "table.csv", table.encode(), now=NOW)

    assert taken.counts["new"] == 2
    assert (again.counts["new"], again.counts["same"]) == (0, 2)


def test_organizations_are_found_by_plain_name_and_alias(workspace: Workspace) -> None:
    place = workspace.organizations.create(name="Harbour Works Ltd.")
    other = workspace.organizations.create(name="OL")
    workspace.aliases.create(organization=other, name="Orchard Lab")

    take(workspace, NGOZI + TOVE)

    assert ngozi(workspace).organization == place
    assert workspace.people.get(name="Tove Lindqvist").organization == other


def test_an_unknown_table_is_read_as_was_said_and_remembered(workspace: Workspace) -> None:
    table = "Wer;Kürzel;Erreichbar\nÉmile Dubois;ED;emile@example.org\n".encode()
    uses = [ColumnUse.NAME, ColumnUse.NICKNAME, ColumnUse.EMAIL]

    take_people(workspace, "table.csv", table, mapping=uses, now=NOW)

    assert workspace.people.get().call_me == "ED"


def test_an_archive_brings_letters_on_the_day_they_were_written_and_once(workspace: Workspace) -> None:
    letters = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
        "1,,Ngozi Okafor,https://www.linkedin.com/in/ngozi,Ada Host,https://linkedin.com/in/ada,2024-03-09 14:02:11 UTC,,Welcome,INBOX\n"
        "1,,Ada Host,https://linkedin.com/in/ada,Ngozi Okafor,https://linkedin.com/in/ngozi,2024-03-10 08:00:00 UTC,,Thank you,INBOX\n"
        "2,,Ada Host,https://linkedin.com/in/ada,Tove Lindqvist,https://www.linkedin.com/in/tove,2024-03-11 08:00:00 UTC,,Hello,INBOX\n"
    )
    archive = packed([("Connections.csv", (HEADER + NGOZI).encode()), ("messages.csv", letters.encode())])

    take_people(workspace, "archive.zip", archive, now=NOW)
    again = take_people(workspace, "archive.zip", archive, now=NOW + timedelta(days=1))

    assert [(each.on, each.is_mine, each.text) for each in ngozi(workspace).messages.all()] == [
        (date(2024, 3, 9), False, "Welcome"),
        (date(2024, 3, 10), True, "Thank you"),
    ]
    assert workspace.messages.count() == 3
    assert (again.counts["new"], again.counts["changed"]) == (0, 0)


def test_undo_leaves_nothing_of_what_an_import_brought(workspace: Workspace) -> None:
    taken = take(workspace, NGOZI + TOVE)

    undo_import(taken, now=NOW)

    assert workspace.people.present().count() == 0
    assert workspace.addresses.count() == workspace.contacts.count() == workspace.origins.count() == 0
    assert workspace.organizations.present().count() == 0
    assert taken.counts["undone"]["gone"] == 2
    assert take(workspace, NGOZI + TOVE, days=1).counts["new"] == 2


def test_undo_puts_back_what_was_changed_and_spares_what_was_edited_since(workspace: Workspace) -> None:
    take(workspace, NGOZI + TOVE)
    newer = (NGOZI + TOVE).replace("Engineer", "Planner").replace("Orchard Lab,Chemist", "Stone Group,Director")
    second = take(workspace, newer, days=30)
    tove = workspace.people.get(name="Tove Lindqvist")
    change(tove, "edited", role="Head of all", own_words=["role"])

    undo_import(second, now=NOW)

    tove.refresh_from_db()
    assert ngozi(workspace).role == "Engineer"
    assert (tove.role, tove.organization.name) == ("Head of all", "Orchard Lab")
    assert second.counts["undone"]["fields"] == {"Tove Lindqvist": ["role"]}
    assert workspace.posts.count() == 0


def test_who_was_written_to_since_stays_whole(workspace: Workspace) -> None:
    taken = take(workspace, NGOZI + TOVE)
    workspace.conversations.create(name="Half an hour").people.add(ngozi(workspace))

    undo_import(taken, now=NOW)

    assert [person.name for person in workspace.people.present()] == ["Ngozi Okafor"]
    assert ngozi(workspace).addresses.count() == 1
    assert taken.counts["undone"]["names"] == ["Ngozi Okafor"]


def test_an_import_is_undone_when_the_file_of_a_later_one_was_thrown_away(workspace: Workspace) -> None:
    first = take(workspace, NGOZI + TOVE)
    take(workspace, NGOZI.replace("Engineer", "Planner"), days=30)
    Import.objects.exclude(pk=first.pk).update(blob=b"")

    undo_import(first, now=NOW)

    assert [(person.name, person.role) for person in workspace.people.present()] == [("Ngozi Okafor", "Planner")]


def test_who_is_gone_with_an_import_comes_back_with_any_other_file(workspace: Workspace) -> None:
    table = b"Name,E-mail\nTove Lindqvist,tove@example.org\n"
    first = take(workspace, TOVE)
    assert take_people(workspace, "table.csv", table, now=NOW).counts["same"] == 1

    undo_import(first, now=NOW + timedelta(days=1))

    assert workspace.people.present().count() == 0
    assert take_people(workspace, "table.csv", table, now=NOW + timedelta(days=2)).counts["new"] == 1


def test_two_rows_about_one_new_person_go_together(workspace: Workspace) -> None:
    table = "Name,E-mail\nMia Roe,mia@x.example\nMia Roe,mia.roe@x.example;mia@x.example\n"
    taken = take_people(workspace, "table.csv", table.encode(), now=NOW)
    assert workspace.people.count() == 1

    undo_import(taken, now=NOW)

    assert (workspace.people.present().count(), workspace.addresses.count()) == (0, 0)
    assert (taken.counts["undone"]["gone"], taken.counts["undone"]["back"]) == (1, 0)


def test_who_was_removed_since_keeps_what_came_with_them(workspace: Workspace) -> None:
    taken = take(workspace, NGOZI)
    person = ngozi(workspace)
    removed = change(person, "removed", removed_at=NOW)

    undo_import(taken, now=NOW + timedelta(days=1))
    undo(removed)

    assert ngozi(workspace).addresses.count() == 1


def test_what_another_source_tells_too_stays_as_that_one_tells_it(workspace: Workspace) -> None:
    first = take(workspace, TOVE)
    table = "Name,E-mail,Phone,Job Title\nTove Lindqvist,tove@example.org,+46 8 555 0100,Baker\n"
    take_people(workspace, "table.csv", table.encode(), now=NOW + timedelta(days=1))

    undo_import(first, now=NOW)

    person = workspace.people.present().get()
    assert (person.name, person.role) == ("Tove Lindqvist", "Baker")
    assert sorted(address.plain for address in person.addresses.all()) == ["+4685550100", "tove@example.org"]
    assert first.counts["undone"]["elsewhere"] == 1


def test_an_older_import_is_undone_after_a_newer_one_that_knows_the_same_people(workspace: Workspace) -> None:
    first = take(workspace, NGOZI + TOVE)
    second = take(workspace, NGOZI.replace("Engineer", "Planner"), days=30)

    undo_import(first, now=NOW)

    assert [(person.name, person.role) for person in workspace.people.present()] == [("Ngozi Okafor", "Planner")]
    assert first.counts["undone"] | {"names": [], "fields": {}} == {
        "gone": 1, "back": 0, "elsewhere": 1, "stays": 0, "names": [], "fields": {},
    }  # fmt: skip

    second.refresh_from_db()
    undo_import(second, now=NOW)
    assert workspace.people.present().count() == 0


def test_who_was_removed_by_the_person_does_not_come_back(workspace: Workspace) -> None:
    take(workspace, NGOZI)
    change(ngozi(workspace), "removed", removed_at=NOW)

    again = take(workspace, NGOZI.replace("Engineer", "Planner"), days=1)

    assert workspace.people.present().count() == 0
    assert again.counts["removed"] == 1


def test_an_import_that_stopped_in_the_middle_goes_on_without_doubling(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_module, "BATCH", 1)
    (waiting,), _ = bring(workspace, [("Connections.csv", (HEADER + NGOZI + TOVE).encode())])
    reading = reading_of(waiting)
    begin(waiting, reading, now=NOW)

    carry_on(waiting, now=NOW, batches=1)
    assert (workspace.people.count(), waiting.ended_at) == (1, None)
    carry_on(Import.objects.get(pk=waiting.pk), now=NOW)
    carry_on(Import.objects.get(pk=waiting.pk), now=NOW)

    waiting.refresh_from_db()
    assert (workspace.people.count(), waiting.done, waiting.counts["new"]) == (2, 2, 2)


def test_a_batch_is_written_wholly_or_not_at_all(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_module, "BATCH", 1)
    (waiting,), _ = bring(workspace, [("Connections.csv", (HEADER + NGOZI + TOVE).encode())])
    begin(waiting, reading_of(waiting), now=NOW)
    with monkeypatch.context() as disk:
        disk.setattr(writing_module, "pour", full_after(7))
        with pytest.raises(HaltedError, match="stopped in the middle"):
            carry_on(waiting, now=NOW)
    assert [person.name for person in workspace.people.all()] == ["Ngozi Okafor"]
    assert workspace.origins.count() == 1

    taken = carry_on(Import.objects.get(pk=waiting.pk), now=NOW)

    assert (workspace.people.count(), workspace.contacts.count(), taken.counts["new"]) == (2, 2, 2)


def full_after(tables: int) -> Callable[..., None]:
    """A disk that is full after so many tables were written."""
    left = iter(range(tables))

    def pour_until_full(*arguments: Any) -> None:
        if next(left, None) is None:
            raise OperationalError("database or disk is full")
        pour(*arguments)

    return pour_until_full


def test_two_at_work_on_one_import_take_everybody_in_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_module, "BATCH", 1)
    table = (
        "Name,E-mail\nMia Roe,mia@x.example\nMia Roe,mia.roe@x.example;mia@x.example\nMia R. Roe,mia.roe@x.example\n"
    )
    (waiting,), _ = bring(workspace, [("table.csv", table.encode())])
    begin(waiting, reading_of(waiting), now=NOW)
    one, other = (taking_module._Run(Import.objects.get(pk=waiting.pk), reading_of(waiting)) for _ in range(2))

    for run in (one, other, one, other):
        run.take_batch(NOW)

    assert workspace.people.count() == 1


def test_a_preview_writes_nothing_and_tells_what_would_change(workspace: Workspace) -> None:
    take(workspace, NGOZI)
    (waiting,), _ = bring(workspace, [("newer.csv", (HEADER + NGOZI.replace("Engineer", "Planner") + TOVE).encode())])

    preview = preview_of(waiting)

    assert (preview.counts[Fate.NEW], preview.counts[Fate.CHANGED]) == (1, 1)
    assert dict(preview.samples[Fate.CHANGED][0].change.fields) == {"role": ("Engineer", "Planner")}
    assert workspace.people.count() == 1


def test_what_cannot_be_read_is_refused_with_a_way_out(workspace: Workspace) -> None:
    waiting, refused = bring(workspace, [("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200))])

    assert not waiting
    assert refused[0].startswith("picture.png: ")
    with pytest.raises(InputError):
        take_people(workspace, "empty.csv", b"", now=NOW)


def test_tables_of_one_archive_given_together_are_read_together(workspace: Workspace) -> None:
    invitations = (
        b'From,To,Sent At,Message,Direction\nNgozi Okafor,Ada Host,"3/5/24, 2:02 PM",Loved your talk,INCOMING\n'
    )

    waiting, _ = bring(workspace, [("Connections.csv", (HEADER + NGOZI).encode()), ("Invitations.csv", invitations)])

    (alone,) = waiting
    assert [touch.way for touch in reading_of(alone).arrivals[0].touches] == ["connected", "invited"]
