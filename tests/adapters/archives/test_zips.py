"""An archive as a ZIP, and ZIPs that mean harm."""

import zipfile
from pathlib import Path

import pytest

from halfhour.adapters.archives import zips
from halfhour.adapters.archives.zips import ZipIn, ZipOut
from halfhour.domain.errors import InputError
from tests.adapters.archives.contract import ArchiveContract


class TestZip(ArchiveContract):
    """The contract, in a ZIP."""

    def out(self, path: Path) -> ZipOut:
        return ZipOut(path)

    def in_(self, path: Path) -> ZipIn:
        return ZipIn(path)


def test_a_bomb_is_stopped_by_counting(tmp_path, monkeypatch):
    monkeypatch.setattr(zips, "MAX_FOLD", 20)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a", b"0\n" * 20_000_000)

    with pytest.raises(InputError, match="unpacks to far more"), (source := ZipIn(path)).reading():
        for _ in source.lines("a", longest=10):
            pass


@pytest.mark.parametrize("name", ["../evil", "/evil", "a/../../evil", "C:\\evil"])
def test_names_that_lead_out_close_the_archive(tmp_path, name):
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr(name, b"x")

    with pytest.raises(InputError), ZipIn(path).reading():
        pass


@pytest.mark.parametrize("blob", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18 + b"x", b"hello"])
def test_what_is_no_zip_is_said(tmp_path, blob):
    path = tmp_path / "no.zip"
    path.write_bytes(blob)

    with pytest.raises(InputError), (source := ZipIn(path)).reading():
        source.read("a", largest=1)


def test_a_flipped_bit_is_found(tmp_path):
    path = tmp_path / "a.zip"
    with (out := ZipOut(path)).writing():
        out.put("a", [bytes(range(256)) * 40])
    blob = bytearray(path.read_bytes())
    blob[60] ^= 0xFF
    path.write_bytes(blob)

    with pytest.raises(InputError), (source := ZipIn(path)).reading():
        source.read("a", largest=20_000)
