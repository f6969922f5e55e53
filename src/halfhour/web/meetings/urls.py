"""Addresses of meetings and of invitations that arrived."""

from django.urls import path

from halfhour.web.meetings import arrivals, views

OWN = "conversations/<slug:conversation_id>/meeting/"

urlpatterns = [
    path(OWN, views.meeting, name="meeting"),
    path(f"{OWN}agreement", views.agreement, name="meeting-agreement"),
    path(f"{OWN}letter", views.letter, name="meeting-letter"),
    path(f"{OWN}confirmation", views.confirmation, name="meeting-confirmation"),
    path(f"{OWN}cancellation", views.cancellation, name="meeting-cancellation"),
    path(f"{OWN}absence", views.absence, name="meeting-absence"),
    path(f"{OWN}decision", views.decision, name="meeting-decision"),
    path(f"{OWN}arrivals", arrivals.arrival, name="meeting-arrival"),
    path(f"{OWN}<slug:meeting_id>/answer", views.answer, name="meeting-answer"),
    path(f"{OWN}<slug:meeting_id>/proposal", views.proposal, name="meeting-proposal"),
    path(f"{OWN}<slug:meeting_id>/refreshing", views.refreshing, name="meeting-refreshing"),
    path(f"{OWN}<slug:meeting_id>/removal", views.removal, name="meeting-removal"),
    path(f"{OWN}<slug:meeting_id>/meeting.ics", views.file, name="meeting-file"),
    path("invitations/<slug:upload_id>/", arrivals.invitation, name="invitation"),
]
