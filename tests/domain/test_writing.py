"""What is looked at, by what a message is for."""

from datetime import date

import pytest

from halfhour.domain.contracts import contract_of
from halfhour.domain.kinds import Kind
from halfhour.domain.outreach.checks import Check, Topic
from halfhour.domain.writing import (
    Situation,
    fingerprint,
    looked_at,
    may_ask_for_job,
    may_attach,
    said_later,
    situation,
)
from halfhour.phrases.contracts import contracts

EVERY = [Check(topic, False, str(topic)) for topic in Topic]


def _topics(purpose: str, *, job: bool = False, files: bool = False) -> set[Topic]:
    return {check.topic for check in looked_at(EVERY, purpose, may_ask_for_job=job, may_attach=files)}


def test_only_who_asks_must_say_why_and_how_long() -> None:
    assert _topics("ask") == set(Topic)
    assert not {Topic.WHY_YOU, Topic.TIME, Topic.ASK} & _topics("follow_up")
    assert Topic.PLACEHOLDER in _topics("confirm")


def test_whoever_may_ask_for_a_job_is_not_told_otherwise() -> None:
    assert Topic.JOB_ASK not in _topics("ask", job=True)
    assert Topic.ATTACHMENT not in _topics("ask", files=True)


def test_a_follow_up_needs_no_question() -> None:
    check = Check(Topic.QUESTION, False, "question_none")

    assert looked_at([check], "follow_up", may_ask_for_job=False, may_attach=False) == ()


@pytest.mark.parametrize(
    ("kind", "heard", "files"),
    [
        (Kind.INFORMATIONAL, [], False),
        (Kind.UNCLEAR, [], False),
        (Kind.CASUAL_JOB, [], True),
        (Kind.INFORMATIONAL, ["Happy to help. Could you send me your CV beforehand?"], True),
        (Kind.INFORMATIONAL, ["No need to send your CV."], False),
        (Kind.INFORMATIONAL, ["Please share your current résumé."], True),
    ],
)
def test_a_resume_goes_along_only_when_it_is_usual_or_was_asked_for(kind: Kind, heard: list[str], files: bool) -> None:
    assert may_attach(contract_of(kind, contracts()), heard) is files


def test_a_job_may_be_spoken_of_once_they_did() -> None:
    contract = contract_of(Kind.INFORMATIONAL, contracts())

    assert not may_ask_for_job(contract, ["I enjoyed our talk."])
    assert may_ask_for_job(contract, ["By the way, we have an opening in my team."])


def test_the_outline_fits_how_one_stands_to_them() -> None:
    today = date(2026, 3, 2)

    assert situation(referred=True, later=False, last_contact=None, today=today) is Situation.REFERRED
    assert situation(referred=True, later=True, last_contact=None, today=today) is Situation.LATER
    assert situation(referred=False, later=False, last_contact=date(2022, 1, 1), today=today) is Situation.DORMANT
    assert situation(referred=False, later=False, last_contact=date(2026, 1, 1), today=today) is Situation.COLD


@pytest.mark.parametrize(
    ("heard", "later"),
    [
        ([], False),
        (["Gladly, how about Tuesday?"], False),
        (["I am swamped until the audit, write me again in three weeks."], True),
        (["Yes, Tuesday.", "Not now, please."], False),
    ],
)
def test_their_newest_word_decides_whether_it_was_put_off(heard: list[str], later: bool) -> None:
    assert said_later(heard) is later


def test_texts_do_not_run_into_each_other() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
