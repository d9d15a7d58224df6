# Kommentera's commands for a person at a terminal. A machine with Python 3.11 or newer needs nothing else.
#   make run     the whole service with a demo blog, on this machine
#   make test    lint, types, layers and all tests
#   make lint    the same without the tests
#   make bench   figures of speed and memory
#   make pins    constraints.txt anew, from the newest versions that pyproject.toml allows
#   make clean   removes what these commands made, but never ./var, where the comments are

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# As a variable the pins hold for the build tools too, which `-c` alone leaves open.
export PIP_CONSTRAINT := constraints.txt

.PHONY: run test lint bench pins clean
.DEFAULT_GOAL := run

run: $(VENV)/.installed
	@exec $(BIN)/kommentera up --demo

test: lint
	@$(BIN)/python -m pytest

lint: $(VENV)/.installed-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks

pins: $(BIN)/python
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && unset PIP_CONSTRAINT && \
	$(BIN)/python -m venv "$$folder/venv" && cp -R pyproject.toml README.md LICENSE service workers "$$folder" && \
	"$$folder/venv/bin/pip" install -qq 'setuptools>=77' "$$folder[postgresql,test]" && \
	{ sed -n '/^#/p' constraints.txt; \
	  "$$folder/venv/bin/pip" freeze --all --exclude kommentera --exclude pip; } > "$$folder/pins" && \
	cp "$$folder/pins" constraints.txt

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find service workers tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || \
	  { echo "Kommentera needs Python 3.11 or newer, and there is no $(PYTHON) here. Install it, or say where it is:" \
	         "make PYTHON=/path/to/python3.11"; exit 1; } >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Kommentera needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Say where a newer one is:" \
	         "make PYTHON=/path/to/python3.11"; exit 1; } >&2
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; \
	    exit 1; } >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Kommentera into $(VENV) (once, about half a minute)"
	@$(PIP) install -qq -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Kommentera and its tests' tools into $(VENV) (once, about a minute)"
	@$(PIP) install -qq -e '.[postgresql,test]'
	@touch $(VENV)/.installed $@
