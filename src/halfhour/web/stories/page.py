"""What the pages of stories show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from halfhour.actions.stories import hearers
from halfhour.domain.practice.answers import Likely, Shape
from halfhour.domain.stories import Open, heard_before, open_topics
from halfhour.phrases.answers import likely_questions, topic_names
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.practice import Story, Telling

COLUMNS = 20
"""Stories beside each other in the grid (our own default)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A likely question and the stories that answer it; `marks` has one place a column."""

    question: Likely
    marks: tuple[bool, ...]
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A story for a conversation: what is noted of it there, and who of those in it has heard it elsewhere."""

    story: Story
    planned: bool
    told_on: date | None
    heard: tuple[tuple[str, date | None], ...]
    questions: tuple[str, ...]


def gaps(workspace: Workspace) -> list[tuple[str, Open]]:
    """Each topic by its name, with how many of its questions have a story."""
    answers = workspace.stories.present().values_list("answers", flat=True)
    return [(topic_names()[one.topic], one) for one in open_topics(likely_questions().values(), answers)]


def grid_of(stories: Sequence[Story]) -> list[tuple[str, list[Row]]]:
    """Topics with their questions against the stories; questions that ask for no story stand there when one answers them."""
    columns = stories[:COLUMNS]
    rows: dict[str, list[Row]] = {}
    for question in likely_questions().values():
        holding = tuple(story for story in stories if question.key in story.answers)
        if question.shape is Shape.STORY or holding:
            marks = tuple(question.key in story.answers for story in columns)
            rows.setdefault(question.topic, []).append(Row(question, marks, holding))
    return [(topic_names()[topic], found) for topic, found in rows.items()]


def story_context(story: Story) -> dict[str, Any]:
    """One story with its questions and who heard it."""
    told = story.tellings.present().select_related("conversation", "person").order_by("-on")
    known = likely_questions()
    return {
        "story": story,
        "questions": [known[key] for key in story.answers if key in known],
        "tellings": [telling for telling in told if _is_seen(telling)],
    }


def _is_seen(telling: Telling) -> bool:
    return not (telling.conversation and telling.conversation.removed_at)


def offers_for(conversation: Conversation, stories: Iterable[Story]) -> list[Offer]:
    """Stories that could be told in a conversation, in a number of questions that does not grow."""
    stories = list(stories)
    people = {person.pk: person.name for person in conversation.people.present()}
    own = {telling.story_id: telling for telling in conversation.tellings.present()}
    elsewhere = list(hearers(conversation.workspace, stories, apart_from=conversation))
    return [_offer(story, own.get(story.pk), people, heard_before(story.pk, people, elsewhere)) for story in stories]


def _offer(story: Story, own: Telling | None, people: dict[str, str], heard: Any) -> Offer:
    known = likely_questions()
    return Offer(
        story,
        own is not None,
        own.on if own else None,
        tuple((people[pk], on) for pk, on in heard.items()),
        tuple(known[key].text for key in story.answers[:3] if key in known),
    )
