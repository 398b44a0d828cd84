# Two commands do everything: `make demo` and `make test`.  Both set themselves up.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test lint clean
.DELETE_ON_ERROR:

demo: $(VENV)/demo-ready
	@$(BIN)/quanze build data/laws/ordos-pingan-2024.txt -o out

test: $(VENV)/test-ready
	@$(BIN)/python -m pytest -m "not slow"

lint: $(VENV)/test-ready
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

# A stamp says what was installed for; a changed pyproject.toml installs again.
$(VENV)/demo-ready: pyproject.toml | $(BIN)/python
	@echo "正在安装（首次约一分钟）… installing, once" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/test-ready: pyproject.toml | $(BIN)/python
	@echo "正在安装测试环境… installing for the tests, once" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint,office]'
	@touch $@ $(VENV)/demo-ready

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "quanze: 需要 python3（3.11 或更新）：未找到 $(PYTHON)。Install Python 3.11 or later." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "quanze: 需要 Python 3.11 或更新，现为 $$($(PYTHON) -V)。Install Python 3.11 or later, or: make demo PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "quanze: 无法建立虚拟环境（Debian 系请先：apt install python3-venv）。Install the venv module." >&2; exit 1; }

clean:
	rm -rf out build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
