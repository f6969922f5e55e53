"""Messages to be judged, a JSON object each, and what the coach answers."""

from collections.abc import Mapping
from typing import Any

from halfhour.domain.errors import InputError
from halfhour.domain.outreach.checks import Channel, Context
from halfhour.domain.outreach.coach import Coached, Unsent
from halfhour.domain.thanks import Judged, Note, Occasion

WAY_OUT = 'Send an object like {"id": "1", "text": "Dear Ms Osei, …", "channel": "email"}.'


def text_in(value: Mapping[str, Any], name: str = "text") -> str:
    """The text of a message; empty texts are refused, since nothing can be said of them."""
    text = value.get(name)
    if not isinstance(text, str) or not text.strip():
        raise InputError(f'There is no message in "{name}".', WAY_OUT)
    return text


def read(value: Mapping[str, Any], channel: Channel = Channel.EMAIL) -> Unsent:
    """A draft from an object with `text`, and `channel`, `recipient` and `earlier` where they are known.

    Raises:
        InputError: there is no text, or the channel is unknown.
    """
    recipient, earlier = value.get("recipient") or "", value.get("earlier") or ()
    context = Context(str(recipient), tuple(str(text) for text in earlier if text) if isinstance(earlier, list) else ())
    return Unsent(text_in(value), _channel_in(value.get("channel"), channel), context)


def _channel_in(value: object, channel: Channel) -> Channel:
    if value is None:
        return channel
    try:
        return Channel(str(value).lower().replace("_", "-"))
    except ValueError as error:
        known = ", ".join(channel.value for channel in Channel)
        raise InputError(f"“{value}” is no channel that the coach knows.", f"Known are {known}.") from error


def as_json(coached: Coached, words: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The checks with their reasons in words; a message in another language has none, and is named."""
    checks = [
        {
            "check": check.topic.value,
            "ok": check.ok,
            "start": check.place.start if check.place else None,
            "end": check.place.end if check.place else None,
            "why": str(words[check.topic.value][check.reason]).format_map(check.facts),
        }
        for check in coached.checks
    ]
    return {"checks": checks} if coached.language == "en" else {"checks": checks, "language": coached.language}


def read_note(value: Mapping[str, Any], occasion: Occasion | None = None) -> Note:
    """A thank-you from an object with `text`, and `context`, `recipient` and `talk` (its words) where they are known.

    Raises:
        InputError: there is no text, or the context is unknown.
    """
    talk = value.get("talk")
    to = value.get("recipient") or ""
    return Note(
        text_in(value), _occasion_in(value.get("context"), occasion), str(to), talk if isinstance(talk, str) else ""
    )


def _occasion_in(value: object, occasion: Occasion | None) -> Occasion | None:
    if value is None:
        return occasion
    try:
        return Occasion(str(value))
    except ValueError as error:
        known = ", ".join(occasion.value for occasion in Occasion)
        raise InputError(f"“{value}” is no occasion that is known.", f"Known are {known}.") from error


def note_as_json(judged: Judged, words: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The verdict and the issues with their reasons; a thank-you in another language has none, and is named."""
    issues = [
        {
            "issue": issue.fault.value,
            "start": issue.place.start if issue.place else None,
            "end": issue.place.end if issue.place else None,
            "why": str(words[issue.fault.value]["why"]),
        }
        for issue in judged.issues
    ]
    answer = {"verdict": judged.verdict.value if judged.verdict else None, "issues": issues}
    return answer if judged.language == "en" else {**answer, "language": judged.language}
