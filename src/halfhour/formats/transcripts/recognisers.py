"""Speech recognition services in JSON: Deepgram, AssemblyAI, Google, IBM Watson, Speechmatics, Rev AI and BBC's tools."""

from collections.abc import Iterator

from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.formats.transcripts.clock import any_seconds, plain_seconds
from halfhour.formats.transcripts.json_value import at, label_at, numbered, objects, text_at
from halfhour.formats.transcripts.speech import talk
from halfhour.formats.transcripts.spoken_words import Word, pieces_of


def deepgram(value: object) -> Transcript | None:
    """Deepgram: utterances if it was asked for them, else the words of each channel."""
    results = at(value, "results")
    spoken = [
        Turn(
            label_at(item, "speaker"),
            text_at(item, "transcript"),
            any_seconds(at(item, "start")),
            any_seconds(at(item, "end")),
            number,
        )
        for number, item in numbered(at(results, "utterances"))
    ]
    if spoken:
        return talk(spoken, "deepgram-json")
    channels = objects(at(results, "channels"))
    pieces = [
        piece for number, item in enumerate(channels) for piece in _channel(item, number if len(channels) > 1 else None)
    ]
    return talk(sorted(pieces, key=_start) if len(channels) > 1 else pieces, "deepgram-json")


def assemblyai(value: object) -> Transcript | None:
    """AssemblyAI: utterances with times in milliseconds, else the words, else the whole text."""
    if at(value, "audio_duration") is None and at(value, "utterances") is None and at(value, "language_code") is None:
        return None
    pieces = [
        Turn(
            label_at(item, "speaker"),
            text_at(item, "text"),
            _thousandths(at(item, "start")),
            _thousandths(at(item, "end")),
            number,
        )
        for number, item in numbered(at(value, "utterances"))
    ]
    words = [
        Word(
            text_at(item, "text"),
            label_at(item, "speaker"),
            _thousandths(at(item, "start")),
            _thousandths(at(item, "end")),
            number,
        )
        for number, item in numbered(at(value, "words"))
    ]
    return talk(pieces or pieces_of(words) or [Turn(None, text_at(value, "text"), line=1)], "assemblyai-json")


def google(value: object) -> Transcript | None:
    """Google Speech-to-Text: results in order; with speakers, only the last result has all words with their tags."""
    results = at(value, "results") or at(value, "response", "results")
    best = [(number, at(item, "alternatives", 0)) for number, item in numbered(results)]
    if not any(text_at(item, "transcript") for _, item in best):
        return None
    tagged = [objects(at(item, "words")) for _, item in best if any(_tag(word) for word in objects(at(item, "words")))]
    if tagged:
        all_words = (
            tagged[-1]
            if len(tagged) == 1 or len(tagged[-1]) >= sum(map(len, tagged[:-1]))
            else [word for words in tagged for word in words]
        )
        return talk(pieces_of(_google_words(all_words)), "google-stt-json")
    pieces = [Turn(None, text_at(item, "transcript"), *_span(item), number) for number, item in best]
    return talk(pieces, "google-stt-json")


def watson(value: object) -> Transcript | None:
    """IBM Watson: words with times as lists, speakers apart, matched by start."""
    results = objects(at(value, "results"))
    if not results or not isinstance(at(results[0], "alternatives", 0, "timestamps"), list):
        return None
    speakers = {
        plain_seconds(at(item, "from")): label_at(item, "speaker") for item in objects(at(value, "speaker_labels"))
    }
    words = []
    for number, item in enumerate(results, start=1):
        stamps = at(item, "alternatives", 0, "timestamps")
        for stamp in stamps if isinstance(stamps, list) else []:
            start = plain_seconds(at(stamp, 1))
            words.append(Word(text_at(stamp, 0), speakers.get(start), start, plain_seconds(at(stamp, 2)), number))
    return talk(pieces_of(words), "ibm-json")


def speechmatics(value: object) -> Transcript | None:
    """Speechmatics: results of type word or punctuation (version 2), or words apart from speakers (version 1)."""
    words = []
    for number, item in numbered(at(value, "results")):
        if text_at(item, "type") in {"word", "punctuation"} and at(item, "alternatives", 0, "content") is not None:
            speaker = label_at(item, "alternatives", 0, "speaker")
            start, end = plain_seconds(at(item, "start_time")), plain_seconds(at(item, "end_time"))
            mark = text_at(item, "type") == "punctuation"
            words.append(
                Word(
                    text_at(item, "alternatives", 0, "content"),
                    None if speaker == "UU" else speaker,
                    start,
                    end,
                    number,
                    mark,
                )
            )
    return talk(pieces_of(words) if words else _with_turns(value), "speechmatics-json")


def rev_ai(value: object) -> Transcript | None:
    """Rev AI: monologues whose elements are joined as they are, blanks among them."""
    names = {label_at(item, "id"): label_at(item, "name") for item in objects(at(value, "speakers"))}
    pieces = []
    for number, item in numbered(at(value, "monologues")):
        elements = objects(at(item, "elements"))
        speaker = label_at(item, "speaker_info", "display_name") or label_at(item, "speaker")
        starts = [time for word in elements if (time := any_seconds(at(word, "ts"))) is not None]
        ends = [time for word in elements if (time := any_seconds(at(word, "end_ts"))) is not None]
        text = "".join(text_at(word, "value") for word in elements)
        pieces.append(
            Turn(names.get(speaker) or speaker, text, min(starts, default=None), max(ends, default=None), number)
        )
    return talk(pieces, "rev-ai-json")


def paper_edit(value: object) -> Transcript | None:
    """BBC's digital paper edit and Kaldi: words with times, and paragraphs that say who speaks when."""
    holder = at(value, "retval") or value
    words = [
        Word(
            text_at(item, "punct") or text_at(item, "text") or text_at(item, "word"),
            label_at(item, "speaker"),
            any_seconds(at(item, "start")),
            any_seconds(at(item, "end")),
            number,
        )
        for number, item in numbered(at(holder, "words"))
    ]
    if not any(word.text for word in words):
        return None
    spans = [(_number(item, "start"), label_at(item, "speaker")) for item in objects(at(holder, "paragraphs"))]
    spans = spans or [
        (_number(item, "start"), label_at(item, "speaker", "@id"))
        for item in objects(at(holder, "segmentation", "segments"))
    ]
    return talk(pieces_of(_spread(words, sorted(spans, key=lambda span: span[0])) if spans else words), "words-json")


def _channel(item: dict[str, object], number: int | None) -> list[Turn]:
    best = at(item, "alternatives", 0)
    channel = None if number is None else f"channel {number}"
    words = [
        Word(
            text_at(word, "punctuated_word") or text_at(word, "word"),
            label_at(word, "speaker") or channel,
            any_seconds(at(word, "start")),
            any_seconds(at(word, "end")),
            place,
        )
        for place, word in numbered(at(best, "words"))
    ]
    if any(word.speaker for word in words):
        return pieces_of(words)
    whole = text_at(best, "transcript")
    start = words[0].start if words else None
    return [Turn(channel, whole, start, words[-1].end if words else None, 1)] if whole else []


def _with_turns(value: object) -> list[Turn]:
    words = [
        Word(text_at(item, "name"), None, plain_seconds(at(item, "time")), None, number)
        for number, item in numbered(at(value, "words"))
        if "name" in item and "time" in item
    ]
    spans = sorted(
        ((_number(item, "time"), label_at(item, "name")) for item in objects(at(value, "speakers"))),
        key=lambda span: span[0],
    )
    return pieces_of(_spread(words, spans) if spans else words)


def _spread(words: list[Word], spans: list[tuple[float, str | None]]) -> Iterator[Word]:
    """Words with the speaker of the last span that began before them."""
    at_span = 0
    for word in words:
        while at_span + 1 < len(spans) and word.start is not None and spans[at_span + 1][0] <= word.start:
            at_span += 1
        yield Word(word.text, word.speaker or spans[at_span][1], word.start, word.end, word.number, word.clings)


def _google_words(words: list[dict[str, object]]) -> Iterator[Word]:
    for number, word in enumerate(words, start=1):
        start, end = _span({"words": [word]})
        yield Word(text_at(word, "word"), _tag(word), start, end, number)


def _tag(word: dict[str, object]) -> str | None:
    found = (
        label_at(word, "speakerLabel")
        or label_at(word, "speakerTag")
        or label_at(word, "speaker_tag")
        or label_at(word, "speaker_label")
    )
    return None if found == "0" else found


def _span(item: object) -> tuple[float | None, float | None]:
    """The time of the first and last word of an alternative; Google writes `1.500s`."""
    words = objects(at(item, "words"))
    if not words:
        return None, None
    first, last = words[0], words[-1]
    start = next((first[key] for key in ("startTime", "start_time", "startOffset") if key in first), None)
    end = next((last[key] for key in ("endTime", "end_time", "endOffset") if key in last), None)
    return _protobuf(start), _protobuf(end)


def _protobuf(value: object) -> float | None:
    """Seconds from `1.500s` or from {"seconds": "1", "nanos": 500000000}."""
    if isinstance(value, dict):
        return (plain_seconds(value.get("seconds")) or 0) + (plain_seconds(value.get("nanos"), per_second=1e9) or 0)
    return any_seconds(value)


def _thousandths(value: object) -> float | None:
    return plain_seconds(value, per_second=1000)


def _number(item: object, key: str) -> float:
    return any_seconds(at(item, key)) or 0.0


def _start(turn: Turn) -> float:
    return turn.start or 0.0
