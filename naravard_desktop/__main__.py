"""python -m naravard_desktop: the window; with a command, the command line."""

import sys


def _is_for_the_window(arguments: list[str]) -> bool:
    """Only which library to open may be said to the window."""
    return not arguments or (len(arguments) <= 2 and arguments[0].partition("=")[0] == "--library")


if __name__ == "__main__":
    given = sys.argv[1:]
    # Imported here: the command line works where Qt does not.
    if _is_for_the_window(given):
        from naravard_desktop.app import main
    else:
        from naravard_desktop.cli import main
    sys.exit(main(given))
