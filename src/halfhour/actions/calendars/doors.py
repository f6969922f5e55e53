"""What calendars elsewhere are reached through."""

from collections.abc import Callable
from dataclasses import dataclass

from halfhour.domain.errors import OutsideError
from halfhour.ports import CalendarAddresses, CalendarServer, Passwords
from halfhour.records.scheduling import CalendarAccount


@dataclass(frozen=True, slots=True)
class Doors:
    """The ports, and how the server of an account is opened with its password."""

    addresses: CalendarAddresses
    passwords: Passwords
    server: Callable[..., CalendarServer]

    def server_of(self, account: CalendarAccount) -> CalendarServer:
        """The server of an account.

        Raises:
            OutsideError: it needs a password, and nobody has told it here.
        """
        password = self.passwords.known(account.pk) or ""
        if account.user_name and not password:
            raise OutsideError(
                "The password of this account is not known on this machine.",
                f"Type it once more, or start Halfhour with it as {self.passwords.variable(account.pk)}.",
                retry=False,
            )
        return self.server(account.address, user=account.user_name, password=password, near=account.is_near)
