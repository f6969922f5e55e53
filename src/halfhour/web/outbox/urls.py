"""Addresses of the outbox."""

from django.urls import path

from halfhour.web.outbox import views

urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("release", views.releases, name="releases"),
    path("<slug:parcel_id>/", views.parcel, name="parcel"),
    path("<slug:parcel_id>/edit", views.edit, name="parcel-edit"),
    path("<slug:parcel_id>/release", views.one_release, name="parcel-release"),
    path("<slug:parcel_id>/hold", views.one_hold, name="parcel-hold"),
    path("<slug:parcel_id>/cancellation", views.cancellation, name="parcel-cancellation"),
    path("<slug:parcel_id>/left", views.one_left, name="parcel-left"),
    path("<slug:parcel_id>/again", views.one_again, name="parcel-again"),
    path("<slug:parcel_id>/letter.eml", views.file, name="parcel-file"),
]
