"""The one reader of talks: asks each family of forms, by content, whether the file is one of its own."""

import re
from dataclasses import replace

from halfhour.domain.errors import InputError
from halfhour.domain.talks.transcript import Transcript
from halfhour.formats.transcripts import (
    aws,
    dialogue,
    docx,
    meeting_tools,
    named_blocks,
    notes,
    page,
    recognisers,
    srt,
    table,
    teams_old,
    timed_text,
    vtt,
    wall_clock,
    whisper,
)
from halfhour.formats.transcripts.front import Front
from halfhour.formats.transcripts.json_value import parsed
from halfhour.formats.transcripts.parts import Parts, parts_of
from halfhour.formats.transcripts.refusals import refuse_bytes, refuse_text, refuse_wordless
from halfhour.formats.transcripts.source import Source, decoded, source_of

# The order matters where one shape is a special case of another: what is told apart by a key of its own comes first.
_JSON = (
    whisper.read,
    aws.read,
    recognisers.rev_ai,
    meeting_tools.fireflies,
    meeting_tools.granola,
    meeting_tools.podcast,
    recognisers.watson,
    recognisers.deepgram,
    recognisers.speechmatics,
    recognisers.google,
    recognisers.assemblyai,
    recognisers.paper_edit,
    meeting_tools.any_list,
    meeting_tools.whole_text,
)
_LINES = (vtt.read, teams_old.read, srt.read, wall_clock.read, table.read)


def read(blob: bytes, name: str = "") -> Transcript:
    """The talk in a file of any known form, recognised by its content.

    Args:
        blob: the file as it is.
        name: the file's name; used only to word a refusal, never to choose a form.

    Raises:
        InputError: the file is empty, too large, damaged beyond use, or not a talk; with the way out.
    """
    if docx.is_zip(blob):
        refuse_bytes(blob)
        return _from_lines(docx.source_of(blob, name))
    refuse_bytes(blob)
    text = decoded(blob)
    refuse_text(text)
    if text.lstrip()[:1] in {"{", "["} and (found := _from_json(text)):
        return found
    if page.is_page(text):
        return page.read(text) or _from_lines(source_of(page.text_of(text), container="html", name=name))
    return _from_lines(source_of(text, name=name))


def _from_json(text: str) -> Transcript | None:
    """The talk in a JSON text; None when it only begins like JSON (`[Ada] …`, `[00:03] …`)."""
    try:
        value = parsed(text)
    except InputError:
        if re.match(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])", text):
            raise
        return None
    for family in _JSON:
        found = family(value)
        if found:
            return found
    raise InputError(
        "This JSON file holds no turns of a talk that we know.",
        "Please export the transcript as VTT, Word or text, or give a list of turns with speaker and text.",
    )


def _from_lines(source: Source) -> Transcript:
    for family in _LINES:
        found = family(source)
        if found:
            return found
    if source.lines[0].startswith("WEBVTT") and len(source.lines[0]) < 20:
        raise InputError("These captions hold no words.", "Please export the transcript again.")
    refuse_wordless(source.text, source.name)
    parts = parts_of(source)
    found = _from_text(parts)
    if found is None:
        raise InputError(
            "This file holds no words of a talk.", "Please choose the file with the transcript, or paste the words."
        )
    return _with_surroundings(found, parts)


def _from_text(parts: Parts) -> Transcript | None:
    """The talk in the speech part: turns with names and times, names alone, times alone, or plain notes."""
    speech, front = parts.speech, parts.front
    timed, spoken = timed_text.read(speech), dialogue.read(speech, front)
    if timed and timed.speakers and not (spoken and len(spoken.turns) > 2 * len(timed.turns)):
        return timed
    return spoken or timed or named_blocks.read(speech, front) or notes.read(speech, front)


def _with_surroundings(found: Transcript, parts: Parts) -> Transcript:
    """The talk with title, date and notes that stood outside its speech."""
    front: Front = parts.front
    beside = [text for text in (front.notes, found.notes, parts.after) if text]
    title = front.title or found.title
    return replace(found, title=title, day=front.day or found.day, notes="\n".join(beside))
