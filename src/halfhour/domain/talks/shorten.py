"""Sentences of talk made short by leaving words out: fillers, false starts, asides, trailing clauses; no word is ever added."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\S+")
_NOTE = re.compile(r"[\[(]\w+[\])][.,;]?")
_BARE = re.compile(r"^[\W_]+|[\W_]+$")

# Words that keep a speaker's turn and carry no matter; at the head of a thought they go in any number.
_OPENERS = frozenset(
    """so well yeah yes yep no nope okay ok um uh umm uhm erm er ah oh hmm mm mhm right now and but or look listen see anyway
    actually basically honestly frankly obviously literally like hm sure absolutely exactly alright cool great mmm eh huh""".split()
)
_OPENER_RUNS = tuple(
    tuple(run.split())
    for run in (
        "i mean", "you know", "you see", "i think", "i guess", "i suppose", "i would say", "i'd say", "to be honest",
        "to be fair", "to be frank", "let me think", "let me see", "the thing is", "what i mean is", "i have to say",
        "i must say", "i'd have to say", "as i said", "like i said", "as i say", "how shall i say", "how do i put this",
        "sort of", "kind of", "of course", "in a way", "at the end of the day", "for what it's worth", "if you like",
        "that's a good question", "good question", "that is", "i believe", "i feel like", "i don't know",
    )
)  # fmt: skip
_FILLERS = frozenset("um uh umm uhm erm er mm mhm hmm uh-huh basically literally actually honestly".split())
_INNER_RUNS = tuple(
    tuple(run.split())
    for run in ("you know", "i mean", "sort of", "kind of", "i guess", "i suppose", "i think", "you see", "if you like", "or whatever",
                "or something", "and so on", "and stuff", "and things", "and all that", "to be honest", "in a way", "or so to speak")
)  # fmt: skip
_TAKING_BACK = frozenset("no sorry wait hang on rather".split())
_CORRECTIONS = tuple(
    tuple(run.split())
    for run in ("no hang on", "no wait", "no sorry", "sorry no", "what am i saying", "or rather", "let me think", "no no", "i tell a lie",
                "i beg your pardon", "what's it called", "what was it")
)  # fmt: skip
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half""".split()
)
_TAILS = frozenset("right yeah okay ok know really so then actually though anyway huh eh no".split())
_STRONG = re.compile(r"[;:—–…]$|\.\.+$|-$")
_CUTTING = frozenset("because but although though while whereas since unless until".split())
_JOINING = frozenset("and but so or".split())
_SUBJECTS = frozenset(
    """i i'm i've i'd i'll you you're you've you'd you'll we we're we've we'd we'll there there's they they're they've they'd
    he he's she she's it it's people nobody everyone everybody someone somebody""".split()
)
_OWN_SUBJECTS = frozenset(
    """i i'm i've i'd i'll you you're you've you'd you'll we we're we've we'd we'll there there's people nobody everyone everybody
    don't never always""".split()
)
_DANGLING = frozenset(
    """a an the of to in on at for with by from as is are was were be and or but because so that which who if when than not my your
    our their his her its this these those very more most quite too some any no every each i we you they he she it there can could
    will would should must may might do does did have has had about into onto over under like just also i'm you're we're it's""".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its place, its bare small form, and whether a pause follows it (comma or stronger)."""

    start: int
    end: int
    bare: str
    pause: bool
    strong: bool


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of a stretch of text, in order; signs standing alone belong to no word."""
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        bare = _BARE.sub("", match[0]).lower().replace("’", "'")
        if bare and not _NOTE.fullmatch(match[0]):
            strong = bool(_STRONG.search(match[0]))
            found.append(Word(match.start(), match.end(), bare, strong or match[0][-1] in ",.?!", strong))
    return tuple(found)


def tidied(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without openers, fillers, asides, repetitions and tags; empty when nothing else was said."""
    kept = _without_repeats(_without_corrected(_without_fillers(_without_openers(tuple(words)))))
    return _without_loose_end(_without_tail(_without_openers(kept)))


def clauses(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where a thought may be cut: ranges of words, in order, between pauses, before "because" and its kind, and before "and I".

    Clauses that narrow a noun ("people who…", "the day when…") stay with it: without them the noun says something else.
    """
    begin = 0
    for index in range(1, len(words)):
        if _may_cut(words, begin, index):
            yield begin, index
            begin = index
    if begin < len(words):
        yield begin, len(words)


def _may_cut(words: Sequence[Word], begin: int, index: int) -> bool:
    if words[index - 1].strong or (words[index - 1].pause and index - begin >= 2):
        return True
    if index - begin < 4:
        return False
    joins = words[index].bare in _JOINING and index + 1 < len(words) and words[index + 1].bare in _SUBJECTS
    return joins or words[index].bare in _CUTTING


def is_whole(words: Sequence[Word]) -> bool:
    """Whether a run of words can stand alone: it neither begins with a bare link nor ends in the air."""
    return bool(words) and words[-1].bare not in _DANGLING and words[0].bare not in _HANGING


def has_own_subject(words: Sequence[Word]) -> bool:
    """Whether a run from the middle of a sentence says for itself of whom it speaks; "it" and "they" would point into the gap."""
    return bool(words) and words[0].bare in _OWN_SUBJECTS


_POINTING = frozenset(
    "it it's it'd it'll they they're they've they'd them he he's him she she's her this that that's these those one ones".split()
)


def points_away(words: Sequence[str]) -> float:
    """How much a run of small bare words leans on what came before: 1 when it begins with "it" or "they", a little for each inside."""
    return float(bool(words) and words[0] in _POINTING) + 0.25 * sum(word in _POINTING for word in words[1:])


_HANGING = frozenset("and or than that which who whom whose".split())


def _without_openers(words: tuple[Word, ...]) -> tuple[Word, ...]:
    while words:
        run = _run_at(words, 0, _OPENER_RUNS)
        if run and len(words) > run + 1 and words[run].bare not in {"of", "about"}:
            words = words[run:]
        elif words[0].bare in _OPENERS and len(words) > 1:
            words = words[1:]
        else:
            break
    return words


def _without_fillers(words: tuple[Word, ...]) -> tuple[Word, ...]:
    kept: list[Word] = []
    index = 0
    while index < len(words):
        run = _run_at(words, index, _INNER_RUNS)
        if run and _is_aside(words, index, run):
            index += run
        elif words[index].bare in _FILLERS or (
            words[index].bare == "like" and words[index].pause and index and words[index - 1].pause
        ):
            index += 1
        else:
            kept.append(words[index])
            index += 1
    return tuple(kept)


def _is_aside(words: tuple[Word, ...], index: int, run: int) -> bool:
    """ "you know" set apart by pauses, or "sort of", "kind of" before what it softens: not "the kind of work", "do you know"."""
    last = words[index + run - 1]
    before = words[index - 1] if index else None
    if words[index].bare in {"sort", "kind"}:
        return before is not None and before.bare not in {
            "a",
            "the",
            "this",
            "that",
            "what",
            "same",
            "some",
            "any",
            "every",
            "each",
            "another",
            "of",
            "no",
        }
    return last.pause and (before is None or before.pause)


def _without_corrected(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Of "forty, no, sorry, fourteen" only the last: a figure that was taken back goes with the words that took it back."""
    kept: list[Word] = []
    index = 0
    while index < len(words):
        run = 0
        while index + run < len(words) and words[index + run].bare in _TAKING_BACK:
            run += 1
        after = words[index + run].bare if index + run < len(words) else ""
        if run and kept and kept[-1].pause and is_figure(kept[-1].bare) and is_figure(after):
            kept.pop()
            index += run
        else:
            kept.append(words[index])
            index += 1
    return tuple(kept)


def is_figure(word: str) -> bool:
    """Whether a small bare word is a number, in figures or in words."""
    return word[:1].isdigit() or any(part in _NUMBERS for part in word.split("-"))


def corrects_itself(words: Sequence[str]) -> float:
    """1 when small bare words take back what was said ("no, hang on", "what am I saying"), else 0."""
    return float(
        any(tuple(words[index : index + len(run)]) == run for run in _CORRECTIONS for index in range(len(words)))
    )


def _without_repeats(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Leaves out the first of "I was, I was" and of "the the": a start that was made again."""
    kept: list[Word] = []
    for word in words:
        kept.append(word)
        for length in (4, 3, 2, 1):
            if len(kept) >= 2 * length and [w.bare for w in kept[-length:]] == [
                w.bare for w in kept[-2 * length : -length]
            ]:
                if length > 1 or kept[-1].bare not in {
                    "very",
                    "really",
                    "that",
                    "had",
                    "so",
                    "many",
                    "long",
                    "far",
                    "no",
                }:
                    del kept[-2 * length : -length]
                break
    return tuple(kept)


def _without_tail(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Leaves out "…, right?" and "…, you know" at the end."""
    while len(words) > 3:
        run = next((len(tail) for tail in _INNER_RUNS if tuple(w.bare for w in words[-len(tail) :]) == tail), 0)
        if run and words[-run - 1].pause:
            words = words[:-run]
        elif words[-1].bare in _TAILS and words[-2].pause:
            words = words[:-1]
        else:
            break
    return words


def _without_loose_end(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Leaves out "and the" where captions broke off before a full stop."""
    while len(words) > 1 and not words[-1].pause and words[-1].bare in _DANGLING:
        words = words[:-1]
    return words


def _run_at(words: Sequence[Word], index: int, runs: tuple[tuple[str, ...], ...]) -> int:
    """How many words of a known run stand at a place; 0 for none."""
    first = words[index].bare
    for run in runs:
        if run[0] == first and tuple(word.bare for word in words[index : index + len(run)]) == run:
            return len(run)
    return 0
