"""Answers that pages ask for again and again, kept while the program runs."""

from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")


class Memory(Generic[Key, Answer]):
    """Answers to a question that depends on nothing but its key; only keys not seen before are asked about, all of them at once.

    What was asked for longest ago is forgotten first.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Key, Answer] = {}
        self._lock = Lock()

    def of(self, keys: Sequence[Key], ask: Callable[[list[Key]], Sequence[Answer]]) -> list[Answer]:
        """The answer to each key, in order."""
        with self._lock:
            known = {key: self._kept[key] for key in keys if key in self._kept}
        fresh = [key for key in dict.fromkeys(keys) if key not in known]
        if fresh:
            known |= dict(zip(fresh, ask(fresh), strict=True))
        with self._lock:
            for key in dict.fromkeys(keys):
                self._kept.pop(key, None)
                self._kept[key] = known[key]
            for key in list(self._kept)[: max(0, len(self._kept) - self._most)]:
                del self._kept[key]
        return [known[key] for key in keys]
