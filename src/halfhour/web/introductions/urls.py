"""Addresses of introductions."""

from django.urls import path

from halfhour.web.introductions import views

urlpatterns = [
    path("", views.introductions, name="introductions"),
    path("new", views.new, name="introduction-new"),
    path("<slug:introduction_id>/told", views.told, name="introduction-told"),
    path("<slug:introduction_id>/thanked", views.thanked, name="introduction-thanked"),
    path("<slug:introduction_id>/removal", views.removal, name="introduction-removal"),
]
