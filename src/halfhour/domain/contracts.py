"""What a kind of conversation decides: questions, minutes, dress, thanks, and what may be asked or sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from halfhour.domain.kinds import Kind


@dataclass(frozen=True, slots=True)
class Contract:
    """What both sides may expect of a kind of conversation.

    `topics`, `dress` and the parts of the `plan` are keys of phrases/contracts.toml. `minutes` is the least and the most usual
    length, None when a kind has none; the plan's minutes add up to at most the most.
    """

    kind: Kind
    topics: tuple[str, ...]
    minutes: tuple[int, int] | None
    plan: tuple[tuple[str, int], ...]
    dress: str
    thank_within: timedelta | None
    restate_interest: bool
    may_ask_for_job: bool
    may_attach_resume: bool
    """Unasked; when invited to, one always may."""


def read_contracts(table: Mapping[str, Mapping[str, Any]]) -> Mapping[Kind, Contract]:
    """Contracts from the rows of phrases/contracts.toml."""
    return {Kind(kind): _contract(Kind(kind), row) for kind, row in table.items()}


def contract_of(kind: Kind, contracts: Mapping[Kind, Contract], *, said: Sequence[Kind] = ()) -> Contract | None:
    """The contract of a kind; of an unclear one the most careful of its readings, None when there are none.

    Args:
        said: the readings of an unclear kind.
    """
    if kind in contracts:
        return contracts[kind]
    readings = [contracts[reading] for reading in said if reading in contracts]
    return min(readings, key=lambda contract: (contract.may_ask_for_job, contract.may_attach_resume), default=None)


def _contract(kind: Kind, row: Mapping[str, Any]) -> Contract:
    minutes = row.get("minutes")
    hours = row.get("thank_within_hours")
    return Contract(
        kind,
        tuple(str(topic) for topic in row["topics"]),
        (int(minutes[0]), int(minutes[1])) if minutes else None,
        tuple((str(part), int(length)) for part, length in row.get("plan", ())),
        str(row["dress"]),
        timedelta(hours=int(hours)) if hours else None,
        bool(row["restate_interest"]),
        bool(row["may_ask_for_job"]),
        bool(row["may_attach_resume"]),
    )
