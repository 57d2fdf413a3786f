"""One translation system for every layer: gettext, with the Swedish source strings as keys.

`_` translates now; `N_` only marks a string that is translated when it is shown (errors and journal labels are
stored as key + parameters). Swedish needs no catalogue.
"""

import gettext
from pathlib import Path
from typing import Any

from naravard_desktop.core.paths import RESOURCES

_translations: gettext.NullTranslations = gettext.NullTranslations()
_used = ("sv", RESOURCES / "locale")


def use(language: str, catalogues: Path = RESOURCES / "locale") -> None:
    """Translate into a language from now on ("en"); into one without a catalogue nothing is translated."""
    global _translations, _used
    _used = (language, catalogues)
    _translations = gettext.translation("naravard", catalogues, [language], fallback=True)


def used() -> tuple[str, Path]:
    """Return the language and catalogues in use, for another process to speak as this one does."""
    return _used


def _(message: str) -> str:
    """Translate `message` into the language of the window."""
    return _translations.gettext(message) if message else ""  # to gettext nothing is the catalogue's own head


def N_(message: str) -> str:  # noqa: N802 - the customary name, known to message extractors
    """Mark `message` for translation, without translating it."""
    return message


def sentence(message: str, params: dict[str, Any]) -> str:
    """Translate `message` and fill in its `{names}`; text in `params` is data and is never read as a pattern."""
    return _(message).format_map(params)
