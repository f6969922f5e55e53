"""WebVTT captions as talks: Zoom, Teams, Stream, YouTube, podcasts and any other."""

import re

from halfhour.domain.talks.transcript import Transcript, Unreadable
from halfhour.formats.transcripts import webvtt
from halfhour.formats.transcripts.captions import Caption, turns_of, without_repeats
from halfhour.formats.transcripts.clock import seconds_of
from halfhour.formats.transcripts.source import Source
from halfhour.formats.transcripts.speech import talk

_TEAMS_ID = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:/[0-9]+-[0-9]+)?", re.IGNORECASE
)
_WORD_TIME = re.compile(r"<[0-9:.]{9,14}><c")
_ANY_TIMES = re.compile(r"\s*([0-9:.,]{1,20})\s*-{1,3}>\s*([0-9:.,]{1,20})")


def read(source: Source) -> Transcript | None:
    """The talk in a WebVTT text; None when it is not WebVTT or no cue has words."""
    file = webvtt.parse(source.text) if webvtt.is_webvtt(source.lines[0] + "\n") else None
    if file is None:
        return None
    form = _form(file)
    captions, unreadable = _captions(file)
    if form == "youtube-vtt":
        captions = list(without_repeats(captions))
    # Zoom repeats the name in each cue, so one without it has no speaker; others name a speaker only on a change.
    pieces = turns_of(captions, carry=form != "zoom-vtt")
    return talk(pieces, form, unreadable=unreadable)


def _captions(file: webvtt.WebVTT) -> tuple[list[Caption], list[Unreadable]]:
    """All cues in the order of the file; those with damaged times keep their words and are complained about."""
    captions = [Caption(cue.text, _likely(cue.start), _likely(cue.end), cue.line, cue.id) for cue in file.cues]
    unreadable = []
    for broken in file.broken:
        match = _ANY_TIMES.match(broken.times)
        start, end = (seconds_of(match[1]), seconds_of(match[2])) if match else (None, None)
        captions.append(Caption(broken.text, start, end, broken.line))
        if start is None or end is None:
            unreadable.append(Unreadable(broken.line, "the times of this cue are damaged; its words were kept"))
    return sorted(captions, key=lambda caption: caption.line), unreadable


def _likely(seconds: float) -> float:
    """Seconds of a talk: none lasts sixty hours, so `75:30.000` meant minutes and seconds after all."""
    return seconds / 60 if seconds >= 60 * 3600 else seconds


def _form(file: webvtt.WebVTT) -> str:
    """Which program wrote the file, as far as it shows."""
    cues = file.cues[:50]
    if any(note.startswith(("Confidence:", "duration:")) for note in file.notes[:10]):
        return "stream-vtt"
    if any(_WORD_TIME.search(cue.text) for cue in cues):
        return "youtube-vtt"
    if cues and all(_TEAMS_ID.fullmatch(cue.id) for cue in cues):
        return "teams-vtt"
    if cues and all(cue.id.isdigit() for cue in cues) and any(": " in cue.text for cue in cues):
        return "zoom-vtt"
    return "vtt"
