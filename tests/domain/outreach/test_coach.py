"""The checks on one message."""

import pytest

from halfhour.domain.language import read_profiles
from halfhour.domain.outreach.checks import Channel, Check, Context, Topic
from halfhour.domain.outreach.coach import Coach, Unsent, coached
from halfhour.models import load_vectors
from halfhour.models.acts import load_scale, load_wishes
from halfhour.phrases.letters import outreach_why, outreach_words

GOOD = """Subject: Your path into flood modelling

Dear Dr Osei,

Your paper on the Volta gauges is the first I have read that admits the sensors get stolen. I am finishing a degree in
geography in Kumasi and weighing hydrology against planning. Would you have twenty minutes by phone next week to tell me
how you chose between the two? Any day after three suits me.

Kind regards,
Efua Mensah"""


@pytest.fixture(scope="module")
def coach():
    return Coach(
        load_vectors(), load_wishes(), load_scale(), read_profiles({"en": {"words": "the and of to in is you"}})
    )


@pytest.fixture
def check(coach):
    def found(text: str, topic: Topic, channel: Channel = Channel.EMAIL, context: Context | None = None) -> Check:
        checked = coached([Unsent(text, channel, context or Context())], coach)[0]
        return next(check for check in checked.checks if check.topic is topic)

    return found


def test_a_good_message_has_nothing_to_look_at(coach):
    assert [check.topic for check in coached([Unsent(GOOD)], coach)[0].checks if not check.ok] == []


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (Topic.JOB_ASK, "Hi Ana, please keep me in mind if anything opens up on your team."),
        (Topic.VAGUE, "Hi Ana, I'd love to pick your brain."),
        (Topic.TIME, "Hi Ana, could we have a call about how you moved to the museum?"),
        (Topic.ASK, "Hi Ana, your article was wonderful. Have a good week."),
        (Topic.ASKS, "Hi Ana, could we talk for 20 minutes? And could you introduce me to your editor?"),
        (Topic.QUESTION, "Hi Ana, how did you begin? Why there? What next? Would you do it again?"),
        (Topic.PLACEHOLDER, "Dear [Name], could we talk?"),
        (Topic.GREETING, "To whom it may concern, could we talk?"),
        (Topic.SUBJECT, "Dear Ana, could we talk?"),
        (Topic.ATTACHMENT, "Dear Ana, my CV is attached. Could we talk?"),
        (Topic.LENGTH, "Dear Ana, " + "word " * 200),
        (
            Topic.ABOUT_THEM,
            "Dear Ana, I am a student. I have a prize. I know Python. I speak Polish. I work hard and I learn fast. Could you help?",
        ),
    ],
)
def test_each_fault_is_found(check, topic, text):
    assert not check(text, topic).ok


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ana, I am not looking for a job; I want to understand the work.",
        "Dear Ana, how did you find your first job after the degree?",
        "Dear Ana, I already have a job that I like.",
    ],
)
def test_words_of_work_alone_are_no_job_ask(check, text):
    assert check(text, Topic.JOB_ASK).ok


def test_a_nod_to_somebody_else_is_the_wrong_name(check):
    assert check("Dear Peter, hello", Topic.GREETING, context=Context("Ana Berg")).reason == "greeting_wrong"


def test_every_reason_has_words(coach):
    words = outreach_words()
    for draft in (
        Unsent(GOOD),
        Unsent("x", Channel.NOTE),
        Unsent("Hi all " * 99, Channel.SOCIAL),
        Unsent("?", Channel.INMAIL),
    ):
        for check in coached([draft], coach)[0].checks:
            assert outreach_why(check.topic, check.reason, check.facts)
            assert words[check.topic]["source"]


@pytest.mark.parametrize("text", [" ", "\x00", "🙂" * 500, "a" * 30_000, "(((((", "[" * 5_000, "?" * 5_000])
def test_hostile_texts_are_answered(coach, text):
    assert len(coached([Unsent(text)], coach)) == 1
