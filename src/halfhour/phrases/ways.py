"""How long a way takes, in words."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from halfhour.domain.scheduling.ways import WayThere


@cache
def way_words() -> Mapping[str, Mapping[str, str]]:
    """All of them: group → what is said → words."""
    return tomllib.loads((files("halfhour.phrases") / "ways.toml").read_text(encoding="utf-8"))


def way_in_words(way: WayThere, group: str = "ground") -> str:
    """`about 25 minutes by public transport, 6 km as the crow flies`; `short` is the group for a line beside a clock."""
    words = way_words()
    said = "here" if way.is_estimate and not way.minutes else way.ground.value
    going = words["going"][way.going] if way.going else ""
    return words[group][said].format(minutes=way.minutes, going=going, distance=distance_in_words(way.metres))


def distance_in_words(metres: int) -> str:
    """Kilometres from one on, with a half where it tells something; else metres in steps of fifty."""
    if metres < 975:
        return f"{max(50, round(metres / 50) * 50)} m"
    half = round(metres / 500) / 2
    return f"{half:g} km" if half < 10 else f"{round(metres / 1000)} km"
