#!/bin/sh
# Runs the tests on up to four cores: `tools/test.sh BROWSER POSTGRES [arguments of pytest]`. Those that use the database are run on a
# PostgreSQL first, then all of them on SQLite, so that the last line counts all. With "no" the browser, or PostgreSQL, stays out.
set -eu
cd "$(dirname "$0")/.."
browser=${1:-yes}
postgres=${2:-yes}
[ $# -lt 2 ] || shift
[ $# = 0 ] || shift
on_postgres="tests/actions tests/records tests/web"

main() {
  only= failed=0
  if [ "$browser" = no ]; then only="not browser"; fi
  if [ "$postgres" = no ]; then
    echo "PostgreSQL stays out: the tests run on SQLite alone." >&2
    only="${only:+$only and }not postgres"
  else
    again_on_postgres "$@" || failed=$?
  fi
  # Once, before several processes want it at the same time; without it, its tests are left out and say why.
  tools/dovecot.sh ready || true
  # No PostgreSQL is to be had; what to do about it has been said.
  if [ "$failed" = 6 ]; then exit 6; fi
  if [ "$browser" != no ]; then
    HALFHOUR_CHROMIUM=$(tools/browser.sh)
    export HALFHOUR_CHROMIUM
  fi
  tests ${only:+-m "$only"} "$@" || failed=$?
  exit "$failed"
}

again_on_postgres() {
  folders=$on_postgres
  if names_a_place "$@"; then folders=; fi
  echo "On PostgreSQL:" >&2
  tools/postgres.sh run .venv/bin/python -m pytest -n auto --maxprocesses 4 -m "not browser and not postgres" $folders "$@" && return 0
  ended=$?
  # 5: what was asked for has nothing to do with the database.
  if [ "$ended" = 5 ]; then return 0; fi
  return "$ended"
}

names_a_place() {
  for word in "$@"; do
    if [ -e "${word%%::*}" ]; then return 0; fi
  done
  return 1
}

tests() {
  .venv/bin/python -m pytest -n auto --maxprocesses 4 "$@"
}

main "$@"
