"""Addresses of messages."""

from django.urls import path

from halfhour.web.letters import views

MESSAGES = "conversations/<slug:conversation_id>/messages/"

urlpatterns = [
    path(f"{MESSAGES}new", views.new, name="message-new"),
    path(f"{MESSAGES}<slug:message_id>/", views.message, name="message"),
    path(f"{MESSAGES}<slug:message_id>/removal", views.removal, name="message-removal"),
    path(f"{MESSAGES}<slug:message_id>/original", views.original, name="message-original"),
]
