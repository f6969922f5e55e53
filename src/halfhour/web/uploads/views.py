"""What has arrived: what was recognised in it, and where it belongs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from halfhour.actions.undo import remove
from halfhour.actions.uploads import place_upload
from halfhour.actions.which import look_for_shift
from halfhour.domain.errors import RuleError
from halfhour.formats.invitations.mails import holds_calendar
from halfhour.phrases import talk_cues
from halfhour.phrases.contracts import shift_cues
from halfhour.web.shared.requests import Request
from halfhour.web.uploads.forms import PlaceForm
from halfhour.web.uploads.reading import arrived


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: Request, upload_id: str) -> HttpResponse:
    """The preview; its form puts the talk where it belongs. Pressed twice, or gone back to, it leads to what was made of it."""
    if talk := request.workspace.talks.present().filter(arrived_as=upload_id).first():
        return redirect("debrief", conversation_id=talk.conversation_id)
    found = get_object_or_404(request.workspace.uploads.present(), pk=upload_id)
    if holds_calendar(bytes(found.blob)):
        return redirect("invitation", upload_id=found.pk)
    read = arrived(found)
    form = PlaceForm(
        request.POST or None,
        workspace=request.workspace,
        read=read,
        conversation=found.conversation,
    )
    if form.is_valid():
        try:
            talk = place_upload(found, request.user, on=timezone.localdate(), **form.answers())
            look_for_shift(talk, shift_cues(), talk_cues())
            if waiting := request.workspace.uploads.present().count():
                messages.info(request, f"Kept. {waiting} more on the start page, waiting to be told where to go.")
            return redirect("debrief", conversation_id=talk.conversation_id)
        except RuleError as error:
            form.add_error("agreed" if "agreed" in form.fields else None, str(error))
    status = 422 if form.errors else 200
    return render(request, "uploads/upload.html", {"upload": found, "read": read, "form": form}, status=status)


@require_POST
def removal(request: Request, upload_id: str) -> HttpResponse:
    """Throws away what was not wanted after all, with undo for a day."""
    found = get_object_or_404(request.workspace.uploads.present(), pk=upload_id)
    messages.success(request, f"“{found}” is thrown away.", extra_tags=remove(found).pk)
    return redirect("home")
