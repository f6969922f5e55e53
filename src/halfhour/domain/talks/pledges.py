"""Words by which somebody undertakes a deed for another, told from plans, tales and turns of phrase by weighing what stands around."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from halfhour.domain.clauses import plain
from halfhour.domain.talks.due import due_place
from halfhour.domain.talks.sentences import Sentence
from halfhour.domain.talks.transcript import Transcript

ENOUGH = 2.5
"""Weight of evidence from which words are taken for a promise (our own default, set on our training talks)."""

_ADVERBS = (
    r"(?: (?:also|definitely|certainly|just|then|actually|gladly|happily|probably|maybe|try to|make sure to|be sure to|"
    r"be able to|um|uh|like|personally|"
    r"absolutely|go ahead and|try and|quickly|rather|always|be happy to|be glad to))*"
)
_COMMITS = re.compile(
    rf"\b(?P<who>i|we)(?P<modal>'ll| will| shall| can|'m going to| am going to|'m gonna|'re going to|'d be (?:happy|glad|"
    rf"delighted) to|'m (?:happy|glad) to|"
    rf" would be (?:happy|glad) to| promise (?:to|you)(?: i'll)?| could| might)(?P<adverb>{_ADVERBS}),? (?P<verb>(?!i\b|we\b)[a-z-]+)"
    rf"|\b(?P<let>let me)(?: just| first| quickly| also)? (?P<verb2>[a-z-]+)"
    r"|\byou(?P<yours>'ll| will)(?: also| definitely)? (?P<verb3>have|get|hear|receive|find)"
    r"|\b(?P<bare>i) (?P<verb4>send|read|lend|bring|give|write|call|ring|forward|email) (?:you|it|them|that|him|her)\b"
)
_CARRY = frozenset(
    re.findall(
        r"[\w'-]+",
        """
    send resend email e-mail mail forward text message ping whatsapp dm drop share pass lend fax post print photograph copy cc
    introduce connect intro refer remind invite proofread scan upload attach hand deliver fax recommend nominate loop shoot
        """,
    )
)
_HELP = frozenset(
    re.findall(
        r"[\w'-]+",
        """
    ask call ring phone tell write speak talk mention check find look dig set arrange book organise organize sort add get
    follow keep let report review read mark make see contact reach stick transfer leave save pick show take vouch put
    circulate chase confirm update bring give do hold be have sign warn inform fix prepare suggest propose draft come link
    translate bring return note announce pay order request ensure collect search
        """,
    )
)
_FRAMES = re.compile(
    r"^(?:be (?:honest|frank|blunt|straight|brief|quick|candid|direct|clear|fair|real|right back|careful|fine|okay|ok|"
    r"there for|a|an|the|done|able|forever|working|going|"
    r"starting|in [a-z]+(?<!touch)(?<!contact)\b|at|on)|"
    r"tell you (?:what[,.]?$|what[,.:] |what (?:i|we|nobody|else|happened|it|really|surprised|they|that|my|no one)|something|"
    r"this|that|the|honestly|a |an |one|right|now|why|how (?:i|it (?:is|was|works)|we|they|much|bad)|"
    r"it|straight|frankly|about|where|who|exactly|my|i |no|two|three|another|,)|tell you[.,!]?$|tell you,|"
    r"give you (?:an? (?:\w+ )?(?:example|idea|sense|hint|picture|answer|story|secret|instance|flavou?r|figure|number)|"
    r"the (?:short|long|honest|real|official|quick)|that[,.]|that one|that$|my honest|some context|one|two|three|another|"
    r"honest|five|ten)|"
    r"(?:put|say|see|think|finish|start|begin|explain|answer|stop|skip|move|rephrase|back up|jump|interrupt|admit|guess|"
    r"assume|repeat|clarify|understand|"
    r"remember|forget|never|not|always|rather|hear|imagine|believe|cover|turn|close|add that|add one|add,|show you (?:around|"
    r"something|the screen|my screen|what i mean)|"
    r"share my screen|share (?:a|an|one|this)|mention (?:one|that|this|a|two)|get (?:to that|into|back to that|started|there|"
    r"used)|come (?:back )?to (?:that|this|it)|go (?:back|first|through|into)|"
    r"let you (?:go|finish|get back|think|in on|off|start|talk|speak)|ask you (?:a|one|the|something|about|this|that|what|how|"
    r"why|some|more)|take (?:that|it as|a (?:sip|look at my|minute|second))|"
    r"leave (?:it (?:there|at that)|you (?:to|with))|call (?:it|them|him|her|myself) (?:a|an|the)|read (?:you|out|that|"
    r"it out)|write (?:that|this|it) down|note that|keep (?:that|it|this|going|doing|talking|an eye|in mind|my)|"
    r"be|have to|need|want|miss|regret|die|live|stay|work|apply|learn|study|practi[sc]e|get (?:a|an|my|some|up|home|in|out)|"
    r"do (?:my|that myself|a|an|some|the|whatever|anything)|make (?:a|it|my|this|that|myself|do)|look (?:at (?:my|myself|the)|"
    r"for (?:a|my)|like|back)|"
    r"take (?:a|my|any|the|some|over|up)|find (?:a|my|myself|another|someone|somebody|something)|pay|put (?:it|that|"
    r"this) (?:this way|another way|like|differently|simply|bluntly)|be)\b)"
)
_STILL_FINE = re.compile(
    r"^(?:put (?:\w+ ){1,4}(?:in the (?:post|mail)|for you|aside|by)|see (?:if|whether|to it|what i can)|be (?:in touch|"
    r"in contact|there\b|the\b)|take (?:you|a look|a photo|a picture)|"
    r"put (?:you|your|in a|a word|it in|that in|them in|her|him)|"
    r"have (?:a look|someone|somebody|him|her|them|it)|find (?:out|it|the|you|that|your)|make (?:sure|the (?:introduction|"
    r"intro|connection|call)|an (?:introduction|intro)|you|a (?:call|note))|"
    r"look (?:at (?:it|your|them|that)|it up|into|for (?:it|that|the)|[.!]|over|out)|look$|get (?:you|it|that|them|"
    r"back to you|on to|in touch|her|him)|do (?:it|that|so)|read it|think (?:about|of) (?:who|somebody|someone|anyone)|"
    r"add (?:you|your|him|her)|come|hear|keep (?:you|an eye|it for|one|a place|a seat)|give (?:you (?:her|his|their|"
    r"the (?:name|number|address|email|contact)|my|a (?:call|ring|shout|copy|lift|tour)|three|a|it)|her|him|them|it)|"
    r"write (?:to|you|it up|and|a|him|her|them|by|on|when|soon|back)|write$|show you (?:the|our|round)|ask (?:around|for|if|"
    r"whether|her|him|them|my|the|you (?:for )?tomorrow)|tell (?:her|him|them|my|the|mum|dad|everyone|[a-z]+ (?:about|that|you)))\b"
)
_CARRYING = re.compile(
    r"(?:put (?:you|the two of you|your name|in a (?:good )?word)|get (?:you|back to you|it to you|that to you)|"
    r"have (?:someone|somebody|him|her|them|my \w+) "
    r"(?:call|ring|email|send|write|contact)|let you know|keep you (?:posted|updated|in)|give you (?:(?:her|his|their|the|"
    r"my) (?:\w+ )?(?:number|name|address|e-?mail|contact|link|book|copy|list|card|details)|"
    r"a (?:copy|call|ring|book|list|card|lift))|be there|put (?:\w+ ){1,4}(?:in the (?:post|mail)|for you|aside|by)|"
    r"make (?:the|an) intro\w*|"
    r"be in touch|follow up with you|write you|drop you)\b"
)
_HABIT = re.compile(
    r"\b(?:sometimes|usually|often|every (?:day|morning|week|month|time|single|year|night)|most (?:days|mornings|weeks)|"
    r"some days|typically|normally|on a (?:good|bad|typical|normal)|"
    r"whenever|i used to|as a rule|in the mornings?|on mondays|on fridays|half the time|all the time|each (?:day|week|"
    r"morning)|for a living|on (?:average|a given))\b"
)
_TOLD = re.compile(
    r"(?:\b(?:said|says|say|saying|told (?:me|us|him|her|them)|tells? (?:me|us|him|her|them)|asked|goes|went|thought|(?:was|"
    r"were|is|'m|am|be|just|and|he's|she's|they're|been) like|promised|wrote|ask|thinks?|"
    r"replied|answered|hoping|hoped|feel like|figure|figured|decided)(?: (?:that|him|her|them|me|us|to (?:my|her|him|"
    r"the)\w* ?\w*|my \w+|yourself|myself))?,?:? ?[\"“'‘]?(?:(?:okay|ok|well|yes|no|right|sure|look|listen|fine),? )*|[\"“])$"
)
_BENEFACTIVE = re.compile(r"\b(?:you|ya|your|yours|y'all)\b")
_THIRD = re.compile(r"\b(?:her|him|them|it|that|those|this|these|one)\b")
_REQUEST = re.compile(
    r"\b(?:(?:can|could|will|would) (?:you|we|i)\b(?: (?:please|maybe|also|just|possibly|perhaps|kindly|"
    r"ever))*(?: be able to)? (?:send|share|forward|introduce|connect|put|ask|let|look|have|pass|check|email|e-mail|mail|text|give|"
    r"write|read|call|ring|tell|show|remind|bring|recommend|point|review|keep|mention|get|come|do|find|add|lend|see|drop|"
    r"contact|speak|talk|help|take|meet|visit)|"
    r"would you mind|would you be (?:able|willing|up|open)|would it be (?:possible|ok|okay|all right|alright|too much)|"
    r"is it possible|any chance|do you mind|may i (?:have|come|send)|"
    r"(?:please |just |and |then )?(?:send|email|e-mail|mail|text|remind|tell|write to|write|let|keep|call|ring|give|show|"
    r"bring|drop) (?:me|us|it|them|him|her)\b|let me know|keep (?:me|us) (?:posted|updated|in the loop)|come (?:back|again|"
    r"and see|by|along)|report back|"
    r"promise me|don't forget|make sure you|you must (?:tell|write|send|come)|i need (?:you|your|the|two|a)|i'd need)\b"
)
_AGREES = re.compile(
    r"^(?:(?:um|uh|oh|ah|well|yeah|okay|ok|thank you|thanks|hm|er|em|right)[,.!]? )*(?P<yes>will do|(?:of )?course,? i will|"
    r"i (?:will|shall)\b(?! \w)(?!')|i can do that|i can(?=[.!,]|$)|(?:sure|yes|yep|yeah|of course|absolutely|certainly|"
    r"definitely|gladly|"
    r"with pleasure|my pleasure|no problem|happy to|by all means|deal|consider it done|leave (?:it|that) (?:with|to) me|"
    r"you got it|you bet|i promise|done)(?:,? (?:of course|sure|i will|i can|i'd be happy to|happy to|no problem|absolutely|"
    r"gladly|will do|please do|send it(?: over)?))*)(?=[.!,;]|$| )"
)
_FRONT = 12
"""Characters before a pledge that a sentence may have and still pledge although it ends as a question: "So I'll write, by Friday?"."""

_WITH_TAG = re.compile(r",? (?:all right|alright|okay|ok|yeah|yes|right|deal)\?$")
_MAY_PROMISE = re.compile(
    r"'ll\b|\bwill\b|\bshall\b|\blet me\b|going to|gonna|\bi can\b|\bwe can\b|happy to|glad to|promise|\bi (?:send|read|lend|"
    r"bring|give|write|call|ring|forward|email) "
)
_DEED_ASKED = re.compile(
    r"\b(?:(?:can|could|will|would) you\b(?: (?:please|maybe|also|just|possibly|perhaps|kindly))*(?: be able to)? (?:send|"
    r"share|forward|introduce|connect|put|let me know|have a look|look at|pass|email|e-mail|mail|text|"
    r"write to|call|ring|remind|bring|review|mention|add|lend|drop|contact|keep me)|would you mind (?:sending|sharing|looking|"
    r"introducing|forwarding|passing|putting|asking|reading|having|if i)|(?:please|just|and) (?:send|email|text|remind|let|"
    r"keep) (?:me|us|it)|"
    r"let (?:me|us) know|keep (?:me|us) (?:posted|updated)|tell me how|report back|would you be (?:able|willing) to (?:send|"
    r"share|introduce|look|read|connect|put))\b"
)


@dataclass(frozen=True, slots=True)
class Pledge:
    """Words that may be a promise: their sentence, where the deed begins in it, and the weight of evidence."""

    part: Sentence
    deed: int
    weight: float
    places: tuple[int, int]


def pledge_in(transcript: Transcript, said: Sequence[Sentence], index: int) -> Pledge | None:
    text = plain(said[index].text)
    pledges: list[Pledge] = []
    if _MAY_PROMISE.search(text):
        pledges = [pledge for pledge in _pledges(transcript, said, index, text) if pledge.weight >= ENOUGH]
    if pledges:
        return max(pledges, key=lambda pledge: (pledge.weight, -pledge.deed))
    return _agreement(transcript, said, index, text)


def _pledges(transcript: Transcript, said: Sequence[Sentence], index: int, text: str) -> Iterator[Pledge]:
    part = said[index]
    asked_for = _was_asked(transcript, said, index)
    late = part.turn / max(1, len(transcript.turns))
    before_sentence = plain(transcript.turns[part.turn].text[max(0, part.quote.start - 50) : part.quote.start])
    for match in _COMMITS.finditer(text):
        verb = match["verb"] or match["verb2"] or match["verb3"] or match["verb4"]
        deed = (
            match.start("verb")
            if match["verb"]
            else match.start("verb2")
            if match["verb2"]
            else match.start("verb3")
            if match["verb3"]
            else match.start("verb4")
        )
        rest = text[deed : deed + 140]
        before = text[: match.start()]
        if (
            _TOLD.search(before[-60:])
            or (not before.strip() and _TOLD.search(before_sentence.rstrip() + " "))
            or (text.endswith("?") and len(before) > _FRONT and not _WITH_TAG.search(text))
        ):
            continue
        if _FRAMES.match(rest) and not _STILL_FINE.match(rest):
            continue
        weight = _weight(match, verb, rest, asked_for=asked_for, late=late)
        if re.match(r"\w+ (?:to |with )?[A-Z]", part.text[deed:]):
            weight += 0.75
        if re.match(
            r"\w+ (?:out )?(?:the|her|his|their|my|that) (?:number|name|contact|address|link|e-?mail|list|form|details)\b",
            rest,
        ):
            weight += 0.75
        if _HABIT.search(text):
            weight -= 2
        if re.search(
            r"\bif (?:i|you|we|they|he|she) (?:were|had|came|went|did|got|wanted|knew|could|lived|worked)\b|\b(?:would|could) have\b",
            text,
        ):
            weight -= 2
        yield Pledge(part, deed, weight, (match.start(), len(text)))


def _weight(match: re.Match[str], verb: str, rest: str, *, asked_for: bool, late: float) -> float:
    """Weight of evidence that words are a promise: the deed, whom it serves, a day, a request, how late in the talk."""
    clause = re.split(r"[.;!?]| because | but ", rest, maxsplit=1)[0]
    carries = verb in _CARRY or _CARRYING.match(rest) is not None
    weight = 2.0 if carries else 1.0 if verb in _HELP else -1.0
    weight += 1.0 if _BENEFACTIVE.search(clause) else 0.0
    weight += 0.75 if _THIRD.search(clause) else 0.0
    weight += 0.75 if due_place(clause, date(2024, 1, 3)) else 0.0
    weight += 1.0 if asked_for else 0.0
    weight += 0.75 if late > 0.6 else -0.5 if late < 0.25 else 0.0
    if match["yours"]:
        weight = 1.75
        weight += (
            1.0
            if re.match(r"(?:have|get|receive) (?:it|them|that|those|two|the)\b|hear from (?:me|us)", clause)
            and "already" not in clause
            and (asked_for or late > 0.5)
            else -2.0
        )
    modal = match["modal"] or ""
    if modal in {" could", " might"}:
        weight -= 2.0
    if modal == " can":
        weight -= 0.75 if carries else 1.75
    if match["who"] == "we":
        weight -= 0.5
    if match["let"]:
        weight -= 1.0 if verb in _CARRY or verb in {"ask", "check", "introduce", "find", "talk", "look"} else 2.5
    if match["bare"]:
        weight -= 0.5 if asked_for else 2.0
    return weight


def _was_asked(transcript: Transcript, said: Sequence[Sentence], index: int) -> bool:
    """Whether somebody else has just asked for a deed."""
    turn = said[index].turn
    speaker = transcript.turns[turn].speaker
    for other in range(turn - 1, max(-1, turn - 4), -1):
        if transcript.turns[other].speaker != speaker:
            return _REQUEST.search(plain(transcript.turns[other].text[-240:])) is not None
    return False


def _agreement(transcript: Transcript, said: Sequence[Sentence], index: int, text: str) -> Pledge | None:
    """A yes to somebody's request for a deed, when the yes is all that is said about it."""
    part = said[index]
    match = _AGREES.match(text)
    first = index == 0 or said[index - 1].turn != part.turn
    if (
        not match
        or not first
        or part.turn == 0
        or transcript.turns[part.turn - 1].speaker == transcript.turns[part.turn].speaker
    ):
        return None
    request = plain(transcript.turns[part.turn - 1].text[-200:])
    strong = match["yes"].startswith(("will do", "i will", "i shall", "consider", "leave", "i promise"))
    if (
        not _DEED_ASKED.search(request)
        if not strong
        else not re.search(r"\b(?:me|us|remind|back|know)\b", request[-120:])
    ):
        return None
    if not strong and (
        len(transcript.turns[part.turn].text.split()) > 25 or _COMMITS.search(plain(transcript.turns[part.turn].text))
    ):
        return None
    return Pledge(part, match.start("yes"), ENOUGH, (match.start("yes"), match.end()))
