"""What the pages of data out and in show."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count
from django.urls import reverse

from halfhour import wiring
from halfhour.actions.archive import is_archive
from halfhour.actions.backups import own_tools
from halfhour.actions.imports import bring
from halfhour.domain.archive import Shelved
from halfhour.domain.errors import InputError
from halfhour.records.accounts import User, Workspace
from halfhour.web.archive import working

LISTED = 10

READABLE = (
    "It can read: archives of Halfhour; and people from archives and tables of LinkedIn, tables of Google, Outlook and "
    "HubSpot, cards (.vcf), and any table with names in it."
)
TOLD = ("person", "conversation", "talk", "message", "organization", "promise")
"""Tables that are counted by name; the others are counted together."""


def overview(user: User, workspace: Workspace) -> dict[str, Any]:
    """Backups, archives, and the other workspaces of one's own."""
    backups = wiring.backups()
    there = backups.all() if backups else ()
    own = user.workspaces.filter(is_sample=False).exclude(pk=workspace.pk)
    return {
        "backups": there[:LISTED],
        "number": len(there),
        "last": there[0] if there else None,
        "folder": backups.folder if backups else None,
        "own_tools": None if backups else own_tools(),
        "archives": list(wiring.shelf(workspace.pk).all())[:LISTED],
        "others": own.annotate(number=Count("conversations"))[:LISTED],
    }


def bring_in(workspace: Workspace, chosen: UploadedFile, into: str) -> str:
    """Looks what a file is, and gives the address where it is shown.

    Raises:
        InputError: it is nothing that can be brought in.
    """
    name, begin = chosen.name or "", chosen.read(4)
    chosen.seek(0)
    if begin in {b"PK\x03\x04", b"PK\x05\x06"}:
        place = None if into == "new" or workspace.is_sample else workspace
        note = working.keep(workspace, place, name, chosen.chunks())
        shelf = wiring.shelf(workspace.pk)
        try:
            ours = is_archive(wiring.archive_from(shelf.path(note.key)))
        except InputError:
            shelf.clear(note.key)
            raise
        if ours:
            working.begin_look(note, chosen.size or 0)
            return reverse("archive-work", args=[note.key])
        shelf.clear(note.key)
        chosen.seek(0)
    waiting, refused = bring(workspace, [(name, chosen.read())])
    if not waiting:
        raise InputError(" ".join(refused), READABLE)
    return reverse("import", args=[waiting[0].pk])


def shown(user: User, note: Shelved) -> dict[str, Any]:
    """One piece of work in the words of its page."""
    into = user.workspaces.filter(pk=note.into).first() if note.into else None
    fates = ("new", "same", "doubled", "stayed")
    totals = {fate: sum(counts.get(fate, 0) for counts in note.counts.values()) for fate in fates}
    named = [(table, note.counts.get(table, {}).get("new", 0)) for table in TOLD]
    return {
        "work": note,
        "goes_on": note.state in {"waits", "works"},
        "into": into,
        "totals": totals,
        "named": [(table, number) for table, number in named if number],
        "rest": totals["new"] - sum(number for _, number in named),
    }
