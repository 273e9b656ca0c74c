# Everything that a newcomer, a developer and the CI need. `make` alone lists the targets.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint types contracts migrations schema format lock clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: $(STAMP) ## make .venv and install what requirements.lock names

# The stamp holds the lock's checksum, so that a second run costs nothing and a new lock is never missed.
$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Vouch needs Python 3.11 or later; set PYTHON=..." >&2; exit 1; }
	@if command -v uv >/dev/null 2>&1; then \
	  [ -x $(BIN)/python ] || uv venv -q --python $(PYTHON) $(VENV); \
	  uv pip sync -q --python $(BIN)/python --require-hashes requirements.lock; \
	else \
	  [ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV); \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.lock; \
	fi
	@touch $(STAMP)

demo: setup ## the sample dossier, checked and served (ONCE=1: without serving; PORT=8001)
	$(BIN)/python manage.py demo $(if $(ONCE),--once) $(if $(PORT),--port $(PORT)) $(ARGS)

test: setup ## the tests, on the real PostgreSQL and Valkey (ARGS="tests/text -k fold" for some)
	$(BIN)/python -m pytest $(ARGS)

browser: setup ## the pages in a real browser (needs Chromium; VOUCH_CHROMIUM names it, VOUCH_SCREENSHOTS keeps pictures)
	$(BIN)/python -m pytest tests/browser $(ARGS)

check: lint types contracts migrations schema ## all that is not a test

lint: setup ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup ## mypy, strict
	$(BIN)/mypy

contracts: setup ## import-linter: who may import whom
	$(BIN)/lint-imports --no-cache

migrations: setup ## every change of a model has its migration
	$(BIN)/python manage.py makemigrations --check --dry-run

schema: setup ## the API's description is valid OpenAPI 3.1, without a warning
	$(BIN)/python manage.py spectacular --validate --fail-on-warn --file /dev/null

format: setup ## format the code
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lock: ## make requirements.lock anew from requirements.in (needs uv)
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header requirements.in -o requirements.lock

clean: ## remove the environment and caches (var/, the data, stays)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
