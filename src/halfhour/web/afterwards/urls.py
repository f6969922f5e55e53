"""Addresses of what follows from a talk."""

from django.urls import path

from halfhour.web.afterwards import views

AFTERWARDS = "conversations/<slug:conversation_id>/afterwards/"

urlpatterns = [
    path(AFTERWARDS, views.afterwards, name="afterwards"),
    path(f"{AFTERWARDS}offers/<slug:talk_id>/<slug:key>", views.offer, name="afterwards-offer"),
    path(f"{AFTERWARDS}promises/", views.promises, name="afterwards-promises"),
    path(f"{AFTERWARDS}promises/<slug:promise_id>", views.promise, name="afterwards-promise"),
    path(f"{AFTERWARDS}advice/", views.advices, name="afterwards-advices"),
    path(f"{AFTERWARDS}advice/<slug:advice_id>", views.advice, name="afterwards-advice"),
    path(f"{AFTERWARDS}introductions/<slug:introduction_id>", views.introduction, name="afterwards-introduction"),
    path(f"{AFTERWARDS}next", views.next_step, name="afterwards-next"),
    path(f"{AFTERWARDS}told/<slug:story_id>", views.told, name="afterwards-told"),
    path(f"{AFTERWARDS}notes", views.notes, name="afterwards-notes"),
]
