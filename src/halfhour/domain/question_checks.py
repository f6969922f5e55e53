"""A list of questions checked: what each is, how it is asked better, what they cover together, in which order to ask."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from halfhour.domain.language import Profile, language_of
from halfhour.domain.question_model import About, Flag, Judged, QuestionModel
from halfhour.domain.question_wording import Rewording, better_wordings
from halfhour.domain.questions import Form
from halfhour.domain.talks.stems import PLAIN

ORDER = (
    About.BACKGROUND,
    About.PATH,
    About.MOTIVATION,
    About.WORK,
    About.ENVIRONMENT,
    About.SKILLS,
    About.COMPANY,
    About.CULTURE,
    About.CHALLENGES,
    About.STUDY,
    About.WAYS_IN,
    About.PAY,
    About.OTHER,
    About.ADVICE,
    About.PEOPLE,
    About.LOGISTICS,
)
"""From what is easy to tell to what asks something of the other person (our own default)."""

GROUND = (
    About.PATH,
    About.WORK,
    About.ENVIRONMENT,
    About.SKILLS,
    About.CHALLENGES,
    About.WAYS_IN,
    About.CULTURE,
    About.ADVICE,
    About.PEOPLE,
)
"""What a good half hour touches, after the usual advice of career offices (our own choice)."""


_ENGLISH = 0.4
"""Share of small English words from which a question is not looked at as another language (our own default)."""


@dataclass(frozen=True)
class QuestionKnowledge:
    """What is needed to check questions; the wiring loads it once."""

    model: QuestionModel
    rewordings: tuple[Rewording, ...]
    languages: tuple[Profile, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One question with what was judged of it, and a better wording where a safe one was found.

    `language` is an ISO 639-1 code where it is another than English; then nothing is claimed of it and `judged` counts for nothing.
    """

    text: str
    judged: Judged
    better: str | None
    language: str | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it opens the talk and nothing speaks against it."""
        return self.language is None and self.judged.form is Form.OPEN and not self.judged.flags


def checked(questions: Iterable[str], knowledge: QuestionKnowledge) -> tuple[Check, ...]:
    """Each question checked, in order; what is offered instead has passed the same check."""
    texts = list(questions)
    judged = knowledge.model.judge(texts)
    foreign = [_foreign(text, knowledge.languages) for text in texts]
    tried = [
        [] if language else list(better_wordings(text, one, knowledge.rewordings))
        for text, one, language in zip(texts, judged, foreign, strict=True)
    ]
    parts = sorted({part for wordings in tried for wording in wordings for part in wording.split("\n")})
    verdicts = dict(zip(parts, knowledge.model.glance(parts), strict=True))
    return tuple(
        Check(text, one, next((wording for wording in wordings if _is_better(wording, text, verdicts)), None), language)
        for text, one, wordings, language in zip(texts, judged, tried, foreign, strict=True)
    )


def _foreign(text: str, languages: Sequence[Profile]) -> str | None:
    words = text.lower().split()
    if sum(word in PLAIN for word in words) >= _ENGLISH * len(words):
        return None
    language = language_of(text, languages)
    return None if language == "en" else language


def _is_better(wording: str, text: str, verdicts: dict[str, Judged]) -> bool:
    parts = [verdicts[part] for part in wording.split("\n")]
    if wording.rstrip("?.") == text.rstrip("?. "):
        return False
    if len(parts) > 1:
        return all(part.form not in {Form.DOUBLE, Form.LEADING} for part in parts)
    return parts[0].form is Form.OPEN and not {Flag.JOB_ASK, Flag.TOO_PERSONAL} & set(parts[0].flags)


def coverage(checks: Iterable[Check]) -> dict[About, int]:
    """How many questions there are on each topic, in the order of asking; topics of the common ground are named even with none."""
    counts = Counter(check.judged.about for check in checks if check.language is None)
    return {about: counts[about] for about in ORDER if counts[about] or about in GROUND}


def suggested_order(checks: Sequence[Check]) -> tuple[int, ...]:
    """Places in the list, the first to ask first: by topic, what opens before what closes, what is flagged at the end."""
    return tuple(
        sorted(
            range(len(checks)),
            key=lambda place: (
                checks[place].language is not None,
                bool(checks[place].judged.flags),
                ORDER.index(checks[place].judged.about),
                checks[place].judged.form is not Form.OPEN,
                place,
            ),
        )
    )
