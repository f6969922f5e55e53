"""What the words of a thank-you say of its occasion: another talk, private life, help offered, somebody else asked, an apology."""

import re

from halfhour.domain.letters.letter import Span

_JOB_INTERVIEW = re.compile(
    r"\b(?:(?:for|at|after|during) (?:the|your|our|my)? ?(?:job )?interview(?:ing)? (?:for|yesterday|today|on)|"
    r"interview(?:ing|ed)? (?:me )?for "
    r"the|offering me the (?:position|job|post|role)|considering my (?:application|candidacy)|interviewing me|"
    r"(?:fit|asset) for your (?:organi[sz]ation|company|team)|confident (?:that )?i (?:would|can|could)|"
    r"my application|next round)\b",
    re.IGNORECASE,
)

_OTHER_LIFE = re.compile(
    r"\b(?:thank\w*|appreciate|enjoyed|obliged|grateful)\b[^.!?]{0,60}?\b(?:dinner|supper|birthday|wedding|christening|engagement|"
    r"funeral|condolences|flowers|bouquet|present|gifts?|recital|holidays?|vacation|cruise|hotel|overnight stay|"
    r"our stay|housewarming|honeymoon|babysitting|donation|purchase|your order|the order)\b",
    re.IGNORECASE,
)
"""What people thank for outside of talks about work (our own list)."""
_MIXED_UP = re.compile(
    r"\b(?:mix(?:ed|ing)? (?:\w+ ){0,3}up|wrong (?:person|name|interview|meeting|talk|template|mail|e-mail)|my (?:earlier|other) "
    r"(?:interview|meeting|talk|call|one)|confus(?:ed|ing) you with|(?:oops|sorry|apologies|forgive me)\b[^.!?]{0,40}\b"
    r"(?:we met at|that was|you (?:are|were) (?:in|at|from|the)))\b",
    re.IGNORECASE,
)
"""Somebody who notices in the writing that it was another talk."""
_OFFER = re.compile(
    r"\b(?:if|should|whenever|when|any time) (?:you |ever |you're |there's )+(?:need|want|like|fancy|short|care|happen|come|require|wish|"
    r"anything (?:i|we))\b[^.!?]*\b(?:i|we)(?:'ve|'m|'d|'ll| am| have| can| could| would| will| live| know| owe)\b"
    r"|\byou (?:kindly |very kindly |so kindly )?offered (?:to|me)\b|\bas you (?:offered|proposed|suggested)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:i|we)(?:'ve|'ll|'m|'d|'re| have| will| shall| am| are| would)? (?:(?:now|also|already|just|then|today|going to|gonna|about to|"
    r"want to|plan to|mean to) )*"
    r"(?:ask(?:ed|ing)?|wr(?:ite|ote|itten|iting)|e-?mail(?:ed|ing)?|text(?:ed|ing)?|messag(?:e|ed|ing)|r(?:ing|ang|ung|inging)|"
    r"phon(?:e|ed|ing)|call(?:ed|ing)?|spo(?:ke|ken)|speak(?:ing)?|talk(?:ed|ing)?)\b",
    re.IGNORECASE,
)
_OF_YOU = re.compile(r"\b(?:you\w*|u|ur|ye|y'all|please|pls|kindly)\b|\?", re.IGNORECASE)
_SORRY = re.compile(r"\b(?:sorry|apologi[sz]e|apologies|forgive me|excuse me|pardon)\b", re.IGNORECASE)

_THANKED = re.compile(
    r"\b(?:thank\w*|appreciat\w+|grateful|(?:kind|good|nice|generous) of you|enjoyed|pleasure)\b", re.IGNORECASE
)
_BUT = re.compile(
    r"\b(?:but|though|although|however|only|still|yet|suppose|should|guess|next time|expected|promised)\b",
    re.IGNORECASE,
)


def other_occasion(text: str, *, after_job: bool, goes_on: bool) -> Span | None:
    """Where a thank-you is for something else than a talk about work, or for a job interview where there was none; None elsewhere.

    What goes on with a plan may have begun over dinner.
    """
    patterns = [_MIXED_UP, *(() if after_job else (_JOB_INTERVIEW,)), *(() if goes_on else (_OTHER_LIFE,))]
    match = next(filter(None, (pattern.search(text) for pattern in patterns)), None)
    return Span(match.start(), match.end()) if match else None


def offers_help(sentence: str) -> bool:
    """Whether a sentence offers help, or takes up what the other offered: neither is a burden."""
    return _OFFER.search(sentence) is not None


def asks_another(sentence: str) -> bool:
    """Whether a sentence tells that its writer asks, or has asked, somebody else; whoever reads it is asked for nothing."""
    return _ASKED.search(sentence.replace("’", "'")) is not None and _OF_YOU.search(sentence) is None


def apologises(sentence: str) -> bool:
    """Whether a sentence excuses its writer."""
    return _SORRY.search(sentence) is not None


def only_thanks(sentence: str) -> bool:
    """Whether a sentence thanks without a but."""
    return _THANKED.search(sentence) is not None and _BUT.search(sentence) is None
