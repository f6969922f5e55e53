"""May we ask this? Judged at once, and nothing is kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from halfhour.phrases.law import lawful_words
from halfhour.web.lawful.forms import form_of
from halfhour.web.lawful.page import counted, judged
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def lawful(request: Request) -> HttpResponse:
    """The form; below it the questions that were pasted, each with its verdict."""
    form = form_of(request)
    found = judged(form.cleaned_data["questions"], form.country_asked()) if form.is_valid() else []
    page = {
        "form": form,
        "judged": found,
        "counted": counted(found),
        "country": lawful_words()["country"][form.country_asked()] if found else "",
        "advice": lawful_words()["note"]["advice"],
    }
    return render(request, "lawful/lawful.html", page, status=422 if form.errors else 200)
