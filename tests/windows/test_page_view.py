"""Pages: only those in sight are drawn, the place is kept, keys turn them, and the window is never held up."""

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.documents import pdf
from naravard_desktop.documents.model import Block, Document, Heading, Paragraph
from naravard_desktop.windows.page_view import PageView

WORDS = "Vi följer upp planen tillsammans varje vecka och säger till när något inte går. "


def made(sections: int, last: str = "Slut") -> bytes:
    """A document with about a page for each section."""
    blocks: list[Block] = []
    for number in range(1, sections + 1):
        blocks += [Heading(f"Avsnitt {number}"), *[Paragraph(WORDS * 12)] * 5]
    return pdf.render(Document("Anteckningar", "Prov", "2027-02-03", "fot", (*blocks, Paragraph(last))))


@pytest.fixture(scope="module")
def long() -> bytes:
    return made(60)


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    one = PageView()
    qtbot.addWidget(one)
    one.resize(700, 500)
    one.show()
    qtbot.waitExposed(one)
    return one


def show(qtbot: QtBot, view: PageView, pdf: bytes) -> None:
    count = len(pypdfium2.PdfDocument(pdf))
    view.show_pdf(pdf)
    qtbot.waitUntil(lambda: view.page_count() == count)
    qtbot.waitUntil(lambda: 0 in view.drawn_pages() or view.page() > 1)


def test_only_pages_in_sight_and_their_neighbours_are_drawn(qtbot: QtBot, view: PageView, long: bytes) -> None:
    show(qtbot, view, long)
    assert view.page_count() > 50
    assert view.page() == 1
    assert max(view.drawn_pages()) <= 3
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page() == view.page_count()
    qtbot.waitUntil(lambda: view.page_count() - 1 in view.drawn_pages())
    assert len(view.drawn_pages()) <= 5
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page() == 1
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 300


def test_a_new_version_keeps_the_place_also_when_pages_are_added_at_the_end(qtbot: QtBot, view: PageView) -> None:
    show(qtbot, view, made(6))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = (view.page(), bar.value())
    view.show_pdf(made(12))
    qtbot.waitUntil(lambda: view.page_count() > 10)
    assert view.page() == before[0]
    assert abs(bar.value() - before[1]) <= 2
    view.resize(500, 500)
    assert view.page() == before[0]


def test_a_shorter_version_does_not_lose_the_reader(qtbot: QtBot, view: PageView) -> None:
    show(qtbot, view, made(6))
    QTest.keyClick(view, Qt.Key.Key_End)
    view.show_pdf(made(1))
    qtbot.waitUntil(lambda: view.page_count() < 4)
    assert 1 <= view.page() <= view.page_count()


def test_the_page_in_front_is_read_to_who_listens(qtbot: QtBot, view: PageView) -> None:
    show(qtbot, view, made(5))
    qtbot.waitUntil(lambda: "Avsnitt 1" in view.accessibleDescription())
    assert view.accessibleName() == f"Förhandsvisning, sida 1 av {view.page_count()}"
    QTest.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "Slut" in view.accessibleDescription())
    assert "Avsnitt 1\n" not in view.accessibleDescription()
    assert "Avsnitt 1" in view.text()


def wheel(view: PageView, delta: int, modifier: Qt.KeyboardModifier) -> None:
    at = QPointF(50, 50)
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view.viewport(), event)


def test_ctrl_and_the_wheel_zoom_and_the_width_is_found_again(qtbot: QtBot, view: PageView) -> None:
    show(qtbot, view, made(3))
    assert view.horizontalScrollBar().maximum() == 0
    for _turn in range(2):
        wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > 1.0
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() > 0)
    wheel(view, -120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1.25
    view.fit_width()
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)
    wheel(view, -120, Qt.KeyboardModifier.NoModifier)
    assert view.zoom == 1.0
    assert view.verticalScrollBar().value() > 0


def test_many_versions_in_a_row_end_with_the_last(qtbot: QtBot, view: PageView) -> None:
    versions = [made(2, f"Version {n}") for n in range(4)]
    for version in versions:
        view.show_pdf(version)
    qtbot.waitUntil(lambda: view.page_count() > 0)
    assert "Version 3" in view.text()
