"""Dokument: the preview follows what is written and what is chosen, and files come out whole."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.demo import sample
from naravard_desktop.live.session import Session
from naravard_desktop.process import cards
from naravard_desktop.process.workshops import steps, workshops
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.documents_place import DocumentsPlace

SLOW = 20_000  # a child process starts once for each test


@pytest.fixture
def session(library: Library) -> Session:
    return Session(library)


@pytest.fixture
def scope(library: Library) -> Scope:
    process_id = sample(library)
    return Scope(process_id, workshops(library, process_id)[0].id)


@pytest.fixture
def place(qtbot: QtBot, session: Session, scope: Scope) -> Iterator[DocumentsPlace]:
    one = DocumentsPlace(session)
    qtbot.addWidget(one)
    one.resize(1100, 700)
    one.show()
    one.open_workshop(scope.workshop_id)
    qtbot.waitUntil(lambda: one.save_button.isEnabled() and one.pages.page_count() > 0, timeout=SLOW)
    yield one
    one.close_press()


def until(qtbot: QtBot, place: DocumentsPlace, true: Callable[[str], bool]) -> None:
    qtbot.waitUntil(lambda: true(" ".join(place.pages.text().split())), timeout=SLOW)


def test_it_shows_the_minutes_and_follows_edits_and_switches(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope
) -> None:
    until(qtbot, place, lambda text: "Karin Exempel" in text and "Mötesanteckningar" in text)
    step = steps(session.library, scope.workshop_id or "")[0]
    session.do(scope, "Ny lapp", lambda: cards.add_card(session.library, step.id, "Alldeles nyss skriven"))
    until(qtbot, place, lambda text: "Alldeles nyss skriven" in text)
    QTest.keyClick(place.boxes["names"], Qt.Key.Key_Space)
    until(qtbot, place, lambda text: "Karin Exempel" not in text and "Region Exempeldalen" in text)
    actions = place.findChild(QPushButton, "actions")
    assert actions is not None
    QTest.mouseClick(actions, Qt.MouseButton.LeftButton)
    until(qtbot, place, lambda text: "Åtgärdslista" in text)
    assert "sid" in place.pages.accessibleName()


def test_a_file_is_saved_whole_or_the_reason_is_told(
    qtbot: QtBot, place: DocumentsPlace, session: Session, tmp_path: Path
) -> None:
    target = tmp_path / "Mina dokument åäö" / "anteckningar.pdf"
    with qtbot.waitSignal(place.told):
        assert place.write_pdf(target)
    assert len(pypdfium2.PdfDocument(target.read_bytes())) == place.pages.page_count()
    blocked = tmp_path / "mapp.pdf"
    blocked.mkdir()
    with qtbot.waitSignal(session.trouble) as told:
        assert not place.write_pdf(blocked)
    assert "kunde inte sparas" in str(told.args[0])
    assert place.write_bundle(tmp_path / "uppdrag.naravard")
    assert (tmp_path / "uppdrag.naravard").stat().st_size > 1000


def test_pages_fit_the_width_and_are_white_in_any_theme(qtbot: QtBot, place: DocumentsPlace) -> None:
    image = place.pages.grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(0, image.width(), 5)}
    assert "#ffffff" in colours
    assert place.pages.horizontalScrollBar().maximum() == 0
    place.resize(800, 600)
    assert place.pages.horizontalScrollBar().maximum() == 0
