"""Addresses of the settings."""

from django.urls import path

from halfhour.web.settings import reminders, views

urlpatterns = [
    path("", views.settings, name="settings"),
    path("mail", views.mail, name="settings-mail"),
    path("reminders", reminders.reminders, name="settings-reminders"),
    path("digest", reminders.digest, name="settings-digest"),
    path("feed", reminders.feed, name="settings-feed"),
    path("zone", views.zone, name="zone"),
    path("own-workspace", views.own_workspace, name="own-workspace"),
    path("sample-workspace", views.sample_workspace, name="sample-workspace"),
]
