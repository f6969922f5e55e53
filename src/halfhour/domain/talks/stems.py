"""Words of a talk brought to one form, so that "worked" and "working" meet."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_ENDINGS = (
    "ations",
    "ation",
    "ingly",
    "ments",
    "ment",
    "ness",
    "ings",
    "ies",
    "ied",
    "ing",
    "ers",
    "est",
    "ed",
    "er",
    "es",
    "ly",
    "s",
)

# Words that carry grammar or talk, not matter; our own list.
PLAIN = frozenset(
    re.findall(
        r"[\w'-]+",
        """
    a about above across actually after again all almost also although always am an and any anybody anyone anything apart are
    around as at away back basically be because been before being below between bit both but by came can cannot cause come
    comes could did do does doing done down during each either else em enough er even ever every everybody everyone everything
    few for from gave get gets getting give given go goes going gone gonna good got great guess had half has have having he
    hello her here hers hey hi him himself his hm hmm honestly how i if in into is it its itself just keep kind knew know
    known last later least less let like likes little long look looks lot lots made mainly make makes many may maybe me mean
    means might mine mm more most much must my myself near need never new next nice no nobody none nor not nothing now of off
    often oh ok okay on once one ones only onto or other others ought our ours out over own part people perhaps please pretty
    probably put quite rather really right said same saw say says see seem seems seen shall she should since so some somebody
    someone something sometimes soon sorry sort still stuff such sure take taken takes tell than thank thanks that the their
    theirs them themselves then there these they thing things think this those though thought through time to today together
    told too took toward towards try two uh um under until up upon us use used usually very want wanted was way we well went
    were what whatever when where whether which while who whom whose why will with within without wonder would yeah year years
    yep yes yet you your yours yourself
        """,
    )
)


def words(text: str) -> list[str]:
    """The words of a text in lower case, in order, apostrophes made straight; empty for a text without any."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The part of an English word that its family shares, at least three letters; rough on purpose."""
    word = word.partition("'")[0]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            root = word[: -len(ending)]
            if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":
                root = root[:-1]
            return root + "y" if ending in {"ies", "ied"} else root.rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def matter(text: str) -> frozenset[str]:
    """The stems of the words that carry matter; empty when a text is grammar alone."""
    return frozenset(stem(word) for word in words(text) if len(word) > 2 and word not in PLAIN and "'" not in word)
