"""What the kind of a conversation means, in words."""

from dataclasses import dataclass

from halfhour.domain.contracts import Contract, contract_of
from halfhour.domain.kinds import Kind
from halfhour.phrases.contracts import contract_words, contracts


@dataclass(frozen=True, slots=True)
class Terms:
    """A contract as the page shows it; `plan` is parts with their minutes."""

    topics: list[str]
    minutes: tuple[int, int] | None
    plan: list[tuple[str, int]]
    dress: str
    thanks: str
    job: str
    resume: str


def terms_of(kind: Kind) -> Terms | None:
    """What a kind means; None for an unclear one."""
    contract = contract_of(kind, contracts())
    return _terms(contract) if contract else None


def _terms(contract: Contract) -> Terms:
    words = contract_words()
    thanks = "restating" if contract.restate_interest else "plain"
    return Terms(
        [words["topics"][topic] for topic in contract.topics],
        contract.minutes,
        [(words["plan"][part], minutes) for part, minutes in contract.plan],
        words["dress"][contract.dress],
        words["thanks"][thanks if contract.thank_within else "none"],
        words["job"]["yes" if contract.may_ask_for_job else "no"],
        words["resume"]["yes" if contract.may_attach_resume else "no"],
    )
