# Everything is set up here: `make demo` and `make test` each make .venv and install into it what they need.
# Needs make, git and Python 3.11 or newer; PYTHON=/path/to/python chooses one.

ifndef PYTHON
PYTHON := $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$each"; break; fi; done)
endif

BIN := .venv/bin

.PHONY: help demo test check clean

help:
	@echo "make demo   run factlint on examples/"
	@echo "make test   lint, types and all tests"
	@echo "make check  the same without the slow tests"
	@echo "make clean  remove what the others made"

demo: .venv/.run
	@echo "\$$ factlint check examples"
	@$(BIN)/factlint check examples --exit-zero
	@echo
	@echo "\$$ factlint align examples"
	@$(BIN)/factlint align examples

# Every step runs, whatever the one before it found; the tests come last.
define verify
	@status=0; \
	$(BIN)/ruff check . || status=1; \
	$(BIN)/ruff format --check . || status=1; \
	$(BIN)/mypy || status=1; \
	$(BIN)/python -m pytest -n auto -rfEs $(1) || status=1; \
	exit $$status
endef

test: .venv/.dev
	$(call verify)

check: .venv/.dev
	$(call verify,-m "not slow")

.venv/.run: pyproject.toml | python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.dev: pyproject.toml | python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch .venv/.run $@

.PHONY: python
python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "factlint needs Python 3.11 or newer and found none: install one, or name it: make demo PYTHON=/path/to/python" >&2; \
		exit 1; fi
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "factlint needs Python 3.11 or newer; $(PYTHON) is not: name another, as in: make demo PYTHON=/path/to/python" >&2; \
		exit 1; }
	@[ -x $(BIN)/python ] || "$(PYTHON)" -m venv .venv || { \
		rm -rf .venv; \
		echo "$(PYTHON) could not make a virtual environment (on Debian and Ubuntu: install the package python3-venv)" >&2; \
		exit 1; }

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis dist build
