"""What each kind decides."""

from datetime import timedelta

import pytest

from halfhour.domain.contracts import contract_of
from halfhour.domain.kinds import Kind
from halfhour.phrases.contracts import contract_words, contracts


def test_an_informational_conversation_asks_for_no_job_and_sends_no_resume() -> None:
    contract = contract_of(Kind.INFORMATIONAL, contracts())

    assert contract
    assert contract.minutes == (20, 30)
    assert not contract.may_ask_for_job
    assert not contract.may_attach_resume
    assert contract.thank_within == timedelta(days=1)


def test_a_casual_job_interview_is_thanked_for_with_ones_interest() -> None:
    contract = contract_of(Kind.CASUAL_JOB, contracts())

    assert contract
    assert contract.minutes == (30, 45)
    assert contract.restate_interest


def test_an_unclear_kind_is_as_careful_as_its_most_careful_reading() -> None:
    found = contract_of(Kind.UNCLEAR, contracts(), said=(Kind.CASUAL_JOB, Kind.INFORMATIONAL))

    assert found == contracts()[Kind.INFORMATIONAL]
    assert contract_of(Kind.UNCLEAR, contracts()) is None


@pytest.mark.parametrize("kind", list(contracts()))
def test_every_plan_fits_its_length_and_every_key_has_words(kind: Kind) -> None:
    contract, words = contracts()[kind], contract_words()

    assert contract.minutes is None or sum(minutes for _, minutes in contract.plan) <= contract.minutes[1]
    assert all(topic in words["topics"] for topic in contract.topics)
    assert all(part in words["plan"] for part, _ in contract.plan)
    assert contract.dress in words["dress"]
