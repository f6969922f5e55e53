"""Work that the worker comes back to: one round waits, never more, and a round that was broken off does not end the rounds."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

BROKEN_OFF = timedelta(hours=1)
"""A round that began longer ago will not come back (our own default)."""


@dataclass(frozen=True)
class Rounds:
    """Rounds of one task. `also` are tasks that do the same work at once, and whose results nobody needs either."""

    task: Any
    every: timedelta
    also: tuple[Any, ...] = ()

    def begin(self, *, after: timedelta = timedelta()) -> None:
        """Starts the rounds; those of an earlier run, which may have been broken off, are forgotten."""
        long_ago = timezone.now() - BROKEN_OFF
        self.waiting().filter(Q(started_at=None) | Q(started_at__lt=long_ago)).delete()
        self._forget_old()
        self._enqueue(after)

    @contextmanager
    def one(self) -> Iterator[None]:
        """A round, after which the next one waits, whatever happened in it."""
        try:
            yield
        finally:
            self._forget_old()
            if not self.waiting().filter(status="READY").exists():
                self._enqueue(self.every)

    def waiting(self) -> "QuerySet[DBTaskResult]":
        """What is known of the rounds."""
        return DBTaskResult.objects.filter(task_path=self.task.module_path)

    def _enqueue(self, after: timedelta) -> None:
        later = self.task.using(run_after=timezone.now() + after) if after else self.task
        later.enqueue()

    def _forget_old(self) -> None:
        paths = [task.module_path for task in (self.task, *self.also)]
        DBTaskResult.objects.filter(task_path__in=paths, status__in=["SUCCESSFUL", "FAILED"]).delete()
