# Everything that a person does here, one target each. `make help` lists them.
# Needed: python3 (3.11 or later) with venv, and make. The rest comes from PyPI into .venv.

PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Stamps: what is installed in .venv. They are older than pyproject.toml when a dependency may have changed.
RUN := .venv/.installed-run
DEV := .venv/.installed-dev
# Programs that look after the pins, apart from what is pinned.
TOOLS := out/tools/$(notdir $(BIN))
# pytest-xdist's word for one worker a core; `make test WORKERS=0` runs in one process.
WORKERS ?= auto
OUT := out/demo
STORE := $(OUT)/org-changelog.db
DEMO := $(BIN)/org-changelog --database $(STORE)

.DEFAULT_GOAL := help
.PHONY: help demo gallery test check bench torture bench-peers coverage lock advisories clean

help: ## List what can be made
	@echo "make TARGET, where TARGET is one of:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-13s%s\n", $$1, $$2 }' Makefile

demo: $(RUN) ## Show what the program does, on the shipped snapshots and an invented institute (writes out/demo)
	@$(BIN)/python examples/demo.py $(OUT)

gallery: $(RUN) ## Make the pictures of docs/gallery anew, of the invented institute (those of Office files and pages need LibreOffice and Chromium)
	$(BIN)/python examples/gallery.py docs/gallery

test: $(DEV) ## Run the whole test suite and say how much of the code it ran
	@$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -n $(WORKERS)
	@$(BIN)/coverage combine --quiet
	@echo "Coverage: $$($(BIN)/coverage report --format=total) % of statements and branches ('make coverage' lists them)"

check: $(DEV) ## Check style, types, the layers of the house, migrations against models, and quotes of manuals
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_house.py tests/test_migrations.py
	@if [ -x ../shared/tools/check-quotes ]; then ../shared/tools/check-quotes; \
	else echo "No ../shared beside this checkout: quotes of manuals not looked for."; fi

bench: $(DEV) ## Measure rightness, other tools, speed (10 minutes; FULL=1 for hours; PART=right|lists|peers|speed; WRITE=1 keeps the tables)
	$(BIN)/python -m benchmarks.measure $(if $(PART),--parts $(PART)) $(if $(FULL),--full) $(if $(WRITE),--write)

torture: $(DEV) ## Kill, starve, flip and crowd the record, and feed the readers nonsense (an hour; PART=kills|disks|flips|crowds|fuzz|register)
	$(BIN)/python -m benchmarks.torture $(PART)

bench-peers: $(DEV) ## Install the other tools that `make bench` runs, in out/, from PyPI and npm
	$(BIN)/python -m benchmarks.peers.install

coverage: test ## List the lines that no test runs (pages in htmlcov)
	@$(BIN)/coverage html --quiet
	@$(BIN)/coverage report --skip-covered --show-missing

lock: | $(TOOLS)/uv ## Pin every development dependency with its hashes anew, in requirements-dev.txt
	{ sed '/^[^#]/,$$d' requirements-dev.txt; $(TOOLS)/uv pip compile --quiet --upgrade --extra dev --extra postgresql --universal \
	  --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml; } >$(TOOLS)/pinned
	@cp $(TOOLS)/pinned requirements-dev.txt

advisories: | $(TOOLS)/pip-audit ## Ask PyPI for known weaknesses of what is pinned (needs PyPI's own service, not a mirror's)
	$(TOOLS)/pip-audit --strict --disable-pip --requirement requirements-dev.txt

clean: ## Remove what was made, .venv included
	rm -rf .venv out build dist htmlcov .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info

$(BIN)/python:
	$(PYTHON) -m venv .venv

$(TOOLS)/uv $(TOOLS)/pip-audit:
	@test -x $(TOOLS)/python || $(PYTHON) -m venv out/tools
	@$(TOOLS)/python -m pip install --quiet --disable-pip-version-check uv pip-audit

$(RUN): pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $(RUN) $@
