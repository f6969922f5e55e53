"""Checks that follow from the shape of a message: length, subject, greeting, whom it is about, how hard it is to read."""

import re
from collections.abc import Collection, Iterator

from halfhour.domain.letters.faults import greets_by_name, placeholder, wrong_name
from halfhour.domain.letters.letter import Letter, Span
from halfhour.domain.outreach.balance import Balance, Scale
from halfhour.domain.outreach.checks import Channel, Check, Context, Topic
from halfhour.domain.talks.stems import words as words_of
from halfhour.domain.vectors import folded

FREE, PAID = 200, 300
"""Characters of a LinkedIn connection note, free and paid (docs/sources.md#reaching-out)."""
WORDS = {Channel.EMAIL: (50, 125), Channel.INMAIL: (25, 125), Channel.SOCIAL: (5, 80)}
"""Fewest and most words; for e-mail Boomerang 2016, for the others our own default."""
LONGEST_SUBJECT = 9
"""Words of a subject line that is still read at a glance; three or four do best (Boomerang 2016), the limit is our own default."""
HARDEST = 12.5
"""Grade from which a text reads at college level (Boomerang 2016)."""
ENOUGH_WORDS = 30
"""Words from which a grade says something (our own default)."""
SAME = 0.5
"""Share of runs of four words that an earlier message has as well (our own default)."""

_GENERIC = re.compile(
    r"(?:re: ?|fwd: ?)*(?:hi|hello|hey|hello there|greetings|question|questions|a question|"
    r"(?:just )?(?:a )?quick (?:question|chat|call|note)|"
    r"introduction|intro|opportunity|(?:job|career|internship) opportunit(?:y|ies)|opportunities|request|a request|"
    r"help|help needed|"
    r"help please|please help|need help|networking|connect(?:ing)?|(?:let's|can we) (?:connect|chat|talk)|meeting|"
    r"coffee|chat|"
    r"(?:informational|information) (?:interview|meeting|chat)(?: request)?|(?:general )?(?:inquiry|enquiry|query)|"
    r"job|jobs?\??|"
    r"job (?:inquiry|enquiry|application|search)|application|internship|career|career advice|advice|guidance|"
    r"reaching out|touching base|"
    r"catching up|checking in|important|urgent|info|information|subject|no subject|\(no subject\)|test|my situation|"
    r"hope you can help|"
    r"follow(?:ing)?[ -]?up|thank you|thanks|favou?r|(?:can|could) you help(?: me)?|speak soon|looking for advice|"
    r"seeking advice)"
    r"[ .!?:]*",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"\b(?:(?:attach(?:ed|ing|ment)?|enclos(?:ed?|ing)|appended|herewith)\b[^.!?\n]{0,60}?\b(?:cv|c\.v\.|"
    r"r[eé]sum[eé]s?|curriculum|vitae|"
    r"portfolio|biodata|bio-data|cover letter|letter|documents?|transcripts?|certificates?|references?|application|"
    r"profile|files?|pdf|testimonials)\b"
    r"|\b(?:cv|r[eé]sum[eé]|curriculum(?: vitae)?|portfolio|biodata|cover letter|documents?|transcripts?|"
    r"certificates|profile)\b[^.!?\n]{0,40}?"
    r"\b(?:is|are|as|in the|find|see|below|here)?\b ?(?:attach(?:ed|ment)|enclosed|herewith|linked below|appended|"
    r"below\b)"
    r"|(?:please|kindly) find (?:attached|enclosed)|see (?:the )?attach(?:ed|ment)|(?:here(?:'s| is) my|i (?:join|"
    r"append|enclose|attach|include)(?: you)? (?:a|my|the)|"
    r"i(?:'m| am) (?:attaching|enclosing)|with my) (?:full |current |updated )?(?:cv|r[eé]sum[eé]|curriculum|"
    r"portfolio|biodata|application)"
    r"|i(?:'ve| have) (?:attached|enclosed|included)"
    r"|\b(?:is|are|was|were|'m|be|been) (?:also )?(?:attached|enclosed|appended)\b"
    r"|\b(?:i(?:'m| am)? (?:join|joining|sending|send|add|adding)|sent) (?:you )?(?:to|with|along with|in) "
    r"this (?:e-?mail|mail|message|letter|note)\b"
    r"|\b(?:with|to|in) this (?:e-?mail|mail|message|letter) (?:i|you(?:'ll| will)? find)\b[^.!?\n]{0,40}\b(?:cv|r[eé]sum[eé]|"
    r"portfolio|letter|photos?|pictures|documents?|certificates?))",
    re.IGNORECASE,
)
_NOT_ATTACHED = re.compile(
    r"\b(?:not|no|nothing|without|n't|leave|instead of|rather than)\b[^.!?]{0,30}$", re.IGNORECASE
)
_VOWELS = re.compile(r"[aeiouyáéíóúäöü]+", re.IGNORECASE)
_SILENT = re.compile(r"[^aeiouyl\W]e(?:s|d)?\b", re.IGNORECASE)


def shape_checks(
    letter: Letter,
    channel: Channel,
    context: Context,
) -> Iterator[Check]:
    """All checks that need no model."""
    yield _placeholder(letter)
    yield _greeting(letter, channel, context)
    yield _subject(letter, channel)
    yield _length(letter, channel)
    yield _attachment(letter)
    yield _reading(letter)
    yield _sameness(letter, context.earlier)


def about_them(balance: Balance, scale: Scale) -> Check:
    """Whether enough of a message speaks of the one who reads it."""
    ok, facts = not scale.is_about_me(balance), {"percent": round(100 * balance.share)}
    return Check(Topic.ABOUT_THEM, ok, "about_them_ok" if ok else "about_them", None if ok else balance.longest, facts)


def size(letter: Letter) -> int:
    """Words that are sent, without signature and headers."""
    end = letter.signature.start if letter.signature else letter.whole.end
    return len(letter.text[letter.whole.start : end].split())


def _placeholder(letter: Letter) -> Check:
    place = placeholder(letter.text)
    return Check(Topic.PLACEHOLDER, place is None, "placeholder" if place else "placeholder_ok", place)


def _greeting(letter: Letter, channel: Channel, context: Context) -> Check:
    if context.recipient and wrong_name(letter, [context.recipient]):
        return Check(Topic.GREETING, False, "greeting_wrong", letter.greeting, {"name": context.recipient})
    if greets_by_name(letter):
        return Check(Topic.GREETING, True, "greeting_ok", letter.greeting)
    if letter.greeting is None and channel is Channel.SOCIAL:
        return Check(Topic.GREETING, True, "greeting_none_needed")
    reason = "greeting_nameless" if letter.greeting else "greeting_missing"
    return Check(Topic.GREETING, False, reason, letter.greeting)


def _subject(letter: Letter, channel: Channel) -> Check:
    if channel in {Channel.NOTE, Channel.SOCIAL}:
        return Check(Topic.SUBJECT, True, "subject_none_needed")
    words = letter.subject.of(letter.text).strip() if letter.subject else ""
    if not words:
        return Check(Topic.SUBJECT, False, "subject_missing")
    count = len(words.split())
    if count > LONGEST_SUBJECT:
        return Check(Topic.SUBJECT, False, "subject_long", letter.subject, {"words": count})
    if _GENERIC.fullmatch(words) or not any(letter.isalpha() for letter in words):
        return Check(Topic.SUBJECT, False, "subject_generic", letter.subject)
    return Check(Topic.SUBJECT, True, "subject_ok", letter.subject, {"words": count})


def _length(letter: Letter, channel: Channel) -> Check:
    if channel is Channel.NOTE:
        count = len(letter.whole.of(letter.text))
        reason = "note_long" if count > PAID else "note_paid" if count > FREE else "note_ok"
        place = Span(letter.whole.start + PAID, letter.whole.end) if count > PAID else None
        return Check(Topic.LENGTH, count <= PAID, reason, place, {"characters": count})
    fewest, most = WORDS[channel]
    count = size(letter)
    reason = "short" if count < fewest else "long" if count > most else "length_ok"
    facts = {"words": count, "fewest": fewest, "most": most}
    return Check(Topic.LENGTH, fewest <= count <= most, f"{channel}_{reason}", None, facts)


def _attachment(letter: Letter) -> Check:
    for match in _ATTACHED.finditer(letter.text, letter.whole.start):
        if not _NOT_ATTACHED.search(letter.text, max(0, match.start() - 40), match.start()):
            return Check(Topic.ATTACHMENT, False, "attachment", Span(match.start(), match.end()))
    return Check(Topic.ATTACHMENT, True, "attachment_ok")


def _reading(letter: Letter) -> Check:
    grade = reading_grade(" ".join(letter.said()), len(letter.sentences))
    ok = grade is None or grade < HARDEST
    if ok:
        return Check(Topic.READING, True, "reading_ok", None, {"grade": max(0, round(grade or 0))})
    hardest = max(letter.sentences, key=lambda span: span.end - span.start)
    return Check(Topic.READING, False, "reading", hardest, {"grade": round(grade or 0)})


def reading_grade(text: str, sentences: int) -> float | None:
    """School grade by Flesch and Kincaid; None for a text too short to say.

    Source:
        docs/sources.md#reaching-out
    """
    words = len(text.split())
    if words < ENOUGH_WORDS or not sentences:
        return None
    syllables = max(words, len(_VOWELS.findall(text)) - len(_SILENT.findall(text)))
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def _sameness(letter: Letter, earlier: Collection[str]) -> Check:
    if not earlier:
        return Check(Topic.SAMENESS, True, "sameness_unknown")
    mine = _runs(letter.whole.of(letter.text))
    shares = [len(mine & _runs(other)) / len(mine) for other in earlier] if mine else []
    share = max(shares, default=0.0)
    if share < SAME:
        return Check(Topic.SAMENESS, True, "sameness_ok")
    return Check(Topic.SAMENESS, False, "sameness", None, {"percent": round(100 * share)})


def _runs(text: str) -> set[tuple[str, ...]]:
    """Runs of four words without names, which differ even in copies."""
    said = [word for word in folded_words(text) if len(word) > 1]
    return set(zip(said, said[1:], said[2:], said[3:], strict=False))


def folded_words(text: str) -> list[str]:
    """Words in small letters, those with a capital inside a sentence left out."""
    kept = re.sub(r"(?<=[a-z,;] )[A-Z][\w'’-]+|(?<=[Dd]ear )[A-Z]\w+|(?<=[Hh]i )[A-Z]\w+", "", text)
    return words_of(folded(kept))
