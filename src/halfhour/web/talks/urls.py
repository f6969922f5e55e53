"""Addresses of talks and what they come to."""

from django.urls import path

from halfhour.web.talks import exports, views

urlpatterns = [
    path("conversations/<slug:conversation_id>/debrief/", views.debrief, name="debrief"),
    path("conversations/<slug:conversation_id>/talks/new", views.new, name="talk-new"),
    path("talks/<slug:talk_id>/", views.transcript, name="talk"),
    path("talks/<slug:talk_id>/lines", views.lines, name="lines"),
    path("talks/<slug:talk_id>/lines/removal", views.lines_removal, name="lines-removal"),
    path("talks/<slug:talk_id>/speakers", views.speakers, name="speakers"),
    path("talks/<slug:talk_id>/removal", views.removal, name="talk-removal"),
    path("talks/<slug:talk_id>/original", exports.original, name="original"),
    path("talks/<slug:talk_id>/debrief.md", exports.markdown, name="debrief-markdown"),
    path("talks/<slug:talk_id>/debrief.pdf", exports.pdf, name="debrief-pdf"),
    path("talks/<slug:talk_id>/debrief.json", exports.json, name="debrief-json"),
]
