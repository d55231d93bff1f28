# make graph   build output/ from seeds/
# make test    everything that must be green
# make clean   remove what these made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# pip from outside the environment: a bare Debian has none to put into it (python3-venv is missing).
PIP := $(PYTHON) -m pip --disable-pip-version-check --python $(BIN)/python
LOCK := .ci/constraints.txt
COMUNICA := n3@2.13.12 @comunica/query-sparql-rdfjs-lite@5.2.3

.DEFAULT_GOAL := graph
.PHONY: graph test check browser stores clean

$(BIN)/python:
	$(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/installed: $(BIN)/python pyproject.toml $(LOCK)
	$(PIP) install --quiet --constraint $(LOCK) --editable .
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(PIP) install --quiet --constraint $(LOCK) --editable '.[test]'
	@touch $@

graph: $(VENV)/installed
	$(BIN)/kgbuild build seeds --output output

# A browser for the tests of the page: the system's, else Debian's, else Playwright's own.
browser: $(VENV)/installed-test
	@command -v chromium chromium-browser google-chrome >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	       && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; } \
	  || $(BIN)/playwright install --with-deps chromium

check: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The triple stores for the tests marked `store`: what cannot be installed here, those tests skip. Never fails.
stores: $(VENV)/installed-test
	@command -v virtuoso-t rapper serdi >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && timeout 60 apt-get update -qq; \
	       for package in raptor2-utils serdi virtuoso-opensource-7-bin; do \
	         timeout 90 apt-get install -y -qq --no-install-recommends $$package; done; } >/dev/null 2>&1 || true
	@[ -d $(VENV)/npm/node_modules/@comunica/query-sparql-rdfjs-lite ] \
	  || timeout 150 npm install --silent --no-audit --no-fund --prefix $(VENV)/npm $(COMUNICA) >/dev/null 2>&1 || true

test: check browser stores
	$(BIN)/pytest

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
