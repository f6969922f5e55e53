"""Questions are checked at once and nothing is kept; the bank is read by filters."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from halfhour.web.questions.forms import BankForm, form_of
from halfhour.web.questions.page import covered, in_order, ready_list
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: Request) -> HttpResponse:
    """The form; below it what was pasted, in a good order, and what it covers."""
    form = form_of(request)
    rows = in_order(form.cleaned_data["questions"]) if form.is_valid() else []
    checks = [row.check for row in rows]
    page = {
        "form": form,
        "rows": rows,
        "ready": sum(one.is_ready for one in checks),
        "coverage": covered(checks),
        "ready_list": ready_list(rows),
    }
    return render(request, "questions/questions.html", page, status=422 if form.errors else 200)


@require_safe
def bank(request: Request) -> HttpResponse:
    """Good questions to pick from, as far as the filters let them through."""
    form = BankForm(request.GET)
    template = "questions/_bank.html" if request.htmx else "questions/bank.html"
    return render(request, template, {"form": form, "groups": form.groups(), "narrowed": any(request.GET.values())})
