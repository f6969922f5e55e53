"""Django and the local person, for commands that work on all that is kept."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from halfhour.records.accounts import User


def set_up() -> None:
    """Loads what is needed to find the data folder, without touching the database."""
    from halfhour.cli.serving import SETTINGS

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


def local_person() -> "User":
    """The one user of this machine, with the data folder brought up to date.

    Raises:
        SetupError: the folder cannot be used, or a newer version made the database.
    """
    from halfhour.cli.serving import open_records

    open_records()
    from halfhour.actions.accounts import welcome_local_person

    return welcome_local_person()
