"""Addresses of the question which conversation it is."""

from django.urls import path

from halfhour.web.which import views

urlpatterns = [
    path("", views.which, name="which"),
    path("conversation", views.conversation, name="which-conversation"),
    path("notices/<slug:note_id>/answer", views.notice_answer, name="kind-notice-answer"),
]
