"""Trying servers: begun, carried out step by step where somebody can look on, and ended in every case."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from halfhour.domain.errors import HalfhourError
from halfhour.records.accounts import Workspace
from halfhour.records.revisions import Revision
from halfhour.records.trials import Trial

KEPT_FOR = timedelta(days=1)
"""How long one may come back to a trial that is over (our own default)."""
SECRET = frozenset({"password", "csrfmiddlewaretoken"})
STOPPED = "The try was broken off before the server answered. Nothing was changed: try again."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a trial that went well: what to say, what takes it back, and what else is to be known."""

    said: str
    done: Revision | None = None
    warning: str = ""


Work = Callable[[Callable[[], None]], Outcome]
"""Does what is to be tried; calls its argument whenever one step is done and the next begins."""


def begin_trial(
    workspace: Workspace,
    what: Trial.What,
    *,
    asked: Mapping[str, Any],
    steps: Sequence[tuple[str, str]],
    about: str = "",
    now: datetime,
) -> Trial:
    """A trial that is about to be carried out; those of yesterday are forgotten.

    Args:
        asked: what was typed; passwords in it are left out.
        steps: the field of the form that a refusal belongs to, and who is asked.
    """
    Trial.objects.filter(workspace=workspace, created_at__lt=now - KEPT_FOR).delete()
    typed = {name: value for name, value in asked.items() if name not in SECRET}
    trial: Trial = Trial.objects.create(
        workspace=workspace, what=what, about=about, asked=typed, steps=[list(step) for step in steps]
    )
    return trial


def carry_out(trial: Trial, work: Work) -> None:
    """Carries it out; whatever happens, the trial has an end that can be read."""
    rows, ending = Trial.objects.filter(pk=trial.pk), {"trouble": STOPPED}
    step = 0

    def following() -> None:
        nonlocal step
        step += 1
        rows.update(step=step)

    try:
        outcome = work(following)
        ending = {
            "trouble": "",
            "said": outcome.said,
            "warning": outcome.warning,
            "revision": outcome.done.pk if outcome.done else "",
        }
    except HalfhourError as error:
        ending = {"trouble": str(error)}
    finally:
        rows.update(ended_at=timezone.now(), **ending)
