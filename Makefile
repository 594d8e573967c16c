# make demo: see headway work on a sample newsroom. make test: every check and test.
# Both make .venv on first use (package registries are needed then, and only then).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH := .venv-bench
DUCKDB_2 := 2.0.0
DUCKDB_2_AT := .duckdb2
# A core a process, and no more than there is surely memory for: each has a Prefect server. A file's tests stay
# together, as they share what is costly to make; the files come in their order, in which the long ones are early.
PYTEST := $(BIN)/python -m pytest --numprocesses logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: demo test test-duckdb-2 lint bench clean
.DELETE_ON_ERROR:

demo: $(STAMP)
	@$(BIN)/headway demo

test: lint
	$(PYTEST)

# The warehouse once more under DuckDB 2, which lies beside the pinned 1.5 and is fetched once. What it says of
# leaked instances at exit is a known habit of its bindings, and no failure.
test-duckdb-2: $(STAMP)
	@test -e $(DUCKDB_2_AT)/.installed-$(DUCKDB_2) || { \
		PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --no-deps --upgrade --target $(DUCKDB_2_AT) \
			duckdb==$(DUCKDB_2) && touch $(DUCKDB_2_AT)/.installed-$(DUCKDB_2); \
	} || echo "DuckDB $(DUCKDB_2) is not to be had here (no package registry?): the warehouse was tested under 1.5 only."
	@test ! -e $(DUCKDB_2_AT)/.installed-$(DUCKDB_2) || { \
		PYTHONPATH=$(CURDIR)/$(DUCKDB_2_AT) TESTED_DUCKDB=$(DUCKDB_2) $(PYTEST) tests/warehouse; \
	}

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "headway needs Python 3.11 or later: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ echo "Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Installing headway into $(VENV) (first use only) ..."
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --quiet --constraint constraints.txt --editable '.[test,dask]'
	@touch $(STAMP)

# Beside the peers, which live in an environment of their own: speed, archive scan, Prefect's share, memory, growth.
bench: $(BENCH)/.installed
	@$(BENCH)/bin/python -m benchmarks.pipeline $(BENCH_OPTIONS)

$(BENCH)/.installed: pyproject.toml constraints.txt
	@test -x $(BENCH)/bin/python || $(PYTHON) -m venv $(BENCH)
	@echo "Installing headway and its peers into $(BENCH) (first use only) ..."
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BENCH)/bin/python -m pip install --quiet --upgrade 'pip>=25'
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BENCH)/bin/python -m pip install --quiet --quiet --constraint constraints.txt --editable '.[bench,dask]'
	@touch $@

clean:
	rm -rf $(VENV) $(BENCH) $(DUCKDB_2_AT) demo-data
