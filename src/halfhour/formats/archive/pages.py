"""Pages of Markdown for people: what they typed stands as they typed it, and none of it acts as markup."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: facts as name and words, then items, then what somebody wrote (each with the line above it)."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page: a title, facts under it, and sections; what is empty is not shown. `links` are name and path of other files."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[tuple[str, str], ...] = field(default=())


def write_page(page: Page) -> str:
    """The page as Markdown."""
    return "\n".join(_page(page)).rstrip() + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"# {plain(_line(page.title))}"
    yield ""
    yield from _facts(page.facts)
    for section in page.sections:
        if any(words for _, words in section.facts) or section.items or section.letters:
            yield f"## {section.title}"
            yield ""
            yield from _facts(section.facts)
            yield from _list(plain(_line(item)) for item in section.items)
            for above, words in section.letters:
                if above:
                    yield f"**{plain(_line(above))}**"
                    yield ""
                yield quoted(words)
                yield ""
    if page.links:
        yield "## Files"
        yield ""
        yield from _list(f"[{plain(_line(name))}](<{path}>)" for name, path in page.links)


def plain(words: str) -> str:
    """Words that mean nothing but themselves in Markdown."""
    return _LEADING.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", words))


def quoted(words: str) -> str:
    """What somebody wrote, as a quotation that keeps its lines."""
    return "\n".join(f"> {plain(line)}  " if line.strip() else ">" for line in words.splitlines())


def _facts(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from _list(f"{name}: {plain(_line(words))}" for name, words in facts if words)


def _list(items: Iterable[str]) -> Iterator[str]:
    there = [f"- {item}" for item in items]
    if there:
        yield from there
        yield ""


def _line(words: str) -> str:
    return " ".join(words.split())
