"""Addresses of Today."""

from django.urls import path

from halfhour.web.today import views

urlpatterns = [
    path("", views.today, name="home"),
    path("today/<slug:sort>/<slug:about>/done", views.done, name="today-done"),
    path("today/<slug:sort>/<slug:about>/rest", views.rest, name="today-rest"),
    path("feed/<slug:key>.ics", views.feed, name="feed"),
]
