#!/bin/sh
# Format, lint, templates, types and rooms; all of them speak, and any objection fails the whole.
set -u
cd "$(dirname "$0")/.."
sources="src tests training benchmarks tools"
objections=

step() {
  name=$1
  shift
  echo "· $name" >&2
  "$@" || objections="$objections $name"
}

step format .venv/bin/ruff format --check --quiet --output-format concise $sources
step lint .venv/bin/ruff check --quiet --output-format concise $sources
step templates .venv/bin/djlint --lint --quiet src/halfhour/web
step types .venv/bin/mypy --no-error-summary
step rooms .venv/bin/lint-imports --no-cache --no-logo

if [ -n "$objections" ]; then
  echo "Objections from:$objections. make fix puts right what it can." >&2
  exit 1
fi
