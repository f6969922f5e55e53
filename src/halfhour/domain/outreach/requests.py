"""What a message asks for, in kinds: a talk, a reading, an introduction, a thing… so that more than one can be told."""

import re
from collections.abc import Iterable

from halfhour.domain.clauses import plain

_FRAME = re.compile(
    r"(?:\b(?:could|can|would|will|may|might) (?:you|u|ye|ya|i|we|they|my \w+|(?:somebody|someone|anybody|"
    r"anyone|one of \w+)(?: from \w+)?)"
    r"(?: (?:please|kindly|also|possibly|"
    r"perhaps|maybe|then|just|"
    r"both|help (?:me )?to|help me|be able to|be up for|be so kind (?:as )?to|be able to|be kind enough to|"
    r"mind|consider|agree to|be willing to|be open to))*"
    r"|\b(?:please|kindly|pls|plz)(?: also)?|\bi(?:'d| would|d)? (?:also |very much |really )?(?:like|love|want|"
    r"hope|wish|need)"
    r"(?: (?:you|us|for you))? to|\bit would (?:also )?(?:help|be (?:good|great|nice|kind)) if you(?: (?:could|"
    r"would))?"
    r"|\b(?:and|also) that you|\bwondering (?:if|whether) (?:you|i|we) (?:could|might|would|can|may)(?: also)?"
    r"|\b(?:is it|would it be) possible (?:for (?:me|you) )?to|\bask (?:if|whether) you(?:'d| (?:could|would|"
    r"will|can))|^(?:and |also |plus )*if you could"
    r"|\b(?:grateful|thankful|obliged|delighted|glad|happy|appreciate(?: it)?) if "
    r"you(?:'d| (?:could|would))(?: also)?"
    r"|\b(?:love|like|appreciate) it if you(?:'d| (?:could|would))(?: also)?|\b(?:would|do) you mind"
    r"|\bi (?:would )?(?:also |further )?(?:request|ask|beg|invite) (?:of )?you(?: kindly)? to(?: kindly)?|"
    r"\bi(?:'d| would| should)(?: (?:also|equally))? "
    r"(?:be (?:very |most |also )?(?:grateful|obliged|glad|thankful) for|ask you to)"
    r"|\bi(?:'d| would)? (?:further|also|besides) (?:ask you to|(?:be )?(?:obliged|grateful) if you (?:would|could)|"
    r"need (?:someone|somebody|you) to)"
    r"|\bi(?:'d| would) (?:like|love) you(?: as well| also)? to|\bcould you besides"
    r"|^(?:grant|allow|give) me(?: please)?|^in addition,?(?: please)?"
    r"|\b(?:ask(?:ing)?|grateful|thankful|glad|hop(?:e|ing)|look(?:ing)?|appreciate) (?:you )?(?:for|to)|"
    r"\bplus,?|\balso,?|^and(?: also| then)?) +"
)
"""How a request begins; what follows says what is wanted."""
_JOINT = re.compile(
    r"(?:,|;)? *\b(?:and|plus|as well as)(?: (?:also|then|maybe|perhaps|please|kindly|afterwards|to|you))*\b +|[,;] +(?:to +)?"
)
"""How a second request is hung on to the first; "or" offers a choice of one."""

_KINDS = {
    "talk": r"(?:(?:visit|come|stop|drop|bring|let (?:me|us) come)\b[^?;]{0,60}?\b(?:minutes?|mins?|half an "
    r"hour|an hour|quarter of an hour|hours?)\b|call|phone|ring|telephone|speak|talk|chat|meet|zoom|skype|"
    r"connect(?! (?:me|us) (?:with|to))|discuss|hear|learn|know|check with you|ask|tell|explain|describe|answer|"
    r"spare|share (?:with me|a (?:few|bit)|some|your (?:story|experience|view|thought|perspective|insight|"
    r"advice|path|journey)\w*)|"
    r"(?:have|do|get|take|find|make|give|grant|offer|steal|borrow) (?:me |us |up |you |just |about |around )*(?:a |"
    r"an |some |your |half |the |"
    r"ten|twelve|fifteen|twenty|thirty|forty|five|\d+)[^,;]{0,24}?(?:min|hour|call|chat|talk|time|coffee|tea|"
    r"lunch|word|conversation|moment|advice|"
    r"interview|question)|see you|buy you|(?:take|invite|treat) you (?:to|for|out)|let me (?:know|ask|call)|"
    r"reply|respond|write back|write (?:to )?me|"
    r"drop me|sit down|catch)",
    "reading": r"(?:read|review|look (?:at|over|through)|go (?:over|through)|check|correct|edit|comment|"
    r"proofread|critique|mark|evaluate|assess|examine|play my|listen to my|"
    r"give (?:me )?(?:your )?(?:feedback|opinion)|(?:have|take|cast|run) (?:an?|your|ur) (?:quick )?(?:look|eyes?))",
    "writing": r"(?:write|sign|endorse|nominate|be (?:one of )?my (?:\w+ )?(?:reference|referee)s?|act as|vouch|provide (?:a |me "
    r"(?:with )?a )?(?:reference|letter|"
    r"testimonial|recommendation)|record|draft)",
    "introduction": r"(?:introduce|intro|mention my name|give my (?:name|cv)|"
    r"speak (?:to|with) \w+ (?:\w+ )?(?:for me|on my behalf)|put me in (?:touch|contact)|refer me|connect me|"
    r"recommend me (?:to|for)|pass "
    r"(?:on )?my|forward|hand (?:on |over )?my|"
    r"get (?:\w+ ){1,3}to (?:phone|call|ring|write|contact)|"
    r"(?:have a word|a word) wi(?:th)? (?!me\b|you\b)|(?:give|send) me the (?:number|name|contact|email|e-mail|"
    r"address)|send (?:on )?my|share my|speak to (?:my|your)|"
    r"talk to (?:my|your) (?:boss|"
    r"father|mother|manager|hr))",
    "thing": r"(?:send|lend|share|give|borrow|bring|supply|provide|let me have|have (?:the|a|your|two|three|"
    r"some) (?!\w* ?(?:call|chat|word|talk|"
    r"coffee))|receive|get (?:me )?(?:the|a|your)|donate|sponsor|pay|fund|buy|order|copy)",
    "visit": r"(?:visit|see (?:it|them|your)|shadow|come|bring|tour|show (?:me|us)|watch|follow you|spend (?:a|the|some)|sit in|join "
    r"(?:you|your|the)|attend|let (?:me|us) "
    r"(?:come|watch|visit|sit|spend|shadow|follow)|arrange)",
    "deed": r"(?:judge|value|tag|follow (?!up|you)|publish|host|teach|train|mentor|speak (?:at|in|to (?:our|"
    r"the))|give a talk|present|help (?:me|us) "
    r"(?:find|get|with|write|build|fix)|recommend|put (?!me in (?:touch|contact)|in a)|name|be named|interview "
    r"you for|film|photograph|show my|film you)",
}
_GERUNDS = {
    f"{base.removesuffix('e')}ing": base
    for base in (
        "read look check review write send share introduce forward pass give lend connect recommend speak talk meet tell call have "
        "help endorse comment examine correct visit join sign edit"
    ).split()
} | {"putting": "put", "letting": "let", "getting": "get", "sitting": "sit", "coming": "come"}
_GERUNDS |= {gerund.removesuffix("g"): base for gerund, base in _GERUNDS.items()}
_GERUND = re.compile(r"\b(?:" + "|".join(_GERUNDS) + r")\b")

_KIND = {
    name: re.compile(pattern if name == "talk" else pattern + r"(?= +[^\W\d])|" + pattern + r"(?= +\d)")
    for name, pattern in _KINDS.items()
}
_NOUNS = {
    "talk": re.compile(
        r"(?:an? |some |your )?(?:short |quick |brief )?(?:[\w-]+[ -])?(?:minutes?[- ]|min[- ]|hour[- "
        r"])?(?:call|chat|conversation|talk|minutes|interview|blether|natter|chinwag|yarn)\b"
    ),
    "writing": re.compile(
        r"\b(?:a|your|the) (?:letter (?:of (?:recommendation|reference))?|reference|recommendation|"
        r"testimonial)\b(?! (?:from|of mine))"
    ),
    "introduction": re.compile(
        r"\b(?:an? introduction|introductions|the contacts?|the (?:name|number|e-?mail|address)s?) (?:of|to|for)\b"
    ),
    "visit": re.compile(r"\b(?:a |the )?(?:day of shadowing|visit|place for|tour of)\b"),
    "thing": re.compile(
        r"\b(?:the |your |raw |free |two |some )+(?:data|slides|template|passes|tickets|samples?|manual|"
        r"recipes?|files?|loan|notes|list)\b"
    ),
}


def kinds_asked(sentences: Iterable[str]) -> tuple[str, ...]:
    """The kinds of request in a message, in the order of their first naming: talk, reading, writing, introduction, thing, visit, deed."""
    found: dict[str, None] = {}
    for sentence in sentences:
        text = plain(sentence)
        if " mind " in text or " up for " in text:
            text = _GERUND.sub(lambda found: _GERUNDS[found[0]], text)
        for match in _FRAME.finditer(text):
            for kind in _from(text, match.end()):
                found.setdefault(kind)
    return tuple(found)


def _from(text: str, start: int) -> Iterable[str]:
    """The kinds of what follows the beginning of a request, and of what is hung on to it."""
    first = _kind_at(text, start) or _thing_at(text, start)
    if first is None:
        return
    yield first
    for joint in _JOINT.finditer(text, start):
        kind = _kind_at(text, joint.end()) or _thing_at(text, joint.end())
        if kind:
            yield kind


def _kind_at(text: str, place: int) -> str | None:
    return next((name for name, pattern in _KIND.items() if pattern.match(text, place)), None)


def _thing_at(text: str, place: int) -> str | None:
    return next((name for name, pattern in _NOUNS.items() if pattern.match(text, place)), None)
