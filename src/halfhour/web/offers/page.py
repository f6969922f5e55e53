"""What the page of times shows: whose clocks, what is free for both day by day, and what is held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from halfhour.actions.offers import Found, Wish, availability_of, find_times, standing_offer
from halfhour.actions.ways import way_of
from halfhour.domain.scheduling.hours import open_hours, whole_days
from halfhour.domain.scheduling.offering import Reason, Suggestion
from halfhour.domain.scheduling.rulers import Band, Tick, bands, ticks
from halfhour.domain.scheduling.spans import Span
from halfhour.phrases.ways import way_in_words
from halfhour.records.conversations import Conversation
from halfhour.records.scheduling import TimeOffer
from halfhour.web.offers.forms import EARLIEST, LATEST, LENGTHS, WishForm

EDGE = timedelta(hours=1)
"""What is shown of a day before and after the hours of both."""
DAYS_DRAWN = 5


@dataclass(frozen=True, slots=True)
class Ruler:
    """One clock along a day: its hours, when one is to be had, and what is taken."""

    zone: str
    ticks: tuple[Tick, ...]
    hours: tuple[Band, ...]
    taken: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day on both clocks, with the times that are offered on it."""

    on: date
    mine: Ruler
    theirs: Ruler
    marks: tuple[Band, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A time as it is offered: on both clocks, with the reasons it was taken."""

    start: str
    theirs: str
    mine: str
    because: tuple[str, ...]


def times_page(conversation: Conversation, given: Any, *, now: datetime, zone: str) -> dict[str, Any]:
    """The form, and with it what is free."""
    offer = standing_offer(conversation, now=now)
    usual = usual_wish(conversation, offer)
    # Nothing is looked for before it is known where they are.
    form = WishForm(given or (usual if usual["zone"] else None), initial=usual)
    context: dict[str, Any] = {"conversation": conversation, "form": form, "offer": offer}
    if way := way_of(conversation):
        context["way"] = way_in_words(way)
    if offer:
        context["held"] = [_held(time, offer) for time in offer.times.all()]
    if form.is_valid():
        wish = wish_of(conversation, form, now=now, zone=zone)
        found = find_times(conversation, wish, now=now)
        context |= _drawn(wish, found)
    return context


def usual_wish(conversation: Conversation, offer: TimeOffer | None) -> dict[str, Any]:
    """What the form begins with: their zone where it is known, and decent hours."""
    people = conversation.people.present()
    zone = offer.their_zone if offer else next((person.zone for person in people if person.zone), "")
    return {
        "zone": zone,
        "minutes": conversation.minutes if conversation.minutes in LENGTHS else 30,
        "days": 14,
        "earliest": EARLIEST,
        "latest": LATEST,
    }


def wish_of(conversation: Conversation, form: WishForm, *, now: datetime, zone: str) -> Wish:
    """What was asked for, from when notice allows."""
    hours = availability_of(conversation.workspace)
    told = form.cleaned_data
    first = now + timedelta(hours=hours.notice_hours)
    return Wish(told["minutes"], ZoneInfo(zone), form.theirs(), Span(first, now + timedelta(days=told["days"] + 1)))


def lines_of(offer: TimeOffer) -> str:
    """The times as a letter tells them: on their clock first, and on mine where that differs."""
    return "\n".join(_line(time.start, offer) for time in offer.times.all())


def _line(start: datetime, offer: TimeOffer) -> str:
    theirs, mine = (start.astimezone(ZoneInfo(zone)) for zone in (offer.their_zone, offer.zone))
    line = f"{theirs:%A} {theirs.day} {theirs:%B}, {theirs:%H:%M} ({city(offer.their_zone)})"
    if mine.utcoffset() == theirs.utcoffset():
        return line
    day = "" if mine.date() == theirs.date() else f"{mine:%A} "
    return f"{line}, which is {day}{mine:%H:%M} in {city(offer.zone)}"


def city(zone: str) -> str:
    """The place that a zone is called after."""
    return zone.rpartition("/")[2].replace("_", " ")


def _held(time: Any, offer: TimeOffer) -> dict[str, Any]:
    return {"pk": time.pk, "line": _line(time.start, offer)}


def _drawn(wish: Wish, found: Found) -> dict[str, Any]:
    zones = (wish.zone.key, wish.theirs.zone.key)
    return {
        "choices": [_choice(suggestion, wish, _shared(found)) for suggestion in found.suggestions],
        "days": _days(wish, found),
        "zones": zones,
        "is_free": bool(found.free),
    }


def _shared(found: Found) -> frozenset[Reason]:
    """Reasons that all of them have: they tell nothing apart."""
    reasons = [frozenset(suggestion.because) for suggestion in found.suggestions]
    return frozenset.intersection(*reasons) if len(reasons) > 1 else frozenset()


def _choice(suggestion: Suggestion, wish: Wish, shared: frozenset[Reason]) -> Choice:
    start = suggestion.span.start
    theirs, mine = start.astimezone(wish.theirs.zone), start.astimezone(wish.zone)
    return Choice(
        start.isoformat(),
        f"{theirs:%A} {theirs.day} {theirs:%B}, {theirs:%H:%M}",
        f"{mine:%H:%M}" if mine.date() == theirs.date() else f"{mine:%A}, {mine:%H:%M}",
        tuple(reason.value for reason in suggestion.because if reason not in shared),
    )


def _days(wish: Wish, found: Found) -> list[Day]:
    on = sorted({suggestion.span.start.astimezone(wish.zone).date() for suggestion in found.suggestions})
    return [_day(day, wish, found) for day in on[:DAYS_DRAWN]]


def _day(on: date, wish: Wish, found: Found) -> Day:
    whole = whole_days(wish.zone, on, on + timedelta(days=1))
    mine, theirs = open_hours(found.mine, whole), open_hours(wish.theirs, whole)
    offered = [each.span for each in found.suggestions if each.span.start.astimezone(wish.zone).date() == on]
    shown = _shown((*mine, *theirs, *offered))
    taken = bands(found.taken, shown)
    return Day(
        on,
        Ruler(wish.zone.key, ticks(wish.zone, shown), bands(mine, shown), taken),
        Ruler(wish.theirs.zone.key, ticks(wish.theirs.zone, shown), bands(open_hours(wish.theirs, shown), shown)),
        bands(offered, shown),
        tuple(_words(span, wish) for span in offered),
    )


def _shown(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans)).padded(EDGE, EDGE)


def _words(span: Span, wish: Wish) -> str:
    mine, theirs = span.start.astimezone(wish.zone), span.start.astimezone(wish.theirs.zone)
    return f"{mine:%H:%M} in {city(wish.zone.key)} is {theirs:%H:%M} in {city(wish.theirs.zone.key)}"
