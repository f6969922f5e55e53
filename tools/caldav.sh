#!/bin/sh
# Prints the Python of .cache/caldav, an environment of its own for python-caldav, and makes it when it is not there.
# Tests use it as the second program at a calendar. It stays out of .venv because it brings a package that takes over `import urllib3`.
set -eu
cd "$(dirname "$0")/.."
export UV_NO_CONFIG=1 UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy
place=.cache/caldav
lock=requirements/caldav.txt
made="$place/.made-from"

if [ ! -x "$place/bin/python" ] || [ "$(cat "$made" 2>/dev/null)" != "$(cksum <"$lock")" ]; then
  uv=$(command -v uv || echo .cache/uv/bin/uv)
  [ -x "$uv" ] || { echo "tools/caldav.sh needs uv: call tools/setup.sh once." >&2; exit 6; }
  rm -rf "$place"
  "$uv" venv --quiet --python "$PWD/.venv/bin/python" "$place" >&2
  "$uv" pip sync --quiet --require-hashes --python "$place/bin/python" "$lock" >&2
  cksum <"$lock" >"$made"
fi
echo "$PWD/$place/bin/python"
