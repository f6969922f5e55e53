"""A whole workspace out into files that anybody can read, and back in without loss."""

from halfhour.actions.archive.arriving import arrive, is_archive, look
from halfhour.actions.archive.leaving import export, how_many

__all__ = ["arrive", "export", "how_many", "is_archive", "look"]
