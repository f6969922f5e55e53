"""Addresses of rehearsals."""

from django.urls import path

from halfhour.web.rehearsals import views

urlpatterns = [
    path("", views.rehearsals, name="rehearsals"),
    path("<slug:rehearsal_id>/", views.rehearsal, name="rehearsal"),
    path("<slug:rehearsal_id>/turns", views.turns, name="rehearsal-turns"),
    path("<slug:rehearsal_id>/end", views.end, name="rehearsal-end"),
    path("<slug:rehearsal_id>/seen/", views.seen, name="rehearsal-seen"),
    path("<slug:rehearsal_id>/removal", views.removal, name="rehearsal-removal"),
]
