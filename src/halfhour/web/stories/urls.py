"""Addresses of stories."""

from django.urls import path

from halfhour.web.stories import views

urlpatterns = [
    path("", views.stories, name="stories"),
    path("new", views.new, name="story-new"),
    path("grid/", views.grid, name="stories-grid"),
    path("sheet/", views.sheet, name="stories-sheet"),
    path("for/<slug:conversation_id>/", views.for_conversation, name="stories-for"),
    path("for/<slug:conversation_id>/tellings", views.tellings, name="stories-tellings"),
    path("<slug:story_id>/", views.story, name="story"),
    path("<slug:story_id>/edit", views.edit, name="story-edit"),
    path("<slug:story_id>/questions", views.questions, name="story-questions"),
    path("<slug:story_id>/removal", views.removal, name="story-removal"),
    path("<slug:story_id>/tellings", views.elsewhere, name="story-elsewhere"),
    path("<slug:story_id>/tellings/<slug:telling_id>/removal", views.telling_removal, name="telling-removal"),
]
