"""The address of the start page."""

from django.urls import path

from halfhour.web.home import views

urlpatterns = [path("", views.home, name="home")]
