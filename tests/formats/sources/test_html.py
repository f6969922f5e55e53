"""Saved web pages: their main text, their day, and nothing that runs or is fetched."""

from contextlib import suppress
from datetime import date

import pytest

from halfhour.domain.dossiers import Form
from halfhour.domain.errors import InputError
from halfhour.formats import sources

STORY = "The harbour office has listened to hulls for forty years, and still finds something new each spring. " * 3


def page(body: str, head: str = "") -> bytes:
    """A page."""
    return f"<!doctype html><html><head><title>A page</title>{head}</head><body>{body}</body></html>".encode()


def test_navigation_scripts_and_hidden_parts_are_dropped() -> None:
    found = sources.read(
        page(
            f"<nav>Home</nav><header role=banner>Top</header><div class='cookie-banner'>Cookies</div>"
            f"<div id=text><h2>Hulls</h2><p>{STORY}</p>"
            "<script>alert(1)</script><p style='display: none'>Hidden</p><p hidden>Gone</p></div><footer>Imprint</footer>"
        )
    )

    assert found.text == f"Hulls\n{STORY.strip()}"
    assert [(one.heading, found.text[one.start : one.end]) for one in found.blocks] == [("Hulls", STORY.strip())]


def test_the_densest_part_is_the_main_text() -> None:
    links = "".join(f"<li><a href='/{n}'>Another story about something else entirely {n}</a></li>" for n in range(40))

    found = sources.read(page(f"<div><ul>{links}</ul></div><div><div><p>{STORY}</p><p>{STORY}</p></div></div>"))

    assert "Another story" not in found.text
    assert found.text.count("harbour office") == 6


def test_an_article_named_as_one_is_believed() -> None:
    assert (
        "Beside"
        not in sources.read(page(f"<div><p>{STORY * 5} Beside</p></div><article><p>{STORY}</p></article>")).text
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-05-02T10:00:00Z">',
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "datePublished": "2026-05-02"}]}</script>',
        '<meta name="date" content="2026-05-02">',
        '<script type="application/ld+json">{broken</script><meta name="dc.date" content="2026-05-02">',
    ],
)
def test_the_day_is_the_one_that_the_page_gives(head: str) -> None:
    assert sources.read(page(f"<p>{STORY}</p>", head)).day == date(2026, 5, 2)


def test_a_marked_time_is_a_day_and_no_day_is_none() -> None:
    assert sources.read(page(f"<time datetime='2026-05-02'>May</time><p>{STORY}</p>")).day == date(2026, 5, 2)
    assert sources.read(page(f"<p>{STORY} 2026-13-45</p>", '<meta name="date" content="2026-13-45">')).day is None


def test_title_address_and_links_come_along_as_words_only() -> None:
    head = '<meta property="og:title" content="On hulls"><link rel="canonical" href="https://harbour.example/hulls">'

    found = sources.read(
        page(f"<p>{STORY}<a href='https://tide.example/'>tide</a><a href='javascript:x()'>x</a></p>", head)
    )

    assert (found.form, found.title, found.address) == (Form.PAGE, "On hulls", "https://harbour.example/hulls")
    assert found.links == ("https://tide.example/",)


@pytest.mark.parametrize(
    "blob",
    [
        "<html><head><meta charset='iso-8859-1'></head><body><p>Über Gdańsk é</p></body></html>".replace(
            "ń", "n"
        ).encode("cp1252"),
        "<html><body><p>Über Gdansk é</p></body></html>".encode("utf-16"),
        b"\xef\xbb\xbf" + "<html><body><p>Über Gdansk é</p></body></html>".encode(),
        "<html><body><p>Über Gdansk é</p></body></html>".encode("cp1252"),
        "<html><head><meta charset='no-such'></head><body><p>Über Gdansk é</p></body></html>".encode(),
    ],
)
def test_letters_are_right_in_every_charset(blob: bytes) -> None:
    assert sources.read(blob).text == "Über Gdansk é"


def test_a_page_saved_in_one_file_is_opened() -> None:
    blob = (
        b'From: <Saved>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<html><body><p>Gr=C3=BCn</p></body></html>\n--b--\n"
    )

    assert sources.read(blob).text == "Grün"


@pytest.mark.parametrize(
    "blob",
    [
        b"<div>" * 50_000 + b"deep",
        b"<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><html><body>&b;&b; words</body></html>",
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; words</p></body></html>',
        b"<html><body>" + b"<p>\x00\x01\xff words" * 1000,
        b'<html><script type="application/ld+json">' + b"[" * 100_000 + b"</script><body><p>words</p></body></html>",
    ],
)
def test_hostile_pages_are_read_or_refused_and_tell_nothing_of_the_machine(blob: bytes) -> None:
    with suppress(InputError):
        assert "root:" not in sources.read(blob).text


@pytest.mark.parametrize("blob", [b"<html>" + b"<p>x" * 300_000, b"<html>" + b"x" * 4_000_001])
def test_pages_beyond_any_article_are_refused(blob: bytes) -> None:
    with pytest.raises(InputError, match=r"too many parts|larger than 4 MB"):
        sources.read(blob)


def test_an_empty_page_is_refused_in_a_sentence() -> None:
    with pytest.raises(InputError, match="no text"):
        sources.read(page("<script>only()</script>"))
