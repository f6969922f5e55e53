"""Addresses of data out and in."""

from django.urls import path

from halfhour.web.archive import views

urlpatterns = [
    path("", views.everything, name="archive"),
    path("export", views.exporting, name="archive-export"),
    path("backup", views.backing_up, name="archive-backup"),
    path("workspace/<slug:workspace_id>", views.entering, name="archive-enter"),
    path("<str:key>/", views.work, name="archive-work"),
    path("<str:key>/file", views.file, name="archive-file"),
    path("<str:key>/taking", views.taking, name="archive-taking"),
    path("<str:key>/removal", views.removal, name="archive-removal"),
]
