"""Addresses of the hiring team."""

from django.urls import path

from halfhour.web.hiring import candidates, evidence, letters, seasons, views

urlpatterns = [
    path("", views.openings, name="openings"),
    path("new", views.new, name="opening-new"),
    path("seasons/", seasons.season, name="season"),
    path("seasons/figures", seasons.figures, name="group-figures"),
    path("seasons/figures/<slug:figure_id>/removal", seasons.figure_removal, name="group-figure-removal"),
    path("<slug:opening_id>/", views.opening, name="opening"),
    path("<slug:opening_id>/edit", views.edit, name="opening-edit"),
    path("<slug:opening_id>/removal", views.removal, name="opening-removal"),
    path("<slug:opening_id>/kit.pdf", views.kit_pdf, name="kit-pdf"),
    path("<slug:opening_id>/needs", views.needs, name="needs"),
    path("<slug:opening_id>/needs/<slug:need_id>/", views.need, name="need"),
    path("<slug:opening_id>/needs/<slug:need_id>/removal", views.need_removal, name="need-removal"),
    path("<slug:opening_id>/needs/<slug:need_id>/questions", views.questions, name="kit-questions"),
    path("<slug:opening_id>/questions/<slug:question_id>/removal", views.question_removal, name="kit-question-removal"),
    path("<slug:opening_id>/team", views.team, name="team"),
    path("<slug:opening_id>/team/<slug:member_id>/", views.member, name="team-member"),
    path("<slug:opening_id>/team/<slug:member_id>/removal", views.member_removal, name="team-member-removal"),
    path("<slug:opening_id>/team/<slug:member_id>/key", candidates.member_key, name="team-member-key"),
    path("<slug:opening_id>/ground/", evidence.ground, name="ground"),
    path("<slug:opening_id>/candidates/new", candidates.new, name="candidate-new"),
    path("<slug:opening_id>/candidates/<slug:candidate_id>/", candidates.candidate, name="candidate"),
    path("<slug:opening_id>/candidates/<slug:candidate_id>/edit", candidates.edit, name="candidate-edit"),
    path("<slug:opening_id>/candidates/<slug:candidate_id>/letter", letters.letter, name="candidate-letter"),
    path("<slug:opening_id>/candidates/<slug:candidate_id>/talk.ics", candidates.calendar, name="candidate-calendar"),
    path("<slug:opening_id>/candidates/<slug:candidate_id>/held", candidates.held, name="candidate-held"),
    path("<slug:opening_id>/candidates/<slug:candidate_id>/answer", candidates.answer, name="candidate-answer"),
    path(
        "<slug:opening_id>/candidates/<slug:candidate_id>/attention", candidates.attention, name="candidate-attention"
    ),
    path("<slug:opening_id>/candidates/<slug:candidate_id>/key", candidates.other_key, name="candidate-key"),
    path("<slug:opening_id>/candidates/<slug:candidate_id>/removal", candidates.removal, name="candidate-removal"),
    path("<slug:opening_id>/candidates/<slug:candidate_id>/erasure", candidates.erasure, name="candidate-erasure"),
    path("<slug:opening_id>/candidates/<slug:candidate_id>/evidence/", evidence.sides, name="candidate-evidence"),
    path("<slug:opening_id>/candidates/<slug:candidate_id>/decisions", evidence.decisions, name="decisions"),
    path(
        "<slug:opening_id>/candidates/<slug:candidate_id>/decisions/<slug:decision_id>/removal",
        evidence.decision_removal,
        name="decision-removal",
    ),
]
