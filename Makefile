# Two commands do everything: `make demo` and `make test`.  Both set themselves up in .venv,
# from nothing but python3 (3.11 or later, with its venv module), make and the network.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
LAW    := data/laws/ordos-pingan-2024.txt
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517

.PHONY: demo test check clean
.DELETE_ON_ERROR:

demo: $(VENV)/demo-ready
	@$(BIN)/quanze build $(LAW) -o out

test: $(VENV)/test-ready
	@$(BIN)/python -m pytest

# Everything a tool can judge: lint, format, import directions, types.
check: $(VENV)/test-ready
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo
	@mkdir -p $(VENV)/types && ln -sfn "$(CURDIR)" $(VENV)/types/quanze # mypy wants the folder to be called quanze
	@cd $(VENV)/types && ../bin/mypy --config-file quanze/pyproject.toml -p quanze

# A stamp says what was installed for; a changed pyproject.toml installs again.
$(VENV)/demo-ready: pyproject.toml | $(BIN)/pip
	@echo "正在安装，仅首次需要 installing, once …" >&2
	@$(PIP) --editable . || { $(OFFLINE); }
	@touch $@

$(VENV)/test-ready: pyproject.toml | $(BIN)/pip
	@echo "正在安装测试所需 installing what the tests need, once …" >&2
	@$(PIP) --editable '.[test,lint,office]' || { $(OFFLINE); }
	@touch $(VENV)/demo-ready $@

OFFLINE = echo "quanze: 安装失败，请检查网络后重试。Installing failed: check the network and run make again." >&2; exit 1

# .venv/bin/pip is there only once the environment is complete; half an environment is made anew.
$(BIN)/pip:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "quanze: 未找到 $(PYTHON)，请安装 Python 3.11 或更新版本。Install Python 3.11 or later." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "quanze: 需要 Python 3.11 或更新版本，现为 $$("$(PYTHON)" -V 2>&1)。Install a later one, then: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "quanze: $(PYTHON) 缺少 venv 模块，Debian、Ubuntu 请运行: apt install python3-venv。Install Python's venv module." >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear $(VENV)

clean:
	rm -rf out build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
