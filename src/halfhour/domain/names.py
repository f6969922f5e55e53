"""How names of people and places are compared: without what does not tell two of them apart."""

import re
import unicodedata

_LEGAL = frozenset(
    "inc incorporated corp corporation co company llc llp lp ltd limited plc pte pty gmbh ag kg kgaa ohg ug mbh se sa sas sarl spa srl "
    "bv nv ab as asa oy oyj aps kk sro zrt kft doo ltda sl slu cic ev eg".split()
)
"""Legal forms as they stand behind the names of companies, in small letters without stops."""

_DEGREES = frozenset(
    "phd dphil md mba msc bsc ma ba meng beng cpa cfa pmp jd llm llb rn mph mpa mfa frcs esq dds dvm edd psyd dr prof "
    "professor mr mrs ms miss mx ing dipl".split()
)
"""Titles and degrees as they stand before and behind the names of people."""

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\"“”«»][^\"“”«»]*[\"“”«»]")
_APART = re.compile(r"[^\w]+|_")
_STOPS = re.compile(r"(?<=\w)\.(?=\w)|(?<=\b\w)\.|['’]")


def plain_person(name: str) -> str:
    """A person's name in small letters without accents, titles, degrees, asides and signs; words keep their order.

    A name that is nothing but such things is kept as it is, in small letters.
    """
    words = _words(name)
    return " ".join(word for word in words if word not in _DEGREES) or " ".join(words) or name.strip().casefold()


def plain_place(name: str) -> str:
    """The name of an organization in small letters without accents, signs, a leading "the" and legal forms at its end."""
    words = _words(name)
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words) or name.strip().casefold()


def _words(name: str) -> list[str]:
    bare = _ASIDE.sub(" ", name) if _ASIDE.sub("", name).strip() else name
    folded = bare.casefold()
    if not folded.isascii():
        folded = "".join(
            sign for sign in unicodedata.normalize("NFKD", bare).casefold() if not unicodedata.combining(sign)
        )
    return [word for word in _APART.split(_STOPS.sub("", folded.replace("&", " and "))) if word]
