"""B2: what a brief costs as PDF, drawn for the first time, changed and drawn again, and drawn again as it was.

`python -m benchmarks.briefs`, some seconds. No peer that draws accessible PDFs is installed here; shared measures name 138 ms for
WeasyPrint and 1.7 s for Chromium. Beside it what reading a profile of two pages costs.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace

TIMES = 60


def main() -> None:
    """Medians and the slowest, in milliseconds of processor."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HALFHOUR_DATA": folder, "DJANGO_SETTINGS_MODULE": "halfhour.server.settings"}
        import django

        django.setup()
        _measure()


def _measure() -> None:
    from django.core.management import call_command
    from django.utils import timezone

    from halfhour.actions.briefs import plan_questions, refer_to
    from halfhour.actions.sample import prepare_sample_workspace
    from halfhour.formats import sources
    from halfhour.web.briefs.page import brief_of
    from halfhour.web.briefs.pdf import as_pdf
    from tests.profiles import profile_pdf

    call_command("migrate", verbosity=0)
    sample = prepare_sample_workspace(today=timezone.localdate())
    talk = sample.conversations.get(name="Tiago Bessa")
    plan_questions(talk, [f"How did step {number} of your way come about?" for number in range(7)], from_where="own")
    for number in range(3):
        refer_to(talk, f"What you wrote on moorings in part {number}")
    brief = brief_of(talk, "America/New_York")
    print("a brief of one sheet as PDF/UA-1, ms of processor")
    _print("the first", [_cost(lambda: as_pdf(brief))])
    _print("changed, drawn again", [_cost(lambda n=n: as_pdf(replace(brief, aims=[f"Aim {n}"]))) for n in range(TIMES)])
    _print("as it was, drawn again", [_cost(lambda: as_pdf(brief)) for _ in range(TIMES)])
    _print("everything asked of the records", [_cost(lambda: brief_of(talk, "America/New_York")) for _ in range(TIMES)])
    blob = profile_pdf()
    print("reading a LinkedIn profile")
    _print("PDF to document", [_cost(lambda: sources.read(blob)) for _ in range(TIMES)])


def _cost(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def _print(what: str, costs: list[float]) -> None:
    print(f"  {what:34} median {statistics.median(costs):6.1f}   slowest {max(costs):6.1f}")


if __name__ == "__main__":
    main()
