"""Which adapter, model and phrase book stands behind each port; chosen once."""

from functools import cache

from halfhour.domain.talks.knowledge import Knowledge
from halfhour.models import load_vectors
from halfhour.phrases import talk_cues


@cache
def knowledge() -> Knowledge:
    """Models and phrase books for reading talks, loaded at the first call."""
    return Knowledge(load_vectors(), talk_cues())
