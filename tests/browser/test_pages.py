"""Every page in light and dark, on a phone and on a desk: accessible, nothing cut off, everything within reach of a thumb."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour.actions.sample import SAMPLES, prepare_sample_workspace
from halfhour.actions.uploads import take_in
from halfhour.records.accounts import User, Workspace
from halfhour.web.talks import reading

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("by_hand_for_tidal"),
]

TARGETS = """() => [...document.querySelectorAll(
    "button, .button, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, summary, nav a, .card > a"
)].filter(thing => thing.offsetParent && !thing.closest(".skip"))
  .map(thing => [thing.outerHTML.slice(0, 80), (thing.closest(".card") ?? thing).getBoundingClientRect().height])
  .filter(([, height]) => height < 44)"""


@pytest.fixture
def by_hand_for_tidal(by_hand: None) -> None:
    """The hand-written debrief."""


@pytest.fixture
def sample(live_server: object) -> Workspace:
    """The sample, with one upload that waits."""
    found = prepare_sample_workspace(today=timezone.localdate())
    take_in(found, [("bikes-otter.txt", (SAMPLES / "bikes-otter.txt").read_bytes())])
    return found


def addresses(sample: Workspace) -> list[str]:
    """One address for each page."""
    talk = sample.talks.get(name="tidal-zoom.vtt")
    one, said = f"/conversations/{talk.conversation_id}/", f"/talks/{talk.pk}/"
    agreed = sample.conversations.get(name="Tiago Bessa")
    pages = [
        "/",
        "/conversations/",
        "/conversations/?q=zebra",
        "/conversations/new",
        one,
        f"{one}facts",
        f"{one}consent",
    ]
    pages += [f"{one}talks/new", f"/conversations/{agreed.pk}/talks/new", f"/conversations/{agreed.pk}/debrief/"]
    pages += [f"{one}debrief/", f"{one}debrief/?open=line-1", said, f"{said}lines", f"{said}speakers"]
    return [
        *pages,
        f"/uploads/{sample.uploads.get().pk}/",
        "/lawful/",
        "/lawful/?example",
        "/questions/",
        "/questions/?example",
        "/questions/bank",
        "/settings/",
        "/keys/",
    ]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_every_page_is_accessible(
    open_page: Callable[..., Page], sample: Workspace, axe: Callable[[Page], None], width: int, scheme: str
) -> None:
    page = open_page(width=width, scheme=scheme)
    for address in addresses(sample):
        page.goto(address)
        axe(page)


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_nothing_is_cut_off_and_a_thumb_reaches_everything(
    open_page: Callable[..., Page], sample: Workspace, width: int
) -> None:
    page = open_page(width=width)
    for address in addresses(sample):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.evaluate(TARGETS) == [], address


LONG = "Wolfeschlegelsteinhausenbergerdorff" * 4


def test_the_longest_words_break_before_a_phone_scrolls_sideways(
    open_page: Callable[..., Page], sample: Workspace, complaints: list[str]
) -> None:
    talk = sample.talks.get(name="tidal-zoom.vtt")
    said = [[LONG[:90] if speaker else None, f"{LONG} {text}", *rest] for speaker, text, *rest in talk.turns]
    unread = [[3, LONG]]
    sample.talks.filter(pk=talk.pk).update(turns=said, name=f"{LONG}.vtt", title=LONG, me=LONG[:90], unreadable=unread)
    sample.conversations.filter(pk=talk.conversation_id).update(name=LONG)
    sample.people.update(name=LONG, role=LONG)
    sample.organizations.filter(name__startswith="Orkney").update(name=LONG)
    sample.planned_questions.update(text=LONG)
    sample.uploads.update(name=f"{LONG}.txt", blob=f"{LONG[:50]}: hello\nBen: {LONG}\n".encode() * 20)
    one, said_at = f"/conversations/{talk.conversation_id}/", f"/talks/{talk.pk}/"
    addresses = ["/", "/conversations/", one, f"{one}consent", f"{one}facts", said_at, f"{said_at}speakers"]
    addresses += [f"{one}debrief/", f"{one}debrief/?open=line-1", f"{said_at}lines"]
    page = open_page(width=320)

    wide = []
    for address in [*addresses, "/nowhere/", f"/uploads/{sample.uploads.get().pk}/"]:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    complaints.clear()  # the browser says that there is nothing at /nowhere/

    assert wide == []


def test_a_long_talk_opens_by_itself_when_it_is_read(
    open_page: Callable[..., Page], sample: Workspace, axe: Callable[[Page], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LONG", 500)
    talk = sample.talks.get(name="tidal-zoom.vtt")
    page = open_page(f"/conversations/{talk.conversation_id}/debrief/", width=320)

    expect(page.get_by_role("heading", name="Reading the talk")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    axe(page)
    reading.read_by_worker.call(talk.pk)

    expect(page.get_by_role("heading", name="In five lines")).to_be_visible()


def test_without_a_script_a_long_talk_opens_too(
    open_page: Callable[..., Page], sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LONG", 500)
    talk = sample.talks.get(name="tidal-zoom.vtt")
    page = open_page(f"/conversations/{talk.conversation_id}/debrief/", script=False)

    reading.read_by_worker.call(talk.pk)

    expect(page.get_by_role("heading", name="In five lines")).to_be_visible()


def test_the_browser_tells_the_zone_of_a_new_person(open_page: Callable[..., Page], sample: Workspace) -> None:
    page = open_page("/keys/", zone="Asia/Tokyo")
    User.objects.update(zone_is_known=False)

    with page.expect_response("**/settings/zone"):
        page.goto("/")
    page.goto("/settings/")

    expect(page.get_by_label("Your time zone")).to_have_value("Asia/Tokyo")


def test_search_narrows_while_one_types(open_page: Callable[..., Page], sample: Workspace) -> None:
    page = open_page("/conversations/")

    page.keyboard.press("/")
    expect(page.get_by_label("Search")).to_be_focused()
    page.keyboard.type("archivist")

    expect(page.get_by_role("link", name="Leila Haddad")).to_be_visible()
    expect(page.get_by_role("link", name="Ruairi Flett")).to_have_count(0)
    expect(page).to_have_url("/conversations/?q=archivist&kind=&stage=")


def test_keys_lead_to_their_pages(open_page: Callable[..., Page], sample: Workspace) -> None:
    page = open_page("/settings/")

    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="A new conversation")).to_be_visible()
    page.get_by_label("What do they do?").fill("n/a?")
    expect(page).to_have_url("/conversations/new")
