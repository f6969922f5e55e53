"""Scores WebVTT and SubRip cases: cues, times, texts, settings, and the tree of cue text."""

from halfhour.formats.transcripts import cuetext, srt, webvtt
from halfhour.formats.transcripts.source import decoded, source_of
from halfhour.formats.transcripts.webvtt_settings import Region

CORE = ("id", "startTime", "endTime", "text")


def vtt_file(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """`core`: number of cues, ids, times and texts; `full`: settings and regions too."""
    want = case["expected"]
    file = webvtt.parse(blob.decode("utf-8", errors="replace").removeprefix("\ufeff"))
    if file is None:
        none = bool(want.get("error") or want.get("cues") == 0)
        return {"core": none, "full": none}
    cues = [_answer(cue) for cue in file.cues]
    if want.get("error") or (want.get("cues") is not None and len(cues) != want["cues"]):
        return {"core": not cues, "full": not cues} if want.get("error") else {"core": False, "full": False}
    if "all" in want:
        right = all(
            _same(got.get(key), cue.get(key)) for got, cue in zip(cues, want["all"], strict=True) for key in CORE
        )
        return {"core": right, "full": right}
    wrong = [
        path for path, value in want["checks"] if not isinstance(value, dict) and not _same(_at(cues, path), value)
    ]
    return {"core": not any(len(path) == 2 and path[1] in CORE for path in wrong), "full": not wrong}


def cue_text(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """`tree`: the nodes that the published rules make of a cue's text."""
    file = webvtt.parse("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n" + blob.decode("utf-8"))
    nodes = cuetext.tree(file.cues[0].text) if file and file.cues else []
    return {"tree": _drawn(nodes, 0) == case["expected"]["tree"]}


def srt_file(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """`core`: number, times and texts of SubRip captions."""
    captions = srt.captions(source_of(decoded(blob)))
    want = case["expected"]
    if want.get("error"):
        return {"core": not captions}
    if len(captions) != want.get("cues", len(captions)):
        return {"core": False}
    pairs = zip(captions, want.get("all", []), strict=False)
    return {
        "core": all(
            _same(got.start, cue.get("startTime"))
            and _same(got.end, cue.get("endTime"))
            and got.text == cue.get("text")
            for got, cue in pairs
        )
    }


def _answer(cue: webvtt.Cue) -> dict[str, object]:
    settings = cue.settings
    return {
        "id": cue.id,
        "startTime": cue.start,
        "endTime": cue.end,
        "text": cue.text,
        "vertical": settings.vertical,
        "line": settings.line,
        "lineAlign": settings.line_align,
        "snapToLines": settings.snap_to_lines,
        "position": settings.position,
        "positionAlign": settings.position_align,
        "size": settings.size,
        "align": settings.align,
        "region": _region(settings.region),
    }


def _region(region: Region | None) -> dict[str, object] | None:
    if region is None:
        return None
    return {
        "id": region.id,
        "width": region.width,
        "lines": region.lines,
        "regionAnchorX": region.region_anchor[0],
        "regionAnchorY": region.region_anchor[1],
        "viewportAnchorX": region.viewport_anchor[0],
        "viewportAnchorY": region.viewport_anchor[1],
        "scroll": region.scroll,
    }


def _at(cues: list[dict[str, object]], path: list[object]) -> object:
    found: object = cues[path[0]]
    for key in path[1:]:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _same(got: object, want: object) -> bool:
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (got, want))
    if numbers:
        return abs(got - want) <= 1e-6 * max(1.0, abs(want))
    return got == want or (want in ("", None) and got in ("", None))


def _drawn(nodes: list[cuetext.Node], depth: int) -> list[str]:
    """Nodes as the cases draw them: `| <span>`, children two blanks deeper, attributes in order of the alphabet."""
    lines: list[str] = []
    for words_before, node in _joined(nodes):
        indent = "| " + "  " * depth
        if words_before is not None:
            lines.append(f'{indent}"{words_before}"')
        elif node.tag == "timestamp":
            lines.append(f"{indent}<?timestamp {_clock(node.seconds or 0)}>")
        else:
            tag = "span" if node.tag in {"c", "v", "lang"} else node.tag
            lines.append(f"{indent}<{tag}>")
            lines.extend(f'{indent}  {key}="{value}"' for key, value in _attributes(node))
            lines.extend(_drawn(node.children, depth + 1))
    return lines


def _joined(nodes: list[cuetext.Node]) -> list[tuple[str | None, cuetext.Node]]:
    return [(node.words if not node.tag else None, node) for node in nodes]


def _attributes(node: cuetext.Node) -> list[tuple[str, str]]:
    found = [("class", " ".join(node.classes))] if node.classes else []
    if node.annotation is not None:
        found.append(("title" if node.tag == "v" else "lang", node.annotation))
    return found


def _clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    return f"{thousandths // 3_600_000:02}:{thousandths // 60_000 % 60:02}:{thousandths // 1000 % 60:02}.{thousandths % 1000:03}"
