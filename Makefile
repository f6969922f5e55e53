.DEFAULT_GOAL := help
SHELL := /bin/sh
PY := .venv/bin/python
BROWSER := yes
POSTGRES := yes
SOURCES := src tests training benchmarks tools
export PYTHON HALFHOUR_CHROMIUM

.PHONY: help run demo test check fix bench conformance train train-encoders train-vectors shots lock setup setup-dev

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

run: setup ## set everything up and serve Halfhour on this machine, with a sample workspace
	@HALFHOUR_DATA=$${HALFHOUR_DATA:-$(CURDIR)/data} exec .venv/bin/halfhour serve --sample $(ARGS)

demo: setup ## a tour in the terminal on shipped sample talks
	@tools/demo.sh

test: setup-dev ## all tests, in a browser and on PostgreSQL too; ARGS="-k debrief" for some, BROWSER=no and POSTGRES=no without
	@tools/test.sh $(BROWSER) $(POSTGRES) $(ARGS)

check: setup-dev ## format, lint, templates, types, rooms and tests: what CI does
	@tools/check.sh
	@$(MAKE) --no-print-directory test

fix: setup-dev ## put the format right, and what lint can mend
	@.venv/bin/ruff check --fix $(SOURCES)
	@.venv/bin/ruff format $(SOURCES)

bench: setup-dev ## quality and speed beside named peers
	@$(PY) -m benchmarks $(ARGS)

conformance: setup-dev ## score files of other people: make conformance CASES=folder
	@$(PY) -m benchmarks.conformance $(CASES)

train: setup-dev ## rebuild the small models: make train DATA=folder with the meetings
	@$(PY) -m training $(DATA)

train-encoders: setup-dev ## rebuild the encoders, small and deep (large: fetches torch and the teacher); DATA as above
	@tools/train_encoders.sh $(DATA)

train-vectors: setup-dev ## rebuild the word vectors (large: fetches torch); DATA as above
	@tools/train_vectors.sh $(DATA)

shots: setup-dev ## screenshots of every page in four forms, into shots/
	@HALFHOUR_CHROMIUM=$$(tools/browser.sh) $(PY) tools/shots.py $(ARGS)

lock: ## make the hashed locks anew from pyproject.toml (needs uv)
	@tools/lock.sh

setup:
	@tools/setup.sh main

setup-dev:
	@tools/setup.sh dev
