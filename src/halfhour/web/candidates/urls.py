"""Addresses of a candidate: all below a key of their own."""

from django.urls import path, re_path

from halfhour.web.candidates import views
from halfhour.web.shared.secret import nowhere

urlpatterns = [
    path("<slug:key>/", views.talk, name="own-talk"),
    path("<slug:key>/talk.ics", views.calendar, name="own-calendar"),
    path("<slug:key>/adjustments", views.adjustments, name="own-adjustments"),
    path("<slug:key>/another-time", views.another_time, name="own-another-time"),
    path("<slug:key>/cancellation", views.cancellation, name="own-cancellation"),
    re_path(r"^(?P<rest>.*)$", nowhere, name="own-talk-nowhere"),
]
