"""Addresses of one's own calendars."""

from django.urls import path

from halfhour.web.calendars import adding, views

urlpatterns = [
    path("", views.calendars, name="calendars"),
    path("file", adding.file, name="calendar-file"),
    path("address", adding.address, name="calendar-address"),
    path("account", adding.account, name="calendar-account"),
    path("accounts/<slug:account_id>/password", adding.password, name="calendar-password"),
    path("accounts/<slug:account_id>/removal", views.account_removal, name="calendar-account-removal"),
    path("decisions/<slug:copy_id>", views.decision, name="calendar-decision"),
    path("<slug:calendar_id>/", views.calendar, name="calendar"),
    path("<slug:calendar_id>/look", views.look, name="calendar-look"),
    path("<slug:calendar_id>/removal", views.removal, name="calendar-removal"),
    path("<slug:calendar_id>/zone", views.zone, name="calendar-zone"),
]
