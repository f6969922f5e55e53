"""When a letter that failed is tried again."""

from datetime import timedelta

from halfhour.domain.outbox import pause_after


def test_pauses_grow_and_then_stay() -> None:
    pauses = [pause_after(tries) for tries in range(1, 12)]

    assert pauses[0] == timedelta(minutes=1)
    assert pauses == sorted(pauses)
    assert pauses[-1] == pauses[-2] == timedelta(hours=6)
