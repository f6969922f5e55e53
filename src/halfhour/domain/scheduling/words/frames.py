"""What a stretch of words says of whom: its subject, the verb behind it, and the words that follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from halfhour.domain.scheduling.words.item import Item

Subject = Literal["", "speaker", "reader", "it", "somebody", "thing", "time"]
ABLE = ("free", "available", "can")
INTERVIEWS = ("interview", "interviews", "round", "screening", "introduction", "introductions", "assessment")
"""Talks that are the reader's own whatever else is said of them: "the HR round will be on"."""
STEMS = frozenset("feed need seed weed heed breed bleed speed proceed succeed exceed shed wed embed shred".split())
"""Verbs that end like the past and are none."""
FAR = 7
"""Words between the article of a subject and its verb (our own default)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Who or what a stretch speaks of, and from where on it says something of them.

    `subject` is empty where nothing is said of anybody, as in a list; `verb` is the kind of a small verb, "deed" for any other;
    `named` are the words of a thing, `behind` those that follow the verb.
    """

    subject: Subject = ""
    verb: str = ""
    named: Sequence[Item] = ()
    behind: Sequence[Item] = ()
    says_able: bool = False
    is_past: bool = False

    @property
    def is_of_something(self) -> bool:
        """Whether it speaks of somebody or something else; not of room in a calendar, nor of what may be met at: "the first slot"."""
        if self.subject == "somebody":
            return True
        plain = any(item.is_gap or item.kind == "offers" for item in self.named)
        talk = any("talks" in item.kinds for item in self.named) and not any(item.is_strange for item in self.named)
        talk = talk or (bool(self.named) and self.named[-1].word in INTERVIEWS)
        return self.subject == "thing" and not plain and not talk

    @property
    def is_to_the_reader(self) -> bool:
        """Whether somebody will do something with the reader: "Mr Okafor will ring you"."""
        near = self.behind[:3]
        to_you = any(item.speech == "you" for item in near) and not any("due" in item.kinds for item in near)
        return self.verb in ("will", "can") and to_you

    @property
    def is_of_need(self) -> bool:
        """Whether it says what somebody has to do: "I'll need to stop at", "we have to be back by"."""
        near = [item.word for item in self.behind[:2]]
        return self.subject == "speaker" and (
            "need" in near or (self.verb == "have" and near[:1] == ["to"]) or "must" in near
        )


NOTHING = Frame()


def frame_of(stretch: Sequence[Item]) -> Frame:
    """The frame of a stretch: of the first subject in it that has a verb."""
    for place in range(len(stretch)):
        if place and (stretch[place].speech == "relative" or leads_to_event(stretch, place)):
            break
        if found := _frame_at(stretch, place):
            return found
    return NOTHING


def leads_to_event(stretch: Sequence[Item], place: int) -> bool:
    """Whether what happens before or after a time follows it: "8:30am before the traders come"."""
    bounds = stretch[place].kind == "unclear" and stretch[place].value is None
    return bounds and place > 0 and stretch[place - 1].is_timed and any(item.kind == "time" for item in stretch[:place])


def _frame_at(stretch: Sequence[Item], place: int) -> Frame | None:
    item = stretch[place]
    if item.speech == "subject":
        subject: Subject = (
            "it" if item.word.startswith(("it", "there")) else "speaker" if item.word != "who" else "somebody"
        )
        return _from_verb(subject, stretch, place if item.verb else place + 1)
    if item.speech == "you":
        return _from_verb("reader", stretch, place + 1)
    if item.speech == "third" or item.kind == "others":
        return _from_verb("somebody", stretch, place if item.verb else place + 1)
    if item.is_timed:
        return _of_time(stretch, place)
    if item.points:
        return _of_thing(stretch, place)
    follows = stretch[place + 1].verb if place + 1 < len(stretch) else ""
    if item.is_capital and item.word.isalpha() and follows:
        return _from_verb("somebody", stretch, place + 1)
    if (
        follows in ("be", "have", "will")
        and (item.kind == "weak" or item.is_strange)
        and not _is_praised(stretch, place)
    ):
        return Frame("thing", follows, (item,), stretch[place + 2 :], _is_able(stretch, place + 1))
    return None


def _is_praised(stretch: Sequence[Item], place: int) -> bool:
    """Whether it is room in a calendar or called good: "your best chance is"."""
    return stretch[place].is_gap or (place > 0 and stretch[place - 1].kind == "offers")


def _from_verb(subject: Subject, stretch: Sequence[Item], start: int) -> Frame | None:
    """The frame of a subject whose verb comes at a place, small words before it left out; None without a verb."""
    for place in range(start, len(stretch)):
        item = stretch[place]
        kind = _verb(item) or ("weak" if item.kind == "weak" and place == start else "")
        if kind:
            return Frame(subject, kind, (), stretch[place + 1 :], _is_able(stretch, place), _is_past(stretch, place))
        if item.is_timed or item.kind == "sign" or item.points:
            return None
    return None


def _verb(item: Item) -> str:
    if item.verb:
        return item.verb
    if item.kind in ("offers", "refuses", "reports", "moving", "aside"):
        return "cue"
    return "deed" if item.kind == "word" and item.word.isalpha() else ""


def _of_time(stretch: Sequence[Item], place: int) -> Frame | None:
    """ "Thursday is", "Friday at ten works": the time itself is spoken of."""
    place += 1
    while place < len(stretch) and (
        stretch[place].is_timed or (stretch[place].kind == "link" and not stretch[place].verb)
    ):
        if stretch[place].speech in ("subject", "third", "you", "relative") or stretch[place].points:
            return None
        place += 1
    if place < len(stretch) and stretch[place].speech in ("subject", "third", "you"):
        return None
    if place < len(stretch) and (stretch[place].verb or stretch[place].kind in ("offers", "refuses")):
        return Frame("time", _verb(stretch[place]), (), stretch[place + 1 :])
    return None


def _of_thing(stretch: Sequence[Item], place: int) -> Frame | None:
    """ "The next one is", "my train on Monday leaves": a thing behind its article, with a verb of its own."""
    named: list[Item] = []
    for each in range(place + 1, min(len(stretch), place + 1 + FAR)):
        item = stretch[each]
        if item.speech in ("subject", "third", "you", "relative") or item.kind == "sign":
            return None
        if named and _is_verb_of_thing(item, named):
            return Frame(
                "thing",
                item.verb or ("be" if item.word.endswith(" is") else _verb(item)),
                named,
                stretch[each + 1 :],
                _is_able(stretch, each),
            )
        if named and _is_deed(stretch, each):
            return Frame("thing", "deed", named, stretch[each + 1 :], is_past=item.word.endswith("ed"))
        if item.is_timed and not named and not (each + 1 < len(stretch) and stretch[each + 1].is_strange):
            return None
        if not item.is_timed:
            named.append(item)
    return None


def _is_verb_of_thing(item: Item, named: Sequence[Item]) -> bool:
    """Whether a word is the verb of a thing that was named; "meeting is" only where it is no talk: "the lab meeting is"."""
    if item.kind == "offers" and not item.verb:
        is_other = item.word.endswith(" is") and any(each.is_strange for each in named)
        return is_other or item.word in ("works", "work", "suits", "suit", "fits", "fit")
    return bool(item.verb) or item.kind == "moving"


def _is_deed(stretch: Sequence[Item], place: int) -> bool:
    """Whether a word that we do not know looks like what a thing does, before a time or a small word: "the mayor visits at"."""
    ends = place + 1 == len(stretch) or stretch[place + 1].kind in ("link", "day", "time", "length")
    return (
        stretch[place].is_strange
        and (stretch[place - 1].is_strange or stretch[place - 1].kind in ("weak", "day", "time"))
        and stretch[place].word.endswith(("s", "ed"))
        and ends
    )


def _is_past(stretch: Sequence[Item], place: int) -> bool:
    """Whether the verb or one that it helps lies in the past: "was", "have told"."""
    first = stretch[place]
    did = first.kind == "word" and ends_in_past(first.word)  # "I applied on 12 January"
    return did or any(item.kind == "reports" for item in stretch[place : place + 2])


def ends_in_past(word: str) -> bool:
    """Whether a verb has the ending of the past, and not a stem that sounds like it: "I applied", but "I feed my kids"."""
    return word.endswith("ed") and word.isalpha() and word not in STEMS


def _is_able(stretch: Sequence[Item], place: int) -> bool:
    """Whether the verb says what somebody can do, or when they are free."""
    return stretch[place].verb == "can" or any(item.word in ABLE for item in stretch[place : place + 4])
