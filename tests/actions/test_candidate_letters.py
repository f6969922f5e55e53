"""Nothing reaches a candidate unreleased, and no letter outlives what stands in it."""

from datetime import timedelta

import icalendar
import pytest

from halfhour.actions.candidate_letters import Letter, letters_to, talk_in_calendar, write_to
from halfhour.actions.candidates import another_own_key, call_off, change_candidate, erase, remove_candidate
from halfhour.actions.forgetting import forget_person
from halfhour.actions.outbox import deliver_waiting, release
from halfhour.actions.undo import undo
from halfhour.adapters.mail.folder import FolderMail
from halfhour.domain.candidates import ErasedError, TalkCalledOffError
from halfhour.formats.invitations.writing import write
from halfhour.records.accounts import Workspace
from halfhour.records.hiring import Candidate
from halfhour.records.letters import Message, Parcel
from tests.hirings import NOW, Team, team_in

pytestmark = pytest.mark.django_db
LETTER = Letter("ines@example.org", "Our talk", "Dear Ines, here is your page.")
LINK = "https://talks.example.org/candidate/xyz/"


@pytest.fixture
def workspace(db: None) -> Workspace:
    made: Workspace = Workspace.objects.create(name="Quay", mail_from="cleo@example.org")
    return made


@pytest.fixture
def team(workspace: Workspace) -> Team:
    return team_in(workspace)


def waiting(candidate: Candidate) -> list[str]:
    return list(Parcel.objects.waiting().filter(candidate=candidate).values_list("text", flat=True))


def test_a_letter_waits_until_it_is_released_and_leaves_once(team: Team, tmp_path) -> None:
    parcel, _ = write_to(team.ines, LETTER)
    mail = FolderMail(tmp_path)

    assert deliver_waiting(mail, NOW) == 0
    release([parcel], now=NOW)
    assert deliver_waiting(mail, NOW + timedelta(minutes=1)) == 1
    assert deliver_waiting(mail, NOW + timedelta(hours=1)) == 0
    assert not Message.objects.exists()  # it stands with the candidate alone, and goes with them


def test_a_second_letter_takes_the_place_of_one_that_waits_and_undo_brings_it_back(team: Team) -> None:
    write_to(team.ines, LETTER)
    _, done = write_to(team.ines, Letter(LETTER.to, "Our talk", "In other words."))
    assert waiting(team.ines) == ["In other words."]

    undo(done)
    assert waiting(team.ines) == [LETTER.text]


def test_a_letter_does_not_outlive_its_time_or_its_address(team: Team) -> None:
    write_to(team.ines, LETTER)
    moved = change_candidate(team.ines, [], today=NOW.date(), agreed_for=NOW + timedelta(days=2))
    assert waiting(team.ines) == []
    undo(moved)
    assert waiting(team.ines) == [LETTER.text]

    another_own_key(team.ines)
    assert waiting(team.ines) == []


def test_other_facts_leave_a_letter_that_waits_alone(team: Team) -> None:
    write_to(team.ines, LETTER)
    change_candidate(team.ines, [], today=NOW.date(), agreed_for=team.ines.agreed_for, name="Ines D.")

    assert waiting(team.ines) == [LETTER.text]


def test_letters_of_other_candidates_stay(team: Team) -> None:
    write_to(team.otto, Letter("otto@example.org", "Our talk", "Dear Otto"))
    write_to(team.ines, LETTER)
    remove_candidate(team.ines)

    assert waiting(team.ines) == []
    assert waiting(team.otto) == ["Dear Otto"]


def test_who_called_it_off_gets_no_letter_about_it(team: Team) -> None:
    write_to(team.ines, LETTER)
    call_off(team.ines, now=NOW)

    assert waiting(team.ines) == []
    with pytest.raises(TalkCalledOffError):
        write_to(team.ines, LETTER)


def test_erasing_takes_the_letters_along(team: Team) -> None:
    first, done = write_to(team.ines, LETTER)
    release([first], now=NOW)
    Parcel.objects.filter(pk=first.pk).update(left_at=NOW)
    write_to(team.ines, LETTER)
    erase(team.ines, now=NOW)

    assert not Parcel._base_manager.filter(to=LETTER.to).exists()
    assert not type(done).objects.filter(record=first.pk).exists()
    with pytest.raises(ErasedError):
        write_to(team.ines, LETTER)


def test_forgetting_a_person_takes_the_letters_along(team: Team, workspace: Workspace) -> None:
    person = workspace.people.create(name="Ines Duarte")
    workspace.addresses.create(person=person, way="email", value=LETTER.to, plain=LETTER.to)
    write_to(team.ines, LETTER)
    forget_person(person, now=NOW)

    assert not Parcel._base_manager.filter(to=LETTER.to).exists()


def test_letters_that_were_called_back_are_not_listed(team: Team) -> None:
    write_to(team.ines, LETTER)
    _, _ = write_to(team.ines, LETTER)

    assert len(letters_to(team.ines)) == 1


# ---- the talk in a calendar ----


def event(candidate: Candidate, *, for_team: bool = False) -> icalendar.Event:
    sheet = talk_in_calendar(candidate, now=NOW, link=LINK, for_team=for_team)
    assert sheet
    (found,) = icalendar.Calendar.from_ical(write(sheet.calendar)).walk("VEVENT")
    return found


def test_their_copy_is_on_their_clock_names_people_and_not_the_post_and_invites_nobody(team: Team) -> None:
    found = event(team.ines)

    assert found["SUMMARY"] == "Talk with Ben and Kemi"
    assert "Harbour" not in found.to_ical().decode()
    assert found.start == team.ines.agreed_for
    assert found.end - found.start == timedelta(minutes=40)
    assert found["DTSTART"].params["TZID"] == "Europe/Lisbon"
    assert LINK in found["DESCRIPTION"]
    assert "ATTENDEE" not in found
    assert "ORGANIZER" not in found


def test_the_team_s_copy_names_the_candidate_and_not_their_secret_page(team: Team) -> None:
    found = event(team.ines, for_team=True)

    assert found["SUMMARY"] == "Ines Duarte: Harbour planner"
    assert found["DTSTART"].params["TZID"] == "Europe/London"
    assert LINK not in found.to_ical().decode()


def test_a_newer_file_takes_the_place_of_the_older_one(team: Team) -> None:
    Candidate.objects.filter(pk=team.ines.pk).update(created_at=NOW - timedelta(days=1), changed_at=NOW)
    team.ines.refresh_from_db()
    first = event(team.ines)
    Candidate.objects.filter(pk=team.ines.pk).update(changed_at=NOW + timedelta(hours=1), called_off_at=NOW)
    team.ines.refresh_from_db()
    second = event(team.ines)

    assert first["UID"] == second["UID"]
    assert first["SEQUENCE"] < second["SEQUENCE"]
    assert second["STATUS"] == "CANCELLED"


def test_without_a_time_there_is_no_event(team: Team) -> None:
    team.ines.agreed_for = None

    assert talk_in_calendar(team.ines, now=NOW, link=LINK) is None
