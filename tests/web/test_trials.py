"""Trials: kept without passwords, ended in every case, seen by their own people alone, told once."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halfhour.actions.trials import STOPPED, Outcome, begin_trial, carry_out
from halfhour.domain.errors import OutsideError
from halfhour.records.accounts import Workspace
from halfhour.records.trials import Trial

pytestmark = pytest.mark.django_db

STEPS = [("smtp_host", "smtp.example.org"), ("imap_host", "imap.example.org")]


@pytest.fixture
def trial(workspace: Workspace) -> Trial:
    """One that has begun."""
    asked = {"address": "ada@example.org", "password": "sesame"}
    return begin_trial(workspace, Trial.What.MAIL, asked=asked, steps=STEPS, now=timezone.now())


def ended(trial: Trial, work: Any) -> Trial:
    """As it is afterwards."""
    carry_out(trial, work)
    trial.refresh_from_db()
    return trial


def test_no_password_is_kept(trial: Trial) -> None:
    assert trial.asked == {"address": "ada@example.org"}


def test_the_page_says_who_is_asked_now(client: Client, trial: Trial) -> None:
    Trial.objects.update(step=1)

    page = client.get(f"/settings/trials/{trial.pk}/").content.decode()

    assert (
        page.index("smtp.example.org")
        < page.index("answered")
        < page.index("imap.example.org")
        < page.index("asked now")
    )
    assert "http-equiv" in page


def test_a_refusal_belongs_to_the_step_that_it_came_from(client: Client, trial: Trial) -> None:
    def work(following: Any) -> Outcome:
        following()
        raise OutsideError("Nobody is there.", "Look at the name.", retry=True)

    ended(trial, work)

    assert (trial.field, trial.trouble) == ("imap_host", "Nobody is there. Look at the name.")
    form = client.get(f"/settings/trials/{trial.pk}/", follow=True).content.decode()
    assert "Nobody is there. Look at the name." in form
    assert "ada@example.org" in form


def test_what_goes_well_is_told_once(client: Client, trial: Trial) -> None:
    ended(trial, lambda _: Outcome("It answered."))

    first, again = (client.get(f"/settings/trials/{trial.pk}/", follow=True).content.decode() for _ in range(2))

    assert "It answered." in first
    assert "It answered." not in again


def test_a_page_that_looks_on_is_led_away_at_the_end(client: Client, trial: Trial) -> None:
    ended(trial, lambda _: Outcome("It answered."))

    answer = client.get(f"/settings/trials/{trial.pk}/", headers={"HX-Request": "true"})

    assert answer["HX-Redirect"] == f"/settings/trials/{trial.pk}/"


def test_a_fault_of_our_own_ends_it_too(trial: Trial) -> None:
    def work(_: Any) -> Outcome:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        carry_out(trial, work)

    trial.refresh_from_db()
    assert trial.ended_at
    assert trial.trouble == STOPPED


def test_a_stranger_sees_none_of_it(client: Client, trial: Trial, dans: Workspace) -> None:
    Trial.objects.update(workspace=dans)

    assert client.get(f"/settings/trials/{trial.pk}/").status_code == 404
    assert (
        "ada@example.org" not in client.get("/settings/mail/account", {"trial": trial.pk}, follow=True).content.decode()
    )
