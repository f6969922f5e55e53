"""Addresses of the hiring team."""

from django.urls import path

from halfhour.web.hiring import views

urlpatterns = [
    path("", views.openings, name="openings"),
    path("new", views.new, name="opening-new"),
    path("<slug:opening_id>/", views.opening, name="opening"),
    path("<slug:opening_id>/edit", views.edit, name="opening-edit"),
    path("<slug:opening_id>/removal", views.removal, name="opening-removal"),
    path("<slug:opening_id>/kit.pdf", views.kit_pdf, name="kit-pdf"),
    path("<slug:opening_id>/needs", views.needs, name="needs"),
    path("<slug:opening_id>/needs/<slug:need_id>/", views.need, name="need"),
    path("<slug:opening_id>/needs/<slug:need_id>/removal", views.need_removal, name="need-removal"),
    path("<slug:opening_id>/needs/<slug:need_id>/questions", views.questions, name="kit-questions"),
    path("<slug:opening_id>/questions/<slug:question_id>/removal", views.question_removal, name="kit-question-removal"),
    path("<slug:opening_id>/team", views.team, name="team"),
    path("<slug:opening_id>/team/<slug:member_id>/", views.member, name="team-member"),
    path("<slug:opening_id>/team/<slug:member_id>/removal", views.member_removal, name="team-member-removal"),
]
