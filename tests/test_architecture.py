"""What import-linter cannot say of the house."""

import re
import subprocess
import sys
from pathlib import Path

import naravard_desktop

PACKAGE = Path(naravard_desktop.__file__).parent
SPEAKS_SQL = re.compile(r"\.(execute|executemany|executescript|query)\(|\b(SELECT|INSERT INTO|DELETE FROM)\b")


def test_only_storage_process_and_data_speak_sql() -> None:
    allowed = [PACKAGE / "storage", PACKAGE / "process"]
    for file in PACKAGE.rglob("*.py"):
        if file.name == "data.py" or any(file.is_relative_to(folder) for folder in allowed):
            continue
        assert not SPEAKS_SQL.search(file.read_text(encoding="utf-8")), file


def test_command_line_loads_neither_qt_nor_reportlab() -> None:
    code = (
        "import sys; from naravard_desktop.cli import main; main(['templates', 'list']); "
        "print([m for m in sys.modules if m.split('.')[0] in {'PySide6', 'qasync', 'reportlab', 'PIL'}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_steps_package_is_empty() -> None:
    """Anything in it would be loaded with every kind's data."""
    assert (PACKAGE / "steps" / "__init__.py").read_text() == ""


def test_no_file_is_too_long_to_read() -> None:
    assert [file for file in PACKAGE.rglob("*.py") if len(file.read_text(encoding="utf-8").splitlines()) > 400] == []
