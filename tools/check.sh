#!/bin/sh
# Format, lint, templates, types and rooms; the first that objects ends it.
set -eu
cd "$(dirname "$0")/.."
sources="src tests training benchmarks tools"

step() {
  echo "· $1" >&2
  shift
  "$@"
}

step "format" .venv/bin/ruff format --check --output-format concise $sources
step "lint" .venv/bin/ruff check --quiet --output-format concise $sources
if [ -n "$(find src/halfhour/web -name '*.html' | head -n 1)" ]; then
  step "templates" .venv/bin/djlint --lint --quiet src/halfhour/web
fi
step "types" .venv/bin/mypy --no-error-summary
step "rooms" .venv/bin/lint-imports --no-cache
