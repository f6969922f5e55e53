"""Answers kept while the program runs."""

from halfhour.web.shared.memory import Memory


def test_only_what_is_new_is_asked_and_once():
    asked: list[list[str]] = []

    def ask(keys: list[str]) -> list[int]:
        asked.append(keys)
        return [len(key) for key in keys]

    memory: Memory[str, int] = Memory(10)
    assert memory.of(["tide", "berth", "tide"], ask) == [4, 5, 4]
    assert memory.of(["berth", "quay", "tide"], ask) == [5, 4, 4]
    assert memory.of([], ask) == []
    assert asked == [["tide", "berth"], ["quay"]]


def test_what_was_asked_for_longest_ago_is_forgotten_first():
    asked: list[str] = []

    def ask(keys: list[str]) -> list[str]:
        asked.extend(keys)
        return keys

    memory: Memory[str, str] = Memory(2)
    for key in ("a", "b", "a", "c", "a", "b"):
        memory.of([key], ask)
    assert asked == ["a", "b", "c", "b"]


def test_more_than_fits_is_answered_all_the_same():
    memory: Memory[int, int] = Memory(2)

    assert memory.of(list(range(5)), lambda keys: keys) == list(range(5))
