"""A candidate's two pages: the organiser's, and the candidate's own."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from halfhour.actions.candidates import erase, note_answered, note_held
from halfhour.actions.undo import undo
from halfhour.domain.evidence import Standing
from halfhour.records.accounts import Workspace
from halfhour.records.hiring import Candidate, Decision, Observation
from halfhour.records.letters import Parcel
from halfhour.web.hiring.tick import begin_ticking, rounds, tick
from tests.hirings import NOW, Team, noted, submitted, team_in

pytestmark = pytest.mark.django_db
ADDED = {"name": "Sana Rahimi", "address": "", "minutes": "40", "zone": "Asia/Tokyo", "agreed_for": "2026-06-01T10:30"}


@pytest.fixture
def team(workspace: Workspace) -> Team:
    return team_in(workspace)


@pytest.fixture
def guest() -> Client:
    return Client(enforce_csrf_checks=True)


def base(candidate: Candidate, rest: str = "") -> str:
    return f"/hiring/{candidate.opening_id}/candidates/{candidate.pk}/{rest}"


def own(candidate: Candidate, rest: str = "") -> str:
    return f"/candidate/{candidate.key}/{rest}"


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


# ---- the organiser's side ----


def test_a_candidate_is_added_with_the_team_s_clock_and_their_own(client: Client, team: Team):
    client.post(f"/hiring/{team.opening.pk}/candidates/new", {**ADDED, "talked_to_by": [team.ben.pk]})
    added = Candidate.objects.get(name="Sana Rahimi")

    assert f"{added.agreed_for:%H:%M}" == "09:30"  # half past ten of a summer's day in London
    shown = page(client, base(added))
    assert "10:30 to 11:10 (London)" in shown
    assert "18:30 to 19:10 (Tokyo)" in shown
    assert f"/candidate/{added.key}/" in shown


def test_only_a_name_is_needed(client: Client, team: Team):
    answer = client.post(
        f"/hiring/{team.opening.pk}/candidates/new", {"name": "Sana", "minutes": "40", "zone": "Europe/London"}
    )

    assert answer.status_code == 302
    assert "No time yet" in page(client, answer["Location"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "This field is required"),
        ({"address": "nowhere"}, "This is no e-mail address"),
        ({"agreed_for": "2026-03-29T01:30"}, "That hour is skipped there"),
        ({"link": "javascript:alert(1)"}, "begins with https://"),
        ({"minutes": "9000"}, "less than or equal"),
    ],
)
def test_what_cannot_be_is_asked_again_with_what_was_typed(
    client: Client, team: Team, typed: dict[str, str], said: str
):
    answer = client.post(f"/hiring/{team.opening.pk}/candidates/new", {**ADDED, "place": "Quay 4", **typed})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Quay 4" in answer.content.decode()


def test_a_time_is_changed_with_undo(client: Client, team: Team, workspace: Workspace):
    client.post(base(team.ines, "edit"), {**ADDED, "name": "Ines Duarte", "talked_to_by": [team.ben.pk]})
    assert "1 June 2026" in page(client, base(team.ines))

    undo(workspace.revisions.latest("made_at"))
    assert "2 March 2026" in page(client, base(team.ines))


def test_the_page_says_who_has_submitted_and_shows_adjustments(client: Client, team: Team):
    Candidate.objects.filter(pk=team.ines.pk).update(adjustments="A step-free room")
    submitted(team.ben, team.ines, noted(team.plans))
    shown = page(client, base(team.ines))

    assert "A step-free room" in shown
    assert "Submitted" in shown
    assert "Late, and still better than never" in shown  # Kemi
    assert "berth plan" not in shown


def test_talked_and_answered_are_noted_with_a_day(client: Client, team: Team):
    client.post(base(team.ines, "held"), {"on": "2026-03-02"})
    assert "Monday 9 March 2026" in page(client, base(team.ines))

    ahead = f"{timezone.localdate() + timedelta(days=3)}"
    assert client.post(base(team.ines, "answer"), {"on": ahead}).status_code == 422
    client.post(base(team.ines, "answer"), {"on": "2026-03-05"})
    assert "Given on 5 March 2026" in page(client, base(team.ines))


def test_the_address_is_changed_and_the_one_before_leads_nowhere(client: Client, guest: Client, team: Team):
    client.post(base(team.ines, "key"))
    client.post(f"/hiring/{team.opening.pk}/team/{team.ben.pk}/key")

    assert guest.get(own(team.ines)).status_code == 404
    assert guest.get(f"/team/{team.ben.key}/").status_code == 404


def test_the_address_that_others_use_is_the_one_to_copy(client: Client, team: Team):
    team.opening.site = "https://talks.example.org"
    team.opening.save()

    assert f"https://talks.example.org/candidate/{team.ines.key}/" in page(client, base(team.ines))
    assert f"https://talks.example.org/team/{team.ben.key}/" in page(
        client, f"/hiring/{team.opening.pk}/team/{team.ben.pk}/"
    )


def test_erasing_is_shown_before_and_cannot_be_undone(client: Client, guest: Client, team: Team):
    submitted(team.ben, team.ines, noted(team.plans))
    assert "It cannot be undone" in page(client, base(team.ines, "erasure"))
    assert "1 sheet with 1 observation" in page(client, base(team.ines, "erasure"))

    answer = client.post(base(team.ines, "erasure"), follow=True).content.decode()
    assert "A candidate who is erased" in answer
    assert ">Undo<" not in answer
    assert "Ines" not in page(client, f"/hiring/{team.opening.pk}/")
    assert client.post(base(team.ines, "held"), {"on": "2026-03-02"}).status_code == 409
    assert "What was noted of you is erased" in page(guest, own(team.ines))


def test_a_candidate_is_removed_with_undo(client: Client, guest: Client, team: Team, workspace: Workspace):
    client.post(base(team.ines, "removal"))
    assert client.get(base(team.ines)).status_code == 404
    assert guest.get(own(team.ines)).status_code == 404

    undo(workspace.revisions.latest("made_at"))
    assert client.get(base(team.ines)).status_code == 200


def test_evidence_stands_side_by_side_and_a_decision_is_written_down_with_undo(
    client: Client, team: Team, workspace: Workspace
):
    submitted(team.ben, team.ines, noted(team.plans, Standing.WEAK, "Spoke of it in general."))
    submitted(team.kemi, team.ines, noted(team.plans, Standing.STRONG), noted(team.clients, Standing.NOT_COVERED))
    shown = page(client, base(team.ines, "evidence/"))
    assert shown.index("Far apart") < shown.index("No evidence yet")

    seen = Observation.objects.filter(anchor="strong").get()
    told = {"outcome": "decline", "by": "Cleo", "reasons": "No plan of their own came up."}
    assert client.post(base(team.ines, "decisions"), told).status_code == 422
    client.post(base(team.ines, "decisions"), {**told, "rests_on": [seen.pk]})
    assert "No plan of their own" in page(client, base(team.ines, "evidence/"))
    undo(workspace.revisions.latest("made_at"))
    assert "No plan of their own" not in page(client, base(team.ines, "evidence/"))


def test_undo_of_a_decision_is_gone_once_the_candidate_has_the_answer(client: Client, team: Team, workspace: Workspace):
    client.post(base(team.ines, "decisions"), {"outcome": "wait", "by": "Cleo", "reasons": "Kemi is awaited."})
    done = workspace.revisions.latest("made_at")
    note_answered(team.ines, on=date(2026, 3, 4))

    assert client.post(f"/undo/{done.pk}/").status_code == 404
    assert Decision.objects.present().count() == 1


def test_a_stranger_s_candidates_are_not_there(client: Client, dans: Workspace, workspace: Workspace):
    theirs, mine = team_in(dans), team_in(workspace)
    submitted(theirs.ben, theirs.ines, noted(theirs.plans))
    for rest in ("", "edit", "erasure", "evidence/", "letter", "talk.ics"):
        assert client.get(base(theirs.ines, rest)).status_code == 404
        # neither by one's own opening
        assert client.get(f"/hiring/{mine.opening.pk}/candidates/{theirs.ines.pk}/{rest}").status_code == 404
    for rest in ("held", "answer", "attention", "key", "removal", "decisions", "edit", "erasure", "letter"):
        assert client.post(base(theirs.ines, rest), {"on": "2026-03-02"}).status_code == 404
    assert client.post(f"/hiring/{theirs.opening.pk}/team/{theirs.ben.pk}/key").status_code == 404
    assert client.get(f"/hiring/{theirs.opening.pk}/ground/").status_code == 404
    assert client.get(f"/hiring/{theirs.opening.pk}/team/{theirs.ben.pk}/").status_code == 404
    assert client.get(f"/hiring/{mine.opening.pk}/team/{theirs.ben.pk}/").status_code == 404


def test_questions_to_the_database_do_not_grow(
    client: Client, team: Team, workspace: Workspace, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for number in range(30):
        workspace.candidates.create(opening=team.opening, name=f"Candidate {number}")
    for number in range(6):
        member = workspace.team.create(opening=team.opening, name=f"Member {number}")
        member.needs.set([team.plans])
        team.ines.members.add(member)
        submitted(member, team.ines, noted(team.plans))

    for address, most in (
        (base(team.ines), 13),
        (base(team.ines, "evidence/"), 15),
        (f"/hiring/{team.opening.pk}/", 16),
    ):
        with django_assert_max_num_queries(most):
            client.get(address)
    assert "Candidate 22" in page(client, f"/hiring/{team.opening.pk}/")
    assert "Candidate 23" not in page(client, f"/hiring/{team.opening.pk}/")
    assert "Candidate 29" in page(client, f"/hiring/{team.opening.pk}/?page=2")


def test_the_worker_erases_and_one_tick_waits(team: Team):
    Candidate.objects.update(erase_on=date(2026, 3, 1))
    begin_ticking()
    tick.call()

    assert not Candidate.objects.filter(erased_at=None).exists()
    assert rounds.waiting().filter(status="READY").count() == 1


# ---- the candidate's own side ----


def test_a_candidate_is_told_what_it_is_who_comes_and_what_happens_after(guest: Client, team: Team):
    shown = page(guest, own(team.ines))

    for words in (
        "A casual job interview",
        "Ben",
        "Kemi",
        "40 minutes",
        "Monday 2 March 2026, 10:50 to 11:30 (Lisbon)",
        "By Monday 9 March 2026",
        "1 January 2027",
        "Working with clients",
    ):
        assert words in shown
    assert "Rita" not in shown  # she talks to nobody
    assert "noindex" in shown


def test_both_clocks_are_shown_where_they_differ(guest: Client, team: Team):
    Candidate.objects.filter(pk=team.ines.pk).update(zone="America/New_York")

    shown = page(guest, own(team.ines))
    assert "05:50 to 06:30 (New York)" in shown
    assert "For the team: Monday 2 March 2026, 10:50 to 11:30 (London)" in shown


def test_adjustments_reach_whoever_arranges_the_talk(client: Client, guest: Client, team: Team):
    assert guest.post(own(team.ines, "adjustments"), {"adjustments": "Questions in writing, please"}).status_code == 302

    assert "Questions in writing" in page(client, base(team.ines))
    assert "The team sees what you asked for" in page(guest, own(team.ines))


def test_another_time_is_asked_for_and_a_talk_is_called_off(client: Client, guest: Client, team: Team):
    Candidate.objects.update(agreed_for=timezone.now() + timedelta(days=2))
    assert guest.post(own(team.ines, "another-time"), {"wishes": ""}).status_code == 422
    guest.post(own(team.ines, "another-time"), {"wishes": "Thursday after four"})
    assert "Thursday after four" in page(client, base(team.ines))

    guest.post(own(team.ines, "cancellation"))
    guest.post(own(team.ines, "cancellation"))
    assert "The talk is called off" in page(guest, own(team.ines))
    assert "They called it off" in page(client, base(team.ines))
    assert guest.post(own(team.ines, "adjustments"), {"adjustments": "More time"}).status_code == 409


def test_too_much_is_asked_again_and_kept_in_the_form(guest: Client, team: Team):
    answer = guest.post(own(team.ines, "adjustments"), {"adjustments": "a" * 2001})

    assert answer.status_code == 422
    assert "aaaa" in answer.content.decode()


def test_nothing_of_evidence_is_on_a_candidate_s_page(guest: Client, team: Team):
    submitted(team.ben, team.ines, noted(team.plans, Standing.WEAK, "Spoke of it in general."), notes="Beside it")
    note_held(team.ines, on=date(2026, 3, 2))
    shown = page(guest, own(team.ines))

    for words in ("in general", "Beside it", "Weak", "weak", "keeps a plan true", team.ben.key, str(team.opening.pk)):
        assert words not in shown


def test_after_erasing_the_page_says_so(guest: Client, team: Team):
    erase(team.ines, now=NOW)

    shown = page(guest, own(team.ines))
    assert "What was noted of you is erased" in shown
    assert "Ines" not in shown
    assert guest.post(own(team.ines, "adjustments"), {"adjustments": "More time"}).status_code == 409


def test_a_wrong_key_leads_nowhere_whatever_is_done(guest: Client, team: Team):
    for rest in ("", "adjustments", "another-time", "cancellation", "edit", "evidence/"):
        for key in ("nothing", team.ines.key[:-1] + "0", team.opening.pk):
            assert guest.get(f"/candidate/{key}/{rest}").status_code in {404, 405}
            assert guest.post(f"/candidate/{key}/{rest}", {"adjustments": "x", "wishes": "x"}).status_code in {404, 405}


def test_the_pages_set_no_cookie(guest: Client, team: Team):
    answer = guest.get(own(team.ines))

    assert not answer.cookies
    assert "noindex" in answer["X-Robots-Tag"]
    assert guest.get(own(team.ines)[:-1])["Location"].endswith(f"{team.ines.key}/")


# ---- a season ----


@pytest.fixture
def season(team: Team) -> Team:
    team.opening.season = "Spring 2026"
    team.opening.save()
    submitted(team.kemi, team.ines, noted(team.plans), noted(team.clients), minutes=40, asked=[team.question.pk])
    submitted(team.kemi, team.otto, noted(team.plans), noted(team.clients, Standing.NOT_COVERED), minutes=20)
    note_answered(Candidate.objects.get(pk=team.ines.pk), on=date(2026, 3, 6))
    return team


FIGURE = {"season": "Spring 2026", "trait": "Way in", "group": "From a school", "talked_to": "20", "went_on": "10"}


def test_a_season_says_what_was_uneven_and_what_was_promised(client: Client, season: Team):
    shown = page(client, "/hiring/seasons/")

    assert "Looking back on Spring 2026" in shown
    assert "The ground was not the same for everybody" in shown
    assert shown.index("hears what clients need") < shown.index("keeps a plan true")
    assert "20 to 40" in shown
    assert "4 to 4" in shown
    assert "Still waiting: 1" in shown
    assert "Not asked of Otto Brandt" in shown


def test_figures_are_entered_apart_with_intervals_four_fifths_and_small_groups_hidden(client: Client, season: Team):
    for group, talked, went in (("From a school", 20, 10), ("From a trade", 20, 7), ("From abroad", 4, 1)):
        client.post("/hiring/seasons/figures", {**FIGURE, "group": group, "talked_to": talked, "went_on": went})
    shown = page(client, "/hiring/seasons/?season=Spring+2026")

    assert "10 of 20 (50\u202f%)" in shown
    assert "30\u202f% and 70\u202f%" in shown
    assert "70\u202f% of it" in shown
    assert "below four fifths" in shown
    assert "1 of 4" not in shown
    assert "Fewer than 5: not shown" in shown
    assert "It never shows why" in shown


def test_more_cannot_go_on_than_came(client: Client, season: Team):
    answer = client.post("/hiring/seasons/figures", {**FIGURE, "went_on": "21"})

    assert answer.status_code == 422
    assert "No more can go on" in answer.content.decode()


def test_figures_are_removed_with_undo_and_a_stranger_s_are_not_there(client: Client, season: Team, dans: Workspace):
    client.post("/hiring/seasons/figures", FIGURE)
    mine = season.opening.workspace.group_figures.get()
    theirs = dans.group_figures.create(**{**FIGURE, "group": "Dan’s"})

    assert client.post(f"/hiring/seasons/figures/{theirs.pk}/removal").status_code == 404
    assert "Dan’s" not in page(client, "/hiring/seasons/")
    client.post(f"/hiring/seasons/figures/{mine.pk}/removal")
    assert "From a school" not in page(client, "/hiring/seasons/")
    undo(season.opening.workspace.revisions.latest("made_at"))
    assert "From a school" in page(client, "/hiring/seasons/")


def test_an_empty_look_back_says_what_goes_there(client: Client, workspace: Workspace):
    assert "Give an opening a season" in page(client, "/hiring/seasons/")


def test_today_leads_to_the_candidate(client: Client, team: Team, ada: Any):
    Candidate.objects.update(agreed_for=timezone.now() - timedelta(minutes=50))
    shown = page(client, "/")

    assert base(team.ines) in shown
    assert "Collect the evidence on Ines Duarte" in shown


# ---- the letter, and the talk for a calendar ----


def test_a_letter_says_what_kind_of_talk_it_is_and_waits_in_the_outbox(client: Client, team: Team):
    team.opening.site = "https://talks.example.org"
    team.opening.save()
    asked = page(client, base(team.ines, "letter"))
    for words in (
        "Dear Ines Duarte",
        "a casual job interview",
        "Ben (interviewer) and Kemi (interviewer)",
        "40 minutes",
        "10:50 to 11:30 (Lisbon)",
        f"https://talks.example.org/candidate/{team.ines.key}/",
        "help you to take part well",
        "ask for another one",
    ):
        assert words in asked
    assert "On our clock" not in asked  # both clocks show the same

    told = {"to": "ines@example.org", "subject": "Our talk", "text": "Dear Ines,\r\nyour page."}
    answer = client.post(base(team.ines, "letter"), told, follow=True)

    parcel = Parcel.objects.get(candidate=team.ines)
    assert answer.redirect_chain[-1][0] == f"/outbox/{parcel.pk}/"
    assert parcel.text == "Dear Ines,\nyour page."
    assert parcel.released_at is None
    assert "waits until you release it" in page(client, base(team.ines))


def test_a_letter_that_is_taken_back_stands_in_the_form_again(client: Client, team: Team, workspace: Workspace):
    told = {"to": "ines@example.org", "subject": "Our talk", "text": "Words of my own"}
    address = client.post(base(team.ines, "letter"), told)["Location"]
    assert base(team.ines) in page(client, address)

    done = workspace.revisions.filter(part_of=None).latest("made_at")
    answer = client.post(f"/undo/{done.pk}/", {"back": address}, follow=True)
    assert "Words of my own" in answer.content.decode()
    assert not Parcel.objects.waiting().exists()
    assert "Words of my own" not in page(client, base(team.otto, f"letter?back={Parcel.objects.get().pk}"))


def test_who_was_talked_to_is_not_told_of_the_talk_again(client: Client, team: Team):
    Candidate.objects.filter(pk=team.ines.pk).update(held_on=date(2026, 3, 2))

    assert "Write to Ines" not in page(client, base(team.ines))


def test_without_a_time_or_a_team_the_letter_says_so(client: Client, team: Team):
    team.ines.members.clear()
    Candidate.objects.filter(pk=team.ines.pk).update(agreed_for=None)

    asked = page(client, base(team.ines, "letter"))
    assert "that is still open" in asked
    assert "as soon as it is settled" in asked


def test_after_a_letter_has_left_the_next_one_tells_what_is_new(client: Client, team: Team, workspace: Workspace):
    workspace.parcels.create(
        candidate=team.ines, to="ines@example.org", text="told", mail_id="<a@b>", released_at=NOW, left_at=NOW
    )
    Candidate.objects.filter(pk=team.ines.pk).update(zone="America/New_York")

    asked = page(client, base(team.ines, "letter"))
    assert "now on 2 March" in asked
    assert "On our clock: Monday 2 March 2026, 10:50 to 11:30 (London)" in asked


def test_a_letter_without_an_address_is_asked_again_with_what_was_typed(client: Client, team: Team):
    answer = client.post(base(team.otto, "letter"), {"to": "", "subject": "Our talk", "text": "Kept words"})

    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    assert not Parcel.objects.exists()


def test_who_called_it_off_or_is_erased_is_not_written_to(client: Client, team: Team):
    Candidate.objects.filter(pk=team.ines.pk).update(called_off_at=NOW)
    erase(team.otto, now=NOW)

    assert client.get(base(team.ines, "letter")).status_code == 409
    assert client.get(base(team.otto, "letter")).status_code == 409
    assert "letter" not in page(client, base(team.ines))


def test_the_talk_is_taken_into_a_calendar_from_both_pages(client: Client, guest: Client, team: Team):
    theirs, ours = guest.get(own(team.ines, "talk.ics")), client.get(base(team.ines, "talk.ics"))

    assert theirs["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:Talk with Ben and Kemi" in theirs.content.decode()
    assert "SUMMARY:Ines Duarte: Harbour planner" in ours.content.decode()
    assert team.ines.key not in ours.content.decode()
    assert not theirs.cookies

    Candidate.objects.filter(pk=team.ines.pk).update(agreed_for=None)
    assert guest.get(own(team.ines, "talk.ics")).status_code == 404
    assert client.get(base(team.ines, "talk.ics")).status_code == 404


def test_who_called_it_off_takes_it_out_of_their_calendar(guest: Client, team: Team):
    Candidate.objects.filter(pk=team.ines.pk).update(called_off_at=NOW)

    assert "Take it out of your calendar" in page(guest, own(team.ines))
    assert "STATUS:CANCELLED" in guest.get(own(team.ines, "talk.ics")).content.decode()
