"""A persona in a talk: what it answers, what that does to trust and time, and where it stands afterwards. Nothing is left to chance."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from halfhour.domain.practice.hearing import Act, Asked, Heard
from halfhour.domain.practice.personas import Hidden, Manner, Persona, Way
from halfhour.domain.question_model import About, Flag
from halfhour.domain.questions import Form
from halfhour.domain.talks.stems import matter, stem, words

WORDS_A_MINUTE = 140
"""How fast people talk (docs/sources.md#rehearsing)."""
A_TURN = 0.1
"""Minutes between one person's words and the other's (our own default)."""
FIVE_LEFT = 5.0
GRACE = 2
"""Turns beyond the end that somebody stays for (our own default)."""
TRUSTED = 4
"""Trust from which things are told that need it (our own default)."""
MORE = 5
"""Minutes given when more are asked for kindly (our own default)."""

ALIKE = 0.6
"""Share of words from which two small questions are the same (our own default)."""

_SENTENCE = re.compile(r"[^.!?…]+[.!?…]+[”\"’]?\s*")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a persona stands: what it has told, how far it trusts, how much time is gone. It can be kept as JSON."""

    told: tuple[str, ...] = ()
    """Keys of what was said: a topic with the number of its telling, or what was hidden."""
    trust: int = 0
    patience: int = 0
    minutes: float = 0.0
    until: float = 0.0
    about: str = ""
    """What the last answer was about."""
    last: str = ""
    """The last answer, which a follow-up can pick up."""
    heard: str = ""
    """All that was said on the topics so far."""
    closed: int = 0
    """Closed questions in a row."""
    lost: int = 0
    """Turns in a row that were not understood."""
    still: int = 0
    """Turns in a row without a word or a question."""
    over: int = 0
    """Turns since the time was up."""
    warned: bool = False
    more_asked: bool = False
    introduced: bool = False
    used: Mapping[str, int] = field(default_factory=dict)
    """How often each occasion came up, so that no wording is heard twice before all were."""
    ended: str = ""
    """How it ended: goodbye, left, or empty while it goes on."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a persona says, and what the turn was to it."""

    words: str
    about: About | None
    found: tuple[str, ...] = ()
    """Keys of what was hidden and is told now."""
    occasion: str = ""


def first_words(persona: Persona, *, seed: int) -> tuple[Reply, Standing]:
    """How the host opens."""
    standing = Standing(patience=persona.patience, until=float(persona.minutes))
    line, standing = _line(persona, "greeting", standing, seed)
    begin, standing = _line(persona, "begin", standing, seed)
    said = f"{line} {begin}"
    return Reply(said, None, occasion="greeting"), replace(standing, minutes=_takes(said))


def reply_to(heard: Heard, persona: Persona, standing: Standing, *, seed: int) -> tuple[Reply, Standing]:
    """What the persona says to a turn, and where it stands then; nothing more once the talk has ended."""
    if standing.ended:
        return Reply("", None, occasion="ended"), standing
    standing = replace(standing, minutes=standing.minutes + _takes(heard.text))
    reply, standing = _answered(heard, persona, standing, seed)
    standing = replace(standing, minutes=standing.minutes + _takes(reply.words))
    return _with_the_clock(reply, persona, standing, seed)


def _answered(heard: Heard, persona: Persona, standing: Standing, seed: int) -> tuple[Reply, Standing]:
    """The answer to what counts most in a turn: manners before matter."""
    if Act.RUDE in heard.acts:
        return _offended(persona, standing, seed)
    if heard.is_silent:
        return _waiting(persona, standing, "silence", seed)
    if Act.JOB_ASK in heard.acts or any(Flag.JOB_ASK in asked.flags for asked in heard.asked):
        return _closing_up(persona, standing, "job_ask", seed, by=3)
    if Act.MORE_TIME in heard.acts:
        return _more_time(persona, standing, seed)
    if Act.GOODBYE in heard.acts and not any("?" in asked.text for asked in heard.asked):
        return _goodbye(persona, standing, seed)
    if Act.WHOM_ELSE in heard.acts:
        return _introduction(persona, standing, seed)
    if heard.main:
        return _to_question(heard, heard.main, persona, standing, seed)
    if heard.is_strange:
        return _lost(persona, standing, seed)
    return _to_statement(heard, persona, standing, seed)


def _to_question(heard: Heard, asked: Asked, persona: Persona, standing: Standing, seed: int) -> tuple[Reply, Standing]:
    if Flag.TOO_PERSONAL in asked.flags:
        return _closing_up(persona, standing, "personal", seed, by=2)
    about = _about(asked, persona, standing)
    if fact := _fact(asked, persona):
        return Reply(fact, about), _after(standing, about or About.OTHER, fact, ())
    if about is None:
        return _lost(persona, standing, seed)
    standing = _moved(standing, heard, asked)
    told = persona.topics[about]
    found = _to_be_found(asked, about, persona, standing)
    number = sum(key.startswith(f"{about}:") for key in standing.told)
    parts: list[str] = []
    keys: list[str] = []
    if asked.form is Form.CLOSED and not asked.is_follow_up and told.short and not found:
        short = told.short[standing.used.get(f"short:{about}", 0) % len(told.short)]
        standing = _counted(standing, f"short:{about}")
        parts.append(short)
    elif number < len(told.tellings) and not (found and asked.is_follow_up):
        parts.append(_as_told(told.tellings[number], persona, standing, asked).strip())
        keys.append(f"{about}:{number}")
    if found:
        parts.append(found.words)
        keys.append(found.key)
    if not parts:
        line, standing = _line(persona, "repeat", standing, seed)
        return Reply(line, about, occasion="repeat"), replace(standing, about=about, lost=0)
    said = " ".join(parts)
    reply = Reply(said, about, (found.key,) if found else ())
    return reply, _after(standing, about, said, keys)


def _about(asked: Asked, persona: Persona, standing: Standing) -> About | None:
    """The topic that is answered; None when the persona has nothing to say on it.

    A question that asks on stays with what was just said; one that takes up words of an answer goes back to where they were said.
    """
    if asked.is_bare:
        return About(standing.about) if standing.about in persona.topics else None
    if len(asked.picks_up) > 1 and (back := _where_said(asked.picks_up, persona, standing)):
        return back
    if asked.about in persona.topics:
        return asked.about
    return _where_said(asked.picks_up, persona, standing)


def _where_said(picked: frozenset[str], persona: Persona, standing: Standing) -> About | None:
    """The topic of the telling that holds most of the words, the latest of equals; None when none holds any."""
    best: tuple[int, About] | None = None
    for key in standing.told:
        about, _, number = key.partition(":")
        if not number:
            continue
        shared = len(picked & matter(persona.topics[About(about)].tellings[int(number)]))
        if shared and (best is None or shared >= best[0]):
            best = (shared, About(about))
    return best[1] if best else None


def _fact(asked: Asked, persona: Persona) -> str | None:
    """A small fact that the question asks for in nearly the words of one of its askings."""
    wanted = set(words(asked.text))
    for fact in persona.facts:
        for way in fact.asks:
            known = set(words(way))
            if len(known & wanted) >= ALIKE * len(known | wanted):
                return fact.words
    return None


def _to_be_found(asked: Asked, about: About, persona: Persona, standing: Standing) -> Hidden | None:
    """What this question brings to light; one thing at a time, and nothing that was told."""
    for hidden in persona.hidden:
        if hidden.key in standing.told or hidden.about is not about:
            continue
        if _is_found(hidden, asked, standing):
            return hidden
    return None


def _is_found(hidden: Hidden, asked: Asked, standing: Standing) -> bool:
    if asked.form in {Form.LEADING, Form.DOUBLE}:
        return False
    if hidden.way is Way.OPEN:
        return asked.form is Form.OPEN and standing.trust >= 0 and bool(standing.told)
    if hidden.way is Way.TRUST:
        return standing.trust >= TRUSTED and (asked.form is Form.OPEN or asked.is_follow_up)
    if not asked.is_follow_up or not standing.last:
        return False
    cues = {stem(word) for word in hidden.after}
    return not cues or bool(cues & asked.picks_up) or (asked.is_bare and bool(cues & matter(standing.last)))


def _as_told(telling: str, persona: Persona, standing: Standing, asked: Asked) -> str:
    """A telling in the persona's manner: the guarded and the rushed say less until they are asked well."""
    sentences: list[str] = _SENTENCE.findall(telling) or [telling]
    holds_back = persona.manner is Manner.GUARDED and standing.trust < 2
    is_cool = standing.trust < 0 or standing.closed >= 3
    if asked.is_follow_up and standing.trust >= 0:
        return telling
    if is_cool or holds_back:
        return sentences[0].strip()
    if persona.manner is Manner.RUSHED:
        return "".join(sentences[:2]).strip()
    return telling


def _moved(standing: Standing, heard: Heard, asked: Asked) -> Standing:
    """What a question does to trust: open and attentive ones raise it, a string of closed ones lowers it."""
    gain = {Form.OPEN: 1, Form.CLOSED: 0, Form.LEADING: -1, Form.DOUBLE: 0}[asked.form]
    gain += asked.is_follow_up + (Act.ACKNOWLEDGES in heard.acts)
    closed = standing.closed + 1 if asked.form is Form.CLOSED and not asked.is_follow_up else 0
    gain -= closed >= 3
    gain -= Flag.SEARCHABLE in asked.flags
    return replace(standing, trust=max(-5, min(10, standing.trust + gain)), closed=closed)


def _after(standing: Standing, about: About, said: str, keys: list[str] | tuple[()]) -> Standing:
    return replace(
        standing,
        told=(*standing.told, *keys),
        about=about,
        last=said,
        heard=f"{standing.heard} {said}".strip()[-8_000:],
        lost=0,
        still=0,
    )


def _to_statement(heard: Heard, persona: Persona, standing: Standing, seed: int) -> tuple[Reply, Standing]:
    """A turn without a question: it is taken in; after two of them the host asks what else there is."""
    if Act.GREETING in heard.acts and not standing.told:
        line, standing = _line(persona, "welcome", standing, seed)
        return Reply(line, None, occasion="welcome"), replace(standing, still=0)
    warmer = Act.ACKNOWLEDGES in heard.acts or Act.THANKS in heard.acts
    standing = replace(standing, trust=min(10, standing.trust + warmer), still=standing.still + 1, lost=0)
    occasion = "prompt" if standing.still > 1 else "statement"
    line, standing = _line(persona, occasion, standing, seed)
    return Reply(line, None, occasion=occasion), standing


def _waiting(persona: Persona, standing: Standing, occasion: str, seed: int) -> tuple[Reply, Standing]:
    standing = replace(standing, still=standing.still + 1)
    if standing.still > 3:
        return _leaving(persona, standing, seed)
    line, standing = _line(persona, occasion, standing, seed)
    return Reply(line, None, occasion=occasion), standing


def _lost(persona: Persona, standing: Standing, seed: int) -> tuple[Reply, Standing]:
    """Not understood, or nothing to say: once in plain words, and then with what the persona could tell."""
    occasion = "unknown" if standing.lost == 0 else "offer"
    line, standing = _line(persona, occasion, standing, seed)
    return Reply(line, None, occasion=occasion), replace(standing, lost=standing.lost + 1, still=0)


def _offended(persona: Persona, standing: Standing, seed: int) -> tuple[Reply, Standing]:
    standing = replace(standing, patience=standing.patience - 3, trust=-5)
    if standing.patience <= 0 or standing.used.get("rude", 0):
        return _leaving(persona, standing, seed)
    line, standing = _line(persona, "rude", standing, seed)
    return Reply(line, None, occasion="rude"), standing


def _closing_up(persona: Persona, standing: Standing, occasion: str, seed: int, *, by: int) -> tuple[Reply, Standing]:
    standing = replace(standing, trust=max(-5, standing.trust - by), patience=standing.patience - 1, lost=0, still=0)
    if standing.patience <= 0:
        return _leaving(persona, standing, seed)
    line, standing = _line(persona, occasion, standing, seed)
    return Reply(line, None, occasion=occasion), standing


def _more_time(persona: Persona, standing: Standing, seed: int) -> tuple[Reply, Standing]:
    """More minutes once, to somebody with whom the talk went well, up to the hour."""
    gives = standing.trust >= 2 and not standing.more_asked and persona.manner is not Manner.RUSHED
    occasion = "more_yes" if gives and standing.until + MORE <= 60 else "more_no"
    line, standing = _line(persona, occasion, standing, seed)
    more = MORE if occasion == "more_yes" else 0
    return Reply(line, None, occasion=occasion), replace(
        standing, more_asked=True, until=standing.until + more, warned=standing.warned and not more, lost=0, still=0
    )


def _introduction(persona: Persona, standing: Standing, seed: int) -> tuple[Reply, Standing]:
    if standing.trust >= 3 and not standing.introduced:
        done = replace(standing, introduced=True, about=About.PEOPLE, last=persona.introduction, lost=0, still=0)
        return Reply(persona.introduction, About.PEOPLE, ("introduction",)), done
    line, standing = _line(persona, "no_introduction", standing, seed)
    return Reply(line, About.PEOPLE, occasion="no_introduction"), replace(standing, lost=0, still=0)


def _goodbye(persona: Persona, standing: Standing, seed: int) -> tuple[Reply, Standing]:
    is_warm = standing.trust >= 0 and not standing.over
    line, standing = _line(persona, "goodbye" if is_warm else "goodbye_cold", standing, seed)
    found: tuple[str, ...] = ()
    if is_warm and standing.trust >= TRUSTED + 1 and not standing.introduced:
        # Whoever was a pleasure to talk to is sent on, asked or not.
        line, found = f"{persona.introduction} {line}", ("introduction",)
        standing = replace(standing, introduced=True)
    return Reply(line, None, found, "goodbye"), replace(standing, ended="goodbye")


def _leaving(persona: Persona, standing: Standing, seed: int) -> tuple[Reply, Standing]:
    line, standing = _line(persona, "leave", standing, seed)
    return Reply(line, None, occasion="leave"), replace(standing, ended="left")


def _with_the_clock(reply: Reply, persona: Persona, standing: Standing, seed: int) -> tuple[Reply, Standing]:
    """Five minutes before the end they say so; beyond it they stay for two turns, and then they leave."""
    if standing.ended:
        return reply, standing
    left = standing.until - standing.minutes
    if left <= 0:
        standing = replace(standing, over=standing.over + 1, trust=max(-5, standing.trust - 1))
        if standing.over > GRACE:
            line, standing = _line(persona, "leave", standing, seed)
            return Reply(line, None, reply.found, "leave"), replace(standing, ended="left")
        return _added(reply, persona, standing, "overtime", seed)
    if left <= FIVE_LEFT and not standing.warned:
        return _added(reply, persona, replace(standing, warned=True), "five_left", seed)
    return reply, standing


def _added(reply: Reply, persona: Persona, standing: Standing, occasion: str, seed: int) -> tuple[Reply, Standing]:
    line, standing = _line(persona, occasion, standing, seed)
    return replace(reply, words=f"{reply.words} {line}"), replace(standing, minutes=standing.minutes + _takes(line))


def _line(persona: Persona, occasion: str, standing: Standing, seed: int) -> tuple[str, Standing]:
    """A wording for an occasion, the next one each time; places in it are filled in."""
    lines = persona.says[occasion]
    number = standing.used.get(occasion, 0)
    line = lines[(number + seed) % len(lines)]
    offered = ", or ".join(_untold(persona, standing)) or persona.field
    filled = line.replace("{name}", persona.name.split()[0]).replace("{field}", persona.field)
    return filled.replace("{topics}", offered), _counted(standing, occasion)


def _untold(persona: Persona, standing: Standing) -> Iterator[str]:
    """Two things that could still be told, in words."""
    left = [about for about in persona.topics if not any(key.startswith(f"{about}:") for key in standing.told)]
    for about in left[:2]:
        yield persona.offers.get(about, persona.field)


def _counted(standing: Standing, name: str) -> Standing:
    return replace(standing, used={**standing.used, name: standing.used.get(name, 0) + 1})


def _takes(text: str) -> float:
    """Minutes that words take to say."""
    return len(words(text)) / WORDS_A_MINUTE + A_TURN
