# What there is to do here; "make help" lists it. Needs Python 3.11 or later with venv, and make; nothing else.
#
#   .venv       to use and to change beffroi: the package as it stands in src/
#   .venv-test  to try it as it is shipped: the built wheel, and the tools that check it
#   .venv-bare  the built wheel with nothing but what it needs to run
#   .venv-train to train the model: the package as it stands in src/, and what it is trained with
#
# With another Python: make test PYTHON=python3.13

PYTHON ?= python3
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help run extras dev test coverage check docs-examples bare bench attack train evaluate-unseen floor format lock clean

VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
LOCKS := requirements.txt requirements-build.txt requirements-dev.txt requirements-extras.txt requirements-web.txt
WHEEL_SOURCES := $(shell find src -name __pycache__ -prune -o -print) pyproject.toml README.md LICENSE

# Stamps: what an environment was made of last. One whose Python has gone (a system upgrade, say) is made again.
USE := .venv/.use-$(VERSION)
DEV := .venv/.dev-$(VERSION)
EXTRAS := .venv/.extras-$(VERSION)
TEST := .venv-test/.test-$(VERSION)
BARE := .venv-bare/.bare-$(VERSION)
TRAIN := .venv-train/.train-$(VERSION)
$(foreach venv,.venv .venv-test .venv-bare .venv-train,$(if $(wildcard $(venv)/bin/python),,$(shell rm -f $(venv)/.*-*)))

help: ## list what there is to do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

run: $(USE) ## set up, judge the contacts in examples/, open the page at http://127.0.0.1:8000
	@.venv/bin/python examples/judge_examples.py
	@echo
	@echo 'To judge your own:'
	@echo '  .venv/bin/beffroi serve --open             opens the page, in eight languages'
	@echo '  .venv/bin/beffroi check "the words of the SMS" --channel sms --from "the number it shows"'
	@echo '  .venv/bin/beffroi ask                      asks a few questions about a call'
	@echo '  .venv/bin/beffroi screen contacts.csv      judges a whole file, .csv or .jsonl'
	@echo '  .venv/bin/beffroi --help                   shows the rest'
	@echo
	@if [ -t 0 ]; then exec .venv/bin/beffroi serve --open; else echo 'Nobody is at a terminal: the page is not opened now.'; fi

extras: $(EXTRAS) ## add to .venv what reads images, documents, recordings and signatures; some 700 MB

dev: $(DEV) ## add the test tools to .venv, for whoever changes beffroi

test: .venv-test/.wheel ## set up with the test tools, run the whole suite and the doctests on the built wheel
	@rm -f .coverage .coverage.*
	.venv-test/bin/python -m coverage run -m pytest --pyargs beffroi tests
	@.venv-test/bin/python -m coverage combine --quiet
	@.venv-test/bin/python -m coverage report --fail-under=0 --format=total | sed 's/.*/& % of lines and branches covered/'

coverage: ## after "make test": what it did not reach; fails below the limit in pyproject.toml
	.venv-test/bin/python -m coverage report

check: $(TEST) ## the linters: ruff, ruff format, mypy, import-linter
	.venv-test/bin/python -m ruff check
	.venv-test/bin/python -m ruff format --check
	.venv-test/bin/python -m mypy
	PYTHONPATH=src .venv-test/bin/lint-imports

docs-examples: .venv-test/.wheel ## run every example of README.md, CONTRIBUTING.md and docs/
	.venv-test/bin/python -m pytest tests/ground/test_docs_examples.py

bare: .venv-bare/.wheel ## the wheel with nothing but what it needs to run, in .venv-bare

bench: $(DEV) ## measure speed, start and memory as benchmarks/README.md tells; takes some ten minutes
	.venv/bin/python benchmarks/speed.py --quiet
	.venv/bin/python benchmarks/linearity.py
	.venv/bin/python benchmarks/start.py
	.venv/bin/python benchmarks/memory.py
	.venv/bin/python benchmarks/mails.py

attack: $(DEV) ## reword the frauds of the corpus as fraudsters do, and see how many are still caught; a minute or two
	.venv/bin/python benchmarks/attack

train: $(TRAIN) ## train the model of the learned recogniser anew and write its card; takes some ten minutes
	.venv-train/bin/python training/train.py

evaluate-unseen: $(USE) ## after "make train": judge the development corpus by models that saw none of it
	@.venv/bin/python training/evaluate_unseen.py

floor: $(TRAIN) ## after "make train": a plain classifier on the same corpus, beside the judge; takes some three minutes
	.venv-train/bin/python training/plain_classifier.py

format: $(TEST) ## let ruff mend what it can
	.venv-test/bin/python -m ruff format
	.venv-test/bin/python -m ruff check --fix

clean: ## remove all that was made here
	rm -rf .venv .venv-test .venv-bare .venv-train build dist .coverage .coverage.* \
		.mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests examples benchmarks training -name __pycache__ -prune -exec rm -rf {} +

$(USE): $(LOCKS) pyproject.toml .ci/set-up
	@.ci/set-up use .venv $(PYTHON)
	@touch $@

$(EXTRAS): $(LOCKS) pyproject.toml .ci/set-up
	@.ci/set-up extras .venv $(PYTHON)
	@touch $@ $(USE)

$(DEV): $(LOCKS) pyproject.toml .ci/set-up
	@.ci/set-up dev .venv $(PYTHON)
	@touch $@ $(USE)

$(TEST): $(LOCKS) .ci/set-up
	@.ci/set-up test .venv-test $(PYTHON)
	@touch $@

$(BARE): $(LOCKS) .ci/set-up
	@.ci/set-up bare .venv-bare $(PYTHON)
	@touch $@

$(TRAIN): $(LOCKS) requirements-train.txt pyproject.toml .ci/set-up
	@.ci/set-up train .venv-train $(PYTHON)
	@touch $@

.venv-test/.wheel: $(TEST) $(WHEEL_SOURCES)
	@.ci/build-wheel .venv-test
	@.ci/install-wheel .venv-test .venv-test/wheel
	@touch $@

.venv-bare/.wheel: $(BARE) .venv-test/.wheel
	@.ci/install-wheel .venv-bare .venv-test/wheel
	@touch $@

# The newest versions that fit, with their hashes for every system; uv is fetched for this alone.
LOCK = "$$tools/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate
lock: ## write requirements*.txt anew
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && $(PYTHON) -m venv "$$tools" && \
	"$$tools/bin/python" -m pip --disable-pip-version-check --quiet install uv && \
	$(LOCK) pyproject.toml --output-file requirements.txt && \
	$(LOCK) pyproject.toml --extra all --output-file requirements-extras.txt && \
	$(LOCK) pyproject.toml --extra web --constraint requirements-extras.txt --output-file requirements-web.txt && \
	$(LOCK) pyproject.toml --extra all --group dev --output-file requirements-dev.txt && \
	$(LOCK) pyproject.toml --group train --output-file requirements-train.txt && \
	$(LOCK) --group build --output-file requirements-build.txt && \
	! grep '://' requirements*.txt
