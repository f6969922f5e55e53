"""The rooms: the contracts hold, and they bite when somebody breaks them."""

import dataclasses
import importlib
import os
import pkgutil
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

import halfhour.domain

ROOT = Path(__file__).parent.parent
LINT_IMPORTS = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]


@pytest.fixture
def house(tmp_path) -> Path:
    """A copy of the package and its contracts, to be spoiled."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.npy", "static"))
    return tmp_path


def contracts(house: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of a house."""
    paths = {**os.environ, "PYTHONPATH": str(house / "src")}
    return subprocess.run(LINT_IMPORTS, cwd=house, env=paths, capture_output=True, text=True, check=False)


def test_the_house_keeps_its_contracts(house):
    said = contracts(house)

    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/offence.py", "import halfhour.formats.debriefs", "Rooms only look down"),
        ("web/offence.py", "import halfhour.cli.ends", "Rooms only look down"),
        ("web/offence.py", "import halfhour.adapters.offence", "Only the wiring knows the adapters"),
        ("web/talks/offence.py", "import halfhour.web.today.views", "Pages meet only by address"),
        ("domain/offence.py", "import django.utils.timezone", "What is pure stays pure"),
        ("formats/offence.py", "import pathlib", "What is pure stays pure"),
        ("helpers/__init__.py", "", "Rooms only look down"),
    ],
)
def test_an_offence_is_found(house, module, line, contract):
    (house / "src/halfhour/adapters/offence.py").touch()
    offence = house / "src/halfhour" / module
    offence.parent.mkdir(exist_ok=True)
    offence.write_text(f"{line}\n")

    said = contracts(house)

    assert said.returncode == 1
    assert contract in said.stdout
    assert "offence" in said.stdout or "helpers" in said.stdout


def test_siblings_of_the_domain_that_go_round_in_circles_are_found(house):
    (house / "src/halfhour/domain/first.py").write_text("import halfhour.domain.second\n")
    (house / "src/halfhour/domain/second.py").write_text("import halfhour.domain.first\n")

    said = contracts(house)

    assert said.returncode == 1
    assert ".second -> .first" in said.stdout


def test_a_noun_has_one_home():
    records = {model.__name__ for model in apps.get_app_config("records").get_models()}

    assert not records & set(dataclasses_of_the_domain())


def dataclasses_of_the_domain() -> dict[str, type]:
    """Name → class, for every dataclass that a module of the domain defines."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(halfhour.domain.__path__, prefix="halfhour.domain.")
    ]
    return {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if dataclasses.is_dataclass(value) and isinstance(value, type) and value.__module__ == module.__name__
    }
