"""Settings, and which workspace one is in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from halfhour.actions.accounts import enter_workspace, start_own_workspace
from halfhour.actions.sample import prepare_sample_workspace
from halfhour.web.settings.forms import MailForm, SettingsForm, ZoneForm
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Request) -> HttpResponse:
    """Name and zone."""
    form = SettingsForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("settings")
    context = {"form": form, "mail_form": MailForm(instance=request.workspace)}
    return render(request, "settings/settings.html", context, status=422 if form.errors else 200)


@require_POST
def mail(request: Request) -> HttpResponse:
    """From which address letters leave."""
    form = MailForm(request.POST, instance=request.workspace)
    if form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("settings")
    context = {"form": SettingsForm(instance=request.user), "mail_form": form}
    return render(request, "settings/settings.html", context, status=422)


@require_POST
def zone(request: Request) -> HttpResponse:
    """The zone as the browser tells it, taken once and never against the person's own word."""
    form = ZoneForm(request.POST)
    if form.is_valid() and not request.user.zone_is_known:
        request.user.zone, request.user.zone_is_known = form.cleaned_data["zone"], True
        request.user.save(update_fields=["zone", "zone_is_known"])
    return HttpResponse(status=204)


@require_POST
def own_workspace(request: Request) -> HttpResponse:
    """Out of the sample, into one's own conversations."""
    start_own_workspace(request.user)
    return redirect("home")


@require_POST
def sample_workspace(request: Request) -> HttpResponse:
    """Back to the invented people."""
    enter_workspace(request.user, prepare_sample_workspace(request.user, today=timezone.localdate()))
    return redirect("home")
