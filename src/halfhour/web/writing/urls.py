"""Addresses of messages being written."""

from django.urls import path

from halfhour.web.writing import views

urlpatterns = [
    path("conversations/<slug:conversation_id>/writing/<slug:purpose>/", views.writing, name="writing"),
    path("conversations/<slug:conversation_id>/writing/<slug:purpose>/sent", views.sent, name="writing-sent"),
    path("conversations/<slug:conversation_id>/writing/<slug:purpose>/parcel", views.parcel, name="writing-parcel"),
    path("people/<slug:person_id>/writing/", views.touch, name="person-writing"),
]
