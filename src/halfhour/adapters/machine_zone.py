"""The time zone of this machine, by its name in the zone database."""

from pathlib import Path
from zoneinfo import available_timezones

LOCALTIME = Path("/etc/localtime")
"""On most systems a link into the zone database; its target ends with the zone's name."""


def machine_zone(wish: str, localtime: Path = LOCALTIME) -> str:
    """The zone that TZ asks for, else the one that the system is set to; UTC where neither is a known name.

    Args:
        wish: the value of TZ, with or without the colon that POSIX allows in front.
    """
    target = str(localtime.resolve()) if localtime.is_symlink() else ""
    wished, linked = wish.removeprefix(":"), target.rpartition("zoneinfo/")[2]
    known = available_timezones()
    return next((zone for zone in (wished, linked) if zone in known), "UTC")
