"""Good questions to choose from: for which kind of conversation, from whom and for whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from halfhour.domain.kinds import Kind
from halfhour.domain.question_model import About


class Stage(StrEnum):
    """Where the one who asks stands in a career."""

    PUPIL = "pupil"
    STUDENT = "student"
    STARTER = "starter"
    CHANGER = "changer"
    PROFESSIONAL = "professional"


class Role(StrEnum):
    """Who is asked."""

    PEER = "peer"
    SENIOR = "senior"
    RECRUITER = "recruiter"
    MANAGER = "manager"
    """The one who hires."""
    ACADEMIC = "academic"
    ALUM = "alum"


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question with why one asks it; no stages or roles means that it suits all of them."""

    about: About
    text: str
    why: str
    kinds: frozenset[Kind]
    stages: frozenset[Stage]
    roles: frozenset[Role]

    def suits(self, kind: Kind | None = None, stage: Stage | None = None, role: Role | None = None) -> bool:
        """Whether it may be asked in such a conversation; None leaves a point open."""
        return (
            (kind is None or kind in self.kinds)
            and (stage is None or not self.stages or stage in self.stages)
            and (role is None or not self.roles or role in self.roles)
        )


def read_bank(rows: Iterable[Mapping[str, Any]]) -> tuple[BankQuestion, ...]:
    """The questions of `phrases/question_bank.toml`, in their order."""
    return tuple(
        BankQuestion(
            About(row["topic"]),
            row["text"],
            row["why"],
            frozenset(map(Kind, row["kinds"])),
            frozenset(map(Stage, row.get("stages", ()))),
            frozenset(map(Role, row.get("roles", ()))),
        )
        for row in rows
    )
