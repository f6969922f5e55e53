"""Which adapter, model and phrase book stands behind each port; chosen once."""

from functools import cache

from halfhour.domain.talks.knowledge import Knowledge
from halfhour.models import load_lessons, load_salience, load_vectors
from halfhour.phrases import language_profiles, talk_cues, talk_signals


@cache
def knowledge() -> Knowledge:
    """Models and phrase books for reading talks, loaded at the first call."""
    vectors = load_vectors()
    return Knowledge(vectors, load_lessons(), load_salience(), talk_signals(vectors), talk_cues(), language_profiles())
