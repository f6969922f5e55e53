"""Talks: what was said, as it arrived and as it was read; what it came to; and the lines that a person kept."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, Self

from django.db import models

from halfhour.domain.talks.answers import Debrief, Line, Slot
from halfhour.domain.talks.transcript import Quote, Transcript, Turn, Unreadable
from halfhour.formats import kept_debriefs
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept, KeptQuerySet


class Upload(Kept):
    """A file or pasted text that has arrived and waits to be told where it belongs."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="uploads")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=255, blank=True)
    blob = models.BinaryField()

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name or "pasted text"


class TalkQuerySet(KeptQuerySet):
    """Questions about talks."""

    def present(self) -> Self:
        """Those not removed, in conversations not removed."""
        return super().present().filter(conversation__removed_at=None).select_related("conversation")

    def keep(
        self,
        conversation: Conversation,
        transcript: Transcript,
        *,
        name: str,
        blob: bytes,
        me: str,
        arrived_as: str = "",
    ) -> "Talk":
        """Stores what was read, with the bytes it was read from and the id of the upload that held them."""
        return self.create(
            workspace=conversation.workspace,
            conversation=conversation,
            name=name,
            blob=blob,
            me=me,
            arrived_as=arrived_as,
            form=transcript.form,
            title=transcript.title[:300],
            day=transcript.day,
            turns=[[turn.speaker, turn.text, turn.start, turn.end, turn.line] for turn in transcript.turns],
            unreadable=[[place.line, place.why] for place in transcript.unreadable],
            notes=transcript.notes,
        )


class Talk(Kept):
    """What was said in a conversation. The original bytes stay in the database, so that one backup holds everything."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="talks")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="talks")
    name = models.CharField(max_length=255, blank=True)
    blob = models.BinaryField()
    form = models.CharField(max_length=40)
    title = models.CharField(max_length=300, blank=True)
    day = models.DateField(null=True, blank=True)
    turns = models.JSONField()
    unreadable = models.JSONField(default=list)
    notes = models.TextField(blank=True)
    me = models.CharField(max_length=120, blank=True)
    names = models.JSONField(default=dict, blank=True)
    """What the person says who is who: label of the source to name; the empty label stands for turns without one."""
    arrived_as = models.CharField(max_length=16, blank=True, editable=False, db_index=True)
    """The id of the upload that it was, so that whoever goes back there is led on."""

    objects = TalkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return self.title or self.name or str(self.conversation)

    def as_transcript(self) -> Transcript:
        """What was said, with the names that the person gave to the labels of the source."""
        return Transcript(
            tuple(
                Turn(self.names.get(speaker or "", speaker), text, start, end, line)
                for speaker, text, start, end, line in self.turns
            ),
            self.form,
            self.title,
            self.day,
            tuple(Unreadable(line, why) for line, why in self.unreadable),
            self.notes,
        )

    @property
    def words(self) -> int:
        """How long it is."""
        return sum(len(turn[1].split()) for turn in self.turns)

    def labels(self) -> tuple[str, ...]:
        """How the source calls those who speak, in order; the empty label stands for turns without one."""
        return tuple(dict.fromkeys(turn[0] or "" for turn in self.turns))


class KeptAnswerQuerySet(models.QuerySet["KeptAnswer"]):
    """Questions about what talks came to."""

    def to(self, talk: Talk, question: str) -> "KeptAnswer | None":
        """The answer to exactly this question about a talk, ready or on its way; None when it was another question."""
        return self.filter(talk=talk, question=question).first()

    def begin(self, talk: Talk, question: str, now: datetime) -> "KeptAnswer":
        """Notes that a question was asked; what was answered before is forgotten."""
        return self._put(talk, question=question, asked_at=now, answer=None)

    def keep(self, talk: Talk, question: str, debrief: Debrief, now: datetime) -> "KeptAnswer":
        """Notes the answer."""
        return self._put(talk, question=question, asked_at=now, answer=kept_debriefs.write(debrief))

    def _put(self, talk: Talk, **values: Any) -> "KeptAnswer":
        return self.update_or_create(talk=talk, defaults={"workspace": talk.workspace, **values})[0]


class KeptAnswer(models.Model):
    """What a talk came to when it was last read: nothing of the person's, and computed anew whenever the question changes.

    `question` is a fingerprint of all that the answer depends on (web/talks/reading.py); without an answer it is on its way.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="kept_answers")
    talk = models.OneToOneField(Talk, on_delete=models.CASCADE, primary_key=True, related_name="kept_answer")
    question = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    answer = models.JSONField(null=True)

    objects = KeptAnswerQuerySet.as_manager()

    def __str__(self) -> str:
        return f"what {self.talk} came to"

    def as_debrief(self) -> Debrief | None:
        """The answer; None while it is on its way."""
        return None if self.answer is None else kept_debriefs.read(self.answer)


class KeptLines(Kept):
    """The five lines as the person wants them: theirs, whatever is computed later."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="kept_lines")
    talk = models.OneToOneField(Talk, on_delete=models.CASCADE, related_name="kept_lines")
    lines = models.JSONField()

    class Meta:
        verbose_name_plural = "kept lines"

    def __str__(self) -> str:
        return f"lines of {self.talk}"

    def as_lines(self) -> tuple[Line, ...]:
        """The lines as values."""
        return tuple(
            Line(
                line["text"],
                Slot(line["slot"]),
                line["speaker"],
                tuple(Quote(**quote) for quote in line["quotes"]),
            )
            for line in self.lines
        )

    @staticmethod
    def stored(lines: tuple[Line, ...]) -> list[dict[str, Any]]:
        """Lines in the shape of the column."""
        return [asdict(line) for line in lines]
