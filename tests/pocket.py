"""Passwords in memory, where tests must not reach the keyring of this machine."""

from halfhour.domain.errors import OutsideError


class Pocket:
    """Passwords in memory; a full one keeps none, as a machine without a keyring."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.is_full = False

    def variable(self, key: str) -> str:
        return f"HALFHOUR_PASSWORD_{key.upper()}"

    def known(self, key: str) -> str | None:
        return self.kept.get(key)

    def keep(self, key: str, password: str) -> None:
        if self.is_full:
            raise OutsideError("This machine has no keyring.", f"Use {self.variable(key)}.", retry=False)
        self.kept[key] = password

    def forget(self, key: str) -> None:
        self.kept.pop(key, None)
