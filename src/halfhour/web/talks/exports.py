"""A debrief to take along: Markdown, PDF, JSON; and the file it was read from."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from halfhour.formats.debriefs import as_json, as_markdown
from halfhour.phrases import labels
from halfhour.records.talks import Talk
from halfhour.web.shared.requests import Request
from halfhour.web.talks.page import page_of
from halfhour.web.talks.pdf import as_pdf


@require_safe
def markdown(request: Request, talk_id: str) -> HttpResponse:
    """The debrief as Markdown."""
    talk = get_object_or_404(request.workspace.talks.present(), pk=talk_id)
    page = page_of(talk)
    text = as_markdown(page.debrief, page.transcript, labels(), page.planned)
    return _to_save(HttpResponse(text, content_type="text/markdown; charset=utf-8"), talk, "md")


@require_safe
def pdf(request: Request, talk_id: str) -> HttpResponse:
    """The debrief as a page to print."""
    talk = get_object_or_404(request.workspace.talks.present(), pk=talk_id)
    return _to_save(HttpResponse(as_pdf(page_of(talk)), content_type="application/pdf"), talk, "pdf")


@require_safe
def json(request: Request, talk_id: str) -> HttpResponse:
    """The debrief as JSON."""
    talk = get_object_or_404(request.workspace.talks.present(), pk=talk_id)
    page = page_of(talk)
    shape = {"indent": 1, "ensure_ascii": False}
    return _to_save(JsonResponse(as_json(page.debrief, page.transcript), json_dumps_params=shape), talk, "json")


@require_safe
def original(request: Request, talk_id: str) -> HttpResponse:
    """The bytes as they arrived; never shown by the browser, always saved."""
    talk = get_object_or_404(request.workspace.talks.present(), pk=talk_id)
    name = talk.name.replace('"', "").replace("\\", "") or "talk.txt"
    response = HttpResponse(bytes(talk.blob), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{slugify(name.rpartition(".")[0]) or "talk"}.{slugify(name.rpartition(".")[2])}"'
    )
    return response


def _to_save(response: HttpResponse, talk: Talk, ending: str) -> HttpResponse:
    name = slugify(str(talk.conversation)) or "debrief"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
