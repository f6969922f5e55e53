"""Addresses of organizations, schools and fields."""

from django.urls import path

from halfhour.web.organizations import views

urlpatterns = [
    path("", views.organizations, name="organizations"),
    path("new", views.new, name="organization-new"),
    path("<slug:organization_id>/", views.organization, name="organization"),
    path("<slug:organization_id>/edit", views.edit, name="organization-edit"),
    path("<slug:organization_id>/removal", views.removal, name="organization-removal"),
    path("<slug:organization_id>/names", views.names, name="organization-names"),
    path("<slug:organization_id>/names/<slug:alias_id>/removal", views.name_removal, name="organization-name-removal"),
    path("<slug:organization_id>/merging", views.merging, name="organization-merging"),
]
