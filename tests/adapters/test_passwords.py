"""Passwords: the environment first, then the keyring."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import PasswordDeleteError

from halfhour.adapters.passwords import KeyringPasswords
from halfhour.domain.errors import OutsideError


class Memory(KeyringBackend):
    """A keyring that forgets when the test ends."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("none")
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[Memory]:
    before, ring = keyring.get_keyring(), Memory()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_what_is_kept_is_known_until_it_is_forgotten(ring: Memory) -> None:
    passwords = KeyringPasswords()
    passwords.keep("abc", "a secret")
    assert passwords.known("abc") == "a secret"

    passwords.forget("abc")
    passwords.forget("abc")
    assert passwords.known("abc") is None


def test_the_environment_goes_first(ring: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    passwords = KeyringPasswords()
    passwords.keep("abc-smtp", "from the keyring")
    monkeypatch.setenv(passwords.variable("abc-smtp"), "from outside")

    assert passwords.variable("abc-smtp") == "HALFHOUR_PASSWORD_ABC_SMTP"
    assert passwords.known("abc-smtp") == "from outside"


def test_a_machine_without_keyring_says_the_way_out() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    try:
        passwords = KeyringPasswords()
        assert passwords.known("abc") is None
        passwords.forget("abc")
        with pytest.raises(OutsideError, match="HALFHOUR_PASSWORD_ABC") as told:
            passwords.keep("abc", "a secret")
    finally:
        keyring.set_keyring(before)

    assert not told.value.retry
    assert "a secret" not in str(told.value)
