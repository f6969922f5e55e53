"""Addresses of pages that belong to no feature."""

from django.urls import path

from halfhour.web.shared import views

urlpatterns = [
    path("keys/", views.keys, name="keys"),
    path("undo/<slug:revision_id>/", views.take_back, name="undo"),
]
