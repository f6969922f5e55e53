"""What candidates are promised is kept: the answer is reminded of, and what was noted really goes on its day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import connection

from halfhour import wiring
from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.agenda import told
from halfhour.actions.candidates import (
    add_candidate,
    ask_for,
    call_off,
    change_candidate,
    erase,
    erase_due,
    note_answered,
    note_held,
    see_to,
    what_would_go,
)
from halfhour.actions.evidence import decide, keep_sheet
from halfhour.actions.forgetting import forget_person
from halfhour.actions.seasons import ground_of, looked_back
from halfhour.actions.today import agenda_of, put_off
from halfhour.actions.undo import ChangedSinceError, GoneError, change, remove, undo
from halfhour.domain.candidates import ErasedError, TalkCalledOffError
from halfhour.domain.evidence import Standing
from halfhour.domain.today import Sort, Thing
from halfhour.records.accounts import Workspace
from halfhour.records.hiring import Candidate, EvidenceSheet, Observation
from halfhour.records.revisions import Revision
from tests.hirings import NOW, Team, noted, submitted, team_in

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def workspace(db: None) -> Workspace:
    found = welcome_local_person().workspace
    assert found
    return found


@pytest.fixture
def team(workspace: Workspace) -> Team:
    return team_in(workspace)


def due(workspace: Workspace, now: datetime = NOW) -> dict[Sort, str]:
    """What Today says of candidates, by sort."""
    found = agenda_of(workspace, now=now, zone=ZoneInfo("UTC"), calendar=wiring.workdays)
    things = [thing for thing in found.day.due if thing.sort in {Sort.EVIDENCE, Sort.WISH, Sort.CANDIDATE}]
    return {
        item.thing.sort: f"{item.do}. {item.why}"
        for item in told(workspace, found, things, now=now, zone=ZoneInfo("UTC"))
    }


# ---- Today ----


def test_evidence_is_asked_for_within_the_hour_then_within_the_day(team: Team, workspace: Workspace):
    team.otto.members.clear()

    assert (
        "Ben and Kemi had best hold what they saw against the anchors within the hour" in due(workspace)[Sort.EVIDENCE]
    )
    assert "into words within the day" in due(workspace, NOW + timedelta(hours=2))[Sort.EVIDENCE]
    submitted(team.ben, team.ines, noted(team.plans))
    assert "Kemi have not submitted" in due(workspace, NOW + timedelta(days=2))[Sort.EVIDENCE]
    submitted(team.kemi, team.ines, noted(team.plans), noted(team.clients))
    assert Sort.EVIDENCE not in due(workspace, NOW + timedelta(days=2))


def test_a_talk_that_goes_on_asks_for_nothing_yet(team: Team, workspace: Workspace):
    assert due(workspace, NOW - timedelta(minutes=35)) == {}


def test_a_promised_answer_is_told_when_it_nears_and_when_it_has_passed(team: Team, workspace: Workspace):
    note_held(team.ines, on=TODAY)

    assert Sort.CANDIDATE not in due(workspace, NOW + timedelta(days=4))
    assert "it is due on Monday" in due(workspace, NOW + timedelta(days=5))[Sort.CANDIDATE]
    assert "A late one is better" in due(workspace, NOW + timedelta(days=8))[Sort.CANDIDATE]
    note_answered(team.ines, on=TODAY)
    assert Sort.CANDIDATE not in due(workspace, NOW + timedelta(days=8))


def test_what_a_candidate_asks_for_stands_on_today_until_it_is_seen_to(team: Team, workspace: Workspace):
    ask_for(team.ines, now=NOW, wishes="Any Friday")
    assert "See what Ines Duarte asks for" in due(workspace)[Sort.WISH]
    team.ines.refresh_from_db()
    see_to(team.ines)
    assert Sort.WISH not in due(workspace)
    call_off(team.ines, now=NOW)
    assert "called off" in due(workspace)[Sort.WISH]


def test_a_new_time_answers_the_wish_for_one(team: Team):
    ask_for(team.ines, now=NOW, wishes="Any Friday")
    team.ines.refresh_from_db()
    change_candidate(team.ines, [], today=TODAY, agreed_for=NOW + timedelta(days=4))

    assert (team.ines.wishes, team.ines.asked_at) == ("", None)


# ---- promises ----


def test_days_follow_from_the_talk_and_the_answer(team: Team):
    note_held(team.ines, on=date(2026, 3, 2))
    assert (team.ines.answer_by, team.ines.erase_on) == (date(2026, 3, 9), date(2026, 9, 5))
    note_answered(team.ines, on=date(2026, 3, 5))
    assert team.ines.erase_on == date(2026, 9, 1)


def test_who_was_never_answered_is_erased_too(team: Team, workspace: Workspace):
    done = add_candidate(team.opening, [], today=TODAY, name="Sana")

    assert Candidate.objects.get(pk=done.record).erase_on == TODAY + timedelta(days=7 + 180)


def test_who_is_known_by_their_address_is_linked(team: Team, workspace: Workspace):
    person = workspace.people.create(name="Sana Rahimi")
    workspace.addresses.create(person=person, way="email", value="Sana@Example.org", plain="sana@example.org")
    done = add_candidate(team.opening, [team.ben], today=TODAY, name="Sana", address="sana@example.org")

    added = Candidate.objects.get(pk=done.record)
    assert added.person == person
    undo(done)
    assert not team.opening.candidates.present().filter(pk=added.pk).exists()


def test_nothing_is_asked_for_once_it_is_called_off(team: Team):
    call_off(team.ines, now=NOW)
    call_off(team.ines, now=NOW + timedelta(hours=1))
    team.ines.refresh_from_db()
    assert team.ines.called_off_at == NOW

    with pytest.raises(TalkCalledOffError):
        ask_for(team.ines, now=NOW, wishes="Friday")


# ---- erasing ----

WORDS = ("Ines", "Duarte", "ines@example.org", "berth", "pilots", "step-free", "Friday", "crane", "Quay 4")


def everything_noted(team: Team) -> None:
    """Words of a candidate everywhere."""
    change(team.ines, "changed", place="Quay 4", link="https://talk.example/ines")
    ask_for(team.ines, now=NOW, adjustments="A step-free room")
    ask_for(team.ines, now=NOW, wishes="Any Friday")
    sheet = submitted(team.ben, team.ines, noted(team.plans), asked=[team.question.pk], notes="Ines drew the crane.")
    keep_sheet(team.kemi, team.ines, [noted(team.clients, None, "berth draft")], asked=[], minutes=None, notes="")
    seen = list(sheet.observations.all())
    decide(team.ines, outcome="go_on", by="Cleo", reasons="Moved the pilots first", rests_on=seen, on=TODAY)
    team.ines.refresh_from_db()
    note_answered(team.ines, on=TODAY + timedelta(days=3))
    put_off(
        team.ines.workspace, Thing(Sort.CANDIDATE, TODAY, team.ines.pk), until=TODAY + timedelta(days=2), today=TODAY
    )


def dump() -> str:
    """Every column of every table."""
    return "\n".join(str(list(model._base_manager.values())) for model in apps.get_app_config("records").get_models())


def test_erasing_leaves_no_word_of_a_candidate_in_any_table(team: Team):
    everything_noted(team)
    assert all(word in dump() for word in WORDS)

    erase(team.ines, now=NOW)

    assert [word for word in WORDS if word in dump()] == []
    assert not Revision.objects.filter(record=team.ines.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_erased_words_are_gone_from_the_file_of_the_database_too(tmp_path: object):
    if connection.vendor != "sqlite":
        pytest.skip("the file is SQLite's")
    workspace = welcome_local_person().workspace
    assert workspace
    team = team_in(workspace)
    everything_noted(team)
    erase(team.ines, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone()[0] == 1


def test_counts_stay_for_the_season_and_no_more(team: Team):
    everything_noted(team)
    before = looked_back([team.opening])[0]
    erase(team.ines, now=NOW)
    after = looked_back([team.opening])[0]

    assert [(spoken.need, spoken.by) for spoken in after.ground.needs] == [
        (spoken.need, spoken.by) for spoken in before.ground.needs
    ]
    assert (after.minutes, after.answers, after.waiting) == (before.minutes, before.answers, before.waiting)
    assert [len(asked.of) for asked in after.asked] == [1]
    team.ines.refresh_from_db()
    assert set(team.ines.counts) == {"sheets", "spoken_of", "asked", "minutes", "answer_days"}


def test_the_preview_says_what_would_go_and_changes_nothing(team: Team):
    everything_noted(team)
    before = dump()

    going = what_would_go(team.ines)

    assert (going.sheets, going.observations, going.decisions, going.asks) == (2, 2, 1, 2)
    assert dump() == before


def test_the_day_comes_by_the_clock_of_the_team(team: Team):
    team.opening.zone = "Pacific/Auckland"
    team.opening.save()
    Candidate.objects.update(erase_on=date(2026, 3, 3))

    assert erase_due(datetime(2026, 3, 2, 10, tzinfo=UTC)) == 0
    assert erase_due(datetime(2026, 3, 2, 12, tzinfo=UTC)) == 2
    assert erase_due(datetime(2026, 3, 2, 12, tzinfo=UTC)) == 0


def test_who_was_removed_is_erased_all_the_same_and_does_not_come_back(team: Team):
    done = remove(team.ines)
    Candidate.objects.filter(pk=team.ines.pk).update(erase_on=TODAY)

    assert erase_due(NOW) == 1
    assert not Revision.objects.filter(pk=done.pk).exists()
    with pytest.raises((GoneError, ChangedSinceError, Revision.DoesNotExist)):
        undo(done)


def test_nothing_can_be_done_with_who_is_erased(team: Team):
    erase(team.ines, now=NOW)
    team.ines.refresh_from_db()

    for deed in (
        lambda: note_held(team.ines, on=TODAY),
        lambda: note_answered(team.ines, on=TODAY),
        lambda: ask_for(team.ines, now=NOW, wishes="Friday"),
        lambda: call_off(team.ines, now=NOW),
        lambda: change_candidate(team.ines, [], today=TODAY, name="Ines"),
    ):
        with pytest.raises(ErasedError):
            deed()


def test_other_candidates_stay_as_they_are(team: Team):
    submitted(team.kemi, team.otto, noted(team.plans), noted(team.clients))
    everything_noted(team)
    erase(team.ines, now=NOW)

    assert EvidenceSheet.objects.filter(candidate=team.otto).count() == 1
    assert Observation.objects.filter(sheet__candidate=team.otto).count() == 2


def test_forgetting_a_person_takes_what_was_noted_of_them_as_a_candidate(team: Team, workspace: Workspace):
    everything_noted(team)
    person = workspace.people.create(name="Ines Duarte")
    workspace.addresses.create(person=person, way="email", value="ines@example.org", plain="ines@example.org")

    forget_person(person, now=NOW)

    assert [word for word in WORDS if word in dump()] == []
    assert not Candidate.objects.filter(pk=team.ines.pk).exists()


# ---- ground ----


def test_what_was_not_spoken_about_with_everybody_comes_first(team: Team):
    submitted(team.kemi, team.ines, noted(team.plans), noted(team.clients))
    submitted(team.kemi, team.otto, noted(team.plans), noted(team.clients, Standing.NOT_COVERED))

    ground = ground_of(team.opening)

    assert [(spoken.need.name, spoken.by) for spoken in ground.needs] == [
        ("hears what clients need", (True, False)),
        ("keeps a plan true", (True, True)),
    ]
