"""Writing to a candidate: what is known is put in, the person reads and changes it, and it waits in the outbox."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from halfhour.actions.candidate_letters import Letter, letters_to, write_to
from halfhour.domain.candidates import require_ahead
from halfhour.phrases.candidates import Line, and_so_on, letter_to_candidate
from halfhour.phrases.invitations import day_in_words, span_in_words
from halfhour.records.hiring import Candidate
from halfhour.web.hiring.candidates import candidate_of
from halfhour.web.shared.addresses import require_address
from halfhour.web.shared.requests import Request
from halfhour.web.shared.secret import given_out
from halfhour.web.shared.words import in_words

LONGEST = 20_000
"""Signs of a letter (our own default)."""


class LetterForm(forms.Form):
    """What is written, and to which address."""

    to = forms.CharField(label="To", max_length=320, widget=forms.TextInput(attrs={"autocapitalize": "none"}))
    subject = forms.CharField(label="Subject", max_length=300)
    text = forms.CharField(
        label="Your words", max_length=LONGEST, strip=False, widget=forms.Textarea(attrs={"rows": 24})
    )

    def clean_to(self) -> str:
        """An e-mail address."""
        return require_address(self.cleaned_data["to"])

    def clean_text(self) -> str:
        """With plain line feeds, whatever the browser sends."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """A letter to them, into the outbox; nothing leaves before it is released there."""
    found = candidate_of(request, opening_id, candidate_id)
    require_ahead(is_erased=bool(found.erased_at), is_off=bool(found.called_off_at))
    given = given_out(request, reverse("own-talk", args=[found.key]), found.opening.site)
    told = _taken_back(found, request.GET.get("back", "")) or _scaffold(found, given["address"], request.user.name)
    form = LetterForm(request.POST or None, initial=asdict(told))
    if form.is_valid():
        parcel, done = write_to(found, Letter(**form.cleaned_data))
        messages.success(request, "It is in the outbox, and held until you release it.", extra_tags=done.pk)
        return redirect("parcel", parcel_id=parcel.pk)
    context = {"form": form, "candidate": found, "opening": found.opening, "given": given}
    return render(request, "hiring/letter.html", context, status=422 if form.errors else 200)


def _taken_back(candidate: Candidate, parcel_id: str) -> Letter | None:
    """What was written in a letter that was taken out of the outbox again."""
    back = candidate.parcels.exclude(removed_at=None).filter(pk=parcel_id).first()
    return Letter(back.to, back.subject, back.text) if back else None


def _scaffold(candidate: Candidate, link: str, me: str) -> Letter:
    """What is known, in plain words; after a first letter has left, only what is new."""
    opening, agreed = candidate.opening, candidate.agreed_for
    is_told = any(parcel.left_at for parcel in letters_to(candidate))
    role = f"{opening.name}, {opening.team}" if opening.team else opening.name
    subject, text = letter_to_candidate(
        "moved" if is_told and agreed else "told",
        _lines(candidate),
        you=candidate.name,
        me=me,
        role=role,
        link=link,
        day=day_in_words(agreed, candidate.zone) if agreed else "",
    )
    return Letter(candidate.address, subject[:300], text)


def _lines(candidate: Candidate) -> list[Line]:
    members = [one for one in candidate.members.all() if one.removed_at is None]
    who = and_so_on([f"{one.name} ({_part(one.part)})" for one in members])
    where = [(key, words) for key, words in (("place", candidate.place), ("link", candidate.link)) if words]
    comes = ("members", who) if who else ("members_open", "")
    return [*_when(candidate), *where, comes, ("minutes", str(candidate.minutes))]


def _when(candidate: Candidate) -> list[Line]:
    opening, agreed = candidate.opening, candidate.agreed_for
    if agreed is None:
        return [("when_open", "")]
    theirs = span_in_words(agreed, candidate.minutes, candidate.zone)
    ours = span_in_words(agreed, candidate.minutes, opening.zone)
    is_same = theirs.rpartition(" (")[0] == ours.rpartition(" (")[0]
    return [("when", theirs), *([] if is_same else [("when_there", ours)])]


def _part(part: str) -> Any:
    return str(in_words(part, "team_part")).lower()
