"""Addresses of conversations."""

from django.urls import path

from halfhour.web.conversations import views

urlpatterns = [
    path("", views.conversations, name="conversations"),
    path("new", views.new, name="conversation-new"),
    path("<slug:conversation_id>/", views.conversation, name="conversation"),
]
