"""Stretches of time and their arithmetic: merged, minus, intersection, clipped, padded.

All spans are half-open: the end is the first moment that no longer belongs to it, so that neighbours touch and do not overlap.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From start until just before end, both kept in UTC whatever zone they come in; may be empty, never turned round."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        """Brings both ends to UTC; arithmetic on wall clocks would be an hour off where clocks change.

        Raises:
            ValueError: an end has no zone, or lies before the start.
        """
        for name, moment in (("start", self.start), ("end", self.end)):
            if moment.tzinfo is not UTC:
                if moment.utcoffset() is None:
                    raise ValueError("A span needs times that know their zone.")
                object.__setattr__(self, name, moment.astimezone(UTC))
        if self.end < self.start:
            raise ValueError("A span ends before it starts.")

    @property
    def length(self) -> timedelta:
        """How long it is, as time passes, not as clocks show."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether they share a moment; neighbours do not, and an empty span shares none."""
        return max(self.start, other.start) < min(self.end, other.end)

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def padded(self, before: timedelta, after: timedelta) -> "Span":
        """With room on both sides."""
        return Span(self.start - before, self.end + after)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same moments in order, none twice; what overlaps or touches becomes one, what is empty is left out."""
    found: list[Span] = []
    start: datetime | None = None
    end: datetime | None = None
    for span in sorted(span for span in spans if span.start < span.end):
        if start is None or end is None:
            start, end = span.start, span.end
        elif span.start <= end:
            end = max(end, span.end)
        else:
            found.append(Span(start, end))
            start, end = span.start, span.end
    if start is not None and end is not None:
        found.append(Span(start, end))
    return tuple(found)


def minus(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of the first when the moments of the second are taken away; in order."""
    holes, found, at = merged(taken), [], 0
    for span in merged(spans):
        start = span.start
        while at < len(holes) and holes[at].end <= start:
            at += 1
        beyond = at
        while beyond < len(holes) and holes[beyond].start < span.end:
            if start < holes[beyond].start:
                found.append(Span(start, holes[beyond].start))
            start = holes[beyond].end
            beyond += 1
        if start < span.end:
            found.append(Span(start, span.end))
    return tuple(found)


def intersection(first: Iterable[Span], second: Iterable[Span]) -> tuple[Span, ...]:
    """The moments that belong to both; in order."""
    left, right, found = merged(first), merged(second), []
    one = other = 0
    while one < len(left) and other < len(right):
        start, end = max(left[one].start, right[other].start), min(left[one].end, right[other].end)
        if start < end:
            found.append(Span(start, end))
        if left[one].end < right[other].end:
            one += 1
        else:
            other += 1
    return tuple(found)


def clipped(spans: Iterable[Span], window: Span) -> tuple[Span, ...]:
    """What lies within a window; in order."""
    return intersection(spans, (window,))


def padded(spans: Iterable[Span], before: timedelta, after: timedelta) -> tuple[Span, ...]:
    """Each with room on both sides, merged."""
    return merged(span.padded(before, after) for span in spans)


def at_least(spans: Iterable[Span], length: timedelta) -> tuple[Span, ...]:
    """Those that are long enough, as they come."""
    return tuple(span for span in spans if span.length >= length)
