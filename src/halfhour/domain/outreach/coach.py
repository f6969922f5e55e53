"""The message coach: every check on one message, or on many at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from halfhour.domain.language import Profile, language_of
from halfhour.domain.letters.acts import ActModel, acts_of, is_plain_english
from halfhour.domain.letters.letter import Letter, read_letter
from halfhour.domain.outreach.balance import Scale, balance_of
from halfhour.domain.outreach.checks import Channel, Check, Context, Topic
from halfhour.domain.outreach.shape import about_them, shape_checks
from halfhour.domain.outreach.wishes import ACTS, asking, wish_checks
from halfhour.domain.vectors import Floats, Vectors

WHY = ACTS.index("why")
UNKNOWN = Context()
_ORDER = {topic: place for place, topic in enumerate(Topic)}


@dataclass(frozen=True, slots=True)
class Coach:
    """What the coach knows: word vectors, the acts of sentences and when a message is about its writer (models/outreach.md), languages."""

    vectors: Vectors
    acts: ActModel
    scale: Scale
    languages: tuple[Profile, ...]


@dataclass(frozen=True, slots=True)
class Coached:
    """A message with its checks; without any where it is in another language, which is named."""

    letter: Letter
    checks: tuple[Check, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Unsent:
    """A message before it leaves."""

    text: str
    channel: Channel = Channel.EMAIL
    context: Context = UNKNOWN


def coached(drafts: Sequence[Unsent], coach: Coach) -> list[Coached]:
    """The checks of each message, in order of `Topic`."""
    letters = [read_letter(draft.text) for draft in drafts]
    chances = acts_of([letter.said() for letter in letters], coach.acts, coach.vectors)
    return [_checked(*each, coach) for each in zip(drafts, letters, chances, strict=True)]


def _checked(draft: Unsent, letter: Letter, chances: Floats, coach: Coach) -> Coached:
    language = "en" if is_plain_english(letter.text) else language_of(letter.text, coach.languages) or "en"
    if language != "en":
        return Coached(letter, (), language)
    enough = [coach.acts.enough[act] for act in coach.acts.acts]
    why = [span for span, row in zip(letter.sentences, chances, strict=True) if row[WHY] >= enough[WHY]]
    wants = asking(letter, chances, enough)
    found = [
        about_them(balance_of(letter, why, wants), coach.scale),
        *shape_checks(letter, draft.channel, draft.context),
        *wish_checks(letter, chances, enough),
    ]
    return Coached(letter, tuple(sorted(found, key=lambda check: _ORDER[check.topic])))
