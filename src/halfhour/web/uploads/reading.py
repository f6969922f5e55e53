"""What was recognised in something that arrived."""

from dataclasses import dataclass

from halfhour.domain.talks.transcript import Transcript
from halfhour.formats import transcripts
from halfhour.records.talks import Upload


@dataclass(frozen=True, slots=True)
class Arrived:
    """A transcript with the two figures a preview shows."""

    transcript: Transcript
    words: int
    minutes: float | None


def arrived(upload: Upload) -> Arrived:
    """Reads an upload for its preview.

    Raises:
        InputError: it is not a talk.
    """
    transcript = transcripts.read(bytes(upload.blob), upload.name)
    ends = [turn.end or turn.start for turn in transcript.turns if turn.end or turn.start]
    words = sum(len(turn.text.split()) for turn in transcript.turns)
    return Arrived(transcript, words, max(ends) / 60 if ends else None)
