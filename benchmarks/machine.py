"""On what a figure was taken: machine, versions, date."""

import os
import platform
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import halfhour

LIBRARIES = ("numpy", "django", "click", "typst", "sumy", "scikit-learn", "rouge-score")


def machine() -> Iterator[str]:
    """A few lines that make figures comparable."""
    yield time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    yield f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}; load {load}"
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    yield f"Halfhour {halfhour.__version__}, Python {platform.python_version()}, {libraries}"


def processor() -> str:
    """The name of the processor as the system gives it."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"
