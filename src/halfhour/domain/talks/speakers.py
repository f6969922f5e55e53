"""Who of those in a talk somebody means by a name."""

from halfhour.domain.errors import InputError
from halfhour.domain.talks.transcript import Transcript


def speaker_named(transcript: Transcript, name: str) -> str:
    """The display name that is meant: the same name, else the only one that it begins or is a word of; capitals do not matter.

    Raises:
        InputError: nobody of that name speaks, or more than one does.
    """
    if name in transcript.speakers:
        return name
    wanted = name.casefold().split()
    same = [speaker for speaker in transcript.speakers if speaker.casefold().split() == wanted]
    within = [speaker for speaker in transcript.speakers if wanted and set(wanted) <= set(speaker.casefold().split())]
    found = same or within
    if len(found) == 1:
        return found[0]
    problem = f"More than one speaker goes by “{name}”." if found else f"Nobody called “{name}” speaks in this talk."
    raise InputError(problem, _who_speaks(found or transcript.speakers))


def _who_speaks(names: tuple[str, ...] | list[str]) -> str:
    if not names:
        return "It names no speakers at all, so leave the name out."
    listed = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
    return f"The speakers are: {listed}."
