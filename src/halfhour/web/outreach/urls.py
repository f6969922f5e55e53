"""The address of the message coach."""

from django.urls import path

from halfhour.web.outreach import views

urlpatterns = [path("", views.coach, name="coach")]
