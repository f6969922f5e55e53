"""A debrief to take along."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from halfhour.records.accounts import Workspace
from halfhour.records.talks import Talk
from tests.web import example

pytestmark = [pytest.mark.django_db]


@pytest.mark.usefixtures("by_hand")
def test_markdown_holds_the_lines(client: Client, talk: Talk) -> None:
    answer = client.get(f"/talks/{talk.pk}/debrief.md")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="ruairi-flett.md"'
    assert "Go to a site first" in answer.content.decode()


@pytest.mark.usefixtures("by_hand")
def test_json_holds_the_places(client: Client, talk: Talk) -> None:
    found = json.loads(client.get(f"/talks/{talk.pk}/debrief.json").content)

    assert len(found["five_lines"]) == 5
    assert found["five_lines"][1]["because"][1]["quote"] == "seventy percent of my time is preparation"


@pytest.mark.usefixtures("by_hand")
def test_the_same_debrief_is_the_same_pdf_to_the_byte(client: Client, talk: Talk) -> None:
    first, second = (client.get(f"/talks/{talk.pk}/debrief.pdf").content for _ in range(2))

    assert first == second
    assert first.startswith(b"%PDF-")
    assert b"pdfuaid" in first


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd") #panic("no") $x$ @cite *b* `c` \\ ]]',
        "你好 مرحبا 🎉 \U0010ffff",
        "\x07bell \x1b[31mred \u202eright to left",
    ],
)
def test_hostile_words_are_only_words_on_paper(
    client: Client, workspace: Workspace, add_talk: Callable[..., Talk], words: str
) -> None:
    talk = add_talk(workspace)
    talk.conversation.name = words[:200]
    talk.conversation.save()
    talk.conversation.questions.create(workspace=workspace, text=words)

    answer = client.get(f"/talks/{talk.pk}/debrief.pdf")

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")


def test_the_file_comes_back_as_it_came(client: Client, talk: Talk) -> None:
    answer = client.get(f"/talks/{talk.pk}/original")

    assert answer.content == example.BLOB
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tidal-zoom.vtt"'
