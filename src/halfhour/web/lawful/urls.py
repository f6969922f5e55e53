"""The address of the check of what may be asked."""

from django.urls import path

from halfhour.web.lawful import views

urlpatterns = [path("", views.lawful, name="lawful")]
