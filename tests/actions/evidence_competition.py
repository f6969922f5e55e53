"""Two interviewers submit in the same moment, candidate after candidate: `python -m tests.actions.evidence_competition`.

By their own pages; see `tests.competitions`.
"""

from functools import partial
from threading import Barrier
from typing import Any

from tests.competitions import at_once, run

ROUNDS = 12
TALKS = 3
"""Saves of one device that go on while another one submits."""


def main() -> None:
    """Two who submit, and one who goes on typing, in many rounds."""
    run(compete_in_rounds)


def compete_in_rounds() -> dict[str, Any]:
    """Each round is for a candidate of its own."""
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    return {
        "rounds": [compete(number) for number in range(ROUNDS)],
        "typing": [save_while_submitting(number) for number in range(ROUNDS)],
    }


def compete(number: int) -> dict[str, Any]:
    """Ben and Kemi note, look at their pages, submit at once, and look again."""
    from halfhour.records.hiring import EvidenceSheet, Observation
    from halfhour.records.revisions import Revision

    team, candidate = _team(f"round {number}")

    def one(name: str, together: Barrier) -> dict[str, Any]:
        other = {"ben": "Kemi", "kemi": "Ben"}[name]
        client, address = _device(team, name, candidate)
        together.wait()
        kept = client.post(address, _sheet(team, name)).status_code
        before = client.get(address).content.decode()
        together.wait()
        submitted = client.post(f"{address}submission").status_code
        together.wait()
        after = client.get(address).content.decode()
        words, others = _words(name), _words(other.lower())
        return {
            "kept": kept,
            "submitted": submitted,
            "own_before": words in before,
            "other_before": others in before,
            "own_after": words in after,
            "other_after": others in after,
        }

    seen = at_once([partial(one, name) for name in ("ben", "kemi")])
    candidate.refresh_from_db()
    sheets = EvidenceSheet.objects.filter(candidate=candidate)
    return {
        "seen": seen,
        "sheets": sheets.count(),
        "locked": sheets.filter(submitted_at__isnull=False).count(),
        "observations": Observation.objects.filter(sheet__candidate=candidate).count(),
        "asked": sum(len(sheet.asked) for sheet in sheets),
        "held": Revision.objects.filter(record=candidate.pk, deed="held").count(),
    }


def save_while_submitting(number: int) -> dict[str, Any]:
    """Ben's telephone goes on saving while his laptop submits: what is said to be kept is kept, and nothing changes after the lock."""
    from halfhour.records.hiring import EvidenceSheet

    team, candidate = _team(f"typing {number}")
    client, address = _device(team, "ben", candidate)
    client.post(address, _sheet(team, "ben"))

    def submit(together: Barrier) -> list[int]:
        laptop, where = _device(team, "ben", candidate)
        together.wait()
        return [laptop.post(f"{where}submission").status_code]

    def save(together: Barrier) -> list[int]:
        phone, where = _device(team, "ben", candidate)
        together.wait()
        return [phone.post(where, _sheet(team, "ben", f" {turn}")).status_code for turn in range(TALKS)]

    submitted, saved = at_once([submit, save])
    sheet = EvidenceSheet.objects.get(candidate=candidate)
    said = [turn for turn, status in enumerate(saved) if status == 302]
    text = sheet.observations.get().text
    return {
        "submitted": submitted,
        "saved": saved,
        "is_last_said": text == _words("ben") + (f" {said[-1]}" if said else ""),
    }


def _team(name: str) -> tuple[Any, Any]:
    from halfhour.records.accounts import Workspace
    from tests.hirings import team_in

    team = team_in(Workspace.objects.create(name=name))
    return team, team.ines


def _device(team: Any, name: str, candidate: Any) -> tuple[Any, str]:
    from django.test import Client

    return Client(), f"/team/{getattr(team, name).key}/{candidate.pk}/"


def _words(name: str) -> str:
    return f"What {name} saw of the berth plan, and nobody else."


def _sheet(team: Any, name: str, more: str = "") -> dict[str, Any]:
    form = {
        f"text-{team.plans.pk}": _words(name) + more,
        f"standing-{team.plans.pk}": "solid",
        f"asked-{team.plans.pk}": [team.question.pk],
        "minutes": "35",
        "notes": "",
    }
    return form if name == "ben" else {**form, f"standing-{team.clients.pk}": "not_covered"}


if __name__ == "__main__":
    main()
