"""What came of bringing an archive back, and how far work on one has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shelved:
    """A piece of work on an archive: `sort` is out or in; `done` of `of` rows; `trouble` in words when it failed.

    `begun_at` is an ISO moment in UTC; `counts` tell what an archive holds, or what came of it; `kept_both` are names of what
    stood here with other words; `into` is the key of the workspace that it goes into, empty for a new one.
    """

    key: str
    workspace: str
    sort: str
    name: str
    begun_at: str
    state: str = "waits"
    done: int = 0
    of: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    kept_both: tuple[str, ...] = ()
    stayed: tuple[str, ...] = ()
    trouble: str = ""
    into: str = ""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came, or would come, of an archive: for each table how many rows are new, same, doubled or stayed.

    Doubled: a row of the same key has other words here, and both are kept. Stayed: there can be only one, so the one here stays.
    """

    tables: Mapping[str, Mapping[str, int]]
    doubled: tuple[str, ...] = ()
    stayed: tuple[str, ...] = ()
    workspace: str = ""

    def count(self, fate: str) -> int:
        """How many rows of all tables have met a fate."""
        return sum(counts.get(fate, 0) for counts in self.tables.values())
