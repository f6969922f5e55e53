"""What every place of archives does."""

from pathlib import Path
from typing import Any

import pytest

from halfhour.domain.errors import InputError, OutsideError


class ArchiveContract:
    """Whole or not at all, out and in."""

    def out(self, path: Path) -> Any:
        """Where an archive is written to."""
        raise NotImplementedError

    def in_(self, path: Path) -> Any:
        """Where the same is read from."""
        raise NotImplementedError

    def test_files_come_back(self, tmp_path: Path) -> None:
        with (out := self.out(tmp_path / "a")).writing():
            out.put("data/a.jsonl", [b"one\n", b"two\n"])
            out.put("people/林 🌊.md", [b"#"])

        with (source := self.in_(tmp_path / "a")).reading():
            assert sorted(source.names()) == ["data/a.jsonl", "people/林 🌊.md"]
            assert list(source.lines("data/a.jsonl", longest=10)) == [b"one\n", b"two\n"]
            assert source.read("people/林 🌊.md", largest=10) == b"#"

    def test_nothing_half_is_left(self, tmp_path: Path) -> None:
        def broken() -> Any:
            yield b"a"
            raise OSError(28, "No space left on device")

        with pytest.raises(OutsideError, match="no space"), (out := self.out(tmp_path / "a")).writing():
            out.put("a", broken())

        assert list(tmp_path.iterdir()) == []

    def test_nothing_is_written_outside(self, tmp_path: Path) -> None:
        with pytest.raises(InputError), (out := self.out(tmp_path / "a")).writing():
            out.put("../b", [b"x"])

        assert list(tmp_path.iterdir()) == []

    def test_no_more_is_read_than_asked_for(self, tmp_path: Path) -> None:
        with (out := self.out(tmp_path / "a")).writing():
            out.put("a", [b"x" * 100])

        with (source := self.in_(tmp_path / "a")).reading():
            with pytest.raises(InputError):
                source.read("a", largest=99)
            with pytest.raises(InputError):
                list(source.lines("a", longest=99))

    def test_a_file_that_is_missing_is_named(self, tmp_path: Path) -> None:
        with (out := self.out(tmp_path / "a")).writing():
            out.put("a", [b"x"])

        with (source := self.in_(tmp_path / "a")).reading(), pytest.raises(InputError, match=r"b\.txt"):
            source.read("b.txt", largest=1)
