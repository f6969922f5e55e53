"""Whisper and its kin in JSON: openai/whisper, whisper.cpp, WhisperX, and services that answer in the same shape."""

from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.clock import any_seconds, plain_seconds
from halfhour.formats.transcripts.json_value import at, label_at, numbered, objects, text_at
from halfhour.formats.transcripts.speech import talk
from halfhour.formats.transcripts.spoken_words import Word, pieces_of


def read(value: object) -> Transcript | None:
    """The talk in a value of one of the three shapes; None when it is none of them."""
    return _cpp(value) or _segments(value)


def _cpp(value: object) -> Transcript | None:
    if not objects(at(value, "transcription")):
        return None
    pieces = [
        Turn(
            label_at(item, "speaker"),
            text_at(item, "text"),
            plain_seconds(at(item, "offsets", "from"), per_second=1000),
            plain_seconds(at(item, "offsets", "to"), per_second=1000),
            number,
        )
        for number, item in numbered(at(value, "transcription"))
    ]
    return talk(pieces, "whispercpp-json")


def _segments(value: object) -> Transcript | None:
    items = at(value, "segments")
    first = next(iter(objects(items)), None)
    if first is None or "text" not in first or not {"start", "end"} & set(first):
        return None
    pieces = [piece for number, item in numbered(items) for piece in _pieces(item, number)]
    spoken = any("speaker" in item for item in objects(items)) or any(
        "speaker" in word for word in objects(at(first, "words"))
    )
    return talk(pieces, "whisperx-json" if spoken else "whisper-json")


def _pieces(item: dict[str, object], number: int) -> list[Turn]:
    """The segment; cut into its words only where these have other speakers than the segment."""
    start, end = any_seconds(at(item, "start")), any_seconds(at(item, "end"))
    speaker = label_at(item, "speaker")
    words = objects(at(item, "words"))
    said_by = {name for word in words if (name := label_at(word, "speaker"))}
    if len(said_by) > 1 or (said_by and speaker is None):
        return _by_word(words, number, speaker)
    return [Turn(speaker, text_at(item, "text"), start, end, number)]


def _by_word(words: list[dict[str, object]], number: int, speaker: str | None) -> list[Turn]:
    spoken = []
    for word in words:
        speaker = label_at(word, "speaker") or speaker
        text = text_at(word, "word") or text_at(word, "text")
        spoken.append(Word(text.strip(), speaker, any_seconds(at(word, "start")), any_seconds(at(word, "end")), number))
    return pieces_of(spoken)
