"""What the preparation says about clothes, way, seat, what need not be answered, and pay."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from halfhour.actions.ways import way_of
from halfhour.domain.briefs import season_in, way_to
from halfhour.domain.casual import FAR, Spot, law_of, spot_of
from halfhour.domain.lawful.law import Country, Ground, Verdict
from halfhour.phrases.briefs import brief_words, seasons
from halfhour.phrases.casual import casual_words, spot_cues
from halfhour.phrases.law import law, lawful_words, needs
from halfhour.phrases.ways import way_in_words
from halfhour.records.conversations import Conversation
from halfhour.records.people import Person
from halfhour.web.preparing.forms import CountryForm


@dataclass(frozen=True, slots=True)
class Unasked:
    """Ground that need not be answered for: the rule with its source, what may be asked instead, and three ways to answer."""

    ground: str
    verdict: str
    shape: str
    rule: str
    source: str
    instead: tuple[tuple[str, str], ...]
    ways: tuple[tuple[str, str], ...]


def practical_of(conversation: Conversation, people: Sequence[Person], chosen: Country | None) -> dict[str, Any]:
    """Clothes, way, seat, what to bring, law and pay; the law of the country that was chosen, else where they are."""
    spot = spot_of(conversation.place, conversation.link, spot_cues())
    country = chosen or _country(conversation, people)
    words = casual_words()
    return {
        "wear": wear_of(conversation, people, spot),
        "examples": () if spot is Spot.PHONE else words["wear"]["examples"],
        "care": words["wear"]["care"],
        "sit": words["sit"][spot],
        "bring": _bring(conversation, spot),
        **_times(conversation, spot),
        "country": country,
        "country_name": lawful_words()["country"][country] if country else "",
        "country_form": CountryForm(initial={"country": country or ""}),
        "unasked": unasked_in(country) if country else (),
        "pay": words["pay"][country] if country else (),
        "advice": lawful_words()["note"]["advice"],
    }


def _country(conversation: Conversation, people: Sequence[Person]) -> Country | None:
    """Where the work probably is: with them, else where oneself is."""
    members = casual_words()["land"]["eu"]
    codes = [*(person.country for person in people), conversation.workspace.country]
    return next((found for code in codes if code and (found := law_of(code, members))), None)


def wear_of(conversation: Conversation, people: Sequence[Person], spot: Spot) -> list[str]:
    """What to wear: one's own decision, what is worn there, where one sits, the season there."""
    words = casual_words()["wear"]
    worn = next((one.organization.dress for one in people if one.organization and one.organization.dress), "")
    lines = [words["kept"].format(words=conversation.dress) if conversation.dress else words["lead"]]
    if worn:
        lines.append(words["there"].format(words=worn.rstrip(". ")))
    elif spot not in FAR and not conversation.dress:
        lines.append(words["unknown"])
    if spot in FAR:
        return [*lines, words[spot]]
    if conversation.agreed_for:
        country = next((person.country for person in people if person.country), "")
        month = conversation.agreed_for.astimezone(ZoneInfo(conversation.zone)).month
        season = season_in(country, conversation.zone, month, seasons())
        lines += [words["season"][season]] if season else []
    return lines


def _times(conversation: Conversation, spot: Spot) -> dict[str, str]:
    """When to leave and when to be there, on the clock there; empty where nobody travels or no time is agreed."""
    if not conversation.agreed_for or spot in FAR or spot is Spot.UNKNOWN:
        return {"leave": "", "be_there": ""}
    there, zone = way_of(conversation), ZoneInfo(conversation.zone)
    way = way_to(conversation.agreed_for, there.minutes if there else None)
    from_, until = (f"{moment.astimezone(zone):%H:%M}" for moment in (way.be_there_from, way.be_there_until))
    leave = f"{way.leave.astimezone(zone):%H:%M}" if way.leave else ""
    travel = way_in_words(there, "short") if there else ""
    return {"leave": leave, "be_there": f"{from_} to {until}", "travel": travel}


def _bring(conversation: Conversation, spot: Spot) -> list[str]:
    own = [line.strip(" -*•\t") for line in conversation.bring.splitlines() if line.strip(" -*•\t")]
    return own or list(brief_words()["bring"]["screen" if spot in FAR else "person"]["casual_job"])


def unasked_in(country: Country) -> list[Unasked]:
    """Every ground with its rule in a country; those that are not to be asked stand before those that are risky."""
    found = [_unasked(country, ground) for ground in Ground]
    protected = casual_words()["verdict"][Verdict.PROTECTED]
    return sorted(found, key=lambda one: one.verdict != protected)


def _unasked(country: Country, ground: Ground) -> Unasked:
    rule, words, casual = law().rules[country, ground, None], lawful_words(), casual_words()
    return Unasked(
        words["ground"][ground],
        casual["verdict"][rule.asking],
        words["shape"][rule.asking],
        rule.text,
        rule.source,
        tuple((needs()[need], wording) for need, wording in list(rule.better.items())[:2]),
        tuple((casual["way"][way], casual["ways"][ground][way]) for way in ("answer", "need", "decline")),
    )
