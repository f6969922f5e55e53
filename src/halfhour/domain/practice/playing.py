"""A persona in a talk: what it answers, what that does to trust and time, and where it stands afterwards. Nothing is left to chance."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from halfhour.domain.practice.choosing import (
    NEAR,
    TRUSTED,
    aside_for,
    fact_for,
    telling_on,
    to_be_found,
    topic_of,
)
from halfhour.domain.practice.hearing import Act, Asked, Heard
from halfhour.domain.practice.personas import Manner, Persona
from halfhour.domain.practice.standing import Standing, counted, line, line_on, takes
from halfhour.domain.question_model import About, Flag
from halfhour.domain.questions import Form

FIVE_LEFT = 5.0
GRACE = 2
"""Turns beyond the end that somebody stays for (our own default)."""
MORE = 5
"""Minutes given when more are asked for kindly (our own default)."""
ASKS_BACK = {Manner.WARM: 3, Manner.RAMBLING: 2, Manner.GUARDED: 4, Manner.BLUNT: 5}
"""The turn at which a host asks something in turn, by manner; the rushed never do (our own default)."""
TIRED = 3
"""Closed questions in a row that tire a host (our own default)."""

_SENTENCE = re.compile(r"[^.!?…]+[.!?…]+[”\"’']?\s*")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a persona says, and what the turn was to it."""

    words: str
    about: About | None
    found: tuple[str, ...] = ()
    """Keys of what was hidden and is told now."""
    occasion: str = ""
    """Which wording it is; "fact" or "aside" for those, empty for an answer on a topic."""


Answer = tuple[Reply, Standing]


def first_words(persona: Persona, *, seed: int) -> Answer:
    """How the host opens."""
    standing = Standing(patience=persona.patience, until=float(persona.minutes))
    greeting, standing = line(persona, "greeting", standing, seed)
    begin, standing = line(persona, "begin", standing, seed)
    said = f"{greeting} {begin}"
    return Reply(said, None, occasion="greeting"), replace(standing, minutes=takes(said))


def reply_to(heard: Heard, persona: Persona, standing: Standing, *, seed: int) -> Answer:
    """What the persona says to a turn, and where it stands then; nothing more once the talk has ended."""
    if standing.ended:
        return Reply("", None, occasion="ended"), standing
    standing = replace(standing, minutes=standing.minutes + takes(heard.text), turns=standing.turns + 1)
    reply, standing = _answered(heard, persona, standing, seed)
    standing = replace(standing, minutes=standing.minutes + takes(reply.words))
    reply, standing = _asking_back(reply, persona, standing, seed)
    return _with_the_clock(reply, persona, standing, seed)


def _answered(heard: Heard, persona: Persona, standing: Standing, seed: int) -> Answer:
    """The answer to what counts most in a turn: manners before matter."""
    if Act.RUDE in heard.acts:
        return _offended(persona, standing, seed)
    if heard.is_silent:
        return _waiting(persona, standing, seed)
    if Act.YOUR_TURN in heard.acts:
        return _plain(persona, replace(standing, asked_back=True), "ask_back", seed)
    if Act.JOB_ASK in heard.acts or any(Flag.JOB_ASK in asked.flags for asked in heard.asked):
        return _closing_up(persona, standing, "job_ask", seed, by=3)
    if Act.MORE_TIME in heard.acts:
        return _more_time(persona, standing, seed)
    if _says_goodbye(heard, standing):
        return _goodbye(persona, standing, seed)
    if Act.WHOM_ELSE in heard.acts:
        return _introduction(persona, standing, seed)
    if Act.AGAIN in heard.acts and standing.last:
        return Reply(standing.last, _topic(standing), occasion="again"), replace(standing, lost=0, still=0)
    if Act.REPORT_BACK in heard.acts and len(heard.asked) < 2:
        return _plain(persona, _trusting(standing, 1), "report_back", seed)
    asked = _matters(heard)
    if asked:
        return _to_question(heard, asked, persona, standing, seed)
    if Act.SMALL_TALK in heard.acts or heard.asked:
        return _plain(persona, standing, "small_talk" if Act.SMALL_TALK in heard.acts else "permission", seed)
    if heard.is_strange:
        return _lost(persona, standing, seed)
    return _to_statement(heard, persona, standing, seed)


def _says_goodbye(heard: Heard, standing: Standing) -> bool:
    """Thanks for the time close a talk that has begun; at the beginning they are a greeting."""
    if any("?" in asked.text for asked in heard.asked):
        return False
    is_thanked = Act.THANKS_FOR_TIME in heard.acts and bool(standing.told) and Act.GREETING not in heard.acts
    return Act.GOODBYE in heard.acts or is_thanked


def _matters(heard: Heard) -> Asked | None:
    """The question that is answered: the last that is more than small talk or a request to ask."""
    rest = [asked for asked in heard.asked if not asked.is_manners]
    is_small = Act.SMALL_TALK in heard.acts and bool(rest) and not rest[0].weights
    if not rest or (len(rest) == 1 and (is_small or Act.PERMISSION in heard.acts)):
        return None
    return rest[-1]


def _to_question(heard: Heard, asked: Asked, persona: Persona, standing: Standing, seed: int) -> Answer:
    if asked.turns_back:
        return _given_back(heard, asked, persona, standing, seed)
    if Flag.TOO_PERSONAL in asked.flags:
        return _closing_up(persona, standing, "personal", seed, by=2)
    about = topic_of(asked, persona, standing)
    if fact := fact_for(asked, persona):
        return Reply(fact, about, occasion="fact"), _after(standing, about or About.OTHER, fact, ())
    aside = aside_for(asked, about, persona, standing)
    if about is None and aside is None:
        return _lost(persona, standing, seed)
    standing = _moved(standing, heard, asked)
    if about and (found := to_be_found(asked, about, persona, standing)):
        told = "" if asked.is_follow_up else _telling(about, asked, persona, standing)[0]
        said = f"{told} {found.words}".strip()
        keys = [found.key] if not told else [_telling(about, asked, persona, standing)[1], found.key]
        return Reply(said, found.about, (found.key,)), _after(standing, found.about, said, keys)
    if aside:
        key, more = aside
        return Reply(more.words, more.about, occasion="aside"), _after(standing, more.about, more.words, [key])
    return _on_topic(about or About.OTHER, asked, persona, standing, seed)


def _on_topic(about: About, asked: Asked, persona: Persona, standing: Standing, seed: int) -> Answer:
    """A short answer to a closed question, else a telling, else that there is no more."""
    short = persona.topics[about].short
    if asked.form is Form.CLOSED and not asked.is_follow_up and short:
        name = f"short:{about}"
        said = short[standing.used.get(name, 0) % len(short)]
        return Reply(said, about), _after(counted(standing, name), about, said, ())
    said, key = _telling(about, asked, persona, standing)
    if said:
        return Reply(said, about), _after(standing, about, said, [key])
    occasion = "repeat" if standing.used.get("repeat", 0) <= standing.used.get("offer", 0) else "offer"
    said, standing = line(persona, occasion, standing, seed)
    return Reply(said, about, occasion=occasion), replace(standing, about=about, lost=0, still=0)


def _telling(about: About, asked: Asked, persona: Persona, standing: Standing) -> tuple[str, str]:
    telling = telling_on(about, asked, persona, standing)
    return (_as_told(telling.words, persona, standing, asked).strip(), telling.key) if telling else ("", "")


def _as_told(telling: str, persona: Persona, standing: Standing, asked: Asked) -> str:
    """A telling in the persona's manner: the guarded and the rushed say less until they are asked well."""
    sentences: list[str] = _SENTENCE.findall(telling) or [telling]
    holds_back = persona.manner is Manner.GUARDED and standing.trust < 2
    is_cool = standing.trust < 0 or standing.closed >= TIRED
    if asked.is_follow_up and standing.trust >= 0:
        return telling
    if is_cool or holds_back:
        return sentences[0].strip()
    if persona.manner is Manner.RUSHED:
        return "".join(sentences[:2]).strip()
    return telling


def _given_back(heard: Heard, asked: Asked, persona: Persona, standing: Standing, seed: int) -> Answer:
    """ "And you?": the same of themselves, as far as they have something to tell on it."""
    about = heard.tells or About.PATH
    homes: Sequence[About] = (about, *NEAR.get(about, ()), About.PATH)
    home = next((each for each in homes if each in persona.topics), None)
    if home is None:
        return _lost(persona, standing, seed)
    return _on_topic(home, replace(asked, form=Form.OPEN), persona, _moved(standing, heard, asked), seed)


def _moved(standing: Standing, heard: Heard, asked: Asked) -> Standing:
    """What a question does to trust: open and attentive ones raise it, a string of closed ones lowers it."""
    gain = {Form.OPEN: 1, Form.CLOSED: 0, Form.LEADING: -1, Form.DOUBLE: 0}[asked.form]
    gain += asked.is_follow_up + (Act.ACKNOWLEDGES in heard.acts)
    closed = standing.closed + 1 if asked.form is Form.CLOSED and not asked.is_follow_up else 0
    gain -= closed >= TIRED
    gain -= Flag.SEARCHABLE in asked.flags
    return replace(_trusting(standing, gain), closed=closed)


def _trusting(standing: Standing, gain: int) -> Standing:
    return replace(standing, trust=max(-5, min(10, standing.trust + gain)))


def _after(standing: Standing, about: About, said: str, keys: Sequence[str]) -> Standing:
    return replace(
        standing,
        told=(*standing.told, *keys),
        about=about,
        last=said,
        heard=f"{standing.heard} {said}".strip()[-8_000:],
        lost=0,
        still=0,
    )


def _topic(standing: Standing) -> About | None:
    return About(standing.about) if standing.about and standing.about != About.OTHER else None


def _plain(persona: Persona, standing: Standing, occasion: str, seed: int) -> Answer:
    said, standing = line(persona, occasion, standing, seed)
    return Reply(said, None, occasion=occasion), replace(standing, lost=0, still=0)


def _to_statement(heard: Heard, persona: Persona, standing: Standing, seed: int) -> Answer:
    """A turn without a question: it is taken in, by what it tells; after two of them the host asks what else there is."""
    if Act.GREETING in heard.acts and not standing.told and heard.tells is None:
        return _plain(persona, standing, "welcome", seed)
    warmer = bool(heard.acts & {Act.ACKNOWLEDGES, Act.THANKS, Act.RECALLS})
    standing = replace(_trusting(standing, warmer), still=standing.still + 1, lost=0)
    if heard.tells:
        said, standing = line_on(persona, heard.tells, standing, seed)
        asks, standing = line(persona, "prompt", standing, seed)
        return Reply(f"{said} {asks}", None, occasion="takes_in"), standing
    occasion = "prompt" if standing.still > 1 else "thanks" if Act.THANKS in heard.acts else "statement"
    said, standing = line(persona, occasion, standing, seed)
    return Reply(said, None, occasion=occasion), standing


def _waiting(persona: Persona, standing: Standing, seed: int) -> Answer:
    standing = replace(standing, still=standing.still + 1)
    if standing.still > 3:
        return _leaving(persona, standing, seed)
    said, standing = line(persona, "silence", standing, seed)
    return Reply(said, None, occasion="silence"), standing


def _lost(persona: Persona, standing: Standing, seed: int) -> Answer:
    """Not understood, or nothing to say: once in plain words, and then with what the persona could tell."""
    occasion = "unknown" if standing.lost == 0 else "offer"
    said, standing = line(persona, occasion, standing, seed)
    return Reply(said, None, occasion=occasion), replace(standing, lost=standing.lost + 1, still=0)


def _offended(persona: Persona, standing: Standing, seed: int) -> Answer:
    standing = replace(standing, patience=standing.patience - 3, trust=-5)
    if standing.patience <= 0 or standing.used.get("rude", 0):
        return _leaving(persona, standing, seed)
    said, standing = line(persona, "rude", standing, seed)
    return Reply(said, None, occasion="rude"), standing


def _closing_up(persona: Persona, standing: Standing, occasion: str, seed: int, *, by: int) -> Answer:
    standing = replace(_trusting(standing, -by), patience=standing.patience - 1, lost=0, still=0)
    if standing.patience <= 0:
        return _leaving(persona, standing, seed)
    said, standing = line(persona, occasion, standing, seed)
    return Reply(said, None, occasion=occasion), standing


def _more_time(persona: Persona, standing: Standing, seed: int) -> Answer:
    """More minutes once, to somebody with whom the talk went well, up to the hour."""
    gives = standing.trust >= 2 and not standing.more_asked and persona.manner is not Manner.RUSHED
    occasion = "more_yes" if gives and standing.until + MORE <= 60 else "more_no"
    said, standing = line(persona, occasion, standing, seed)
    more = MORE if occasion == "more_yes" else 0
    return Reply(said, None, occasion=occasion), replace(
        standing, more_asked=True, until=standing.until + more, warned=standing.warned and not more, lost=0, still=0
    )


def _introduction(persona: Persona, standing: Standing, seed: int) -> Answer:
    if persona.introduction and standing.trust >= 3 and not standing.introduced:
        done = replace(standing, introduced=True, about=About.PEOPLE, last=persona.introduction, lost=0, still=0)
        return Reply(persona.introduction, About.PEOPLE, ("introduction",)), done
    said, standing = line(persona, "no_introduction", standing, seed)
    return Reply(said, About.PEOPLE, occasion="no_introduction"), replace(standing, lost=0, still=0)


def _goodbye(persona: Persona, standing: Standing, seed: int) -> Answer:
    is_warm = standing.trust >= 0 and not standing.over
    said, standing = line(persona, "goodbye" if is_warm else "goodbye_cold", standing, seed)
    found: tuple[str, ...] = ()
    if persona.introduction and is_warm and standing.trust > TRUSTED and not standing.introduced:
        # Whoever was a pleasure to talk to is sent on, asked or not.
        said, found = f"{persona.introduction} {said}", ("introduction",)
        standing = replace(standing, introduced=True)
    return Reply(said, None, found, "goodbye"), replace(standing, ended="goodbye")


def _leaving(persona: Persona, standing: Standing, seed: int) -> Answer:
    said, standing = line(persona, "leave", standing, seed)
    return Reply(said, None, occasion="leave"), replace(standing, ended="left")


def _asking_back(reply: Reply, persona: Persona, standing: Standing, seed: int) -> Answer:
    """Some hosts ask something in turn, once, after an answer."""
    at = None if persona.is_real else ASKS_BACK.get(persona.manner)
    is_time = at is not None and standing.turns >= at and not standing.asked_back and bool(standing.told)
    if not is_time or standing.ended or not reply.about or reply.found or reply.occasion or standing.trust < 0:
        return reply, standing
    return _added(reply, persona, replace(standing, asked_back=True), "ask_back", seed)


def _with_the_clock(reply: Reply, persona: Persona, standing: Standing, seed: int) -> Answer:
    """Five minutes before the end they say so; beyond it they stay for two turns, and then they leave."""
    if standing.ended:
        return reply, standing
    left = standing.until - standing.minutes
    if left <= 0:
        standing = replace(standing, over=standing.over + 1, trust=max(-5, standing.trust - 1))
        if standing.over > GRACE:
            said, standing = line(persona, "leave", standing, seed)
            return Reply(said, None, (), "leave"), replace(standing, ended="left")
        return _added(reply, persona, standing, "overtime", seed)
    if left <= FIVE_LEFT and not standing.warned:
        return _added(reply, persona, replace(standing, warned=True), "five_left", seed)
    return reply, standing


def _added(reply: Reply, persona: Persona, standing: Standing, occasion: str, seed: int) -> Answer:
    said, standing = line(persona, occasion, standing, seed)
    return replace(reply, words=f"{reply.words} {said}"), replace(standing, minutes=standing.minutes + takes(said))
