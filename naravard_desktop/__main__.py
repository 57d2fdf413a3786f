"""python -m naravard_desktop: until there is a window, the command line."""

import sys

from naravard_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
