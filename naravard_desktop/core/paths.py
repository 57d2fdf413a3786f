"""Where things lie: what is delivered with the app, and what is the user's."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent.parent


def _delivered(folder: str) -> Path:
    """Find a folder that lies beside the package in a checkout and inside it when installed."""
    installed = _PACKAGE / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder


RESOURCES = _delivered("resources")
WORKSHOPS = _delivered("workshops")


def data_folder() -> Path:
    """Return the user's data folder (created by whoever writes there first)."""
    return Path(platformdirs.user_data_dir("Naravard", appauthor=False))


def default_library() -> Path:
    """Return the library that is opened when none is named."""
    return data_folder() / "bibliotek.sqlite3"


def own_templates() -> Path:
    """Return the folder for the user's own templates."""
    return data_folder() / "mallar"


def settings_file() -> Path:
    """Return the file where the window keeps what it remembers of itself; nothing that anybody has written."""
    return data_folder() / "fönster.ini"


def log_file() -> Path:
    """Return the file where faults of ours are noted."""
    return data_folder() / "naravard.log"
