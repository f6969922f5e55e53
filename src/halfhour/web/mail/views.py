"""The mail account: found by the address, tried before it is kept, tried again, and removed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour import wiring
from halfhour.actions.mail_accounts import keep_account, password_key, remove_account, send_test_letter
from halfhour.domain.errors import HalfhourError, OutsideError
from halfhour.domain.mail_servers import MailServer, provider_of
from halfhour.phrases.mail_providers import mail_providers
from halfhour.records.letters import MailAccount
from halfhour.web.mail.forms import AccountForm, AddressForm
from halfhour.web.mail.words import TEST_LETTER, TEST_SUBJECT
from halfhour.web.shared.mailing import account_of, imap_server, password_of, smtp_server
from halfhour.web.shared.requests import Request


@require_safe
def mail(request: Request) -> HttpResponse:
    """The account, or the first step to one."""
    found = account_of(request.workspace)
    context: dict[str, Any] = {"account": found, "form": AddressForm(initial={"address": request.workspace.mail_from})}
    if found:
        key = password_key(found)
        context |= {"knows": password_of(found) is not None, "variable": wiring.passwords().variable(key)}
    return render(request, "mail/mail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: Request) -> HttpResponse:
    """Its servers: those of a well-known provider stand there already. It is kept once they have answered."""
    form = AccountForm(request.POST) if request.method == "POST" else _fresh(request)
    if form is None:
        return redirect("mail")
    if form.is_bound and form.is_valid() and _kept(request, form):
        return redirect("mail")
    typed = form.data.get("address") or form.initial.get("address", "")
    context = {
        "form": form,
        "provider": provider_of(str(typed), mail_providers()),
        "is_new": not account_of(request.workspace),
    }
    return render(request, "mail/account.html", context, status=422 if form.errors else 200)


def _fresh(request: Request) -> AccountForm | None:
    """A form with what is known: the account that is kept, or the provider of the address; None when there is no address."""
    found = account_of(request.workspace)
    if found and "address" not in request.GET:
        return AccountForm.of_account(found)
    asked = AddressForm(request.GET)
    if not asked.is_valid():
        return None
    address = asked.cleaned_data["address"]
    return AccountForm.of_provider(address, provider_of(address, mail_providers()))


def _kept(request: Request, form: AccountForm) -> bool:
    """Whether it is kept; what a server said otherwise stands in the form."""
    wanted, typed = form.wanted(), form.cleaned_data["password"]
    found = MailAccount.objects.filter(workspace=request.workspace).first()
    secret = typed or (found and password_of(found)) or None
    if not (
        _answers(form, "smtp_host", wanted.smtp, secret)
        and (not wanted.imap or _answers(form, "imap_host", wanted.imap, secret))
    ):
        return False
    _, done, unkept = keep_account(request.workspace, wanted, typed, passwords=wiring.passwords())
    messages.success(request, "The servers answered. Letters leave by your account now.", extra_tags=done.pk)
    if unkept:
        messages.warning(request, unkept)
    return True


def _answers(form: AccountForm, field: str, server: MailServer, secret: str | None) -> bool:
    try:
        _try(server, secret, comes_in=field == "imap_host")
    except HalfhourError as error:
        form.add_error(field, str(error))
        return False
    return True


def _try(server: MailServer, secret: str | None, *, comes_in: bool) -> None:
    line = wiring.imap(server, secret) if comes_in else wiring.smtp(server, secret)
    line.require_ready()


@require_POST
def trial(request: Request) -> HttpResponse:
    """Whether the servers still answer."""
    found = account_of(request.workspace)
    if found is None:
        return redirect("mail")
    try:
        _try(smtp_server(found), password_of(found), comes_in=False)
        if coming := imap_server(found):
            _try(coming, password_of(found), comes_in=True)
    except OutsideError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The servers answer, and know you.")
    return redirect("mail")


@require_POST
def letter(request: Request) -> HttpResponse:
    """A letter to oneself, by the same way as all others."""
    sent = send_test_letter(request.workspace, subject=TEST_SUBJECT, text=TEST_LETTER, now=timezone.now())
    messages.success(request, f"A letter to {sent.to} leaves within a minute.")
    return redirect("parcel", parcel_id=sent.pk)


@require_POST
def removal(request: Request) -> HttpResponse:
    """No account from now on; letters become files again."""
    found = account_of(request.workspace)
    if found:
        done = remove_account(found, passwords=wiring.passwords())
        messages.success(request, "The account is removed, and its password is forgotten.", extra_tags=done.pk)
    return redirect("mail")
