#!/bin/sh
# Makes the hashed locks in requirements/ anew from pyproject.toml; they name no registry.
set -eu
cd "$(dirname "$0")/.."
export UV_PYTHON_DOWNLOADS=never
uv=$(command -v uv || echo .cache/uv/bin/uv)
[ -x "$uv" ] || { echo "make lock needs uv: see its installation page, or call tools/setup.sh once." >&2; exit 6; }

lock() {
  name=$1
  shift
  "$uv" pip compile --quiet --universal --generate-hashes --no-config --no-header --no-annotate --no-emit-find-links \
    --no-emit-index-url --python-version 3.11 "$@" -o "requirements/$name.txt"
  echo "requirements/$name.txt"
}

lock main pyproject.toml --extra build
lock dev pyproject.toml --extra build --extra dev
echo "uv>=0.7" | lock uv -
echo "caldav>=2" | lock caldav -
