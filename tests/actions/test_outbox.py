"""Nothing leaves unreleased, nothing leaves twice, and nothing that fails is lost."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.letters import Written, note_message
from halfhour.actions.outbox import (
    LeftAlreadyError,
    LeftToFillInError,
    NewerParcelError,
    NoSenderError,
    PerhapsLeftError,
    cancel,
    deliver_everywhere,
    deliver_waiting,
    edit_parcel,
    fingerprint_of,
    hold,
    note_has_left,
    outgoing,
    put_in_outbox,
    release,
    send_again,
)
from halfhour.actions.undo import ChangedSinceError, undo
from halfhour.actions.writing import draft_of, save_draft
from halfhour.domain.errors import OutsideError
from halfhour.domain.outbox import MayHaveLeftError, Outgoing
from halfhour.records.letters import MailAccount, Message, Parcel

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class Pouch:
    """Mail that remembers what it took, and fails as often as it is told to."""

    def __init__(self, *failures: Exception) -> None:
        self.taken: dict[str, Outgoing] = {}
        self.failures = list(failures)

    def deliver(self, letter: Outgoing, leaving: Callable[[], None]) -> None:
        """Takes a letter, or fails."""
        if self.failures:
            raise self.failures.pop(0)
        self.taken.setdefault(letter.mail_id, letter)


@pytest.fixture
def parcel() -> Parcel:
    """A letter to Ngozi that waits, held."""
    return _put("Dear Ngozi, how did you get into tides?")


def _put(text: str) -> Parcel:
    ada = welcome_local_person()
    assert ada.workspace
    ada.workspace.mail_from = "ada@example.org"
    ada.workspace.save()
    conversation = start_conversation(ada.workspace, ["Ngozi Okafor"], zone="UTC")
    written = {"channel": "email", "to": "ngozi@example.org", "subject": "Tides", "text": text}
    draft = save_draft(conversation, "ask", seen="", tab="a", **written)
    return put_in_outbox(draft, person=conversation.people.get())[0]


def test_what_is_held_does_not_leave(parcel: Parcel) -> None:
    pouch = Pouch()
    assert deliver_waiting(pouch, NOW) == 0

    assert pouch.taken == {}


def test_what_left_is_kept_as_a_message_with_its_fact(parcel: Parcel) -> None:
    release([parcel], now=NOW)

    pouch = Pouch()
    assert deliver_waiting(pouch, NOW) == 1

    letter = pouch.taken[parcel.mail_id]
    message = Message.objects.get()
    parcel.refresh_from_db()
    assert (letter.to_name, letter.sender) == ("Ngozi Okafor", "ada@example.org")
    assert (message.mail_id, message.purpose, message.on) == (parcel.mail_id, "ask", NOW.date())
    assert parcel.left_at == NOW
    assert parcel.conversation.asked_on == NOW.date()


def test_the_day_is_that_of_the_writers_clock(parcel: Parcel) -> None:
    ada = welcome_local_person()
    ada.zone = "Pacific/Auckland"
    ada.save()
    release([parcel], now=NOW)

    late = NOW.replace(hour=20)
    deliver_waiting(Pouch(), late)

    assert Message.objects.get().on == date(2026, 3, 3)


def test_nothing_leaves_twice(parcel: Parcel) -> None:
    release([parcel], now=NOW)
    deliver_waiting(Pouch(), NOW)

    pouch = Pouch()
    assert deliver_waiting(pouch, NOW + timedelta(hours=1)) == 0

    assert pouch.taken == {}


def test_a_crash_between_sending_and_noting_keeps_one_letter_and_one_message(
    parcel: Parcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    release([parcel], now=NOW)
    pouch = Pouch()

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("halfhour.actions.outbox._note_left", crash)
        with pytest.raises(KeyboardInterrupt):
            deliver_waiting(pouch, NOW)
    assert deliver_waiting(pouch, NOW + timedelta(minutes=1)) == 0  # still claimed
    assert deliver_waiting(pouch, NOW + timedelta(minutes=11)) == 1

    assert len(pouch.taken) == 1
    assert Message.objects.count() == 1


def test_a_letter_waits_for_its_moment(parcel: Parcel) -> None:
    release([parcel], now=NOW, not_before=NOW + timedelta(days=1))

    assert deliver_waiting(Pouch(), NOW) == 0
    assert deliver_waiting(Pouch(), NOW + timedelta(days=1)) == 1


def test_what_fails_is_tried_again_with_growing_pauses(parcel: Parcel) -> None:
    release([parcel], now=NOW)
    pouch = Pouch(OutsideError("The folder is full.", "Make room."), OutsideError("The folder is full."))

    deliver_waiting(pouch, NOW)
    parcel.refresh_from_db()
    assert parcel.trouble == "The folder is full. Make room."
    assert deliver_waiting(pouch, NOW) == 0
    deliver_waiting(pouch, NOW + timedelta(minutes=1))
    parcel.refresh_from_db()

    assert parcel.not_before == NOW + timedelta(minutes=6)
    assert deliver_waiting(pouch, NOW + timedelta(minutes=6)) == 1


def test_what_cannot_leave_waits_for_the_person(parcel: Parcel) -> None:
    release([parcel], now=NOW)
    pouch = Pouch(OutsideError("Nobody lives there.", "Correct the address.", retry=False))

    deliver_waiting(pouch, NOW)
    assert deliver_waiting(pouch, NOW + timedelta(days=1)) == 0
    release([parcel], now=NOW)

    assert deliver_waiting(pouch, NOW) == 1


def test_one_that_fails_does_not_keep_the_others() -> None:
    first, second = _put("One"), _put("Two")
    release([first, second], now=NOW)

    assert deliver_waiting(Pouch(OutsideError("Once.")), NOW) == 1


def test_a_place_to_fill_in_keeps_all_of_them(parcel: Parcel) -> None:
    unfinished = _put("Dear [Name], how are you?")

    with pytest.raises(LeftToFillInError, match="Name"):
        release([parcel, unfinished], now=NOW)

    parcel.refresh_from_db()
    assert parcel.released_at is None


def test_without_an_own_address_nothing_is_released(parcel: Parcel) -> None:
    parcel.workspace.mail_from = ""
    parcel.workspace.save()

    with pytest.raises(NoSenderError, match="settings"):
        release([parcel], now=NOW)


def test_other_words_are_held_again(parcel: Parcel) -> None:
    release([parcel], now=NOW)
    edit_parcel(parcel, seen=fingerprint_of(parcel), to=parcel.to, subject="Tides", text="Other words.")

    assert deliver_waiting(Pouch(), NOW) == 0


def test_an_older_page_does_not_overwrite_a_newer_letter(parcel: Parcel) -> None:
    seen = fingerprint_of(parcel)
    edit_parcel(parcel, seen=seen, to=parcel.to, subject="Tides", text="Newer.")

    with pytest.raises(NewerParcelError):
        edit_parcel(parcel, seen=seen, to=parcel.to, subject="Tides", text="Older.")


def test_held_and_cancelled_letters_stay(parcel: Parcel) -> None:
    other = _put("Another")
    release([parcel, other], now=NOW)
    hold(parcel)
    cancel(other, now=NOW)

    assert deliver_waiting(Pouch(), NOW) == 0


def test_what_has_left_is_not_called_back(parcel: Parcel) -> None:
    release([parcel], now=NOW)
    deliver_waiting(Pouch(), NOW)

    for deed in (lambda: hold(parcel), lambda: cancel(parcel, now=NOW), lambda: release([parcel], now=NOW)):
        with pytest.raises(LeftAlreadyError):
            deed()


def test_a_release_is_taken_back_until_it_has_left(parcel: Parcel) -> None:
    done = release([parcel], now=NOW)
    assert done
    undo(done)
    assert deliver_waiting(Pouch(), NOW) == 0
    done = release([parcel], now=NOW)
    deliver_waiting(Pouch(), NOW)

    assert done
    with pytest.raises(ChangedSinceError):
        undo(done)


def test_undo_brings_the_draft_back_from_the_outbox() -> None:
    ada = welcome_local_person()
    assert ada.workspace
    conversation = start_conversation(ada.workspace, ["Ngozi"], zone="UTC")
    draft = save_draft(
        conversation, "ask", seen="", tab="a", channel="email", to="n@example.org", subject="", text="Hi"
    )
    _, done = put_in_outbox(draft, person=None)
    assert draft_of(conversation, "ask").text == ""

    undo(done)

    assert draft_of(conversation, "ask").text == "Hi"
    assert not ada.workspace.parcels.waiting().exists()


def test_a_letter_held_while_it_leaves_is_told_as_left(parcel: Parcel) -> None:
    release([parcel], now=NOW)

    class Slow(Pouch):
        def deliver(self, letter: Outgoing, leaving: Callable[[], None]) -> None:
            hold(parcel)
            super().deliver(letter, leaving)

    assert deliver_waiting(Slow(), NOW) == 1

    parcel.refresh_from_db()
    assert parcel.left_at == NOW


class Cut(Pouch):
    """Mail whose line breaks after the last word."""

    def deliver(self, letter: Outgoing, leaving: Callable[[], None]) -> None:
        """Takes the letter and does not say so."""
        leaving()
        self.taken.setdefault(letter.mail_id, letter)
        raise MayHaveLeftError("The line broke.")


def test_a_letter_that_may_have_left_is_not_repeated_by_itself(parcel: Parcel) -> None:
    release([parcel], now=NOW)

    assert deliver_waiting(Cut(), NOW) == 0
    assert deliver_waiting(Pouch(), NOW + timedelta(days=1)) == 0
    for deed in (hold, lambda one: cancel(one, now=NOW), lambda one: release([one], now=NOW)):
        with pytest.raises(PerhapsLeftError, match="may have left already"):
            deed(parcel)


def test_the_person_says_that_it_has_left(parcel: Parcel) -> None:
    release([parcel], now=NOW)
    deliver_waiting(Cut(), NOW)

    note_has_left(parcel, now=NOW + timedelta(hours=1))

    parcel.refresh_from_db()
    assert parcel.left_at
    assert parcel.leaving_at is None
    assert Message.objects.get().mail_id == parcel.mail_id
    with pytest.raises(LeftAlreadyError):
        send_again(parcel, now=NOW)


def test_the_person_says_that_it_may_leave_again_under_the_same_mark(parcel: Parcel) -> None:
    release([parcel], now=NOW)
    deliver_waiting(Cut(), NOW)

    send_again(parcel, now=NOW)
    pouch = Pouch()

    assert deliver_waiting(pouch, NOW) == 1
    assert list(pouch.taken) == [parcel.mail_id]


def test_a_refusal_after_the_last_word_is_no_doubt(parcel: Parcel) -> None:
    class Refusing(Pouch):
        def deliver(self, letter: Outgoing, leaving: Callable[[], None]) -> None:
            leaving()
            super().deliver(letter, leaving)

    release([parcel], now=NOW)
    deliver_waiting(Refusing(OutsideError("Not now.")), NOW)

    assert deliver_waiting(Refusing(), NOW + timedelta(minutes=2)) == 1


def test_a_letter_held_before_its_last_word_stays(parcel: Parcel) -> None:
    class Careful(Pouch):
        def deliver(self, letter: Outgoing, leaving: Callable[[], None]) -> None:
            hold(parcel)
            leaving()
            super().deliver(letter, leaving)

    release([parcel], now=NOW)
    pouch = Careful()

    assert deliver_waiting(pouch, NOW) == 0
    assert pouch.taken == {}
    parcel.refresh_from_db()
    assert parcel.released_at is None


def test_by_an_account_no_more_leave_in_an_hour_than_it_allows() -> None:
    parcels = [_put(f"Letter {number}") for number in range(3)]
    workspace = parcels[0].workspace
    MailAccount.objects.create(workspace=workspace, smtp_host="mail.example.org", most_an_hour=2)
    release(parcels, now=NOW)
    pouch = Pouch()

    assert deliver_everywhere(lambda _: pouch, NOW) == 2
    assert deliver_everywhere(lambda _: pouch, NOW + timedelta(minutes=30)) == 0
    assert deliver_everywhere(lambda _: pouch, NOW + timedelta(minutes=61)) == 1


def test_a_letter_names_those_before_it_with_the_same_person(parcel: Parcel) -> None:
    release([parcel], now=NOW)
    deliver_waiting(Pouch(), NOW)
    person = parcel.conversation.people.get()
    note_message(
        parcel.conversation, Written("Gladly", NOW.date(), mail_id="<hers@example.org>", person=person), now=NOW
    )
    draft = save_draft(
        parcel.conversation, "follow_up", seen="", tab="a", channel="email", to=parcel.to, subject="Re", text="When?"
    )
    answer, _ = put_in_outbox(draft, person=person)

    letter = outgoing(answer, NOW)

    assert letter.answers == "<hers@example.org>"
    assert letter.thread == (parcel.mail_id, "<hers@example.org>")
