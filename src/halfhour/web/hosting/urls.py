"""Addresses of a host's side, and the public ones."""

from django.urls import path, re_path

from halfhour.web.hosting import answers, guest, host

urlpatterns = [
    path("hosting/", host.overview, name="hosting"),
    path("hosting/new", host.new, name="hosting-new"),
    path("hosting/requests/<slug:booking_id>/", answers.request_page, name="hosting-request"),
    path("hosting/requests/<slug:booking_id>/acceptance", answers.acceptance, name="hosting-acceptance"),
    path("hosting/requests/<slug:booking_id>/proposal", answers.proposal, name="hosting-proposal"),
    path("hosting/requests/<slug:booking_id>/refusal", answers.refusal, name="hosting-refusal"),
    path("hosting/requests/<slug:booking_id>/cancellation", answers.cancellation, name="hosting-cancellation"),
    path("hosting/requests/<slug:booking_id>/absence", answers.absence, name="hosting-absence"),
    path("hosting/<slug:page_id>/", host.settings, name="hosting-page"),
    path("hosting/<slug:page_id>/preview", host.preview, name="hosting-preview"),
    path("hosting/<slug:page_id>/pause", host.pausing, name="hosting-pause"),
    path("hosting/<slug:page_id>/opening", host.opening, name="hosting-opening"),
    path("hosting/<slug:page_id>/key", host.other_key, name="hosting-key"),
    path("hosting/<slug:page_id>/removal", host.removal, name="hosting-removal"),
    path("with/<slug:key>/", guest.times, name="guest-times"),
    path("with/<slug:key>/ask", guest.ask, name="guest-ask"),
    path("with/<slug:key>/<slug:booking_key>/", guest.half_hour, name="guest-half-hour"),
    path("with/<slug:key>/<slug:booking_key>/move", guest.moving, name="guest-moving"),
    path("with/<slug:key>/<slug:booking_key>/cancellation", guest.cancellation, name="guest-cancellation"),
    path("with/<slug:key>/<slug:booking_key>/choice", guest.choice, name="guest-choice"),
    path("with/<slug:key>/<slug:booking_key>/became", guest.became, name="guest-became"),
    path("with/<slug:key>/<slug:booking_key>/half-hour.ics", guest.calendar, name="guest-calendar"),
    re_path(r"^with/(?P<rest>.*)$", guest.nowhere, name="guest-nowhere"),
]
