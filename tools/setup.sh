#!/bin/sh
# Makes .venv from a hashed lock: `tools/setup.sh main` to run Halfhour, `tools/setup.sh dev` to work on it. A second call costs nothing.
set -eu
cd "$(dirname "$0")/.."
flavour=${1:-main}
export UV_NO_CONFIG=1 UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy
stamp=.venv/.halfhour-$flavour
want=$(cat "requirements/$flavour.txt" pyproject.toml | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then exit 0; fi
# Whoever has the tools for development has what running needs.
if [ "$flavour" = main ] && [ -f .venv/.halfhour-dev ] && [ "$(cat .venv/.halfhour-dev)" = "$(cat requirements/dev.txt pyproject.toml | cksum)" ]; then exit 0; fi

python=
for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
  if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate; break
  fi
done
if [ -z "$python" ]; then
  echo "Halfhour needs Python 3.11 or newer, and none was found. Install it, or name it: PYTHON=/path/to/python3 make run" >&2
  exit 6
fi

echo "Setting up ($flavour) with $($python --version) …" >&2
if command -v uv >/dev/null 2>&1; then uv=uv; else
  uv=.cache/uv/bin/uv
  [ -x "$uv" ] || {
    echo "  fetching uv, the installer …" >&2
    "$python" -m pip install --quiet --disable-pip-version-check --target .cache/uv "uv>=0.7" 2>/dev/null ||
      { "$python" -m venv .cache/uv-env && .cache/uv-env/bin/pip install --quiet --disable-pip-version-check "uv>=0.7" && mkdir -p .cache/uv/bin && ln -sf "$PWD/.cache/uv-env/bin/uv" "$uv"; }
  }
fi
[ -x .venv/bin/python ] || "$uv" venv --quiet --python "$python" .venv
echo "  installing what is needed …" >&2
"$uv" pip sync --quiet --require-hashes --python .venv/bin/python "requirements/$flavour.txt"
"$uv" pip install --quiet --no-deps --no-build-isolation --python .venv/bin/python -e .
rm -f .venv/.halfhour-*
echo "$want" >"$stamp"
echo "  ready." >&2
