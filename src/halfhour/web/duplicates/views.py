"""The same person twice: pairs, side by side, made one, and taken apart."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.merges import keep_apart, merge_people, unmerge
from halfhour.web.duplicates.forms import MergeForm
from halfhour.web.duplicates.pairs import pair_of, pairs_of, shown, side_of
from halfhour.web.shared.requests import Request
from halfhour.web.shared.words import in_words


@require_safe
def duplicates(request: Request) -> HttpResponse:
    """Pairs who may be one person, the surest first."""
    page = Paginator(pairs_of(request.workspace), 25).get_page(request.GET.get("page"))
    merged = request.workspace.merges.present().filter(undone_at=None).exists()
    context = {"page": page, "pairs": shown(request.workspace, page.object_list), "merged": merged}
    return render(request, "duplicates/duplicates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: Request, one_id: str, other_id: str) -> HttpResponse:
    """Two people side by side; the form says what is kept of which."""
    there = request.workspace.people.present().select_related("organization", "met_through", "group")
    kept, gone = (get_object_or_404(there, pk=pk) for pk in (one_id, other_id))
    form = MergeForm(request.POST or None, kept=kept, gone=gone)
    if request.method == "POST" and form.is_valid():
        merge_people(kept, gone, chosen=form.chosen(), now=timezone.now())
        messages.success(
            request, f"{kept} and {gone} are one now. Under “Merged so far” they can be taken apart again."
        )
        return redirect("duplicates")
    sides = {"One": side_of(kept), "The other": side_of(gone)}
    context = {"kept": kept, "gone": gone, "sides": sides, "form": form, "pair": pair_of(kept, gone)}
    return render(request, "duplicates/compare.html", context, status=422 if form.errors else 200)


@require_POST
def apart(request: Request, one_id: str, other_id: str) -> HttpResponse:
    """They are two people; they are not offered again."""
    one, other = (get_object_or_404(request.workspace.people.present(), pk=pk) for pk in (one_id, other_id))
    noted = keep_apart(one, other)
    messages.success(request, f"Noted: {one} and {other} are two people.", extra_tags=noted.pk)
    return redirect("duplicates")


@require_safe
def merges(request: Request) -> HttpResponse:
    """What was merged, the latest first."""
    listed = request.workspace.merges.present().select_related("kept", "gone").defer("before")
    page = Paginator(listed, 25).get_page(request.GET.get("page"))
    return render(request, "duplicates/merges.html", {"page": page})


@require_POST
def unmerging(request: Request, merge_id: str) -> HttpResponse:
    """Two again."""
    merge = get_object_or_404(request.workspace.merges.present().select_related("kept", "gone"), pk=merge_id)
    stay = unmerge(merge, now=timezone.now())
    words = f"{merge.kept} and {merge.gone} are two again."
    if stay:
        fields = ", ".join(in_words(name, "person_field") for name in stay)
        words += f" What you changed since stays with {merge.kept}: {fields}."
    messages.success(request, words)
    return redirect("merges")
