"""Addresses of conversations."""

from django.urls import path

from halfhour.web.conversations import views

urlpatterns = [
    path("", views.conversations, name="conversations"),
    path("new", views.new, name="conversation-new"),
    path("several", views.several, name="conversations-several"),
    path("<slug:conversation_id>/", views.conversation, name="conversation"),
    path("<slug:conversation_id>/facts", views.facts, name="facts"),
    path("<slug:conversation_id>/happenings", views.happenings, name="happenings"),
    path("<slug:conversation_id>/happenings/<slug:event_id>/removal", views.event_removal, name="happening-removal"),
    path("<slug:conversation_id>/second/", views.second, name="second-person"),
    path("<slug:conversation_id>/reopening", views.reopening, name="reopening"),
    path("<slug:conversation_id>/removal", views.removal, name="conversation-removal"),
    path("<slug:conversation_id>/consent", views.consent, name="consent"),
    path("<slug:conversation_id>/questions", views.questions, name="questions"),
    path(
        "<slug:conversation_id>/questions/<slug:question_id>/removal", views.question_removal, name="question-removal"
    ),
]
