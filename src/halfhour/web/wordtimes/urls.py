"""Addresses of times that somebody proposed in words."""

from django.urls import path

from halfhour.web.wordtimes import views

urlpatterns = [
    path("conversations/<slug:conversation_id>/times/words/", views.words, name="wordtimes"),
    path("conversations/<slug:conversation_id>/times/words/agreement", views.agreement, name="wordtimes-agreement"),
    path("conversations/<slug:conversation_id>/times/words/letter", views.letter, name="wordtimes-letter"),
]
