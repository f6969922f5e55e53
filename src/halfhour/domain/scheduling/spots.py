"""Where a place lies on the earth, and how far two of them are from each other."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH = 6_371_008.8
"""Mean radius in metres (IUGG)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the earth in degrees (WGS 84): north and east are positive."""

    latitude: float
    longitude: float

    def metres_to(self, other: "Spot") -> float:
        """As the crow flies, on a round earth; within half a percent of the true one."""
        here, there = radians(self.latitude), radians(other.latitude)
        across = sin(radians(other.longitude - self.longitude) / 2) ** 2
        up = sin((there - here) / 2) ** 2
        return 2 * EARTH * asin(min(1.0, sqrt(up + cos(here) * cos(there) * across)))

    @property
    def uri(self) -> str:
        """As the address of a place (RFC 5870): `geo:51.5074,-0.1278`."""
        return f"geo:{self}"

    def __str__(self) -> str:
        """Five places behind the point, a metre of exactness: `51.5074,-0.1278`."""
        return ",".join(f"{number:.5f}".rstrip("0").rstrip(".") for number in (self.latitude, self.longitude))
