"""Addresses of times that are offered, and of one's own hours."""

from django.urls import path

from halfhour.web.offers import hours, views

urlpatterns = [
    path("conversations/<slug:conversation_id>/times/", views.times, name="times"),
    path("conversations/<slug:conversation_id>/times/held", views.held, name="times-held"),
    path("conversations/<slug:conversation_id>/times/given-up", views.given_up, name="times-given-up"),
    path("conversations/<slug:conversation_id>/times/taken", views.taken, name="times-taken"),
    path("conversations/<slug:conversation_id>/times/letter", views.letter, name="times-letter"),
    path("settings/hours/", hours.hours, name="hours"),
]
