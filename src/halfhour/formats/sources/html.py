"""Saved web pages: the main text by its density, without navigation and scripts; nothing is fetched or executed."""

import email
import json
import re
from collections.abc import Iterator
from datetime import date
from email.errors import MessageError
from email.message import Message

from lxml import etree
from lxml import html as lxml_html

from halfhour.domain.dossiers import Block, Document, Form
from halfhour.domain.errors import InputError
from halfhour.formats.sources.text import MAX_LETTERS, clean

_DROPPED = (
    "script style noscript template svg math iframe object embed nav footer aside form button select dialog canvas audio video head"
).split()
_ASIDE = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|navigation|menu|breadcrumbs?|cookie\w*|consent|banner|footer|sidebar|comments?|share|sharing|social"
    r"|related|promo|advert\w*|ads?|newsletter|subscribe|pagination|skip-?link|toc|reflist|references|mw-editsection|noprint)(?:$|[-_ ])",
    re.IGNORECASE,
)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu", "dialog", "alert"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKS = _HEADINGS | frozenset(
    "p li blockquote pre dd dt tr td th figcaption div section article main ul ol dl table br hr".split()
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_ENOUGH = 200
"""Letters from which an article named as such is believed to be the main text (our own default)."""
_DAY = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")


MAX_BYTES = 4_000_000
"""The largest page without its pictures (our own default); a long article has a twentieth of it."""

MOST_TAGS = 200_000
"""Tags of one page (our own default); the longest encyclopedia articles have some fifty thousand."""


def is_page(blob: bytes) -> bool:
    """Whether it begins like a web page, or like one saved in a single file."""
    start = blob[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").lower()
    return (
        start.startswith(
            (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--", b"<article", b"<div", b"<p")
        )
        or b"<html" in start
        or (b"mime-version:" in start and b"multipart/related" in start)
    )


def read(blob: bytes, name: str = "") -> Document:
    """The main text of a page with its title, its day and its links.

    Raises:
        InputError: there is no text in it.
    """
    if b"multipart/related" in blob[:4096].lower():
        blob = _single_file(blob)
    if len(blob) > MAX_BYTES:
        raise InputError("This page is larger than 4 MB.", "Open it, choose the text, and paste it here.")
    words = _decoded(blob)
    if words.count("<") > MOST_TAGS:
        raise InputError("This page has too many parts to be read.", "Open it, choose the text, and paste it here.")
    page = _parsed(words)
    title = _title(page) or name
    day, address = _day(page), _address(page)
    _drop(page)
    main = _main(page)
    text, blocks = _written(main)
    if not text:
        raise InputError("There is no text in this page.", "Open it, choose the text, and paste it here.")
    if len(text) > MAX_LETTERS:
        raise InputError("This page holds more than a million letters.", "Paste the part you want to read again.")
    return Document(Form.PAGE, title[:200], text, blocks, day, _links(main), address)


def _single_file(blob: bytes) -> bytes:
    """The page in a file of several parts, as browsers save it."""
    try:
        message: Message = email.message_from_bytes(blob)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                inside = part.get_payload(decode=True)
                return inside if isinstance(inside, bytes) else b""
    except (MessageError, LookupError, ValueError) as error:
        raise InputError("This saved page is damaged.", "Save it once more, or paste its text.") from error
    return b""


def _parsed(words: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        page = lxml_html.document_fromstring(words.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError("This page cannot be read.", "Open it, choose the text, and paste it here.") from error
    return page


def _decoded(blob: bytes) -> str:
    """By its mark, by what it says of itself, as UTF-8, or in the letters of Western Europe."""
    for mark, code in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if blob.startswith(mark):
            return blob.decode(code, errors="replace")
    said = _CHARSET.search(blob[:8192])
    for code in [said.group(1).decode("ascii").lower() if said else "utf-8", "utf-8"]:
        try:
            return blob.decode("cp1252" if code in {"iso-8859-1", "latin1", "ascii"} else code)
        except (LookupError, UnicodeError):
            continue
    return blob.decode("cp1252", errors="replace")


def _meta(page: lxml_html.HtmlElement, *names: str) -> str:
    for name in names:
        for element in page.iter("meta"):
            named = {str(element.get(key, "")).lower() for key in ("property", "name", "itemprop", "http-equiv")}
            if name in named and (content := clean(str(element.get("content", "")))):
                return content
    return ""


def _title(page: lxml_html.HtmlElement) -> str:
    if named := _meta(page, "og:title", "dc.title", "citation_title"):
        return named
    for tag in ("h1", "title"):
        element = next(page.iter(tag), None)
        if element is not None and (words := " ".join(_words(element).split())):
            return words
    return ""


def _address(page: lxml_html.HtmlElement) -> str:
    links = [str(one.get("href", "")) for one in page.iter("link") if str(one.get("rel", "")).lower() == "canonical"]
    for address in [*links, _meta(page, "og:url")]:
        if address.startswith(("https://", "http://")) and len(address) <= 500:
            return address
    return ""


def _day(page: lxml_html.HtmlElement) -> date | None:
    """The day that the page gives: in what it tells machines, in its meta data, else the first time it marks."""
    told = [_in_json(str(one.text or "")) for one in page.iter("script") if "ld+json" in str(one.get("type", ""))]
    meta = _meta(
        page, "article:modified_time", "article:published_time", "datepublished", "dc.date", "date", "og:updated_time"
    )
    times = [str(one.get("datetime", "")) for one in page.iter("time")][:1]
    return next((day for text in [*told, meta, *times] if (day := _as_day(text))), None)


def _in_json(text: str) -> str:
    """The day in the page's own description of itself; empty when it is damaged or says none."""
    try:
        waiting = [json.loads(text[:200_000])]
    except (ValueError, RecursionError):
        return ""
    for _ in range(200):
        if not waiting:
            break
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            for key in ("dateModified", "datePublished"):
                if isinstance(one.get(key), str) and _as_day(one[key]):
                    return str(one[key])
            waiting += [part for part in one.values() if isinstance(part, dict | list)]
    return ""


def _as_day(text: str) -> date | None:
    match = _DAY.search(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _drop(page: lxml_html.HtmlElement) -> None:
    """Takes away what is not read."""
    for element in list(page.iter(etree.Element)):
        if element.getparent() is None or element.tag == "body":
            continue
        named = f"{element.get('class', '')} {element.get('id', '')}"
        style = str(element.get("style", "")).replace(" ", "").lower()
        if (
            element.tag in _DROPPED
            or element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or str(element.get("role", "")).lower() in _ROLES
            or "display:none" in style
            or (element.tag not in {"main", "article"} and len(named) < 300 and _ASIDE.search(named))
        ):
            element.drop_tree()


def _main(page: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    """The element whose paragraphs hold most text outside links; an article that is named as one is believed."""
    told = _told(page)
    for tag in ("article", "main"):
        named = [one for one in page.iter(tag) if told.get(one, 0) >= _ENOUGH]
        if len(named) == 1:
            return named[0]
    scores: dict[lxml_html.HtmlElement, float] = {}
    for element in page.iter("p", "li", "blockquote", "pre", "dd", "td"):
        weight, parent = told.get(element, 0), element.getparent()
        for share in (1.0, 0.5, 0.25):
            if parent is None or weight <= 0:
                break
            scores[parent] = scores.get(parent, 0.0) + weight * share
            parent = parent.getparent()
    body = page.find("body")
    whole = page if body is None else body
    if not scores:
        return whole
    best = max(scores, key=lambda element: scores[element])
    # Two thirds of all text outside the best one mean that the page is no single article.
    return best if told[best] * 3 >= told.get(whole, 0) else whole


def _told(page: lxml_html.HtmlElement) -> dict[lxml_html.HtmlElement, int]:
    """Letters in each element, those of links counted against it; in one walk, since pages nest deeply."""
    told: dict[lxml_html.HtmlElement, int] = {}
    for _, element in etree.iterwalk(page, events=("end",)):
        own = len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)
        inside = sum(told.get(child, 0) for child in element)
        told[element] = -own - abs(inside) if element.tag == "a" else own + inside
    return told


def _words(element: lxml_html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _written(main: lxml_html.HtmlElement) -> tuple[str, tuple[Block, ...]]:
    """The text in the order of the page, and its paragraphs with the heading above each."""
    text, blocks, heading = "", [], ""
    for words, is_heading in _runs(main):
        if is_heading:
            heading = words
            text += f"{words}\n"
        else:
            blocks.append(Block(words, len(text), heading))
            text += f"{words}\n\n"
    return text.rstrip(), tuple(blocks)


def _runs(main: lxml_html.HtmlElement) -> Iterator[tuple[str, bool]]:
    """Runs of words between the breaks that elements make, without going down level by level: pages nest deeply."""
    gathered: list[str] = []
    inside = ""

    def taken() -> str:
        words = clean(" ".join("".join(gathered).split()))
        gathered.clear()
        return words

    for event, element in etree.iterwalk(main, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BREAKS and (words := taken()):
            yield words, bool(inside)
        if event == "start":
            inside = tag if tag in _HEADINGS else inside
            gathered.append(element.text or "")
        else:
            inside = "" if tag == inside else inside
            if element is not main:
                gathered.append(element.tail or "")
    if words := taken():
        yield words, False


def _links(main: lxml_html.HtmlElement) -> tuple[str, ...]:
    found = [str(link.get("href", "")) for link in main.iter("a")]
    return tuple(dict.fromkeys(one for one in found if one.startswith(("https://", "http://")) and len(one) <= 500))[
        :50
    ]
