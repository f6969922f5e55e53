"""Addresses of the brief."""

from django.urls import path

from halfhour.web.briefs import choosing, referring, views

BRIEF = "conversations/<slug:conversation_id>/brief/"
QUESTIONS = f"{BRIEF}questions/"
QUESTION = f"{QUESTIONS}<slug:question_id>/"

urlpatterns = [
    path(BRIEF, views.brief, name="brief"),
    path(f"{BRIEF}pdf", views.pdf, name="brief-pdf"),
    path(f"{BRIEF}particulars", views.particulars, name="brief-particulars"),
    path(QUESTIONS, choosing.questions, name="brief-questions"),
    path(f"{QUESTIONS}look", choosing.look, name="brief-look"),
    path(f"{QUESTIONS}order", choosing.order, name="brief-order"),
    path(f"{QUESTION}move", choosing.move, name="brief-question-move"),
    path(f"{QUESTION}must", choosing.must, name="brief-question-must"),
    path(f"{QUESTION}wording", choosing.wording, name="brief-question-wording"),
    path(f"{QUESTION}removal", choosing.removal, name="brief-question-removal"),
    path(f"{BRIEF}references/", referring.references, name="brief-references"),
    path(f"{BRIEF}references/<slug:reference_id>/removal", referring.removal, name="brief-reference-removal"),
]
