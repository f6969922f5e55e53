"""Addresses of the mail account."""

from django.urls import path

from halfhour.web.mail import views

urlpatterns = [
    path("", views.mail, name="mail"),
    path("account", views.account, name="mail-account"),
    path("try", views.trial, name="mail-trial"),
    path("letter", views.letter, name="mail-letter"),
    path("removal", views.removal, name="mail-removal"),
]
