# claimwire: `make help` says what there is. Everything runs from .venv, which the first target
# that needs it makes from uv.lock, with a Python and a uv that it looks for itself.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run up airflow test lint score bench train setup clean

TOPIC ?=
PORT ?= 8080
DATA ?= $(or $(CLAIMWIRE_HOME),$(if $(TOPIC),data/$(basename $(notdir $(TOPIC))),data))
SAMPLE ?=
SINCE ?=
UNTIL ?=
CMD ?= --help

# A Python in our range, each candidate tried by running it: a shim may exist and lead nowhere.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; v = sys.version_info; v[:2] in ((3,11),(3,12),(3,13)) or sys.exit(1); print(sys.executable)' \
	2>/dev/null && break; done)

BIN := .venv/bin
UV = $(shell uv --version >/dev/null 2>&1 && command -v uv || echo .uv/bin/uv)
SYNC = $(UV) sync --quiet --frozen --inexact

# Some systems have pip and no venv, some the reverse.
PIP = -m pip install --quiet --disable-pip-version-check
define FIND_TOOLS
[ -n "$(PYTHON)" ] || { echo 'claimwire: no Python 3.11 to 3.13 found;' \
	'install one, or say make PYTHON=/path/to/python' >&2; exit 2; }; \
$(UV) --version >/dev/null 2>&1 || { echo 'Fetching uv into .uv ...'; \
	"$(PYTHON)" $(PIP) --target .uv uv 2>/dev/null || { \
	"$(PYTHON)" -m venv .uv >/dev/null 2>&1 && .uv/bin/python $(PIP) uv; } || { \
	echo 'claimwire: uv could not be fetched; install pip (on Debian python3-pip) or uv' >&2; exit 2; }; }
endef

# Compiled modules halve every start of Airflow; uv must neither fetch a Python nor look elsewhere.
export UV_COMPILE_BYTECODE = 1
export UV_PYTHON_DOWNLOADS = never
unexport VIRTUAL_ENV PYTHONDONTWRITEBYTECODE PYTHONHOME

IN = CLAIMWIRE_HOME="$(DATA)" $(if $(TOPIC),CLAIMWIRE_TOPIC="$(TOPIC)")
LIVE := $(or $(filter up,$(MAKECMDGOALS)),$(TOPIC))
DAYS = $(if $(SINCE),--since $(SINCE)) $(if $(UNTIL),--until $(UNTIL))
ON_SAMPLE = $(if $(SAMPLE),--sample,$(if $(LIVE),,--sample))

help:
	@echo 'claimwire: who claims what in the news, since when, and with which numbers.'
	@echo
	@echo '  make run                 runs the whole pipeline once through Airflow, over the sample site,'
	@echo '                           and shows what it found. Needs Python 3.11 to 3.13 and make, no more.'
	@echo '  make run TOPIC=my.toml   does the same with your topic on the live web; data in data/my.'
	@echo '  make run SINCE=2026-11-20 UNTIL=2026-11-22 TOPIC=...   takes what was published on these days (UTC).'
	@echo '  make up                  starts Airflow with its page and keeps watching topic.toml, till Ctrl-C.'
	@echo '                           TOPIC=my.toml watches your topic, SAMPLE=1 the sample site, PORT=8090 moves it.'
	@echo "  make airflow CMD='dags list'   is Airflow's own command line over the home of make up."
	@echo '  make test                checks style, types and import rules, then runs all tests.'
	@echo '  make lint                does only the checks.'
	@echo '  make score               measures the accuracy of cleaning and extraction.'
	@echo '  make bench               measures speed, and compares with other tools, fetched into build/peers-venv.'
	@echo '  make train               learns the kinds of claims anew from the labelled sentences.'
	@echo '  make setup               installs everything into .venv and does nothing else.'
	@echo '  make clean               removes .venv, caches and build results; your data stays.'

run: .venv/claimwire-run
	@$(IN) $(BIN)/python -m claimwire.scheduling.once --dag daily $(ON_SAMPLE) $(DAYS); code=$$?; \
	[ $$code = 2 ] || $(IN) $(BIN)/claimwire summary || code=$$?; exit $$code

# Standing operation has a folder of its own, so that the sample's news never mix with the world's.
UP_DATA = $(or $(CLAIMWIRE_HOME),data/$(if $(SAMPLE),sample-up,$(basename $(notdir $(or $(TOPIC),topic)))))

up: DATA := $(UP_DATA)
up: .venv/claimwire-run
	@exec env $(IN) $(BIN)/python -m claimwire.scheduling.up --port $(PORT) $(ON_SAMPLE)

airflow: DATA := $(UP_DATA)
airflow: .venv/claimwire-run
	@$(IN) $(BIN)/python -m claimwire.scheduling.command $(CMD)

lint: .venv/claimwire-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder

score: .venv/claimwire-dev
	@$(BIN)/claimwire score

bench: .venv/claimwire-dev
	@$(BIN)/claimwire bench
	@UV="$(UV)" $(BIN)/python tests/bench/clean_peers.py
	@UV="$(UV)" $(BIN)/python tests/bench/amounts_peers.py

train: .venv/claimwire-dev
	@PYTHONPATH=tests $(BIN)/python -m training.kinds

setup: .venv/claimwire-dev

clean:
	rm -rf .venv .uv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './data/*' -prune -exec rm -rf {} +

# What a run needs, and what tests need on top; each again when the lock or the project changes.
.venv/claimwire-run: pyproject.toml uv.lock
	@$(FIND_TOOLS)
	@echo 'Setting up .venv ...'
	@UV_PYTHON="$(PYTHON)" $(SYNC) --no-dev
	@touch $@

.venv/claimwire-dev: pyproject.toml uv.lock
	@$(FIND_TOOLS)
	@echo 'Setting up .venv with the tools for development ...'
	@UV_PYTHON="$(PYTHON)" $(SYNC)
	@touch .venv/claimwire-run $@
