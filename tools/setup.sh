#!/bin/sh
# Makes .venv from a hashed lock: `tools/setup.sh main` to run Halfhour, `tools/setup.sh dev` to work on it. A second call costs nothing.
set -eu
cd "$(dirname "$0")/.."
export UV_NO_CONFIG=1 UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy

main() {
  flavour=${1:-main}
  case $flavour in main | dev) ;; *) stop "There is no set-up called '$flavour'. Use 'main' or 'dev'." ;; esac
  # Whoever has the tools for development has what running needs.
  if is_done "$flavour" || is_done dev; then return 0; fi
  say "Setting up Halfhour ($flavour) …"
  find_python
  find_uv
  make_venv
  say "  installing the packages of requirements/$flavour.txt …"
  "$uv" pip sync $quiet --require-hashes --python .venv/bin/python "requirements/$flavour.txt"
  "$uv" pip install --quiet --no-deps --no-build-isolation --python .venv/bin/python -e .
  # Where Python may not write bytecode itself, each start would read and compile all sources anew.
  .venv/bin/python -m compileall -q -j 0 .venv/lib src/halfhour >/dev/null 2>&1 || true
  rm -f .venv/.halfhour-*
  wanted "$flavour" >".venv/.halfhour-$flavour"
  say "  ready."
}

say() { echo "$*" >&2; }

stop() { say "$*"; exit 6; }

# What an environment is made from: the lock, the package's own description, and the place where it stands.
wanted() {
  { cat "requirements/$1.txt"; sed '/^\[tool\.ruff/,$d' pyproject.toml; pwd; } | cksum
}

is_done() {
  [ -x .venv/bin/python ] && [ -f ".venv/.halfhour-$1" ] && [ "$(cat ".venv/.halfhour-$1")" = "$(wanted "$1")" ]
}

find_python() {
  for python in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return 0
  done
  stop "Halfhour needs Python 3.11 or newer, and none was found. Install it, or name it: make run PYTHON=/path/to/python3"
}

# uv installs the locks. It is taken from the path, or fetched once into .cache by whatever way this Python offers.
find_uv() {
  quiet=--quiet
  if [ -t 2 ]; then quiet=; fi
  uv=$(command -v uv || echo "$PWD/.cache/uv/bin/uv")
  if [ -x "$uv" ]; then return 0; fi
  say "  fetching uv, the installer …"
  mkdir -p .cache
  uv_by_pip || uv_by_venv || { apt_install python3-venv && uv_by_venv; } ||
    stop "$python has neither pip nor venv. On Debian or Ubuntu: apt-get install python3-venv; then call this again. If it has them, the network failed: see .cache/setup.log"
}

uv_by_pip() {
  "$python" -m pip --version >/dev/null 2>&1 || return 1
  "$python" -m pip install --quiet --disable-pip-version-check --require-hashes --target .cache/uv -r requirements/uv.txt 2>.cache/setup.log
}

uv_by_venv() {
  rm -rf .cache/uv
  "$python" -m venv .cache/uv >.cache/setup.log 2>&1 || return 1
  .cache/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt 2>>.cache/setup.log
}

apt_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  as_root=
  [ "$(id -u)" = 0 ] || { as_root="sudo -n"; sudo -n true 2>/dev/null || return 1; }
  say "  installing $* by apt …"
  $as_root apt-get update -qq >>.cache/setup.log 2>&1 || true
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >>.cache/setup.log 2>&1
}

# An environment whose Python is gone, or that was made elsewhere and moved here, is made anew.
make_venv() {
  if .venv/bin/python -c "import sys; sys.exit(sys.prefix != '$PWD/.venv')" 2>/dev/null; then return 0; fi
  rm -rf .venv
  "$uv" venv --quiet --python "$(command -v "$python")" .venv
}

main "$@"
