"""Passwords: from the environment, or in the keyring of the machine; never in the database, a log or an archive."""

import os
import re

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

from halfhour.domain.errors import OutsideError

SERVICE = "halfhour"

_FOR_ALL = {"-smtp": "HALFHOUR_SMTP_PASSWORD", "-imap": "HALFHOUR_IMAP_PASSWORD"}
"""Where there is one mail account, its password may stand under a name without the account's id."""


class KeyringPasswords:
    """The environment goes first, so that a server without a keyring can be given what it needs."""

    def variable(self, key: str) -> str:
        """The name of the environment variable that may hold it."""
        return f"HALFHOUR_PASSWORD_{re.sub('[^A-Z0-9]', '_', key.upper())}"

    def known(self, key: str) -> str | None:
        """The password, or None when nobody has told it, or the keyring is locked."""
        given = os.environ.get(self.variable(key)) or os.environ.get(_FOR_ALL.get(key[-5:], ""))
        if given:
            return given
        try:
            return keyring.get_password(SERVICE, key)
        except KeyringError:
            return None

    def keep(self, key: str, password: str) -> None:
        """Puts it into the keyring.

        Raises:
            OutsideError: this machine has no keyring that can be used.
        """
        try:
            keyring.set_password(SERVICE, key, password)
        except KeyringError as error:
            raise OutsideError(
                "This machine has no keyring that Halfhour may use, so the password is not kept.",
                f"Start Halfhour with the password in the environment, as {self.variable(key)}.",
                retry=False,
            ) from error

    def forget(self, key: str) -> None:
        """Takes it out of the keyring; nothing happens when it is not there."""
        try:
            keyring.delete_password(SERVICE, key)
        except (PasswordDeleteError, KeyringError):
            return
