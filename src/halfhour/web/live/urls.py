"""Addresses of the live page; its service worker and manifest stand below it, so that their scope is this page alone."""

from django.urls import path

from halfhour.web.live import files, views

LIVE = "conversations/<slug:conversation_id>/live/"

urlpatterns = [
    path(LIVE, views.live, name="live"),
    path(f"{LIVE}start", views.start, name="live-start"),
    path(f"{LIVE}extension", views.extension, name="live-extension"),
    path(f"{LIVE}end", views.end, name="live-end"),
    path(f"{LIVE}marks", views.marks, name="live-marks"),
    path(f"{LIVE}note", views.note, name="live-note"),
    path(f"{LIVE}worker.js", files.worker, name="live-worker"),
    path(f"{LIVE}manifest.webmanifest", files.manifest, name="live-manifest"),
]
