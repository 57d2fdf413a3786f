"""What a command is called and how it is written, in Swedish."""

import argparse
import re
import sys
from typing import Any, NoReturn

from naravard_desktop.core.language import N_, _


class Parser(argparse.ArgumentParser):
    """argparse speaks English; its few words to the user are said here instead."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "add_help": False, "allow_abbrev": False})
        self.add_argument("-h", "--help", action="help", help=_("visa den här hjälpen"))
        self._positionals.title, self._optionals.title = _("vad"), _("val")

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, and how the command is written."""
        sys.stderr.write(_usage_words(message) + "\n")
        sys.stderr.write(self.format_usage().replace("usage: ", _("Så här skrivs det: "), 1))
        self.exit(2)

    def format_help(self) -> str:
        """Return the help in Swedish."""
        return super().format_help().replace("usage: ", _("Så här skrivs det: "), 1)


def count(text: str) -> int:
    """Read a whole number from 1."""
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number


_USAGE = (
    (r"the following arguments are required: (.*)", N_("Det här saknas: {0}.")),
    (r"unrecognized arguments: (.*)", N_("Det här går inte att förstå: {0}.")),
    (r"argument .*: invalid choice: '?(.*?)'? \(choose from (.*)\)", N_("{0} är inget kommando. Välj bland {1}.")),
    (r"argument (.*): expected .* arguments?", N_("Efter {0} saknas något.")),
    (r"argument (.*): invalid count value: (.*)", N_("Efter {0} väntades ett heltal från 1, inte {1}.")),
)


def _usage_words(message: str) -> str:
    for pattern, answer in _USAGE:
        if found := re.fullmatch(pattern, message):
            return _(answer).format(*found.groups())
    return _("Kommandot gick inte att förstå.")
