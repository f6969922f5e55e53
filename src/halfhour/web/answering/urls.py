"""Addresses of answers that are practised."""

from django.urls import path

from halfhour.web.answering import views

urlpatterns = [
    path("", views.answering, name="answering"),
    path("<slug:rehearsal_id>/", views.talk, name="answers"),
    path("<slug:rehearsal_id>/turns", views.turns, name="answers-turns"),
    path("<slug:rehearsal_id>/end", views.end, name="answers-end"),
    path("<slug:rehearsal_id>/seen/", views.seen, name="answers-seen"),
    path("<slug:rehearsal_id>/removal", views.removal, name="answers-removal"),
]
