"""The parts of `halfhour serve`: may it, can it, what has to be ready, and running until it is told to stop."""

import errno
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Thread
from typing import Any

import click

from halfhour.domain.errors import OutsideError, RuleError, SetupError

SETTINGS = "halfhour.server.settings"
APPLICATION = "halfhour.server.wsgi.application"
TICKING = (
    "halfhour.web.outbox.tick.begin_ticking",
    "halfhour.web.mail.tick.begin_ticking",
    "halfhour.web.archive.tick.begin_ticking",
    "halfhour.web.calendars.tick.begin_ticking",
    "halfhour.web.hosting.tick.begin_ticking",
    "halfhour.web.hiring.tick.begin_ticking",
    "halfhour.web.today.tick.begin_ticking",
)
PATIENCE = 10
"""Seconds that pages and tasks may take to end when they are told to stop (our own default)."""


def require_allowed(host: str) -> None:
    """Only this machine may reach the pages, unless the names for others are set on purpose.

    Raises:
        RuleError: the host is open to others, and HALFHOUR_HOSTS is not set.
    """
    if is_loopback(host):
        return
    if not os.environ.get("HALFHOUR_HOSTS") and (guests := os.environ.get("HALFHOUR_GUEST_HOSTS")):
        click.echo(f"Others reach your booking pages under {guests}, and nothing else.", err=True)
        return
    if not os.environ.get("HALFHOUR_HOSTS"):
        raise RuleError(
            f"{host} can be reached by others, and there are no accounts yet: they could read and change everything.",
            "If you want that, set HALFHOUR_HOSTS to the names under which they will call it, such as HALFHOUR_HOSTS=desk.local. "
            "For booking pages alone, set HALFHOUR_GUEST_HOSTS instead.",
        )
    click.secho(
        f"Whoever can reach {host} can read and change everything: there are no accounts yet.", fg="yellow", err=True
    )


def is_loopback(host: str) -> bool:
    """Is this an address that only this machine can reach?"""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def require_free(host: str, port: int) -> None:
    """The address can be listened on.

    Raises:
        SetupError: something else listens there, or it is not an address of this machine.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(found[0], found[1]) as probe:
            # A server that was just stopped leaves the port waiting; only a listening one is in the way.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found[4])
    except OSError as error:
        raise _not_free(host, port, error) from error


def _not_free(host: str, port: int, error: OSError) -> SetupError:
    if error.errno == errno.EADDRINUSE:
        return SetupError(
            f"Port {port} is taken: another program listens there, perhaps Halfhour itself.",
            f"Look at http://{host}:{port}/, or choose another port: halfhour serve --port {port + 1}",
        )
    if error.errno == errno.EACCES:
        return SetupError(f"Port {port} is for the system alone.", "Choose one above 1023, such as --port 8030.")
    return SetupError(f"{host} is not an address of this machine.", "Leave --host out to serve this machine alone.")


def prepare(*, sample: bool) -> None:
    """Brings the data folder up to date, and fills an empty one with the sample workspace if asked."""
    open_records()
    if sample:
        _fill()
    back_up()
    _begin_ticking()


def open_records() -> None:
    """Loads Django on the data folder and brings that up to date; commands that keep or show something begin with it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.conf import settings

    django.setup()
    # The key is made with its folder when it is first read; a folder that cannot be used is told before anything starts.
    str(settings.SECRET_KEY)
    _migrate()


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from halfhour.actions.backups import require_known

    executor = MigrationExecutor(connection)
    require_known(f"{app}.{name}" for app, name in executor.loader.applied_migrations)
    steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    connection.close()
    if steps and executor.loader.applied_migrations:
        back_up(at_once=True)
    if steps:
        click.echo(f"Preparing the data folder ({steps} steps) …", err=True)
        call_command("migrate", verbosity=0, interactive=False)


def back_up(*, at_once: bool = False) -> None:
    """The backup of the day where there is none yet; a disk that is full keeps nobody from reading what they have."""
    from django.utils import timezone

    from halfhour import wiring
    from halfhour.actions.backups import back_up_when_due
    from halfhour.cli.ends import tell

    backups = wiring.backups()
    try:
        if backups is not None:
            back_up_when_due(backups, timezone.now(), at_once=at_once)
    except OutsideError as error:
        tell(error)


@contextmanager
def _in_use() -> Iterator[None]:
    """While this lasts, no backup can be put back under the pages."""
    from halfhour import wiring

    backups = wiring.backups()
    with backups.in_use() if backups is not None else nullcontext():
        yield


def _fill() -> None:
    from django.utils import timezone

    from halfhour.actions.sample import prepare_sample_workspace

    prepare_sample_workspace(today=timezone.localdate())


def _begin_ticking() -> None:
    """The worker looks every minute what is due."""
    from django.utils.module_loading import import_string

    for ticking in TICKING:
        import_string(ticking)()


def serve(host: str, port: int) -> None:
    """Serves until Ctrl-C or SIGTERM; the worker stops with it."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        APPLICATION,
        address=_numeric(host),
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        workers_kill_timeout=PATIENCE,
        log_level=LogLevels.warning,
    )

    @server.on_startup
    def ready() -> None:
        # granian reloads on SIGHUP; a closed terminal should stop the server instead
        if hasattr(signal, "SIGHUP"):
            signal.signal(signal.SIGHUP, server.signal_handler_interrupt)
        Thread(target=_say_where, args=(host, port), daemon=True).start()

    with _in_use(), _worker():
        server.serve(target_loader=_application)
    if not server.interrupt_signal:
        raise SetupError("The pages stopped by themselves; the reason stands above.", "Start again: halfhour serve")
    click.echo("Stopped. Everything is kept.", err=True)


def _application(name: str) -> Any:
    """The pages, loaded in the process that serves them. Ctrl-C is left to the parent: two signals at once can lock granian up."""
    from django.utils.module_loading import import_string

    _block_interrupts()
    return import_string(name)


def _numeric(host: str) -> str:
    """granian listens on addresses, not on names."""
    return str(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][4][0])


def _say_where(host: str, port: int) -> None:
    """Prints the address as soon as somebody answers there."""
    from django.conf import settings

    while not _answers(host, port):
        time.sleep(0.05)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Halfhour is at http://{shown}:{port}/")
    click.echo(f"  your data: {settings.DATA}")
    click.echo("  Ctrl-C stops it.")
    sys.stdout.flush()


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


@contextmanager
def _worker() -> Iterator[None]:
    """The worker for long work, as a process beside the pages; told to stop once, so that it can end its task."""
    with _without_interrupts():
        worker = subprocess.Popen([sys.executable, "-m", "django", "db_worker", "--verbosity", "0"])
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes started herein never see Ctrl-C, which the terminal sends to all: a second signal would break a task off."""
    before = _block_interrupts()
    try:
        yield
    finally:
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _block_interrupts() -> set[int] | None:
    """Keeps Ctrl-C from this process and its children; gives what was blocked before, None where there is no such thing."""
    if not hasattr(signal, "pthread_sigmask"):
        return None
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}))
