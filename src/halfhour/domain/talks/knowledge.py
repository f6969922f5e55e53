"""What a reader of talks has to know: small trained models and phrase books, passed in as one value."""

from collections.abc import Callable
from dataclasses import dataclass

from halfhour.domain.language import Profile
from halfhour.domain.questions import Forms
from halfhour.domain.talks.kind import Cue, Ear
from halfhour.domain.talks.lessons import LessonModel
from halfhour.domain.talks.salience import SalienceModel
from halfhour.domain.talks.signals import Signals
from halfhour.domain.vectors import Vectors


@dataclass(frozen=True)
class Knowledge:
    """Models and phrases for reading talks; the wiring loads it once."""

    vectors: Vectors
    lessons: LessonModel
    salience: SalienceModel
    signals: Signals
    kind_cues: tuple[Cue, ...]
    languages: tuple[Profile, ...]
    forms: Forms | None = None
    interviews: Callable[[], Ear] | None = None
    """Gives what knows how job interviews sound."""
