"""What the preparation shows: what the talk really is, who will be there, stories, and questions to ask back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.urls import reverse

from halfhour import wiring
from halfhour.actions.casual import taken_along
from halfhour.actions.stories import hearers
from halfhour.domain.casual import Chair, Tellable, chair_of, covered
from halfhour.domain.kinds import Kind
from halfhour.domain.lawful.law import Country
from halfhour.domain.question_checks import checked
from halfhour.domain.question_plan import role_of, suggestions
from halfhour.domain.stories import heard_before
from halfhour.domain.which import which_mail
from halfhour.formats import mail
from halfhour.phrases.answers import topic_names
from halfhour.phrases.briefs import role_cues
from halfhour.phrases.casual import casual_words, chair_cues, example_of, grounds
from halfhour.phrases.kinds import kind_words, question_between, sure_in_words
from halfhour.phrases.questions import question_bank, question_words
from halfhour.phrases.today import listed
from halfhour.records.conversations import Conversation
from halfhour.records.people import Person
from halfhour.records.practice import Story
from halfhour.web.preparing.practical import practical_of

PREPARED_HERE = (Kind.CASUAL_JOB, Kind.UNCLEAR)
"""Kinds that are prepared on this page."""
JUDGED = 3
"""Letters looked at, the latest first (our own default)."""
LONGEST = 4_000
"""Characters of a letter that are judged here (our own default)."""
OFFERED = 6
"""Questions offered at once (our own default)."""
MOST_STORIES = 60
"""Stories looked through (our own default)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that say what it is: the kind, how sure in words, the quotes, and where they stand."""

    kind: str
    sure: str
    quotes: tuple[str, ...]
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody who will be there: from where they probably look, why one thinks so, and what they probably want to know."""

    person: Person
    seat: str
    because: str
    wants: Sequence[Sequence[str]]
    ask: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A story: whether it comes along, what it covers, and who there heard it when."""

    story: Story
    is_taken: bool
    covers: tuple[str, ...]
    heard: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Something likely asked, and the names of stories that fit."""

    name: str
    example: str
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Back:
    """A question to ask back, with why, its topic, and what the check says of it."""

    text: str
    why: str
    topic: str
    form: str
    shape: str


def page_of(conversation: Conversation, country: Country | None) -> dict[str, Any]:
    """Everything for the template, in a number of questions that does not grow."""
    people = list(conversation.people.present().select_related("organization"))
    evidence = evidence_of(conversation)
    planned = [question.text for question in conversation.questions.present()]
    stories, topics = stories_of(conversation, people)
    return {
        "conversation": conversation,
        "evidence": evidence,
        "is_unclear": conversation.kind == Kind.UNCLEAR,
        "means": kind_words()["means"],
        "settle": question_between((Kind.CASUAL_JOB, Kind.INFORMATIONAL)),
        "sitters": [sitter_of(person) for person in people],
        "stories": stories,
        "topics": topics,
        "planned": planned,
        "offered": questions_back(people, planned),
        "next": casual_words()["part"]["ask_next"],
        **practical_of(conversation, people, country),
    }


def evidence_of(conversation: Conversation) -> list[Evidence]:
    """What letters and notes say about the kind, with the very words; the latest letters first."""
    found = []
    letters = conversation.messages.present().defer("blob").order_by("-on", "-created_at")[:JUDGED]
    for letter in letters:
        read = which_mail(mail.read_text(letter.text[:LONGEST]), wiring.judging())
        quotes = tuple(" ".join(read.text[place.start : place.end].split()) for place in read.because)
        if quotes and read.kind is not Kind.OTHER:
            who = "You wrote" if letter.is_mine else "They wrote"
            href = reverse("message", args=[conversation.pk, letter.pk])
            where = f"{who} on {letter.on:%-d %B %Y}"
            found.append(Evidence(read.kind.value, sure_in_words(read.sure), quotes, where, href))
    for note in conversation.kind_notes.present()[:JUDGED]:
        if note.words:
            href = f"{reverse('talk', args=[note.talk_id])}#turn-{note.turn}" if note.talk_id else ""
            where = "Said in the talk" if note.talk_id else "Looked at when you asked which kind it is"
            found.append(Evidence(note.found, "", tuple(note.words.split(" … ")), where, href))
    return found


def sitter_of(person: Person) -> Sitter:
    """From where somebody probably looks, by their role."""
    seat, words = chair_of(person.role, chair_cues()), casual_words()
    row = words["chair"][seat.chair]
    if seat.chair is Chair.UNKNOWN and person.role:
        because = "their role does not say from where they look"
    else:
        because = f"their role says “{seat.words}”" if seat.words else "no role is noted"
    return Sitter(person, row["word"], because, row["wants"], words["chair_ask"][seat.chair])


def stories_of(conversation: Conversation, people: Sequence[Person]) -> tuple[list[Ready], list[Topic]]:
    """The stories with what they cover and who heard them, those taken along first; and the likely topics."""
    stories = {story.pk: story for story in conversation.workspace.stories.present()[:MOST_STORIES]}
    if not stories:
        return [], []
    found = covered([_tellable(story) for story in stories.values()], grounds())
    taken = {telling.story_id for telling in taken_along(conversation)}
    heard = _heard(conversation, people, list(stories.values()))
    covers = {pk: tuple(topic_names()[one.topic] for one in found if pk in one.stories) for pk in stories}
    ready = [Ready(story, pk in taken, covers[pk], heard.get(pk, "")) for pk, story in stories.items()]
    ready.sort(key=lambda one: (not one.is_taken, bool(one.heard), -len(one.covers)))
    names = [
        Topic(topic_names()[one.topic], example_of(one.topic), tuple(stories[pk].name for pk in one.stories))
        for one in found
    ]
    return ready, names


def _tellable(story: Story) -> Tellable:
    words = (story.name, story.situation, story.task, story.action, story.result, story.learned, story.work)
    return Tellable(story.pk, " ".join((*words, *story.skills, *story.traits)), tuple(story.answers))


def _heard(conversation: Conversation, people: Sequence[Person], stories: Sequence[Story]) -> Mapping[str, str]:
    """Who there heard which story before, or will, in words."""
    names = {person.pk: person.name for person in people}
    elsewhere = list(hearers(conversation.workspace, stories, apart_from=conversation))
    found = {story.pk: heard_before(story.pk, names, elsewhere) for story in stories}
    return {pk: _heard_in_words(names, days) for pk, days in found.items() if days}


def _heard_in_words(names: Mapping[str, str], days: Mapping[str, date | None]) -> str:
    told = [f"{names[pk]} heard it on {on:%-d %B %Y}" for pk, on in days.items() if on]
    planned = listed([names[pk] for pk, on in days.items() if on is None]) if None in days.values() else ""
    return "; ".join([*told, *([f"planned for {planned} elsewhere"] if planned else [])])


def questions_back(people: Sequence[Person], planned: Sequence[str]) -> list[Back]:
    """Questions of the bank for this kind and for who is there, each checked; only those that are ready to be asked."""
    roles = (role_of(person.role, role_cues()) for person in people)
    role = next((role for role in roles if role), None)
    suggested = suggestions(question_bank(), Kind.CASUAL_JOB, role=role, taken=planned, most=2 * OFFERED)
    back = (_back(one.question.text, one.question.why) for one in suggested)
    return [one for one in back if one][:OFFERED]


@cache
def _back(text: str, why: str) -> Back | None:
    """A question of the bank as it is shown; None when the check has something against it."""
    check, words = checked([text], wiring.question_knowledge())[0], question_words()
    if not check.is_ready:
        return None
    form = check.judged.form
    return Back(text, why, words["topic"][check.judged.about], words["form"][form], words["shape"][form])
