"""An archive as a folder."""

from pathlib import Path

import pytest

from halfhour.adapters.archives.folder import FolderIn, FolderOut
from halfhour.domain.errors import InputError, RuleError
from tests.adapters.archives.contract import ArchiveContract


class TestFolder(ArchiveContract):
    """The contract, in a folder."""

    def out(self, path: Path) -> FolderOut:
        return FolderOut(path)

    def in_(self, path: Path) -> FolderIn:
        return FolderIn(path)


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(RuleError), FolderOut(tmp_path).writing():
        pass

    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_links_that_lead_out_are_not_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("x")
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "b").symlink_to(secret)

    with (source := FolderIn(folder)).reading(), pytest.raises(InputError):
        source.read("b", largest=10)
