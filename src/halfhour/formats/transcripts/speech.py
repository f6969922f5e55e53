"""From pieces of speech to a talk: cleaned, joined where one person goes on, and within limits."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from halfhour.domain.errors import InputError
from halfhour.domain.talks.transcript import Transcript, Turn, Unreadable
from halfhour.formats.transcripts.names import clean_name
from halfhour.formats.transcripts.source import tidy, without_controls

# Our own limits: a talk of three hours has about 2,000 turns and 30,000 words.
MAX_PIECES = 400_000
MAX_TURNS = 100_000
MAX_COMPLAINTS = 200


def talk(
    pieces: Iterable[Turn],
    form: str,
    *,
    title: str = "",
    day: date | None = None,
    unreadable: Iterable[Unreadable] = (),
    notes: str = "",
    glue: str = " ",
) -> Transcript | None:
    """The talk made of these pieces, neighbours of one named speaker joined; None when nothing was said.

    `glue` stands between joined pieces: empty where pieces carry their own blanks.

    Raises:
        InputError: more turns than any talk has.
    """
    turns = joined(pieces, glue=glue)
    if not turns:
        return None
    complaints = tuple(unreadable)[:MAX_COMPLAINTS]
    return Transcript(turns, form, tidy(title[:1000])[:200], day, complaints, without_controls(notes).strip())


def joined(pieces: Iterable[Turn], *, glue: str = " ") -> tuple[Turn, ...]:
    """Turns from pieces: cleaned, empty ones left out, neighbours of one named speaker joined.

    Pieces of unknown speakers stay apart: two of them in a row may be two people.
    """
    runs: list[list[Turn]] = []
    for count, piece in enumerate(pieces):
        if count >= MAX_PIECES:
            raise _too_long()
        speaker = clean_name(piece.speaker) if piece.speaker else None
        if runs and speaker is not None and runs[-1][0].speaker == speaker:
            runs[-1].append(piece)
        elif piece.text.strip():
            if len(runs) == MAX_TURNS:
                raise _too_long()
            runs.append([replace(piece, speaker=speaker)])
    return tuple(turn for turn in (_one(run, glue) for run in runs) if turn.text)


def _one(run: list[Turn], glue: str) -> Turn:
    """One turn out of the pieces of a run: words joined, from the first start to the last end."""
    ends = [piece.end for piece in run if piece.end is not None]
    return replace(run[0], text=tidy(glue.join(piece.text for piece in run)), end=max(ends) if ends else None)


def _too_long() -> InputError:
    return InputError("This file holds more turns than any talk.", "Please give the transcript of one talk only.")
