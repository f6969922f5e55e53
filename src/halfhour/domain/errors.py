"""The five families of errors; each says what happened and the way out, in words a guest understands."""


class HalfhourError(Exception):
    """Something that a person can be told: what happened, and the way out."""

    def __init__(self, what: str, way_out: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.what} {self.way_out}".strip()


class InputError(HalfhourError):
    """We cannot read this (422, exit 2)."""


class RuleError(HalfhourError):
    """The product says no (409, exit 3)."""


class AccessError(HalfhourError):
    """Not yours (403, exit 4)."""


class OutsideError(HalfhourError):
    """A service outside failed (503, exit 5); `retry` says whether trying again can help."""

    def __init__(self, what: str, way_out: str = "", *, retry: bool = True) -> None:
        super().__init__(what, way_out)
        self.retry = retry


class SetupError(HalfhourError):
    """The settings are wrong (exit 6)."""
