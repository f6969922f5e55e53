"""Another calendar program at the same calendar: what it reads of ours, and what it changes, arrives."""

import fcntl
import json
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from halfhour.actions.calendars import busy
from halfhour.actions.calendars.deciding import open_questions
from halfhour.actions.calendars.looking import look
from halfhour.actions.conversations import start_conversation
from halfhour.actions.meetings import agree_on
from halfhour.domain.scheduling.spans import Span
from tests.calendar_servers import Running

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]
PROGRAM = ROOT / "tests/adapters/calendars/other_program.py"
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
THREE = datetime(2026, 3, 5, 15, tzinfo=UTC)

Other = Callable[..., list[list[str]]]


@pytest.fixture(scope="session")
def python() -> str:
    """The Python of its environment, made when it is not there; without a package registry to make it from there is none."""
    with (ROOT / ".cache/caldav.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests on several cores make it once
        made = subprocess.run(["sh", ROOT / "tools/caldav.sh"], check=False, capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"python-caldav cannot be installed here: {made.stderr.strip()[-200:]}")
    return made.stdout.strip()


@pytest.fixture
def other(python: str, server: Running) -> Other:
    """Does something there, and tells what stands there then."""

    def does(*deed: str) -> list[list[str]]:
        command = [python, PROGRAM, server.address, server.user, server.password, *deed]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return does


def test_both_read_what_the_other_wrote_and_a_move_and_a_deletion_are_asked_about(calendar, workspace, doors, other):
    other("add", "dentist@example.org", "20260303T100000Z", "20260303T110000Z", "Dentist")
    talk = start_conversation(workspace, ["Ben Guest"], zone="UTC")
    agree_on(talk, THREE, 30, "UTC", today=date(2026, 3, 2))
    look(calendar, doors, NOW)
    uid = talk.meetings.get().uid
    day = Span(NOW, NOW + timedelta(days=2))

    assert [span.start.hour for span in busy(workspace, day, now=NOW)] == [10]
    assert [uid, "20260305T150000Z", talk.name] in other("list")

    other("move", uid, "20260305T160000Z", "20260305T163000Z")
    look(calendar, doors, NOW + timedelta(minutes=20))
    (question,) = open_questions(workspace)
    assert question.their_start == THREE + timedelta(hours=1)

    other("delete", uid)
    look(calendar, doors, NOW + timedelta(minutes=40))
    (question,) = open_questions(workspace)
    assert question.is_gone_there
    talk.refresh_from_db()
    assert talk.agreed_for == THREE
