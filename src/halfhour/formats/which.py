"""What somebody wants to know the kind of: a mail, an invitation, a transcript or pasted words, recognised by content."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from halfhour.domain.errors import InputError
from halfhour.domain.letters.letter import Span
from halfhour.domain.mail import Invitation, Mail
from halfhour.domain.talks.transcript import Transcript
from halfhour.domain.which import Answer
from halfhour.formats import calendars, mail
from halfhour.formats.mail.threads import parts_of
from halfhour.formats.transcripts.source import decoded

Given = Mail | Invitation | Transcript

MANY_TURNS = 10
"""Turns from which pasted lines with names are a talk; fewer are an exchange of messages (our own default)."""

FEW_TURNS = 6
"""The same where the names are parts that people have in an interview (our own default)."""

SHAPE = 'Send an object like {"id": "1", "text": "Dear Ms Osei, …"}.'
_NAMED_LINE = re.compile(r"^[ \t*>\[]{0,4}([^\n:]{1,60})[:：]", re.MULTILINE)
_ROLES = frozenset(
    "interviewer interviewee candidate applicant recruiter manager panel host guest seeker student mentor q a b i r me them".split()
)
"""Names before a colon that make a text a talk: nobody signs messages so."""
_NUMBERED = re.compile(r"(?:speaker|person|voice|participant|spk)[ _-]?(?:[0-9]{1,2}|[a-d])|[sp][ _-]?[0-9]{1,2}")
"""What programs call those who speak when they know no names; two of them are two people, so their numbers stay."""
_SPOKEN_LINE = re.compile(r"\s{0,8}[-–—]\s*\S.*")
_ASKING = (0.12, 0.75)
"""Part of the lines of a talk between dashes that ask: a list of questions has more, a list of points fewer (our own default)."""
_EMPTY = b"\0 \t\r\n\x0b\x0c\xef\xbb\xbf"


def read(blob: bytes, name: str = "") -> Given:
    """What a file or pasted text holds.

    Args:
        name: the file's name; used only to word a refusal.

    Raises:
        InputError: it is empty, too large, damaged, or nothing with words in it.
    """
    if not blob.strip(_EMPTY):
        raise InputError("There is nothing in it.", "Paste the message, or choose the file that holds it.")
    if blob.startswith(b"PK") or b"\0" in blob[:4000]:
        return _talk(blob, name)
    text = decoded(blob)
    if calendars.is_calendar(text):
        return calendars.read_invitation(blob)
    if mail.is_mail(text):
        return mail.read(blob)
    return _talk_in(text, blob, name) or _message(blob, text)


def is_message(blob: bytes) -> bool:
    """Whether a file is a mail or an invitation, by how it begins."""
    head = decoded(blob[:20_000])
    return calendars.is_calendar(head) or mail.is_mail(head)


def read_text(text: str) -> Given:
    """What a text holds; a message stays as it is, so that places count in this very text.

    Raises:
        InputError: it is a damaged calendar, mail or transcript.
    """
    if calendars.is_calendar(text):
        return calendars.read_invitation(text.encode())
    if mail.is_mail(text):
        return mail.read(text.encode("utf-8", "replace")) if mail.is_encoded(text) else mail.read_text(text)
    return _talk_in(text, None, "") or mail.read_text(text)


def mail_of(invitation: Invitation) -> Mail:
    """An invitation as a message: its title is the subject, its description the words."""
    head = f"Subject: {invitation.summary}\n\n" if invitation.summary else ""
    words = "\n".join(filter(None, (invitation.description, invitation.location)))
    text = head + words
    subject_line = Span(0, len(head) - 2) if head else None
    sent = Mail(text, parts_of(text, len(head), invitation.organizer), invitation.summary, subject_line)
    return replace(sent, sender=invitation.organizer, day=invitation.day)


def as_json(answer: Answer, ask: str | None, given: str | None = None) -> dict[str, Any]:
    """An answer as programs read it; `text` is added where places count in another text than the given one."""
    value: dict[str, Any] = {
        "kind": answer.kind.value,
        "sure": round(answer.sure, 3),
        "because": [{"start": place.start, "end": place.end, "says": place.kind.value} for place in answer.because],
        "ask": ask,
    }
    if answer.language:
        value["language"] = answer.language
    if answer.text != given:
        value["text"] = answer.text
    return value


def text_in(value: Mapping[str, Any]) -> str:
    """The text of a line of JSON.

    Raises:
        InputError: there is none.
    """
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("The line has no “text”.", SHAPE)
    if len(text) > mail.LONGEST:
        raise InputError("This text is longer than any message.", "Send the part that invites or asks.")
    return text


def _message(blob: bytes, text: str) -> Mail:
    found = mail.read(blob)
    if not any(sign.isalpha() for sign in text[:20_000]):
        raise InputError("This holds no words.", "Paste the message, or choose the file that holds it.")
    return found


def _talk_in(text: str, blob: bytes | None, name: str) -> Transcript | None:
    """The talk in a text that looks like one; None when it is a message."""
    head = text[:200_000]
    begun = {_part(match[1]) for match in _some(head)}
    dashed = _is_between_dashes(head)
    enough = FEW_TURNS if len(begun & _ROLES) > 1 or sum(map(_is_numbered, begun)) > 1 else MANY_TURNS
    lines = sum(1 for _ in _some(head))
    if not ("-->" in head or head.lstrip()[:1] in {"{", "["} or lines >= enough or dashed):
        return None
    try:
        found = _talk(blob if blob is not None else text.encode("utf-8", "replace"), name)
    except InputError:
        return None
    spoken = [turn for turn in found.turns if turn.speaker]
    if dashed and not spoken:
        return replace(found, turns=tuple(replace(turn, text=turn.text.lstrip("-–— ")) for turn in found.turns))
    return found if len(spoken) >= enough and len(found.speakers) in range(2, len(spoken) // 2 + 1) else None


def _part(name: str) -> str:
    """What stands before a colon, as a part: "Q1" is "q", but "Speaker 1" stays, for another number is another person."""
    bare = name.strip(" *_[]()").lower()
    return bare if _is_numbered(bare) else bare.strip(" *_0123456789")


def _is_numbered(name: str) -> bool:
    return _NUMBERED.fullmatch(name) is not None


def _is_between_dashes(head: str) -> bool:
    """Whether every line begins with a dash, as in a novel, and some ask while others answer; a list of points is no talk."""
    lines = [line for line in head.splitlines() if line.strip()]
    if len(lines) < FEW_TURNS or not all(_SPOKEN_LINE.fullmatch(line) for line in lines):
        return False
    asking = [line.rstrip(' "”»*_').endswith("?") for line in lines]
    answered = sum(now and not then for now, then in pairwise(asking))
    return answered > 1 and _ASKING[0] <= sum(asking) / len(lines) <= _ASKING[1]


def _some(head: str) -> Iterator[re.Match[str]]:
    """The first lines that begin as turns do."""
    for number, match in enumerate(_NAMED_LINE.finditer(head)):
        if number > MANY_TURNS:
            return
        yield match


def _talk(blob: bytes, name: str) -> Transcript:
    from halfhour.formats import transcripts

    return transcripts.read(blob, name)
