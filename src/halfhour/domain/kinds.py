"""The kinds of conversation."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of conversation; purpose and expectation decide, not the words used (field.md §1)."""

    INFORMATIONAL = "informational"
    CASUAL_JOB = "casual_job"
    FORMAL_JOB = "formal_job"
    OTHER = "other"
    UNCLEAR = "unclear"
