"""Addresses of the same person twice."""

from django.urls import path

from halfhour.web.duplicates import views

urlpatterns = [
    path("", views.duplicates, name="duplicates"),
    path("merges/", views.merges, name="merges"),
    path("merges/<slug:merge_id>/undoing", views.unmerging, name="unmerging"),
    path("<slug:one_id>/<slug:other_id>/", views.compare, name="compare"),
    path("<slug:one_id>/<slug:other_id>/apart", views.apart, name="apart"),
]
