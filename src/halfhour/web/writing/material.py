"""What a thank-you, a report or a word to the introducer may be made of, gathered from what was kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from halfhour.domain.kinds import Kind
from halfhour.domain.thanks_scaffold import Followed, Owed, Said, scaffold_for
from halfhour.phrases.thanks_scaffold import part_words
from halfhour.records.conversations import Conversation
from halfhour.records.talks import KeptAnswer, KeptLines, Talk


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a note in words, with what was really said for it."""

    words: str
    material: tuple[str, ...]


def parts_of(conversation: Conversation, purpose: str, name: str) -> list[Part]:
    """The parts of a note, in order; what was said stands beside them and is never put into the text."""
    promises = conversation.promises.present().filter(kept_on=None, dropped_on=None)
    followed = conversation.advice.present().exclude(acted_on=None)
    scaffold = scaffold_for(
        purpose,
        Kind(conversation.kind),
        name,
        _lessons(conversation),
        [Owed(promise.text, promise.is_mine, promise.due_on, promise.turn) for promise in promises],
        [Followed(advice.text, advice.what_came, advice.turn) for advice in followed],
    )
    words = part_words()
    return [Part(words[part.part], tuple(said.text for said in part.material)) for part in scaffold.parts]


def _lessons(conversation: Conversation) -> list[Said]:
    """What stayed: advice that was marked, else lines that were kept, else what was read from the talk."""
    if marked := [Said(advice.text, advice.turn) for advice in conversation.advice.present()]:
        return marked
    talk: Talk | None = conversation.talks.present().defer("blob").first()
    return list(_kept(talk) or _read(talk)) if talk else []


def _kept(talk: Talk) -> list[Said]:
    lines = KeptLines.objects.filter(talk=talk, removed_at=None).first()
    return [Said(line.text, line.quotes[0].turn if line.quotes else None) for line in lines.as_lines()] if lines else []


def _read(talk: Talk) -> Iterator[Said]:
    answer = KeptAnswer.objects.filter(talk=talk).first()
    debrief = answer.as_debrief() if answer else None
    if debrief is None:
        return
    transcript = talk.as_transcript()
    theirs = [lesson for lesson in debrief.lessons if lesson.speaker != debrief.me]
    for lesson in sorted(theirs, key=lambda lesson: -lesson.sure):
        yield Said(lesson.quote.words_in(transcript), lesson.quote.turn)
