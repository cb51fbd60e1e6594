# Works with GNU make 3.81 (macOS) and newer. Windows users: see the conda way in README.md.

.DEFAULT_GOAL := help
.PHONY: help reports lab test bench lint lock clean

VENV := .venv
BIN := $(VENV)/bin

# The first Python that is new enough; name another with  make reports PYTHON=/path/to/python3.12
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' >/dev/null 2>&1 \
	&& { echo $$p; break; }; done)

# Further words for the command:  make reports ARGS="--help"   make test ARGS="-m 'not browser'"
ARGS =

PIP := $(BIN)/python -m pip --disable-pip-version-check
PIP_LOG := $(VENV)/pip.log
NBSTRIPOUT := $(BIN)/nbstripout --keep-id --extra-keys "metadata.papermill cell.metadata.papermill cell.metadata.execution"

help:
	@echo "make reports   dựng báo cáo (lần đầu tự cài vào $(VENV), mất một hai phút)"
	@echo "               make the reports (first run: installs into $(VENV), a minute or two)"
	@echo "make lab       mở các sổ trong JupyterLab · open the notebooks in JupyterLab"
	@echo "make test      chạy kiểm thử · run the tests"
	@echo "make bench     đo tốc độ, so với cách khác · measure how fast it is, beside other ways (ARGS=--quick: to see that all works)"
	@echo "make lint      kiểm tra mã nguồn và sổ · check code style, and that notebooks hold no results"
	@echo "make lock      cập nhật các tệp .lock · bring the .lock files in line with pyproject.toml (newest versions: ARGS=--upgrade)"
	@echo "make clean     xóa $(VENV) và bộ nhớ đệm, giữ báo cáo · remove $(VENV) and caches; finished reports stay"

reports: $(VENV)/.reports-ready
	@$(BIN)/giamngheo render $(ARGS)

lab: $(VENV)/.reports-ready
	@JUPYTER_PATH= JUPYTER_PREFER_ENV_PATH=1 JUPYTER_CONFIG_PATH=helpers/delivery/lab_jobs $(BIN)/jupyter lab $(ARGS) notebooks

test: $(VENV)/.test-ready
	@$(BIN)/python -m pytest $(ARGS)

bench: $(VENV)/.test-ready
	@$(BIN)/python -m tests.benchmarks $(ARGS)

lint: $(VENV)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@set -- notebooks/*.ipynb; test -e "$$1" || { echo "no notebooks to check"; exit 0; }; \
	$(NBSTRIPOUT) --verify "$$@" || { echo 'Strip them with:  $(NBSTRIPOUT) notebooks/*.ipynb' >&2; exit 1; }

# No --generate-hashes: one hash anywhere makes pip refuse `-e .` in the same call, and conda makes just that call
# from environment.yml. UV_PYTHON_DOWNLOADS: use the Python at hand, fetch none.
UV_COMPILE = UV_PYTHON_DOWNLOADS=never $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-build \
	--annotation-style line --custom-compile-command "make lock" $(ARGS) pyproject.toml

lock: | $(BIN)/python
	@test -x $(BIN)/uv || $(PIP) install --quiet uv
	$(UV_COMPILE) --output-file requirements.lock
	$(UV_COMPILE) --output-file requirements-test.lock --extra test --constraint requirements.lock

clean:
	rm -rf $(VENV) *.egg-info .pytest_cache .ruff_cache .hypothesis
	find . -name .git -prune -o \( -name __pycache__ -o -name .ipynb_checkpoints \) -type d -prune -exec rm -rf {} +

# ---- installing; each stamp file says that what it depends on has been installed

pip_install = { $(PIP) install -r $(1) && $(PIP) install --no-deps -e .; } >$(PIP_LOG) 2>&1 || \
	{ tail -n 20 $(PIP_LOG) >&2; echo "pip failed; all it said is in $(PIP_LOG)" >&2; exit 1; }

$(VENV)/.reports-ready: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the reports need into $(VENV) (a minute or two) ..."
	@$(call pip_install,requirements.lock)
	@touch $@

# the test lock holds everything the other one does, so this makes both stamps
$(VENV)/.test-ready: requirements-test.lock requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need into $(VENV) (two minutes or so) ..."
	@$(call pip_install,requirements-test.lock)
	@touch $@ $(VENV)/.reports-ready

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 to 3.14 found. Install one from python.org, or name it:" \
	"make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments." \
	"On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear $(VENV)
