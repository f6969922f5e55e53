"""Addresses of a member of the team: all below a key of their own."""

from django.urls import path, re_path

from halfhour.web.shared.secret import nowhere
from halfhour.web.team import deciding, views

urlpatterns = [
    path("<slug:key>/", views.talks, name="own-talks"),
    path("<slug:key>/ground/", deciding.ground, name="own-ground"),
    path("<slug:key>/<slug:candidate_id>/", views.sheet, name="own-sheet"),
    path("<slug:key>/<slug:candidate_id>/talk.ics", views.calendar, name="own-talk-calendar"),
    path("<slug:key>/<slug:candidate_id>/submission", views.submission, name="own-submission"),
    path("<slug:key>/<slug:candidate_id>/sides/", deciding.sides, name="own-sides"),
    path("<slug:key>/<slug:candidate_id>/decisions", deciding.decisions, name="own-decisions"),
    path(
        "<slug:key>/<slug:candidate_id>/decisions/<slug:decision_id>/removal",
        deciding.decision_removal,
        name="own-decision-removal",
    ),
    re_path(r"^(?P<rest>.*)$", nowhere, name="own-nowhere"),
]
