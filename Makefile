# For a fresh Debian 12 with python3 and make: scripts/venv fetches the rest, once. `make` alone lists the targets.

# Debian packages to install where missing. What the window needs is added to RUN_PACKAGES, what only tests need to DEV_PACKAGES.
QT_PACKAGES := libegl1 libgl1 libxkbcommon0 libdbus-1-3 libglib2.0-0 libfontconfig1
XCB_PACKAGES := libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
RUN_PACKAGES := python3-venv $(QT_PACKAGES) $(XCB_PACKAGES)
# Java and its XML parts are for veraPDF, LibreOffice opens the Word files: readers that are not ours.
DEV_PACKAGES := $(RUN_PACKAGES) default-jdk-headless libjaxb-java libreoffice-writer-nogui

PYTHON := .venv/bin/python

# Swedish in output and file names must survive LANG=C. PYTHONUTF8 alone is not enough: Python 3.11 reads .pth files by the
# locale, and dies at start when the one of the editable app leads to a folder with å, ä or ö.
export PYTHONUTF8 := 1
ifneq ($(shell locale charmap 2>/dev/null),UTF-8)
export LC_ALL := C.UTF-8
endif

# Tests start many processes; without bytecode each would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test check bench requirements translations screens clean app dev

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile | expand -t 20

# The app runs from the checkout and is not installed: what would build it (hatchling, editables) is only in dev.txt.
# A display that does not answer ends Qt without a word; so one that is asked first, in a process of its own.
run: app ## open the window; without a display: an example workshop with its documents in build/exempel
	@if $(PYTHON) -c 'import sys; from PySide6.QtGui import QGuiApplication as App; sys.exit(App([]).platformName() == "offscreen")' >build/display.log 2>&1; \
	then exec $(PYTHON) -m naravard_desktop; \
	else echo "Ingen skärm svarar, så fönstret kan inte öppnas. Här är i stället exemplet:"; \
	exec $(PYTHON) -m naravard_desktop demo --out build/exempel; fi

test: check ## check, then all tests
	$(PYTHON) -m pytest -n 2 --dist worksteal -m "not bench"

check: dev ## style, formatting, types and import rules
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

# What documents are measured against has an environment of its own; where it cannot be made, that figure is left out.
bench: dev ## measurements
	@$(MAKE) --no-print-directory build/bench/made || echo "WEASYPRINT IS NOT MEASURED: it could not be installed"
	$(PYTHON) -m tests.benchmarks

build/bench/made: requirements/bench.txt
	rm -rf build/bench
	/usr/bin/python3 -m venv build/bench
	build/bench/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r $<
	touch $@

# Versions already in the files stay as long as they fit pyproject.toml; delete the files to get newer ones.
COMPILE := build/pip-tools/bin/python -m piptools compile -q --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-header --allow-unsafe --strip-extras
requirements: ## pin what pyproject.toml and bench.in ask for in requirements/
	rm -rf build/pip-tools
	/usr/bin/python3 -m venv build/pip-tools
	build/pip-tools/bin/python -m pip install -q pip-tools==7.6.2
	$(COMPILE) -o requirements/app.txt pyproject.toml
	$(COMPILE) --extra dev -c requirements/app.txt -o requirements/dev.txt pyproject.toml
	$(COMPILE) -o requirements/bench.txt requirements/bench.in

translations: dev ## gather all that is said in build/naravard.pot, and renew the catalogues in resources/locale
	.venv/bin/pybabel -q extract -k N_ --project=Naravard -o build/naravard.pot naravard_desktop
	[ ! -d resources/locale ] || .venv/bin/pybabel -q update -D naravard -i build/naravard.pot -d resources/locale

screens: dev ## pictures of every place and kind in build/screens, with a contact sheet
	$(PYTHON) -m tests.screens build/screens

clean: ## remove .venv and build
	rm -rf .venv build

app:
	@scripts/venv app $(RUN_PACKAGES)

dev:
	@scripts/venv dev $(DEV_PACKAGES)
