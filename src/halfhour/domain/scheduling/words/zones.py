"""When a time on somebody's clock is: zones by name, by letters, and by whose they are; clocks that skip or repeat an hour."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from halfhour.domain.scheduling.words.nodes import Zone
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import About


def instant(local: datetime, zone: Zone | None, scene: Scene, *, soft: bool = False) -> datetime | None:
    """The moment in UTC at which a clock shows this; None when nobody knows whose clock it is.

    Args:
        soft: it is the edge of a whole day, about whose zone and hour nobody need be asked.
    """
    found = _zone(local, zone, scene, soft)
    if found is None:
        scene.block(About.ZONE)
        return None
    return _moment(local, found, scene, soft)


def zone_on_table(local: datetime, scene: Scene) -> Zone | None:
    """Whose clock shows this at a time on the table or within it, where that is one person's: "2.30 works" takes what was proposed.

    A wish that lies within it on the reader's clock alone may be proposed in its place: "12:30 would suit" is nobody's yet.
    """
    people = (("mine", scene.situation.speaker), ("yours", scene.situation.reader))
    found = {local.replace(tzinfo=who).astimezone(UTC): whose for whose, who in people if who is not None}
    table = scene.situation.before
    named = [Zone("whose", whose) for moment, whose in found.items() if any(slot.start == moment for slot in table)]
    within = [slot for slot in table if not slot.is_exact]
    around = [
        Zone("whose", whose)
        for moment, whose in found.items()
        if any(slot.start < moment < slot.end for slot in within)
    ]
    named = named or ([] if scene.wishes and around == [Zone("whose", "yours")] else around)
    return named[0] if len(named) == 1 else None


def only_zone(zones: Iterable[Zone], scene: Scene) -> tuple[tzinfo, ...]:
    """The zone that a message names, when it is one; its other times may be meant in it too."""
    named = {zone for zone in zones if zone.kind != "whose"}
    if len(named) != 1:
        return ()
    zone = named.pop()
    if zone.kind == "fixed":
        return (timezone(timedelta(minutes=zone.minutes)),)
    name = zone.name if zone.kind == "named" else scene.lexicon.letters[zone.name][0][0]
    return (ZoneInfo(name),)


def _zone(local: datetime, zone: Zone | None, scene: Scene, soft: bool) -> tzinfo | None:
    speaker, reader = scene.situation.speaker, scene.situation.reader
    match zone:
        case None:
            known = [(str(who), who) for who in (speaker, reader, *scene.places) if who is not None]
            if not known or soft or (scene.own_day and speaker is not None):
                return known[0][1] if known else None
            return scene.choose(About.WHOSE, _differing(local, known))
        case Zone(kind="named", name=name):
            return ZoneInfo(name)
        case Zone(kind="fixed", minutes=minutes):
            return timezone(timedelta(minutes=minutes))
        case Zone(kind="letters", name=name):
            return _lettered(local, name, scene)
        case Zone(kind="whose", name="mine"):
            return speaker
        case Zone(kind="whose", name="yours"):
            return reader
    known = [(str(who), who) for who in (speaker, reader) if who is not None]
    return scene.choose(About.WHOSE, _differing(local, known)) if len(known) > 1 else None


def _differing(local: datetime, known: list[tuple[str, tzinfo]]) -> list[tuple[str, tzinfo]]:
    """The zones in which the clock shows this at different moments."""
    found: dict[timedelta | None, tuple[str, tzinfo]] = {}
    for name, zone in known:
        found.setdefault(zone.utcoffset(local), (name, zone))
    return list(found.values())


def _lettered(local: datetime, letters: str, scene: Scene) -> tzinfo:
    """The zone of letters like EST: that of a person whose clock bears them, then or for the writer in another season; else asked."""
    rows = scene.lexicon.letters[letters]
    people = [who for who in (scene.situation.speaker, scene.situation.reader) if who is not None]
    if (writer := scene.situation.speaker) and _means_their_wall(writer, local, letters, scene):
        bearers = [who for who in people[1:] if _bears(who, local, letters, scene)]
        return scene.choose(About.LETTERS, _differing(local, [(str(who), who) for who in (writer, *bearers)]))
    theirs = {who.utcoffset(local): who for who in people if who.tzname(local) == letters}
    if len(theirs) == 1:
        return next(iter(theirs.values()))
    ways: list[tuple[str, tzinfo]] = []
    for name, minutes in rows:
        fixed = timezone(timedelta(minutes=minutes), letters)
        ways.append((f"{name} {letters}", fixed))
        place = UTC if name == "UTC" else ZoneInfo(name)
        if len(rows) == 1 and place.utcoffset(local) != fixed.utcoffset(None):
            ways.insert(0, (name, place))
    if len(rows) == 1:
        ways += [(str(who), who) for who in people if _is_out_of_season(who, local, letters)]
    return scene.choose(About.LETTERS, _differing(local, ways))


def _means_their_wall(writer: tzinfo, local: datetime, letters: str, scene: Scene) -> bool:
    """Whether somebody names their own clock by letters of another season: "9:30 EST" in summer, from Toronto; GMT is nobody's own."""
    shown = writer.tzname(local) == letters or all(name == "UTC" for name, _ in scene.lexicon.letters[letters])
    return not shown and _is_out_of_season(writer, local, letters)


def _bears(who: tzinfo, local: datetime, letters: str, scene: Scene) -> bool:
    """Whether letters are those of somebody's clock at the time: by its own name, or as one of the several zones that they name."""
    places = [(ZoneInfo(name), timedelta(minutes=minutes)) for name, minutes in scene.lexicon.letters[letters]]
    shared = len(places) > 1 and any(place.utcoffset(local) == ahead == who.utcoffset(local) for place, ahead in places)
    return shared or who.tzname(local) == letters


def _is_out_of_season(who: tzinfo, local: datetime, letters: str) -> bool:
    """Whether somebody's clock bears these letters in another season."""
    return any(who.tzname(local.replace(month=month, day=1)) == letters for month in (1, 7))


def _moment(local: datetime, zone: tzinfo, scene: Scene, soft: bool) -> datetime:
    earlier, later = local.replace(tzinfo=zone), local.replace(tzinfo=zone, fold=1)
    if soft or earlier.utcoffset() == later.utcoffset():
        return earlier.astimezone(UTC)
    ways = [("first", earlier.astimezone(UTC)), ("second", later.astimezone(UTC))]
    skipped = earlier.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local
    return scene.choose(About.SKIPPED if skipped else About.DOUBLED, ways)
