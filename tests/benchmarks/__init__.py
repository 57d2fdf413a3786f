"""What saving, opening, finding, writing minutes and moving a process cost: `python -m tests.benchmarks`."""
