"""What questions are about, how they are asked better, and good ones to choose from."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # numpy stays out of commands that only need words
    from halfhour.domain.question_bank import BankQuestion
    from halfhour.domain.question_model import Hints
    from halfhour.domain.question_wording import Rewording


@cache
def question_hints() -> "Hints":
    """What points to the topic of a question, and to a question out of place."""
    from halfhour.domain.question_model import read_hints

    return read_hints(_table("questions.toml"))


@cache
def question_rewordings() -> "tuple[Rewording, ...]":
    """How a question is asked better, from its own words."""
    from halfhour.domain.question_wording import read_rewordings

    return read_rewordings(_table("questions.toml")["better"])


@cache
def question_words() -> Mapping[str, Mapping[str, str]]:
    """Words for forms, topics and flags, and the reason for each."""
    return _table("question_words.toml")


@cache
def question_bank() -> "tuple[BankQuestion, ...]":
    """Good questions to choose from, by topic."""
    from halfhour.domain.question_bank import read_bank

    return read_bank(_table("question_bank.toml")["question"])


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("halfhour.phrases") / name).read_text(encoding="utf-8"))
