#!/bin/sh
# Runs the tests on up to four cores: `tools/test.sh yes|no [arguments of pytest]`; with "no" those that need a browser stay out.
set -eu
cd "$(dirname "$0")/.."
browser=${1:-yes}
[ $# = 0 ] || shift
if [ "$browser" = no ]; then
  exec .venv/bin/python -m pytest -n auto --maxprocesses 4 -m "not browser" "$@"
fi
HALFHOUR_CHROMIUM=$(tools/browser.sh)
export HALFHOUR_CHROMIUM
exec .venv/bin/python -m pytest -n auto --maxprocesses 4 "$@"
