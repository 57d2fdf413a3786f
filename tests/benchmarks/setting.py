"""What it costs to set documents: beside ReportLab alone and WeasyPrint, in the child process, and until they are seen."""

import statistics
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from naravard_desktop.core.paths import RESOURCES
from naravard_desktop.documents import docx, html, pdf
from naravard_desktop.documents.finish import finish
from naravard_desktop.documents.model import Document
from tests.benchmarks import plain, seen, weasy
from tests.benchmarks.long_minutes import long_minutes
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.watch import Watch

WEASYPRINT = Path(__file__).parents[2] / "build" / "bench" / "bin" / "python"
"""A Python of its own, which `make bench` makes."""


def setting(folder: Path, sizes: Sizes) -> tuple[list[Figure], str]:
    """Measure everything about documents, and say what could not be."""
    figures, missing = [], ""
    for pages in sizes.pages:
        document = long_minutes(pages)
        figures += _against(document, sizes)
        if not missing:
            found, missing = _weasyprint(document, folder)
            figures += found
    return [*figures, *seen.child(folder, sizes), *seen.preview(folder, sizes)], missing


def _against(document: Document, sizes: Sizes) -> list[Figure]:
    """Measure ways to set a document; they take turns, so that what else the machine does strikes all of them."""
    ways: dict[str, Callable[[], object]] = {
        "tagged": lambda: pdf.render(document),
        "plain": lambda: plain.render(document),
        "finished": lambda: finish(document),
        "Word": lambda: docx.render(document),
        "HTML": lambda: html.render(document),
    }
    pages = _pages(pdf.render(document))
    watches = {name: Watch() for name in ways}
    for turn in range(sizes.repeats + 1):
        for name, way in ways.items():
            watch = watches[name] if turn else Watch()  # the first turn loads what is needed
            watch.lap(lambda way: way(), [way])
    took = {name: watch.median for name, watch in watches.items()}
    # Of two that take turns the ratio holds better than either: each turn has its own.
    each = zip(watches["tagged"].each, watches["plain"].each, strict=True)
    ratio = statistics.median(tagged / bare for tagged, bare in each)
    return [
        Figure(f"{pages} pages as tagged PDF / by ReportLab alone, untagged", ratio, "×", "≤ 2"),
        Figure(f"{pages} pages as tagged PDF", took["tagged"], "s"),
        Figure(f"{pages} pages finished: set and checked", took["finished"], "s"),
        Figure(f"{pages} pages as Word", took["Word"], "s"),
        Figure(f"{pages} pages as HTML", took["HTML"], "s"),
    ]


def _weasyprint(document: Document, folder: Path) -> tuple[list[Figure], str]:
    source, target = folder / "weasyprint.html", folder / "weasyprint.pdf"
    source.write_text(html.render(document), encoding="utf-8")
    command = [str(WEASYPRINT), weasy.__file__, str(source), str(RESOURCES / "fonts"), str(target)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        return [], _missing(str(error))
    if done.returncode:
        return [], _missing(done.stderr.strip().rpartition("\n")[2])
    watch = Watch()
    watch.lap(lambda _turn: finish(document), range(3))
    pages = _pages(target.read_bytes())
    ratio = float(done.stdout) / watch.median
    return [Figure(f"{pages} pages by WeasyPrint as PDF/UA / finished here, the same document", ratio, "×", "≥ 5")], ""


def _missing(why: str) -> str:
    print(f"WEASYPRINT IS NOT MEASURED: {why}")
    return f"WeasyPrint was not measured: {why}"


def _pages(content: bytes) -> int:
    return len(pypdfium2.PdfDocument(content))
