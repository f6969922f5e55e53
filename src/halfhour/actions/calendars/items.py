"""Files of a collection as they stand on its server."""

from halfhour.domain.calendars import Resource
from halfhour.domain.errors import InputError
from halfhour.formats.calendar_files import extent, uid_of
from halfhour.records.scheduling import Calendar, CalendarItem


def keep_resource(calendar: Calendar, resource: Resource) -> CalendarItem:
    """One file of a collection as it stands there now, in the place of the one before."""
    try:
        begins, ends = extent(resource.blob)
        uid = uid_of(resource.blob)
    except InputError:  # it stands there and cannot be read; what it says is asked of nobody
        begins = ends = None
        uid = ""
    item, _ = CalendarItem.objects.update_or_create(
        calendar=calendar,
        href=resource.href,
        defaults={
            "workspace_id": calendar.workspace_id,
            "uid": uid[:300],
            "etag": resource.etag[:300],
            "blob": resource.blob,
            "begins": begins,
            "ends": ends,
        },
    )
    return item
