"""python -m naravard_desktop: the window; with a command, the command line."""

import sys


def main() -> int:
    """Run what the arguments ask for, and return its exit status."""
    given = sys.argv[1:]
    # Imported here: the command line works where Qt does not, and a child process, which imports this anew, needs no window.
    if _is_for_the_window(given):
        from naravard_desktop import app

        return app.main(given)
    from naravard_desktop import cli

    return cli.main(given)


def _is_for_the_window(arguments: list[str]) -> bool:
    """Only which library to open may be said to the window."""
    return not arguments or (len(arguments) <= 2 and arguments[0].partition("=")[0] == "--library")


if __name__ == "__main__":
    sys.exit(main())
