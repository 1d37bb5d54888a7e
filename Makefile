# make serve   browse the site on this machine        make check   data, formulas, links, lint, types
# make site    build it into site/                    make test    everything above, in tests
# make bench   time builds of generated sites (BENCH="100 300" for other sizes)
.DEFAULT_GOAL := help
.PHONY: help serve site check test bench lock card-font clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ADDRESS ?= 127.0.0.1:8000
PYTEST_ARGS ?=
BENCH ?= 100 1000 10000

# Material's end of life is told where it belongs: docs/contributing/engines.md.
export NO_MKDOCS_2_WARNING := 1
# One day for the whole build, so that two builds of one commit are the same.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

help:
	@sed -n 's/^# make/make/p' Makefile

$(READY): pyproject.toml requirements.lock hatch_build.py package.json package-lock.json scripts/setup.sh
	@sh scripts/setup.sh $(VENV)
	@touch $@

serve: $(READY)
	@$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

# Built beside the last good site and put in its place only when all went well.
site: $(READY)
	@if [ ! -e site ] && [ -e .cache/site.old ]; then mv .cache/site.old site; fi
	@rm -rf .cache/site.new .cache/site.old && mkdir -p .cache
	@$(BIN)/mkdocs build --strict --site-dir .cache/site.new
	@if [ -e site ]; then mv site .cache/site.old; fi
	@mv .cache/site.new site && rm -rf .cache/site.old
	@echo "site/ is ready: $$(find site -name '*.html' | wc -l | tr -d ' ') pages"

check: $(READY)
	$(BIN)/llmnotes check
	$(BIN)/llmnotes fmt --check
	$(BIN)/llmnotes schema --check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

test: $(READY)
	@$(BIN)/python tests/browser/chromium.py --install
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

bench: $(READY)
	@$(BIN)/python benchmarks/run.py $(BENCH)

# Needs uv; the header of the lock is kept.
lock:
	@sed -n '/^#/p' requirements.lock >requirements.lock.new
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --no-emit-find-links --extra dev --group build \
	  pyproject.toml >>requirements.lock.new
	@mv requirements.lock.new requirements.lock

# Needs uv; only after a change of src/llmnotes/render/card_signs.py.
card-font:
	@uv run --no-project scripts/card_font.py

clean:
	@rm -rf $(VENV) .cache site
