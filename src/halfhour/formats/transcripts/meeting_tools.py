"""Meeting tools in JSON: Fireflies, Granola, podcasts, and any list of things that have words and perhaps a speaker."""

from datetime import datetime

from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.clock import any_seconds, day_in, instant, plain_seconds
from halfhour.formats.transcripts.json_value import at, label_at, numbered, objects, parsed, text_at
from halfhour.formats.transcripts.speech import talk

_WORDS = ("text", "sentence", "body", "transcript", "words", "content", "utterance", "message", "value", "raw_text")
_SPEAKER = (
    "speaker_name",
    "speakerName",
    "speaker",
    "name",
    "participant",
    "speaker_label",
    "speakerLabel",
    "author",
    "role",
    "user",
    "speaker_id",
)
_START = ("start_time", "startTime", "start", "start_timestamp", "begin", "timestamp", "from", "time", "offset")
_END = ("end_time", "endTime", "end", "end_timestamp", "to")
_LISTS = (
    "turns",
    "transcript",
    "sentences",
    "segments",
    "utterances",
    "captions",
    "items",
    "messages",
    "entries",
    "data",
    "results",
    "blocks",
    "monologues",
)


def fireflies(value: object) -> Transcript | None:
    """Fireflies: the answer of its interface, or the downloaded list of sentences."""
    holder = at(value, "data", "transcript") or at(value, "transcript") or value
    sentences = at(holder, "sentences") if isinstance(holder, dict) else holder
    first = next(iter(objects(sentences)), {})
    if "speaker_name" not in first or not {"sentence", "text", "raw_text"} & set(first):
        return None
    day = plain_seconds(at(holder, "date"), per_second=1)
    dated = text_at(holder, "dateString") or text_at(holder, "date") if day is None else ""
    return talk(_turns(sentences), "fireflies-json", title=text_at(holder, "title"), day=day_in(dated))


def granola(value: object) -> Transcript | None:
    """Granola: a document's transcript, or its local cache, whose text is JSON once more."""
    if isinstance(at(value, "cache"), str):
        value = parsed(text_at(value, "cache"))
    documents = at(value, "cache", "state") or at(value, "state") or value
    found = at(documents, "transcripts")
    if isinstance(found, dict):
        # A cache holds many talks; the longest is shown, because the file does not say which was meant.
        key, value = max(found.items(), key=lambda item: len(objects(item[1])), default=("", None))
        title = text_at(documents, "documents", key, "title")
        return _granola(value, title, notes=text_at(documents, "documents", key, "notes_plain"))
    return _granola(value, "")


def podcast(value: object) -> Transcript | None:
    """Podcasting 2.0: segments with `body`, cut as finely as single words and blanks."""
    items = at(value, "segments")
    first = next(iter(objects(items)), {})
    if "body" not in first:
        return None
    glue = "" if any(not text_at(item, "body").strip() for item in objects(items)) else " "
    return talk(_carried(_turns(items)), "podcast-json", glue=glue)


def any_list(value: object) -> Transcript | None:
    """Any list of objects that have words: the first one found from the outside in."""
    for items in _lists(value):
        first = next(iter(objects(items)), {})
        if any(isinstance(first.get(key), str) for key in _WORDS):
            found = talk(_turns(items, per_second=_per_second(items)), "json", title=text_at(value, "title"))
            if found and (len(found.turns) > 1 or found.speakers):
                return found
    return None


def whole_text(value: object) -> Transcript | None:
    """A value that has nothing but the whole text of a recording."""
    words = text_at(value, "text") or text_at(value, "transcript") or text_at(value, "DisplayText")
    return talk([Turn(None, words, line=1)], "json-text") if len(words.split()) > 3 else None


def _lists(value: object) -> list[object]:
    found: list[object] = [value]
    for key in _LISTS:
        inner = at(value, key)
        found.append(inner)
        found.extend(at(inner, below) for below in _LISTS)
    return [items for items in found if isinstance(items, list)]


def _turns(items: object, *, per_second: float = 1) -> list[Turn]:
    return [
        Turn(
            _first_label(item),
            _first_text(item),
            _time(item, _START, per_second),
            _time(item, _END, per_second),
            number,
        )
        for number, item in numbered(items)
    ]


def _time(item: dict[str, object], keys: tuple[str, ...], per_second: float) -> float | None:
    seconds = any_seconds(next((item[key] for key in keys if item.get(key) is not None), None))
    return seconds / per_second if seconds is not None else None


def _granola(items: object, title: str, notes: str = "") -> Transcript | None:
    heard = [item for item in objects(items) if at(item, "is_final") is not False]
    if not heard or "source" not in heard[0] or "text" not in heard[0]:
        return None
    begin = instant(at(heard[0], "start_timestamp"))
    who = {"microphone": "Me", "system": "Them"}
    pieces = [
        Turn(
            label_at(item, "speaker") or who.get(text_at(item, "source")),
            text_at(item, "text"),
            _since(begin, at(item, "start_timestamp")),
            _since(begin, at(item, "end_timestamp")),
            number,
        )
        for number, item in numbered(items)
        if at(item, "is_final") is not False
    ]
    return talk(pieces, "granola-json", title=title, day=begin.date() if begin else None, notes=notes)


def _since(begin: datetime | None, value: object) -> float | None:
    moment = instant(value)
    if moment is None or begin is None or (begin.tzinfo is None) is not (moment.tzinfo is None):
        return None
    return plain_seconds((moment - begin).total_seconds())


def _carried(pieces: list[Turn]) -> list[Turn]:
    """Segments without a speaker go on with the one before: this form names a speaker only on a change."""
    speaker: str | None = None
    carried = []
    for piece in pieces:
        speaker = piece.speaker or speaker
        carried.append(Turn(speaker, piece.text, piece.start, piece.end, piece.line))
    return carried


def _per_second(items: object) -> float:
    """1000 when the times of a list can only be milliseconds: whole numbers that would make a word a minute slow."""
    found = objects(items)
    times = [
        time
        for item in found
        for key in (*_START[:4], *_END[:4])
        if isinstance(time := item.get(key), int) and not isinstance(time, bool)
    ]
    if len(times) < 2 or any(isinstance(item.get(key), float) for item in found for key in (*_START, *_END)):
        return 1
    words = sum(len(_first_text(item).split()) for item in found)
    return 1000 if max(times) - min(times) > 30 * max(1, words) else 1


def _first_label(item: dict[str, object]) -> str | None:
    return next((name for key in _SPEAKER if (name := label_at(item, key))), None)


def _first_text(item: dict[str, object]) -> str:
    return next((words for key in _WORDS if (words := text_at(item, key))), "")
