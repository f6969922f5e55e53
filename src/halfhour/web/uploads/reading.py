"""What was recognised in something that arrived."""

from dataclasses import dataclass

from halfhour.domain.consent import OWN_NOTES
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats import transcripts
from halfhour.records.talks import Upload


@dataclass(frozen=True, slots=True)
class Arrived:
    """A transcript with what a preview shows of it."""

    transcript: Transcript
    words: int
    minutes: float | None

    @property
    def is_own_notes(self) -> bool:
        """Whether these are the person's notes, which need nobody's leave."""
        return self.transcript.form == OWN_NOTES

    @property
    def beginning(self) -> tuple[Turn, ...]:
        """The first turns, to recognise the talk by."""
        return self.transcript.turns[:4]


def arrived(upload: Upload) -> Arrived:
    """Reads an upload for its preview.

    Raises:
        InputError: it is not a talk.
    """
    transcript = transcripts.read(bytes(upload.blob), upload.name)
    ends = [end for turn in transcript.turns for end in (turn.start, turn.end) if end is not None]
    words = sum(len(turn.text.split()) for turn in transcript.turns)
    return Arrived(transcript, words, max(ends) / 60 if ends else None)
