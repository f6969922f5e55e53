"""The one Django app with tables."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """What we keep."""

    name = "halfhour.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
