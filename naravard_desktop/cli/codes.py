"""Exit codes, as the package says."""

DONE, TROUBLE, FAULT = 0, 1, 70
