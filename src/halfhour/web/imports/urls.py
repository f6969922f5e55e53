"""Addresses of bringing people in."""

from django.urls import path

from halfhour.web.imports import views

urlpatterns = [
    path("", views.people_import, name="people-import"),
    path("<slug:import_id>/", views.one_import, name="import"),
    path("<slug:import_id>/taking", views.taking, name="import-taking"),
    path("<slug:import_id>/undoing", views.undoing, name="import-undoing"),
    path("<slug:import_id>/again", views.again, name="import-again"),
    path("<slug:import_id>/removal", views.removal, name="import-removal"),
]
