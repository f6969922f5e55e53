"""Addresses of people."""

from django.urls import path

from halfhour.web.people import views
from halfhour.web.people.keeping import keep, keeping
from halfhour.web.people.rights import export, forgetting

urlpatterns = [
    path("", views.people, name="people"),
    path("new", views.new, name="person-new"),
    path("groups/", views.groups, name="groups"),
    path("groups/<slug:group_id>/", views.group, name="group"),
    path("groups/<slug:group_id>/removal", views.group_removal, name="group-removal"),
    path("keeping/", keeping, name="keeping"),
    path("<slug:person_id>/", views.person, name="person"),
    path("<slug:person_id>/keeping", keep, name="person-keeping"),
    path("<slug:person_id>/edit", views.edit, name="person-edit"),
    path("<slug:person_id>/removal", views.removal, name="person-removal"),
    path("<slug:person_id>/conversation", views.conversation, name="person-conversation"),
    path("<slug:person_id>/rest", views.rest, name="person-rest"),
    path("<slug:person_id>/addresses", views.addresses, name="person-addresses"),
    path("<slug:person_id>/posts", views.posts, name="person-posts"),
    path("<slug:person_id>/contacts", views.contacts, name="person-contacts"),
    path("<slug:person_id>/<slug:table>/<slug:record_id>/removal", views.part_removal, name="person-part-removal"),
    path("<slug:person_id>/export", export, name="person-export"),
    path("<slug:person_id>/forgetting", forgetting, name="person-forget"),
]
