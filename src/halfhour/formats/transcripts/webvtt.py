"""WebVTT files after the published parsing algorithm: cues with identifiers, times, settings, regions and raw text.

Source:
    W3C WebVTT, chapter 6 "Parsing".
"""

import re
from dataclasses import dataclass, field

from halfhour.formats.transcripts.webvtt_settings import Region, Settings, region_of, settings_of

_SIGNATURE = re.compile(r"WEBVTT(?:[ \t\n]|\Z)")
_BLANKS = "[ \t\f]*"
_TIMES = re.compile(rf"{_BLANKS}([0-9:.]{{1,40}}){_BLANKS}-->{_BLANKS}([0-9:.]{{1,40}})(.*)", re.DOTALL)
_HOURS_MINUTES = re.compile(r"([0-9]{2,4}):([0-9]{2})\.([0-9]{3})")
_STAMP = re.compile(r"(?:([0-9]+):)?([0-9]{2}):([0-9]{2})\.([0-9]{3})")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: times in seconds, text as it stands (not yet parsed), and the 1-based line of its times."""

    id: str
    start: float
    end: float
    text: str
    settings: Settings
    line: int


@dataclass(frozen=True, slots=True)
class BrokenCue:
    """A block with an arrow whose times cannot be read: its line, that line, and the text below."""

    line: int
    times: str
    text: str


@dataclass(slots=True)
class WebVTT:
    """What a file holds; `notes` are its comment blocks, `broken` the blocks that the algorithm drops."""

    cues: list[Cue] = field(default_factory=list)
    regions: dict[str, Region] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    broken: list[BrokenCue] = field(default_factory=list)


def is_webvtt(text: str) -> bool:
    """Whether a text (line ends already `\\n`, no byte-order mark) carries the signature."""
    return bool(_SIGNATURE.match(text))


def parse(text: str) -> WebVTT | None:
    """The cues of a WebVTT text; None when it lacks the signature.

    `text` may have any line ends; a byte-order mark must be gone already (a second one makes the file invalid).
    """
    text = text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    if not is_webvtt(text):
        return None
    return _Reader(text.split("\n")).read()


def timestamp(text: str) -> float | None:
    """Seconds of a WebVTT timestamp, strictly: minutes and seconds of two digits below 60, three digits behind the dot."""
    match = _STAMP.fullmatch(text)
    if not match:
        return None
    hours, minutes, seconds, thousandths = match.groups()
    if int(minutes) > 59 or int(seconds) > 59 or len(hours or "") > 9:
        return None
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000


def _stamp(text: str) -> float | None:
    """Seconds of a time, also of one such as `120:10.000`, which the standard drops and browsers' libraries read as hours and minutes."""
    match = _HOURS_MINUTES.fullmatch(text)
    if match and int(match[1]) > 59 and int(match[2]) < 60:
        return int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3]) / 1000
    return timestamp(text)


class _Reader:
    """Walks the lines once, block by block, as the algorithm does."""

    def __init__(self, lines: list[str]) -> None:
        # The split leaves an empty last line for a final line feed; the algorithm has reached the end there.
        self.lines = lines[:-1] if lines[-1] == "" else lines
        self.at = 1
        self.found = WebVTT()

    def read(self) -> WebVTT:
        if self.at < len(self.lines) and self.lines[self.at] != "":
            self._block(in_header=True)
        while self.at < len(self.lines):
            if self.lines[self.at] == "":
                self.at += 1
            else:
                self._block()
        return self.found

    def _block(self, *, in_header: bool = False) -> None:
        """One block: up to an empty line, or to the arrow that begins the next cue."""
        first, arrow, kept = self.at, None, []
        while self.at < len(self.lines) and self.lines[self.at] != "":
            line = self.lines[self.at]
            if "-->" in line:
                if in_header or arrow is not None or self.at - first > 1:
                    break
                arrow = self.at
            else:
                kept.append(line)
            self.at += 1
        if arrow is not None:
            self._cue(arrow, kept[: arrow - first], kept[arrow - first :])
        elif kept and not in_header:
            self._other(kept)

    def _cue(self, arrow: int, above: list[str], below: list[str]) -> None:
        line, identifier, text = self.lines[arrow], "\n".join(above), "\n".join(below)
        match = _TIMES.fullmatch(line)
        start, end = (_stamp(match[1]), _stamp(match[2])) if match else (None, None)
        if not match or start is None or end is None:
            self.found.broken.append(BrokenCue(arrow + 1, line, text))
            return
        settings = settings_of(match[3], self.found.regions)
        self.found.cues.append(Cue(identifier, start, end, text, settings, arrow + 1))

    def _other(self, kept: list[str]) -> None:
        """A block without a cue: a region, a comment, or something to skip (style sheets among it)."""
        seen_cue = bool(self.found.cues)
        if not seen_cue and len(kept) > 1 and kept[0].rstrip(" \t\f") == "REGION":
            region = region_of(kept[1:])
            # Of several regions with one id the last counts.
            self.found.regions[region.id] = region
        elif kept[0].startswith("NOTE"):
            self.found.notes.append("\n".join(kept)[4:].strip())
