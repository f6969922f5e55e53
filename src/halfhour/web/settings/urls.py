"""Addresses of the settings."""

from django.urls import path

from halfhour.web.settings import views

urlpatterns = [
    path("", views.settings, name="settings"),
    path("mail", views.mail, name="settings-mail"),
    path("zone", views.zone, name="zone"),
    path("own-workspace", views.own_workspace, name="own-workspace"),
    path("sample-workspace", views.sample_workspace, name="sample-workspace"),
]
