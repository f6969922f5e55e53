"""Addresses of what waits for its place."""

from django.urls import path

from halfhour.web.uploads import views

urlpatterns = [
    path("<slug:upload_id>/", views.upload, name="upload"),
    path("<slug:upload_id>/removal", views.removal, name="upload-removal"),
]
