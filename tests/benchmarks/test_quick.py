import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.benchmarks import setting
from tests.benchmarks.run import run
from tests.benchmarks.sizes import QUICK

SAVING = [
    "Card saved with journal and search / raw commit of its text",
    "Card saved with journal and search",
    "Card saved / raw commit of text, journal and search",
    "Card undone / saved",
    "N cards pasted, one edit",
    "N cards pasted / raw commit of as many",
]
OPENING = [
    "Library opened",
    "Library closed",
    "Backup made and checked, in a thread of its own",
    "First painted window",
    "Memory at the first painted window",
    "Memory when every place has been opened",
    "The library's file",
    "Start made and drawn",
    "Start, what it asks the library",
]
PLACES = [
    "Search, the commonest word",
    "Search, a rare part of a word",
    "Search, two words",
    "Search, a word that stands nowhere",
    "Workshop with N cards opened in Genomför",
    "Workshop with N cards opened in Förbered",
    "Card saved, every place following",
    "Card undone, every place following",
    "Action saved, every place following",
    "Action undone, every place following",
    "New workshop as a copy, asked for",
    "New workshop as a copy, made and opened in Förbered",
]
LARGER = [
    "Bundle made of a process",
    "Bundle read into an empty library",
    "Board of N cards in N clusters",
    "N cards in N clusters moved one by one, each",
    "N cards in N clusters moved one by one, in all",
    "N cards in N clusters moved one by one, longest wait",
    "N cards in N clusters moved at once",
    "Minutes of N pages, warm",
    "Minutes of N pages, warm, a page",
    "Minutes of N pages, the model alone",
    "Minutes of N pages, new process, imports included",
    "Minutes of N cards, from the press of Dokument, first time",
    "Minutes of N cards, from the press of Dokument, again",
    "Följ upp of N actions",
    "One of N actions changed in Följ upp",
]
ROWS = [*SAVING, *OPENING, *PLACES, *LARGER]
WINDOW = [
    "First painted window / bare one with the mandated imports",
    "First painted window / bare one",
    "Memory of a bare window",
    "Longest wait while typing and saving among N cards",
    "Longest wait while moving among N cards",
    "Longest wait while merging among N cards",
    "Longest wait while a PDF of N pages is made and shown",
    "N cards in N clusters opened",
    "Longest wait while moving among N cards in N clusters",
    "Longest wait while scrolling N cards in N clusters",
]
DOCUMENTS = [
    "N pages as tagged PDF / by ReportLab alone, untagged",
    "N pages as tagged PDF",
    "N pages finished: set and checked",
    "N pages as Word",
    "N pages as HTML",
    "Memory of the child process that waits",
    "Memory of the child process when minutes of N cards have been shown",
    "Memory of the child process when minutes of N cards have been finished",
    "Longest wait in the window meanwhile",
    "N pages seen in Dokument after a key on a switch",
    "N pages seen in Dokument after a key that saves a card",
]


def test_quick_run_measures_everything_at_every_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "WEASYPRINT", tmp_path / "not" / "there")  # takes as long as all the rest
    report = run(tmp_path, replace(QUICK, scales=(1, 2), minutes=(5,)))
    assert [re.sub(r"\d+", "N", row[0].what) for row in report.rows()] == ROWS
    assert all(figure.value > 0 for row in report.rows() for figure in row)
    assert [re.sub(r"\d+", "N", figure.what) for figure in report.window] == WINDOW
    assert all(figure.value > 0 for figure in report.window)
    assert [re.sub(r"\d+", "N", figure.what) for figure in report.documents] == DOCUMENTS
    assert all(figure.value > 0 for figure in report.documents)
    assert "WeasyPrint was not measured" in report.about
    lines = report.markdown().splitlines()
    assert [cell.strip() for cell in lines[0].split("|")] == ["", "what", "1×", "2×", "grew", "goal", ""]
    assert lines[len(ROWS) + 1].startswith(f"| {report.rows()[-1][0].what} ")
