"""A whole workspace as files that anybody can read, and back: what stands where, rows of tables, pages, meetings."""

from halfhour.formats.archive.manifest import VERSION, Manifest
from halfhour.formats.archive.meetings import Meeting, write_meetings
from halfhour.formats.archive.names import file_name, unique_name
from halfhour.formats.archive.pages import Page, write_page
from halfhour.formats.archive.rows import Original, read_row, write_row

__all__ = [
    "VERSION",
    "Manifest",
    "Meeting",
    "Original",
    "Page",
    "file_name",
    "read_row",
    "unique_name",
    "write_meetings",
    "write_page",
    "write_row",
]
