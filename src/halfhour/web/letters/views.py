"""Messages that were sent or received."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.letters import Written, note_message, remember_address
from halfhour.actions.undo import remove
from halfhour.domain.errors import HalfhourError
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Message
from halfhour.records.people import Address
from halfhour.records.talks import Upload
from halfhour.web.letters.forms import MessageForm
from halfhour.web.letters.reading import Letter, names_times, read, whole_text
from halfhour.web.shared.requests import Request
from halfhour.web.shared.shifts import shift_in


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, conversation_id: str) -> HttpResponse:
    """Adds a message; what it makes of the conversation follows from it."""
    found = _found(request, conversation_id)
    if request.method != "POST":
        return _page(request, found, MessageForm(initial={"on": timezone.localdate(), "is_mine": "no"}))
    form = MessageForm(request.POST, request.FILES)
    if form.is_valid() or list(form.errors) == ["me"]:
        form.errors.pop("me", None)
        try:
            if _keep(request, found, form):
                return redirect("conversation", conversation_id=found.pk)
        except HalfhourError as error:
            form.add_error(None, str(error))
    return _page(request, found, form)


def _keep(request: Request, found: Conversation, form: MessageForm) -> bool:
    """Whether the message is kept; if not, the form asks what is missing."""
    given, upload = form.cleaned_data, _arrived(request, form)
    blob = given["chosen"].read() if given["chosen"] else bytes(upload.blob) if upload else given["text"].encode()
    letter = read(blob, request.user.zone)
    is_mine, was_closed = given["is_mine"] == "yes", found.closed_on
    if letter.is_mail:
        known = _whose(request, found, letter)
        if known is None:
            kept = upload or Upload.objects.create(workspace=found.workspace, conversation=found, blob=blob)
            form.ask_who(letter, kept.pk)
            return False
        is_mine = known
    written = Written(
        letter.text,
        letter.on or given["on"] or timezone.localdate(),
        is_mine=is_mine,
        subject=letter.subject or given["subject"],
        at=letter.at,
        channel=Message.Channel.EMAIL if letter.is_mail else given["channel"] or Message.Channel.EMAIL,
        purpose=given["purpose"] or "other",
        mail_id=letter.mail_id,
        answers=letter.answers,
        sort=Message.Sort.WORDS if is_mine else letter.sort,
        blob=blob if letter.is_mail else None,
    )
    shift = None if is_mine or letter.is_automatic else shift_in(found, letter.text)
    _, done = note_message(found, written, now=timezone.now(), is_answer=not letter.is_automatic, shift=shift)
    if upload:
        upload.delete()
    if done is None:
        messages.info(request, "This mail is here already, so it is kept once.")
    else:
        said = (
            "It is kept. A machine sent it, so nobody has answered yet."
            if letter.is_automatic
            else "They answered after all, so the conversation is open again."
            if was_closed and not found.closed_on
            else "The message is kept."
        )
        messages.success(request, said, extra_tags=done.pk)
    return True


def _whose(request: Request, found: Conversation, letter: Letter) -> bool | None:
    """Which way a mail went; what the person says of their addresses is remembered."""
    if (me := request.POST.get("me", "")) in letter.addresses:
        remember_address(found.workspace, me)
    theirs = Address.objects.present().filter(person__conversations=found, way=Address.Way.EMAIL)
    mine = {*found.workspace.my_addresses, found.workspace.mail_from.lower()} - {""}
    return letter.is_mine(mine, {value.lower() for value in theirs.values_list("value", flat=True)})


def _arrived(request: Request, form: MessageForm) -> Upload | None:
    """The mail that waited while the person was asked."""
    arrived: Upload | None = request.workspace.uploads.present().filter(pk=form.cleaned_data["arrived"]).first()
    return arrived


@require_safe
def message(request: Request, conversation_id: str, message_id: str) -> HttpResponse:
    """One message in full."""
    found = _found(request, conversation_id)
    one = get_object_or_404(found.messages.present().select_related("person"), pk=message_id)
    context = {"conversation": found, "message": one, "whole": whole_text(one), "names_times": names_times(one)}
    return render(request, "letters/message.html", context)


@require_POST
def removal(request: Request, conversation_id: str, message_id: str) -> HttpResponse:
    """Takes a message away, with undo."""
    found = _found(request, conversation_id)
    done = remove(get_object_or_404(found.messages.present(), pk=message_id))
    messages.success(request, "The message is taken away.", extra_tags=done.pk)
    return redirect("conversation", conversation_id=found.pk)


@require_safe
def original(request: Request, conversation_id: str, message_id: str) -> HttpResponse:
    """The mail as it came, to be opened in a mail program."""
    one = get_object_or_404(_found(request, conversation_id).messages.present(), pk=message_id)
    if not one.blob:
        raise Http404
    name = {"Content-Disposition": f'attachment; filename="{one.pk}.eml"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(one.blob), content_type="message/rfc822", headers=name)


def _found(request: Request, conversation_id: str) -> Conversation:
    own = request.workspace.conversations.present().select_related("workspace")
    found: Conversation = get_object_or_404(own, pk=conversation_id)
    return found


def _page(request: Request, found: Conversation, form: MessageForm) -> HttpResponse:
    context = {"conversation": found, "form": form}
    return render(request, "letters/new.html", context, status=422 if form.errors else 200)
