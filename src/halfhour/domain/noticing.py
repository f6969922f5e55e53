"""Which mails are looked at, and which conversation one belongs to."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

_REPLY = re.compile(
    r"^\s*(?:(?:re|aw|sv|vs|antw|rv|res|rif|odp|ynt|tr|fw|fwd|wg|回复|答复|回覆|返信|전달|회신)\s?(?:\[\d+\])?\s?[:：]\s*)+",
    re.IGNORECASE,
)
_ID = re.compile(r"<[^<>\s]{3,250}>")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose mails are looked at, and which letters answers and bounces are about."""

    addresses: tuple[str, ...]
    letters: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Nobody is written with."""
        return not (self.addresses or self.letters)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look into a mailbox found: the letters, and up to which one it has come."""

    uid_validity: int
    seen_uid: int
    letters: tuple[bytes, ...] = ()
    is_all: bool = True
    """Whether nothing was left for the next look."""


@dataclass(frozen=True, slots=True)
class OpenThread:
    """A conversation that a mail may belong to: subjects of what was written in it, and whether it is still going."""

    key: str
    subjects: Collection[str] = field(default_factory=tuple)
    is_open: bool = True


def ids_in(*values: str) -> tuple[str, ...]:
    """The Message-IDs in fields such as In-Reply-To and References, in their order."""
    return tuple(dict.fromkeys(each for value in values for each in _ID.findall(value[:8_000])))


def plain_subject(subject: str) -> str:
    """A subject without what programs put before it."""
    return " ".join(_REPLY.sub("", subject).split()).casefold()


def belongs_to(subject: str, candidates: Sequence[OpenThread]) -> str | None:
    """The conversation that a mail of one of its people belongs to: by its subject, else the only one that is still going."""
    wanted = plain_subject(subject)
    same = [one.key for one in candidates if wanted and wanted in {plain_subject(each) for each in one.subjects}]
    if len(same) == 1:
        return same[0]
    going = [one.key for one in candidates if one.is_open]
    return going[0] if len(going) == 1 else None


def in_chunks(values: Iterable[str], most: int) -> list[tuple[str, ...]]:
    """Values in groups of so many."""
    every = tuple(values)
    return [every[start : start + most] for start in range(0, len(every), most)]
