"""Which adapter, model and phrase book stands behind each port; chosen once."""

from functools import cache

from halfhour.domain.talks.knowledge import Knowledge


@cache
def knowledge() -> Knowledge:
    """Models and phrase books for reading talks, loaded at the first call."""
    return Knowledge()
