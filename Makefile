# Everything a developer or an officer's laptop needs: `make run` and `make test` set up what they use.
PYTHON ?= python3
PORT ?= 8501
UV_VERSION := 0.13.8
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
BIN := .venv/bin

.PHONY: setup run test lint bench conformance docs lock clean
.DEFAULT_GOAL := setup

setup: .venv/.ready

# uv comes from PyPI into .tools when the machine has none; pip --target serves machines without the venv module.
.tools/bin/uv:
	@$(PYTHON) -m venv .tools 2>/dev/null && .tools/bin/python -m pip install --quiet uv==$(UV_VERSION) \
	  || $(PYTHON) -m pip install --quiet --target .tools uv==$(UV_VERSION) \
	  || { echo "make: cannot fetch uv; install uv, or python3-venv, or pip for $(PYTHON)" >&2; exit 1; }

.venv/.ready: requirements.lock pyproject.toml $(if $(filter .tools/bin/uv,$(UV)),.tools/bin/uv)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "make: $(PYTHON) is too old; install Python 3.11 or newer and say make PYTHON=python3.11" >&2; exit 1; }
	@$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	@$(UV) pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

run: setup
	@$(BIN)/ipcei-wizard run --port $(PORT)

test: setup
	@./tools/run_tests.sh $(BIN)/python

lint: setup
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

# Rewrites the parts of the documentation that are made from the code; a test says when that is needed.
docs: setup
	@$(BIN)/python -m tools.reference

bench: setup
	@$(BIN)/python -m tools.bench

conformance: setup
	@$(BIN)/python -m tools.conformance

# Versions and hashes only, for every supported Python and platform: no registry address is written. The second file is the
# part of the first that a server needs.
COMPILE = $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate
lock: $(if $(filter .tools/bin/uv,$(UV)),.tools/bin/uv)
	@$(COMPILE) --group dev --output-file requirements.lock pyproject.toml requirements-build.in
	@$(COMPILE) --constraint requirements.lock --output-file requirements-server.lock pyproject.toml requirements-build.in

clean:
	@rm -rf .venv .tools
