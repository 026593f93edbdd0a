# Everything a person does with Concord. `make` alone lists the targets.
#
#   PORT=8001 make run             another port
#   PYTHON=/path/python make run   another interpreter, when .venv is made
#   DATABASE_URL, CONCORD_…        see docs/operations.md

MANAGE := .venv/bin/python manage.py
POSTGRESQL := $(if $(filter postgres%,$(DATABASE_URL)),postgresql)

.DEFAULT_GOAL := help
.PHONY: help run demo test bench lint messages lock clean packages dev-packages ready

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 14

run: packages ## set up, load and translate the demo unless there is data, and serve the site
	@$(MANAGE) serve --check
	@$(MAKE) --no-print-directory ready OPTIONAL=--optional
	@exec $(MANAGE) serve

demo: ready ## the same without serving

test: dev-packages ## run every test that can run here
	@.venv/bin/python -m tests.run

bench: dev-packages ## measure; docs/benchmarks.md says what the figures mean
	@.venv/bin/python -m tests.bench

lint: dev-packages ## style, types, layers, migrations
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(MANAGE) makemigrations --check --dry-run

messages: dev-packages ## gather the texts of the pages to translate (needs gettext)
	@$(MANAGE) messages

lock: ## write requirements/*.lock from pyproject.toml (needs uv)
	uv pip compile -q --generate-hashes pyproject.toml --extra dev --extra postgresql -o requirements/dev.lock
	uv pip compile -q --generate-hashes pyproject.toml -o requirements/base.lock -c requirements/dev.lock
	uv pip compile -q --generate-hashes pyproject.toml --extra postgresql -o requirements/postgresql.lock -c requirements/dev.lock
	uv pip compile -q --generate-hashes pyproject.toml --extra embedded -o requirements/embedded.lock -c requirements/dev.lock

clean: ## remove what the other targets made, except the data
	rm -rf .venv staticfiles .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

packages:
	@requirements/install.sh base $(POSTGRESQL)

dev-packages:
	@requirements/install.sh dev

# Harmless to repeat, and quick the second time. With OPTIONAL=--optional it does not fail for want
# of an engine: the site is of use without one.
ready: packages
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --no-input --clear --verbosity 0
	@$(MANAGE) setup_engine $(OPTIONAL)
	@$(MANAGE) load_demo --if-empty --translate $(OPTIONAL)
