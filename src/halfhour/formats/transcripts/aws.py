"""Amazon Transcribe in JSON: batch jobs, their bare items, and Call Analytics."""

from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.clock import plain_seconds
from halfhour.formats.transcripts.json_value import at, label_at, numbered, objects, text_at
from halfhour.formats.transcripts.speech import talk
from halfhour.formats.transcripts.spoken_words import Word, pieces_of


def read(value: object) -> Transcript | None:
    """The talk in a value of one of the three shapes; None when it is none of them."""
    return _calls(value) or _batch(value) or _items(value)


def _calls(value: object) -> Transcript | None:
    items = at(value, "Transcript")
    pieces = [
        Turn(
            label_at(item, "ParticipantRole") or label_at(item, "ParticipantId"),
            text_at(item, "Content"),
            plain_seconds(at(item, "BeginOffsetMillis"), per_second=1000),
            plain_seconds(at(item, "EndOffsetMillis"), per_second=1000),
            number,
        )
        for number, item in numbered(items)
        if "Content" in item
    ]
    return talk(pieces, "aws-call-analytics-json")


def _batch(value: object) -> Transcript | None:
    results = at(value, "results")
    items = at(results, "items")
    if objects(items) and (at(results, "transcripts") is not None or "alternatives" in objects(items)[0]):
        return talk(_pieces(items, _speakers(results)), "aws-json")
    whole = text_at(results, "transcripts", 0, "transcript")
    return talk([Turn(None, whole, line=1)], "aws-json") if whole else None


def _items(value: object) -> Transcript | None:
    first = next(iter(objects(value)), {})
    if "alternatives" not in first or "type" not in first:
        return None
    return talk(_pieces(value, {}), "aws-json")


def _speakers(results: object) -> dict[str, str]:
    """Who speaks at which start time; both are texts there and fit exactly."""
    found: dict[str, str] = {}
    for labels in (at(results, "speaker_labels"), at(results, "channel_labels")):
        for segment in objects(at(labels, "segments")) + objects(at(labels, "channels")):
            speaker = label_at(segment, "speaker_label") or label_at(segment, "channel_label")
            for item in objects(at(segment, "items")):
                name = label_at(item, "speaker_label") or speaker
                if name:
                    found[str(at(item, "start_time"))] = name
    return found


def _pieces(items: object, speakers: dict[str, str]) -> list[Turn]:
    words = []
    speaker: str | None = None
    for number, item in numbered(items):
        mark = text_at(item, "type") == "punctuation"
        if not mark:
            speaker = label_at(item, "speaker_label") or speakers.get(str(at(item, "start_time")))
        start, end = plain_seconds(at(item, "start_time")), plain_seconds(at(item, "end_time"))
        words.append(Word(text_at(item, "alternatives", 0, "content"), speaker, start, end, number, clings=mark))
    return pieces_of(words)
