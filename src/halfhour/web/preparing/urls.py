"""Addresses of the preparation of a casual job interview."""

from django.urls import path

from halfhour.web.preparing import views

PREPARING = "conversations/<slug:conversation_id>/preparing/"

urlpatterns = [
    path(PREPARING, views.preparing, name="preparing"),
    path(f"{PREPARING}kind", views.kind, name="preparing-kind"),
    path(f"{PREPARING}questions", views.question, name="preparing-question"),
    path(f"{PREPARING}stories/<slug:story_id>", views.story, name="preparing-story"),
]
