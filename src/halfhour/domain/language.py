"""Which language a text is in: by its script, and within the Latin script by small words, letters and endings."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ENOUGH_WORDS = 4
"""Words from which a text in Latin script may be told (our own default); below it None."""

READ = 4_000
"""Characters that are read: from the beginning, the middle and the end (our own default)."""

_AHEAD_OF_ENGLISH = 1.25
"""How much more another language must show than English: slang, captions and foreign words within English stay English."""

_LEAST = 0.14
"""Weight per word below which no language is named."""

_OWN = 3
"""Different words of its own that a language other than English must show."""

_ENGLISH_SHORT = re.compile(r"'(?:s|m|re|ll|ve|d|t)$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
)
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_PERSIAN = re.compile(r"[پچژگ]")
_LATIN = re.compile(r"[a-zà-öø-ÿāăąćčďđēęěğģīįıłńňōőœřśşšťūůűźżžșțẁẃẅỳ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """What one language is known by: its ISO 639-1 code, small words with their weight, letters, and word endings."""

    code: str
    words: Mapping[str, float]
    marks: frozenset[str]
    ends: tuple[str, ...]


def read_profiles(table: Mapping[str, Mapping[str, object]]) -> tuple[Profile, ...]:
    """Profiles from `phrases/languages.toml`; a word that several languages share counts less for each."""
    lists = {code: frozenset(str(row["words"]).split()) for code, row in table.items()}
    spread = Counter(word for words in lists.values() for word in words)
    return tuple(
        Profile(
            code,
            {word: 1 / spread[word] ** 0.5 for word in lists[code]},
            frozenset(str(row.get("marks", ""))),
            _endings(row.get("ends", ())),
        )
        for code, row in table.items()
    )


def _endings(value: object) -> tuple[str, ...]:
    return tuple(str(end) for end in value) if isinstance(value, list) else ()


def language_of(text: str, profiles: Sequence[Profile]) -> str | None:
    """The ISO 639-1 code of a text's language; None when there is too little to tell, or no profile fits.

    Args:
        profiles: the languages of Latin script that can be told apart; others are known by their script.
    """
    sample = _sample(text)
    if code := _by_script(sample):
        return code
    words = [word.replace("’", "'") for word in _WORD.findall(sample.lower())]
    if len(words) < ENOUGH_WORDS:
        return None
    counts = Counter(words)
    scores = {profile.code: _score(counts, len(words), profile) for profile in profiles}
    best = max(scores, key=lambda code: scores[code], default=None)
    if best is None or scores[best] < _LEAST:
        return None
    english = scores.get("en", 0.0) + 0.5 * sum(_ENGLISH_SHORT.search(word) is not None for word in words) / len(words)
    foreign = _own_words(counts, best, profiles)
    if best == "en" or scores[best] < _AHEAD_OF_ENGLISH * english or foreign < _OWN:
        return "en" if english > _LEAST else None
    return best


def _own_words(counts: Mapping[str, int], code: str, profiles: Sequence[Profile]) -> int:
    """How many different words show the language and are no small words of English."""
    own = next(profile for profile in profiles if profile.code == code)
    english = next((profile.words for profile in profiles if profile.code == "en"), {})
    return sum(word not in english and (word in own.words or not own.marks.isdisjoint(word)) for word in counts)


def _sample(text: str) -> str:
    if len(text) <= READ:
        return text
    part = READ // 3
    middle = len(text) // 2
    return f"{text[:part]} {text[middle : middle + part]} {text[-part:]}"


def _by_script(text: str) -> str | None:
    """The language of a text mostly in another script than Latin; Japanese wherever there is kana, for its Chinese signs alone mislead."""
    if text.isascii():
        return None
    latin = len(_LATIN.findall(text))
    counts = {code: len(pattern.findall(text)) for code, pattern in _SCRIPTS}
    counts["zh"] *= 2
    if counts["ja"] * 5 > counts["zh"] / 2:
        counts["ja"] += counts.pop("zh")
    code = max(counts, key=lambda code: counts[code])
    if counts[code] < 3 or counts[code] * 1.5 < latin:
        return None
    if code == "ru" and len(_UKRAINIAN.findall(text)) * 40 > counts[code]:
        return "uk"
    if code == "ar" and len(_PERSIAN.findall(text)) * 30 > counts[code]:
        return "fa"
    return code


def _score(counts: Mapping[str, int], total: int, profile: Profile) -> float:
    """Weight of small words, telling letters and endings, per word."""
    known = profile.words
    score = 0.0
    for word, count in counts.items():
        weight = known.get(word, 0.0)
        if not weight:
            if profile.marks and not profile.marks.isdisjoint(word):
                weight += 0.25
            if profile.ends and len(word) > 5 and word.endswith(profile.ends):
                weight += 0.15
        score += weight * count
    return score / total
