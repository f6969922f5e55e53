"""A season looked back on, and figures of groups that an organization counted itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from halfhour.actions.hiring import add
from halfhour.actions.seasons import looked_back, seasons_of, traits_of
from halfhour.actions.undo import remove
from halfhour.domain.fairness import FOUR_FIFTHS, SMALLEST
from halfhour.records.hiring import GroupFigure
from halfhour.web.hiring.forms import FigureForm
from halfhour.web.shared.requests import Request


@require_safe
def season(request: Request) -> HttpResponse:
    """Was it the same for everybody?"""
    return _page(request, request.GET.get("season", ""))


@require_POST
def figures(request: Request) -> HttpResponse:
    """Counts of a group, tied to nobody."""
    name = request.POST.get("season", "")
    form = FigureForm(request.POST, instance=GroupFigure(workspace=request.workspace))
    if not form.is_valid():
        return _page(request, name, form=form, status=422)
    done = add(form.save(commit=False))
    messages.success(request, "Added.", extra_tags=done.pk)
    return _to(form.cleaned_data["season"])


@require_POST
def figure_removal(request: Request, figure_id: str) -> HttpResponse:
    """It was counted wrongly."""
    found = get_object_or_404(request.workspace.group_figures.present(), pk=figure_id)
    messages.success(request, "Removed.", extra_tags=remove(found).pk)
    return _to(found.season)


def _to(name: str) -> HttpResponse:
    return redirect(f"{reverse('season')}?{urlencode({'season': name})}")


def _page(request: Request, wanted: str, *, form: FigureForm | None = None, status: int = 200) -> HttpResponse:
    names = seasons_of(request.workspace)
    name = wanted or (names[0] if names else "")
    openings = request.workspace.openings.present().filter(season=name) if name else ()
    context = {
        "names": names,
        "season": name,
        "looked": looked_back(openings),
        "traits": traits_of(request.workspace, name),
        "form": form or FigureForm(initial={"season": name}),
        "smallest": SMALLEST,
        "four_fifths": FOUR_FIFTHS,
    }
    return render(request, "hiring/season.html", context, status=status)
