"""The verdict on a thank-you."""

import pytest

from halfhour.domain.language import read_profiles
from halfhour.domain.thanks import Fault, Note, Occasion, Reader, Verdict, judged
from halfhour.models import load_vectors
from halfhour.models.acts import load_acts, load_thanks_ear
from halfhour.phrases.letters import thanks_why

GOOD = (
    "Dear Ms Mensah, thank you for the half hour yesterday. What you said about reading the permit before reading the plan changed how I "
    "see the job. I have ordered the handbook and will call Mr Asare this week. Efua"
)


@pytest.fixture(scope="module")
def verdict():
    vectors, languages = load_vectors(), read_profiles({"en": {"words": "the and of to in is you"}})
    reader = Reader(vectors, load_acts("thanks"), languages, load_thanks_ear(vectors))

    def found(text: str, occasion: Occasion = Occasion.AFTER_INFORMATIONAL, **more: str):
        return judged([Note(text, occasion, **more)], reader)[0]

    return found


def faults(found) -> set[Fault]:
    """What was wrong."""
    return {issue.fault for issue in found.issues}


def test_something_of_the_talk_and_a_plan_make_it_good(verdict):
    assert verdict(GOOD).verdict is Verdict.GOOD


def test_a_second_language_is_no_fault(verdict):
    text = (
        "Dear Madam, I am thanking you for the talk. Your advice was to learn first the language of the nurses, then of the doctors. I did "
        "already begin one course in the folk high school. Excuse please my mistakes."
    )

    assert verdict(text).verdict is Verdict.GOOD


def test_a_long_letter_full_of_life_is_no_burden(verdict):
    text = (
        "Dear Mrs Aldous, You asked me to write when the first kiln was out, so here I am, with burnt eyebrows. You told me "
        "that a glaze is a promise which only the fire keeps, and I laughed, and on Monday I understood it. I mixed your ash "
        "recipe as you said, sieved it twice, and put six cups at the back. My uncle complained the whole night about the "
        "smoke. He wanted his garage back by seven. At six I opened the door a hand's width, which you had told me never to do, "
        "and two of the cups cracked like toast. The other four are the colour of a wet road. I gave one to the neighbour and "
        "asked him to keep quiet about the smoke, and one stands in a box here with your name on it. I have also rung Mr Dacey "
        "about the evening class, and I begin there in March. Thank you for the hour among your shelves. Warmly, Oonagh"
    )

    assert verdict(text).verdict is Verdict.GOOD
    asks = text.replace(
        "Thank you for the hour", "Could you send my CV to the gallery before Friday? Thank you for the hour"
    )
    assert verdict(asks).verdict is Verdict.POOR


def test_thanks_to_anybody_are_mixed(verdict):
    assert verdict("Hi Mark, thank you so much for your time today. It was really helpful.").verdict is Verdict.MIXED


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault.PLACEHOLDER, "Dear [Name], thank you for our talk about [topic]."),
        (Fault.BURDEN, "Hi Dan, thanks for the chat. Could you forward my resume to the hiring manager?"),
        (Fault.HASTE, "thx"),
        (Fault.TONE, "Thanks for the call. To be honest, it wasn't very useful and you were late."),
    ],
)
def test_what_should_not_be_sent_is_poor(verdict, fault, text):
    found = verdict(text)

    assert found.verdict is Verdict.POOR
    assert fault in faults(found)


def test_another_name_than_theirs_is_poor(verdict):
    assert Fault.WRONG_NAME in faults(verdict(GOOD, to="Ana Berg"))


def test_what_was_not_said_in_the_talk_is_named(verdict):
    assert Fault.NOT_IN_TALK in faults(verdict(GOOD, talk="We spoke about cheese and goats."))
    assert Fault.NOT_IN_TALK not in faults(verdict(GOOD, talk="Read the permit first, then the plan."))


def test_help_needs_no_plan(verdict):
    text = (
        "Hi Ben! Thank you for lending me the drill and showing me how to set the stop. The shelf hangs straight now."
    )

    assert Fault.NO_PLAN not in faults(verdict(text, Occasion.FOR_HELP))


def test_every_fault_has_words():
    assert all(thanks_why(fault) for fault in Fault)


def test_what_the_help_did_needs_no_word_of_thanks(verdict):
    text = "Dear Ada, the cable you lent us held all night, and the whole hall could hear the children. Ben"

    assert verdict(text, Occasion.FOR_HELP).verdict is Verdict.GOOD


def test_hoping_for_the_place_is_interest_after_a_talk_about_a_job(verdict):
    text = (
        "Dear Ms Cole, thank you for the interview. What you said about the night team sharing one kitchen stayed with me. "
        "I hope to hear that I may join you in May. Dan"
    )

    assert Fault.BURDEN not in faults(verdict(text, Occasion.AFTER_JOB_INTERVIEW))


def test_thanks_for_private_life_are_for_another_occasion(verdict):
    assert Fault.OCCASION in faults(verdict("Dear Ada, thank you so much for the flowers at the funeral. Ben"))


def test_the_same_thanks_are_right_after_one_occasion_and_wrong_after_another(verdict):
    text = "Hi Ana, thanks for lending me the drill and showing me how to hold it. The shelf is up and the wall still stands. Tom"

    assert verdict(text, Occasion.FOR_HELP).verdict is Verdict.GOOD
    assert Fault.OCCASION in faults(verdict(text, Occasion.AFTER_INFORMATIONAL))


def test_help_offered_is_no_burden(verdict):
    text = GOOD.replace("Efua", "If you ever need a hand at the plot, I live two streets away. Efua")

    assert verdict(text).verdict is Verdict.GOOD
