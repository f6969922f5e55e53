"""Who asks and who tells."""

from halfhour.domain.talks.exchanges import asked
from halfhour.domain.talks.roles import Roles, roles
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.transcript import Transcript, Turn

LONG = "I began in the yard, then I learned the books, and after nine years they let me run the place by myself. "


def read(transcript: Transcript, me: str | None = None) -> Roles:
    return roles(transcript, asked(transcript, sentences(transcript)), me)


def test_who_asks_little_by_little_is_the_asker() -> None:
    transcript = Transcript(
        (Turn("Ben", "How did you start?"), Turn("Ada", LONG), Turn("Ben", "And then?"), Turn("Ada", LONG))
    )

    assert read(transcript) == Roles(("Ben",), ("Ada",))


def test_two_may_tell() -> None:
    transcript = Transcript(
        (
            Turn("Ben", "How did you start?"),
            Turn("Ada", LONG),
            Turn("Cleo", LONG),
            Turn("Ben", "Is it hard?"),
            Turn("Ada", LONG),
        )
    )

    assert read(transcript).tellers == ("Ada", "Cleo")


def test_the_user_never_tells() -> None:
    transcript = Transcript((Turn("Ada", "What have you done?"), Turn("Ben", LONG), Turn("Ada", LONG)))

    assert read(transcript, "Ben").tellers == ("Ada",)


def test_without_names_nobody_has_a_role() -> None:
    assert read(Transcript((Turn(None, "How did you start?"), Turn(None, LONG)))) == Roles((), ())
