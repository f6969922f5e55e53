"""Addresses of talks and what they come to."""

from django.urls import path

from halfhour.web.talks import views

urlpatterns = [
    path("conversations/<slug:conversation_id>/debrief/", views.debrief, name="debrief"),
]
