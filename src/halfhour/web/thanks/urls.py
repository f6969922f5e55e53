"""The address of the thank-you check."""

from django.urls import path

from halfhour.web.thanks import views

urlpatterns = [path("", views.thanks, name="thanks")]
