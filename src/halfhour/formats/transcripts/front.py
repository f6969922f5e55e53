"""What stands around the speech in a document: title, date, people, another product's summary, closing lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from halfhour.formats.transcripts.clock import day_in, is_length
from halfhour.formats.transcripts.heads import plain
from halfhour.formats.transcripts.names import can_be_name

_TEAMS_TITLE = re.compile(r"(.{0,200}?)-?([0-9]{8})_[0-9]{4,6}(?:UTC)?-.{3,60}")
_PEOPLE = re.compile(
    r"(?:attendees|participants|speakers|invited|present|in attendance|teilnehmer(?:innen)?|teilnehmende|sprecher|anwesend"
    r"|eingeladen|participantes|asistentes"
    r"|invités?|présents|intervenants|partecipanti|deelnemers|deltagare|oradores|convidados|出席者|参加者|与会者|참석자)\b\s*[:：]?\s*(.*)",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(
    r"(?:📖\s*)?(?:(?:full |meeting |the )?transcripts?|transcription|transkript|transkription|mitschrift"
    r"|transcripción|transcrição|trascrizione|transcriptie"
    r"|транскрипция|расшифровка|文字起こし|逐字稿|转录|转写|轉錄|스크립트|대화 내용)\s*[:：]?",
    re.IGNORECASE,
)
_DATED = re.compile(r"\s\([0-9]{4}-[0-9]{2}-[0-9]{2}[^()]{0,40}\)\Z")
_DASH = re.compile(r"\s(?:\\?-|–|—)\s")
_TITLED = re.compile(
    r"(.{1,180}?)\s+[-–—]\s+(?:transcripts?|transkript|transcription|transcripción|transcrição|trascrizione|文字起こし)",
    re.IGNORECASE,
)
_OTHER_PART = re.compile(
    r"(?:📝\s*)?(?:(?:ai |meeting |my |enhanced )?(?:notes|summary)|summary keywords"
    r"|action items|key takeaways|next steps|chapters|outline|notizen|zusammenfassung|notas|resumen"
    r"|notes de réunion|résumé|details)\s*[:：]?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:transcribed by https?://\S+|(?:transcription|meeting|recording) ended (?:after|at) .{4,40}"
    r"|this editable transcript was computer generated.*"
    r"|this transcript was (?:computer |automatically )?(?:generated|created).*"
    r"|\[?(?:end of (?:the )?(?:transcript|recording|audio)|end)\]?\.?|view original transcript.*"
    r"|you should review gemini.*|please provide feedback.*|get tips and learn how gemini.*|how is the quality of these specific notes.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Front:
    """What stood before the first turn: lines with words, title, date, who was there, and notes by another product."""

    lines: tuple[str, ...] = ()
    title: str = ""
    day: date | None = None
    people: frozenset[str] = frozenset()
    notes: str = ""
    is_otter: bool = False


def front_of(lines: Sequence[str]) -> Front:
    """What the lines before the first turn say about the talk."""
    written = tuple(text for line in lines[:5000] if (text := plain(line).strip()))
    titles = [line for line in written if _is_title(line)]
    day = next((found for line in written[:60] if len(line) < 200 and (found := day_in(line))), None)
    otter = any(line.upper() == "SUMMARY KEYWORDS" for line in written)
    title = _bare_title(titles[0]) if titles else ""
    about = [line for line in written if line != (titles[0] if titles else None) and not _is_data(line)]
    notes = "\n".join(about) if otter or len(about) > 3 or any(map(other_heading, about)) else ""
    return Front(written, title, day, people_in(written), notes, otter)


def people_in(lines: Sequence[str]) -> frozenset[str]:
    """Names listed under or behind a word such as `Attendees`."""
    people: set[str] = set()
    for at, line in enumerate(lines[:5000]):
        match = _PEOPLE.fullmatch(line.strip())
        if not match:
            continue
        people.update(_listed(match[1]) or [name for below in lines[at + 1 : at + 60] for name in _below(below)])
    return frozenset(people)


def transcript_heading(line: str) -> bool:
    """Whether a line only says that the transcript begins here, in some language."""
    if len(line) > 80:
        return False
    text = plain(line).strip()
    return len(text) < 40 and (bool(_TRANSCRIPT.fullmatch(text)) or text.startswith("📖"))


def titled_transcript(line: str) -> str | None:
    """The title in a line such as `Coffee with Ben - Transcript`."""
    if not _DASH.search(line, 0, 240):
        return None
    match = _TITLED.fullmatch(plain(line[:240]).strip())
    return match[1].strip() if match else None


def other_heading(line: str) -> bool:
    """Whether a line is the heading of notes or a summary, which nobody spoke."""
    text = plain(line).strip()
    return len(text) < 40 and (bool(_OTHER_PART.fullmatch(text)) or text.startswith("📝"))


def is_closing(line: str) -> bool:
    """Whether a line is one that a program puts below the last turn."""
    return len(line) < 400 and bool(_CLOSING.fullmatch(plain(line).strip()))


def without_closing(lines: Sequence[str]) -> int:
    """How many lines are left when a program's closing lines and blank ones are taken from the end."""
    last = len(lines)
    while last and (not lines[last - 1].strip() or is_closing(lines[last - 1])):
        last -= 1
    return last


def _listed(text: str) -> list[str]:
    names = [name.strip(" .*-•") for name in re.split(r"[,;•]|\s{2,}|\sand\s", text[:2000])]
    return [name for name in names if name and "@" not in name and can_be_name(name)]


def _below(line: str) -> list[str]:
    if transcript_heading(line) or other_heading(line) or ":" in line:
        return []
    return _listed(line)


def _is_data(line: str) -> bool:
    return is_length(line) or (len(line) < 80 and day_in(line) is not None)


def _is_title(line: str) -> bool:
    """Whether a line can be the talk's title: short, no date, no heading of a part."""
    if _TEAMS_TITLE.fullmatch(line) or titled_transcript(line):
        return True
    return (
        len(line) < 160
        and any(map(str.isalpha, line))
        and not (_is_data(line) or transcript_heading(line) or other_heading(line) or _PEOPLE.fullmatch(line))
    )


def _bare_title(line: str) -> str:
    match = _TEAMS_TITLE.fullmatch(line)
    title = match[1] if match else (titled_transcript(line) or line.removeprefix("title:"))
    return _DATED.sub("", title).strip()
