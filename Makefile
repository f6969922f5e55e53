.DEFAULT_GOAL := help
SHELL := /bin/sh
.PHONY: help lock
help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

lock: ## make the hashed locks anew from pyproject.toml
	@for pair in "main --extra build" "dev --extra build --extra dev"; do set -- $$pair; name=$$1; shift; \
	  uv pip compile --quiet pyproject.toml --universal --generate-hashes --no-config --no-header --no-annotate --no-emit-find-links --no-emit-index-url --python-version 3.11 "$$@" -o requirements/$$name.txt && echo "requirements/$$name.txt"; done
