"""A catalogue in which every sentence begins with a mark: what is shown without it cannot be translated."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

import naravard_desktop

MARK = "¤"


def pseudo_catalogue(folder: Path) -> Catalog:
    """Write a catalogue for the language "xx" of all that is marked for translation, and return it."""
    catalogue = Catalog(locale="en", charset="utf-8")
    (package,) = naravard_desktop.__path__
    keywords = {"_": None, "N_": None}
    for _file, _line, message, _comments, _context in extract_from_dir(package, keywords=keywords):
        if isinstance(message, str) and message:
            catalogue.add(message, MARK + message)
    target = folder / "xx" / "LC_MESSAGES" / "naravard.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)
    return catalogue
