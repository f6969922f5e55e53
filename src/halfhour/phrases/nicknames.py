"""Short forms of given names."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """The whole names for which each short form may stand."""
    path = files("halfhour.phrases") / "nicknames.toml"
    names: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["names"]
    found: dict[str, set[str]] = defaultdict(set)
    for name, forms in names.items():
        for form in forms.split():
            found[form].add(name)
    return {form: frozenset(whole) for form, whole in found.items()}
