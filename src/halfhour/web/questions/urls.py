"""Addresses of the check of questions and of the bank."""

from django.urls import path

from halfhour.web.questions import views

urlpatterns = [
    path("", views.check, name="question-check"),
    path("bank", views.bank, name="question-bank"),
]
