"""What members of a hiring team see by their own address, and what they do not."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from halfhour.actions.candidates import note_answered
from halfhour.domain.evidence import Standing
from halfhour.records.accounts import Workspace
from halfhour.records.hiring import Candidate, EvidenceSheet, Observation, TeamMember, new_key
from tests.hirings import Team, noted, submitted, team_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(workspace: Workspace) -> Team:
    return team_in(workspace)


@pytest.fixture
def guest() -> Client:
    """Somebody who has an address and nothing else; forms of other sites are tried too."""
    return Client(enforce_csrf_checks=True)


def own(member: TeamMember, candidate: Candidate | None = None, rest: str = "") -> str:
    return f"/team/{member.key}/" + (f"{candidate.pk}/{rest}" if candidate else rest)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def sheet(team: Team, **changes: Any) -> dict[str, Any]:
    """A form as Ben sends it."""
    return {
        f"text-{team.plans.pk}": "Told how the berth plan of 2024 held when the crane broke.",
        f"words-{team.plans.pk}": "We moved the pilots first.",
        f"standing-{team.plans.pk}": "strong",
        f"asked-{team.plans.pk}": [team.question.pk],
        "minutes": "35",
        "notes": "",
        **changes,
    }


# ---- writing ----


def test_a_sheet_is_kept_as_it_is_typed(guest: Client, team: Team):
    answer = guest.post(own(team.ben, team.ines), sheet(team), headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert "Kept at" in answer.content.decode()
    assert "when the crane broke" in page(guest, own(team.ben, team.ines))
    kept = EvidenceSheet.objects.get()
    assert (kept.minutes, kept.asked) == (35, [team.question.pk])


def test_without_a_script_it_is_saved_and_looked_over(guest: Client, team: Team):
    answer = guest.post(own(team.ben, team.ines), sheet(team, then="look"))

    assert answer.status_code == 302
    assert answer["Location"] == own(team.ben, team.ines, "submission")


def test_what_is_taken_out_again_is_gone(guest: Client, team: Team):
    guest.post(own(team.ben, team.ines), sheet(team))
    emptied = dict.fromkeys(sheet(team), "")
    guest.post(own(team.ben, team.ines), emptied)

    assert not Observation.objects.exists()


def test_a_second_device_leaves_alone_what_only_the_first_has_changed(guest: Client, team: Team):
    address, plans, clients = own(team.ben, team.ines), team.plans.pk, team.clients.pk
    on_the_laptop = {"initial-notes": "", f"initial-text-{plans}": "", f"initial-words-{plans}": "", "notes": ""}
    guest.post(address, sheet(team))
    guest.post(
        address, {**on_the_laptop, f"text-{clients}": "Asked the harbour master first.", f"initial-text-{clients}": ""}
    )

    assert sorted(Observation.objects.values_list("text", flat=True)) == [
        "Asked the harbour master first.",
        "Told how the berth plan of 2024 held when the crane broke.",
    ]
    assert EvidenceSheet.objects.get().minutes == 35


def test_what_was_typed_is_shown_again_when_it_cannot_be_kept(guest: Client, team: Team):
    answer = guest.post(own(team.ben, team.ines), sheet(team, minutes="many"))

    assert answer.status_code == 422
    assert "when the crane broke" in answer.content.decode()


def test_typing_leaves_no_trail_of_steps(guest: Client, team: Team, workspace: Workspace):
    before = workspace.revisions.count()
    guest.post(own(team.ben, team.ines), sheet(team))

    assert workspace.revisions.count() == before


# ---- looking over and submitting ----


def test_notes_that_are_no_evidence_are_shown_to_their_writer_with_the_place_and_a_reason(guest: Client, team: Team):
    said = "Would have a beer with him. Strong accent. He is arrogant."
    guest.post(own(team.ben, team.ines), sheet(team, **{f"text-{team.plans.pk}": said}))
    shown = page(guest, own(team.ben, team.ines, "submission"))

    assert "<mark>have a beer with him" in shown
    assert "origin and citizenship" in shown
    assert "judges the person" in shown
    assert "A note of evidence would contain" in shown


def test_a_need_without_an_answer_is_asked_for(guest: Client, team: Team):
    answer = guest.post(own(team.ben, team.ines, "submission"))

    assert answer.status_code == 422
    assert "“Not covered” is an answer too" in answer.content.decode()
    assert not EvidenceSheet.objects.filter(submitted_at__isnull=False).exists()


def test_not_covered_is_an_answer(guest: Client, team: Team):
    guest.post(own(team.ben, team.ines), {f"standing-{team.plans.pk}": "not_covered"})

    assert guest.post(own(team.ben, team.ines, "submission")).status_code == 302


def test_evidence_needs_an_anchor_and_an_anchor_needs_evidence(guest: Client, team: Team):
    for half in ({f"text-{team.plans.pk}": "Told of it"}, {f"standing-{team.plans.pk}": "strong"}):
        guest.post(own(team.ben, team.ines), {**dict.fromkeys(sheet(team), ""), **half})
        assert guest.post(own(team.ben, team.ines, "submission")).status_code == 422


def test_a_submitted_sheet_stays_as_it_is(guest: Client, team: Team):
    submitted(team.ben, team.ines, noted(team.plans))

    answer = guest.post(own(team.ben, team.ines), sheet(team))
    typed = guest.post(own(team.ben, team.ines), sheet(team), headers={"HX-Request": "true"})

    assert answer.status_code == 409
    assert "stays as it is" in typed.content.decode()
    assert "crane" not in page(guest, own(team.ben, team.ines))


def test_the_first_sheet_notes_the_talk_and_the_promised_day(team: Team):
    submitted(team.ben, team.ines, noted(team.plans))
    team.ines.refresh_from_db()

    assert f"{team.ines.held_on} {team.ines.answer_by}" == "2026-03-02 2026-03-09"


def test_the_talk_goes_into_ones_own_calendar(guest: Client, team: Team):
    Candidate.objects.filter(pk=team.ines.pk).update(agreed_for=timezone.now() + timedelta(days=2))
    file = guest.get(own(team.ben, team.ines, "talk.ics"))

    assert own(team.ben, team.ines, "talk.ics") in page(guest, own(team.ben))
    assert file["Content-Type"].startswith("text/calendar")
    assert b"Ines Duarte" in file.content
    assert team.ines.key.encode() not in file.content
    assert guest.get(own(team.ben, team.otto, "talk.ics")).status_code == 404


# ---- who sees what ----


def test_others_are_seen_after_ones_own_sheet_only(guest: Client, team: Team):
    submitted(team.kemi, team.ines, noted(team.plans, Standing.WEAK, "Spoke of it in general."), noted(team.clients))

    assert "in general" not in page(guest, own(team.ben, team.ines))
    assert "in general" not in page(guest, own(team.ben))
    submitted(team.ben, team.ines, noted(team.plans, Standing.STRONG))
    shown = page(guest, own(team.ben, team.ines))
    assert "in general" in shown
    assert "Far apart" in shown
    assert shown.index("keeps a plan true") < shown.index("hears what clients need")


def test_what_is_still_written_is_nobody_elses(guest: Client, team: Team):
    guest.post(own(team.ben, team.ines), sheet(team))
    submitted(team.kemi, team.ines, noted(team.plans), noted(team.clients))

    for member in (team.kemi, team.rita, team.cleo):
        for rest in ("", "sides/"):
            assert "crane" not in guest.get(own(member, team.ines, rest)).content.decode()


def test_an_interviewer_sees_their_own_candidates_and_nothing_of_deciding(guest: Client, team: Team):
    assert "Otto" not in page(guest, own(team.ben))
    assert "Otto" in page(guest, own(team.kemi))
    submitted(team.ben, team.ines, noted(team.plans))
    addresses = [own(team.ben, team.otto), own(team.ben, team.otto, "submission"), own(team.ben, rest="ground/")]
    addresses += [own(team.ben, who, "sides/") for who in (team.ines, team.otto)]

    assert [guest.get(address).status_code for address in addresses] == [404] * 5
    assert guest.post(own(team.ben, team.ines, "decisions"), {"outcome": "go_on"}).status_code == 404


def test_those_who_decide_see_all_candidates_of_the_opening_and_write_no_sheet_unless_they_talk(
    guest: Client, team: Team
):
    submitted(team.kemi, team.otto, noted(team.plans), noted(team.clients))
    for member in (team.rita, team.cleo):
        shown = page(guest, own(member))
        assert "Ines" in shown
        assert "Otto" in shown
        assert "berth plan" in page(guest, own(member, team.otto, "sides/"))
        assert "with 1 of 1" in page(guest, own(member, rest="ground/"))
        assert guest.get(own(member, team.otto)).status_code == 404


def test_who_decides_and_talks_submits_first(guest: Client, team: Team):
    team.ines.members.add(team.cleo)
    team.cleo.needs.set([team.plans])
    submitted(team.ben, team.ines, noted(team.plans))

    assert "berth plan" not in page(guest, own(team.cleo, team.ines, "sides/"))
    assert guest.post(own(team.cleo, team.ines, "decisions"), {"outcome": "wait"}).status_code == 409
    submitted(team.cleo, team.ines, noted(team.plans, text="Drew the berths."))
    assert "berth plan" in page(guest, own(team.cleo, team.ines, "sides/"))


def test_adjustments_wishes_and_addresses_of_candidates_are_on_no_page_of_the_team(guest: Client, team: Team):
    team.ines.adjustments, team.ines.wishes = "A step-free room", "Any Friday"
    team.ines.save()
    submitted(team.ben, team.ines, noted(team.plans))
    submitted(team.kemi, team.ines, noted(team.plans), noted(team.clients))
    for member in (team.ben, team.kemi, team.rita, team.cleo):
        for address in (
            own(member),
            own(member, team.ines),
            own(member, team.ines, "sides/"),
            own(member, rest="ground/"),
        ):
            shown = guest.get(address).content.decode()
            assert "step-free" not in shown
            assert "Friday" not in shown
            assert "ines@example.org" not in shown
            assert team.ines.key not in shown


PAGES = ("", "{candidate}/", "{candidate}/submission", "{candidate}/sides/", "ground/")


@pytest.mark.parametrize("name", ["ben", "kemi", "rita", "cleo"])
@pytest.mark.parametrize("rest", PAGES[1:4])
def test_candidates_of_another_opening_and_of_another_workspace_are_not_there(
    guest: Client, team: Team, dans: Workspace, workspace: Workspace, name: str, rest: str
):
    member = getattr(team, name)
    for other in (team_in(workspace), team_in(dans)):
        address = own(member, rest=rest.format(candidate=other.ines.pk))
        assert guest.get(address).status_code == 404
        assert guest.post(address).status_code in {404, 405}
        assert guest.post(own(member, other.ines, "decisions"), {"outcome": "wait"}).status_code == 404


@pytest.mark.parametrize("rest", PAGES)
def test_a_changed_key_and_somebody_taken_out_lead_nowhere(guest: Client, team: Team, rest: str):
    before = own(team.cleo, rest=rest.format(candidate=team.ines.pk))
    team.cleo.key = new_key()
    team.cleo.save()
    assert guest.get(before).status_code == 404
    after = own(team.cleo, rest=rest.format(candidate=team.ines.pk))
    team.cleo.removed_at = "2026-03-02T12:00:00Z"
    team.cleo.save()
    assert guest.get(after).status_code == 404


def test_a_removed_opening_and_an_erased_candidate_are_not_there(guest: Client, team: Team):
    team.ines.erased_at = "2026-03-02T12:00:00Z"
    team.ines.save()
    assert guest.get(own(team.kemi, team.ines)).status_code == 404
    team.opening.removed_at = "2026-03-02T12:00:00Z"
    team.opening.save()
    assert guest.get(own(team.kemi)).status_code == 404


def test_the_key_of_a_candidate_opens_no_page_of_the_team_and_the_other_way_round(guest: Client, team: Team):
    assert guest.get(f"/team/{team.ines.key}/").status_code == 404
    assert guest.get(f"/candidate/{team.ben.key}/").status_code == 404


# ---- deciding ----


def test_a_decision_rests_on_observations_of_this_candidate(guest: Client, team: Team):
    submitted(team.kemi, team.ines, noted(team.plans), noted(team.clients))
    submitted(team.kemi, team.otto, noted(team.plans), noted(team.clients))
    mine, others = (Observation.objects.filter(sheet__candidate=one).first() for one in (team.ines, team.otto))
    assert mine
    assert others
    told = {"outcome": "go_on", "by": "Cleo and Rita", "reasons": "The plan held because she moved the pilots first."}

    assert guest.post(own(team.cleo, team.ines, "decisions"), told).status_code == 422
    assert guest.post(own(team.cleo, team.ines, "decisions"), {**told, "rests_on": [others.pk]}).status_code == 422
    assert guest.post(own(team.cleo, team.ines, "decisions"), {**told, "rests_on": [mine.pk]}).status_code == 302
    assert list(team.ines.decisions.get().rests_on.all()) == [mine]
    assert "moved the pilots" in page(guest, own(team.rita, team.ines, "sides/"))
    submitted(team.ben, team.ines, noted(team.plans))
    assert "moved the pilots" not in page(guest, own(team.ben, team.ines))


def test_reasons_that_judge_sameness_are_shown_once_before_they_are_kept(guest: Client, team: Team):
    told = {"outcome": "wait", "by": "Cleo", "reasons": "Not a culture fit."}

    first = guest.post(own(team.cleo, team.ines, "decisions"), told)
    assert first.status_code == 422
    assert "worth a second look" in first.content.decode()
    assert guest.post(own(team.cleo, team.ines, "decisions"), {**told, "looked": "yes"}).status_code == 302


def test_a_decision_is_taken_back_until_the_candidate_has_the_answer(guest: Client, team: Team):
    told = {"outcome": "wait", "by": "Cleo", "reasons": "Kemi’s sheet is awaited."}
    for _ in range(2):
        guest.post(own(team.cleo, team.ines, "decisions"), told)
    first, second = team.ines.decisions.all()

    assert guest.post(own(team.cleo, team.ines, f"decisions/{first.pk}/removal")).status_code == 302
    note_answered(team.ines, on=second.on)
    assert guest.post(own(team.cleo, team.ines, f"decisions/{second.pk}/removal")).status_code == 409
    assert list(team.ines.decisions.present()) == [second]


# ---- the door ----


def test_these_pages_set_no_cookie_and_no_search_engine_takes_them(guest: Client, team: Team):
    for address in (own(team.ben), own(team.ben, team.ines), "/team/nothing/"):
        answer = guest.get(address)
        assert not answer.cookies
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]
        assert 'href="/people/' not in answer.content.decode()


@pytest.mark.parametrize("path", ["/hiring/", "/", "/people/", "/teams/", "/candidates/"])
def test_guest_names_reach_these_pages_and_nothing_else(guest: Client, team: Team, settings: Any, path: str):
    settings.GUEST_HOSTS = ["talks.example.org"]
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "talks.example.org"]

    assert guest.get(own(team.ben), headers={"host": "talks.example.org"}).status_code == 200
    assert guest.get(f"/candidate/{team.ines.key}/", headers={"host": "talks.example.org"}).status_code == 200
    assert guest.get(path, headers={"host": "talks.example.org"}).status_code == 404


def test_questions_to_the_database_do_not_grow(
    guest: Client, team: Team, workspace: Workspace, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for number in range(8):
        more = workspace.candidates.create(opening=team.opening, name=f"Candidate {number}")
        more.members.set([team.kemi])
        need = workspace.needs.create(opening=team.opening, name=f"need {number}")
        workspace.kit_questions.create(need=need, text=f"Question {number}?")
    submitted(team.ben, team.ines, noted(team.plans))

    for address, most in (
        (own(team.kemi), 7),
        (own(team.kemi, team.ines), 9),
        (own(team.cleo, team.ines, "sides/"), 15),
        (own(team.cleo, rest="ground/"), 6),
    ):
        with django_assert_max_num_queries(most):
            guest.get(address)


# ---- no totals, no order ----


def test_no_template_of_hiring_adds_up_or_ranks():
    import re
    from pathlib import Path

    import halfhour

    web = Path(halfhour.__file__).parent / "web"
    files = [*web.glob("team/*.html"), *web.glob("hiring/*.html"), *web.glob("candidates/*.html")]
    files += [web / "shared" / f"_{name}.html" for name in ("sides", "ground", "decision", "decision_form", "doubted")]
    tags = {file.name: " ".join(re.findall(r"\{[{%].*?[%}]\}", file.read_text())) for file in files}
    reckons = re.compile(r"dictsort|score|rank|total|average|mean\b|\bsum\b|add:|best|recommend|forloop\.counter")
    found = {name: reckons.findall(words) for name, words in tags.items() if reckons.search(words)}

    assert len(files) > 25
    assert found == {}


def test_candidates_stand_in_the_order_in_which_they_were_added_whatever_is_seen_of_them(guest: Client, team: Team):
    submitted(team.kemi, team.otto, noted(team.plans, Standing.STRONG), noted(team.clients, Standing.STRONG))
    submitted(team.kemi, team.ines, noted(team.plans, Standing.WEAK), noted(team.clients, Standing.NOT_COVERED))

    for address in (own(team.cleo), own(team.cleo, rest="ground/"), own(team.kemi)):
        shown = page(guest, address)
        assert shown.index("Ines Duarte") < shown.index("Otto Brandt")
