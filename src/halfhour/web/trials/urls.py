"""Addresses of trials."""

from django.urls import path

from halfhour.web.trials import views

urlpatterns = [path("<slug:trial_id>/", views.trial, name="trial")]
