"""Mail in HTML as lines of text, with quotes marked as mail programs mark them in text."""

from halfhour.formats.transcripts.page import BREAKS, pieces

_DEEPEST = 50


def text_of(markup: str) -> str:
    """The words of a mail, a line for each paragraph; what stands in a `blockquote` has `> ` before it.

    Raises:
        InputError: the page is far larger than any mail.
    """
    lines: list[tuple[int, str]] = [(0, "")]
    depth = 0
    for tag, closing, words in pieces(markup):
        if tag == "blockquote":
            depth = max(0, depth - 1) if closing else min(depth + 1, _DEEPEST)
        if BREAKS.fullmatch(tag):
            lines.extend([(depth, ""), (depth, "")] if tag == "p" and not closing else [(depth, "")])
        level, line = lines[-1]
        lines[-1] = (level, line + " ".join(words.split("\n")))
    return "\n".join("> " * level + " ".join(line.split()) for level, line in _with_single_gaps(lines)).strip("\n")


def _with_single_gaps(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """No more than one empty line in a row."""
    kept: list[tuple[int, str]] = []
    for level, line in lines:
        if line.strip() or (kept and kept[-1][1].strip()):
            kept.append((level, line))
    return kept
