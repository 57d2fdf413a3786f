"""Writes the published schema anew: `python -m naravard_desktop.jobs.bundle_schema`."""

import json
import tempfile
from pathlib import Path

from naravard_desktop.core import files
from naravard_desktop.jobs.bundle import SCHEMA_FILE
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.storage.opening import opened
from naravard_desktop.storage.published import json_schema


def current() -> str:
    """Return the schema of this version's tables, as it should lie in the file."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "new.sqlite3", SCHEMA) as library:
        return json.dumps(json_schema(library), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    files.write(SCHEMA_FILE, current().encode())
