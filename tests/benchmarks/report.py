"""Figures, and the Markdown table they end in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure: seconds, megabytes, or times something else (×). `goal` is what it should not pass."""

    what: str
    value: float
    unit: Literal["s", "×", "MB"]
    goal: str = "–"

    @property
    def words(self) -> str:
        """The figure as it is read: no more decimals than mean something, seconds as milliseconds where they are few."""
        if self.unit == "×":
            return f"{_rounded(self.value)}×"
        if self.unit == "MB":
            return f"{self.value:.0f} MB"
        return f"{_rounded(self.value)} s" if self.value >= 1 else f"{_rounded(self.value * 1000)} ms"


@dataclass(frozen=True, slots=True)
class Column:
    """All that was measured in a library of one size; `notes` are lines to stand below the table."""

    scale: int
    figures: list[Figure]
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Report:
    """A finished run; `about` says what it was run on, `window` and `documents` are measured once."""

    columns: list[Column]
    about: str
    window: list[Figure]
    documents: list[Figure]

    def rows(self) -> list[tuple[Figure, ...]]:
        """Return the same figure from each column, row by row."""
        return list(zip(*(column.figures for column in self.columns), strict=True))

    def markdown(self) -> str:
        """Write the table and the notes below it. The last library's figures are also given as times the first one's."""
        head = ["what", *(f"{column.scale}×" for column in self.columns), "grew", "goal"]
        body = [
            [row[0].what, *(figure.words for figure in row), _rounded(row[-1].value / row[0].value), row[0].goal]
            for row in self.rows()
        ]
        window, documents = _single("the window", self.window), _single("documents", self.documents)
        notes = [f"- {column.scale}×: {note}" for column in self.columns for note in column.notes]
        return "\n".join([*_table([head, *body]), "", *window, "", *documents, "", self.about, "", *notes])


def _rounded(value: float) -> str:
    return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2}f}"


def _single(name: str, figures: Sequence[Figure]) -> list[str]:
    return _table([[name, "", "goal"], *([one.what, one.words, one.goal] for one in figures)])


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[number]) for row in rows) for number in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return [lines[0], rule, *lines[1:]]
