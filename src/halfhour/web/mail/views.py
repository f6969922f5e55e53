"""The mail account: found by the address, tried before it is kept, tried again, and removed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour import wiring
from halfhour.actions.mail_accounts import keep_account, password_key, remove_account, send_test_letter
from halfhour.actions.trials import Outcome
from halfhour.domain.mail_servers import MailServer, provider_of
from halfhour.phrases.mail_providers import mail_providers
from halfhour.records.letters import MailAccount
from halfhour.records.trials import Trial
from halfhour.web.mail.forms import AccountForm, AddressForm
from halfhour.web.mail.words import TEST_LETTER, TEST_SUBJECT
from halfhour.web.shared.mailing import account_of, imap_server, password_of, smtp_server
from halfhour.web.shared.requests import Request
from halfhour.web.shared.trials import concluded, trial_before, tried


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
    before = trial_before(request)
    form = AccountForm(request.POST) if request.method == "POST" else _fresh(request, before)
    if form is None:
        return redirect("mail")
    if form.is_bound and form.is_valid():
        trial = _kept(request, form)
        if not (trial.ended_at and trial.trouble):
            return concluded(request, trial) if trial.ended_at else redirect("trial", trial.pk)
        form.add_error(trial.field or None, trial.trouble)
    typed = form.data.get("address") or form.initial.get("address", "")
    context = {
        "form": form,
        "before": before if request.method != "POST" else None,
        "provider": provider_of(str(typed), mail_providers()),
        "is_new": not account_of(request.workspace),
    }
    return render(request, "mail/account.html", context, status=422 if form.errors else 200)


def _fresh(request: Request, before: Trial | None) -> AccountForm | None:
    """A form with what is known: what was typed before, the account that is kept, or the provider of the address; None without any."""
    if before:
        return AccountForm(initial=before.asked)
    found = account_of(request.workspace)
    if found and "address" not in request.GET:
        return AccountForm.of_account(found)
    asked = AddressForm(request.GET)
    if not asked.is_valid():
        return None
    address = asked.cleaned_data["address"]
    return AccountForm.of_provider(address, provider_of(address, mail_providers()))


def _kept(request: Request, form: AccountForm) -> Trial:
    """The servers are asked, and the account is kept once all of them have answered."""
    wanted, typed = form.wanted(), form.cleaned_data["password"]
    found = MailAccount.objects.filter(workspace=request.workspace).first()
    secret = typed or (found and password_of(found)) or None

    def work(following: Callable[[], None]) -> Outcome:
        _ask(wanted.smtp, wanted.imap, secret, following)
        _, done, unkept = keep_account(request.workspace, wanted, typed, passwords=wiring.passwords())
        return Outcome("The servers answered. Letters leave by your account now.", done, unkept)

    return tried(request, Trial.What.MAIL, _steps(wanted.smtp, wanted.imap), work)


def _steps(smtp: MailServer, imap: MailServer | None) -> list[tuple[str, str]]:
    asked = [("smtp_host", f"Letters that leave: {smtp.host}")]
    return [*asked, ("imap_host", f"Letters that come in: {imap.host}")] if imap else asked


def _ask(smtp: MailServer, imap: MailServer | None, secret: str | None, following: Callable[[], None]) -> None:
    """Whether both are ready, one after the other."""
    wiring.smtp(smtp, secret).require_ready()
    if imap:
        following()
        wiring.imap(imap, secret).require_ready()


@require_POST
def trial(request: Request) -> HttpResponse:
    """Whether the servers still answer."""
    found = account_of(request.workspace)
    if found is None:
        return redirect("mail")
    smtp, imap, secret = smtp_server(found), imap_server(found), password_of(found)

    def work(following: Callable[[], None]) -> Outcome:
        _ask(smtp, imap, secret, following)
        return Outcome("The servers answer, and know you.")

    begun = tried(request, Trial.What.MAIL_AGAIN, _steps(smtp, imap), work)
    return concluded(request, begun) if begun.ended_at else redirect("trial", begun.pk)


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
