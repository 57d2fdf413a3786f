"""The command line: the same jobs as in the window, without one. In Swedish; troubles are one sentence on stderr.

Exit codes: 0 done, 1 something outside the program was wrong (the sentence says what), 2 the command was not understood,
70 a fault in the program itself.
"""

import argparse
import contextlib
import os
import sys
import traceback
from collections.abc import Callable, Sequence

from naravard_desktop.cli.codes import DONE, FAULT, TROUBLE
from naravard_desktop.cli.parser import parser
from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console in another code page must not stop a Swedish sentence.
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        try:
            chosen = parser().parse_args(arguments)
            command: Callable[[argparse.Namespace], int] = chosen.command
            return command(chosen)
        finally:
            # What is still in the buffer would otherwise fail after the last chance to say anything.
            if sys.stdout:
                sys.stdout.flush()
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return TROUBLE
    except OSError as error:
        # Nothing more can be said on stdout; without this Python tries once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return DONE  # whoever read the output has had enough
        print(_("Svaret kunde inte skrivas ut. Det som var sparat är orört."), file=sys.stderr)
        return TROUBLE
    except Exception:
        traceback.print_exc()
        print(_("Det här är ett fel i programmet. Det som var sparat är orört."), file=sys.stderr)
        return FAULT
