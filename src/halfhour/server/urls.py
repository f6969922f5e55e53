"""The addresses: each feature brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("halfhour.web.today.urls")),
    path("uploads/", include("halfhour.web.uploads.urls")),
    path("people/import/", include("halfhour.web.imports.urls")),
    path("people/duplicates/", include("halfhour.web.duplicates.urls")),
    path("people/", include("halfhour.web.people.urls")),
    path("organizations/", include("halfhour.web.organizations.urls")),
    path("introductions/", include("halfhour.web.introductions.urls")),
    path("", include("halfhour.web.dossiers.urls")),
    path("", include("halfhour.web.briefs.urls")),
    path("", include("halfhour.web.preparing.urls")),
    path("", include("halfhour.web.live.urls")),
    path("", include("halfhour.web.afterwards.urls")),
    path("", include("halfhour.web.writing.urls")),
    path("", include("halfhour.web.offers.urls")),
    path("", include("halfhour.web.wordtimes.urls")),
    path("", include("halfhour.web.hosting.urls")),
    path("outbox/", include("halfhour.web.outbox.urls")),
    path("", include("halfhour.web.meetings.urls")),
    path("conversations/", include("halfhour.web.conversations.urls")),
    path("", include("halfhour.web.letters.urls")),
    path("", include("halfhour.web.talks.urls")),
    path("hiring/", include("halfhour.web.hiring.urls")),
    path("team/", include("halfhour.web.team.urls")),
    path("candidate/", include("halfhour.web.candidates.urls")),
    path("rehearsing/answers/", include("halfhour.web.answering.urls")),
    path("stories/", include("halfhour.web.stories.urls")),
    path("rehearsing/", include("halfhour.web.rehearsals.urls")),
    path("which/", include("halfhour.web.which.urls")),
    path("lawful/", include("halfhour.web.lawful.urls")),
    path("coach/", include("halfhour.web.outreach.urls")),
    path("thanks/", include("halfhour.web.thanks.urls")),
    path("questions/", include("halfhour.web.questions.urls")),
    path("settings/data/", include("halfhour.web.archive.urls")),
    path("settings/mail/", include("halfhour.web.mail.urls")),
    path("settings/calendars/", include("halfhour.web.calendars.urls")),
    path("settings/trials/", include("halfhour.web.trials.urls")),
    path("settings/", include("halfhour.web.settings.urls")),
    path("", include("halfhour.web.shared.urls")),
]

handler400 = "halfhour.web.shared.views.bad_request"
handler403 = "halfhour.web.shared.views.forbidden"
handler404 = "halfhour.web.shared.views.not_found"
handler500 = "halfhour.web.shared.views.failed"
