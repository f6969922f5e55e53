"""Mail into a folder."""

from pathlib import Path

import pytest

from halfhour.adapters.mail.folder import FolderMail
from halfhour.domain.errors import OutsideError
from halfhour.ports import Mail
from tests.adapters.mail.contract import LETTER, KeepingMailContract


class TestFolderMail(KeepingMailContract):
    """A file for each letter."""

    @pytest.fixture
    def mail(self, tmp_path: Path) -> Mail:
        """A folder that is made when it is needed."""
        return FolderMail(tmp_path / "outbox")

    def taken(self, mail: Mail) -> list[bytes]:
        """The files in it."""
        assert isinstance(mail, FolderMail)
        return [path.read_bytes() for path in sorted(mail.folder.glob("*"))]

    def test_it_opens_as_a_draft_and_says_to_whom_it_goes(self, mail: Mail) -> None:
        mail.deliver(LETTER, lambda: None)

        assert isinstance(mail, FolderMail)
        file = next(mail.folder.iterdir())
        assert file.name.startswith("2026-03-02 Ngozi Okafor ")
        assert b"X-Unsent: 1\r\n" in file.read_bytes()

    def test_a_folder_that_cannot_be_written_says_the_way_out(self, tmp_path: Path) -> None:
        (tmp_path / "outbox").write_text("a file stands here")

        with pytest.raises(OutsideError, match="Make room") as trouble:
            FolderMail(tmp_path / "outbox").deliver(LETTER, lambda: None)

        assert trouble.value.retry
