"""Addresses of what is known beforehand."""

from django.urls import path

from halfhour.web.dossiers import views

urlpatterns = [
    path("people/<slug:person_id>/sources/", views.of_person, name="sources"),
    path("organizations/<slug:organization_id>/sources/", views.of_organization, name="organization-sources"),
    path("settings/me/sources/", views.of_oneself, name="my-sources"),
    path("sources/<slug:source_id>/", views.source, name="source"),
    path("sources/<slug:source_id>/details", views.details, name="source-details"),
    path("sources/<slug:source_id>/original", views.original, name="source-original"),
    path("sources/<slug:source_id>/removal", views.removal, name="source-removal"),
    path("sources/<slug:source_id>/facts/<slug:fact_id>/removal", views.fact_removal, name="fact-removal"),
]
