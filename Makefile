# Every habit of the project is a line here. `make demo` and `make test` need Python 3.11 and nothing else.
PYTHON ?= python3.11
PORT ?= 8000
DATA ?= var
BIN := .venv/bin
export NASHRA_DATA := $(abspath $(DATA))
PYTHON := $(shell command -v $(PYTHON) || command -v python3)

.PHONY: help demo test check bench audit lock messages pictures clean

help:  ## This list.
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/'

demo: .venv/installed  ## A network of editions full of stories on http://maghrib.localhost:8000/ (PORT=, DATA=).
	@$(BIN)/nashra demo
	@exec $(BIN)/nashra serve --port $(PORT)

test: .venv/installed-dev  ## All tests: unit, real processes, real browser.
	@$(BIN)/python tools/browser.py
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

check: .venv/installed-dev  ## Style, types, layers.
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed-dev  ## Speed, part by part: the edge, rendering, a search, the newsroom (QUICK=1: smaller).
	$(BIN)/python -m bench.edge $(if $(QUICK),--seconds 2 --rounds 2)
	$(BIN)/python -m bench.render $(if $(QUICK),300)
	$(BIN)/python -m bench.search $(if $(QUICK),1000)
	$(BIN)/python -m bench.publish $(if $(QUICK),100)
	$(if $(QUICK),,$(BIN)/python -m bench.newsroom)

audit: .venv/installed-dev  ## Lighthouse, axe, vnu and links on the demo's pages, kept in docs/audit.md (needs Node and Java).
	npm ci --prefix tools/audit --ignore-scripts --silent
	$(BIN)/python -m tools.audit

lock: .venv/installed-dev  ## New lock files from pyproject.toml.
	$(BIN)/python tools/lock.py

messages: .venv/installed-dev  ## Gather and compile the catalogues of src/nashra/locale.
	$(BIN)/python -m nashra.site.catalogues

pictures: .venv/installed-dev  ## New pictures for the handbook, docs/newsroom.md, from a demo.
	$(BIN)/python -m tools.pictures

clean:  ## Away with the environment; data stays.
	rm -rf .venv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Nashra needs Python 3.11 or newer; PYTHON=/path/to/python3.11 names one."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: requirements/base.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/base.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-dev: requirements/dev.txt .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/dev.txt
	@touch $@
