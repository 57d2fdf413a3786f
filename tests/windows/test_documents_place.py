"""Dokument: the preview follows what is written and what is chosen."""

import os
import signal
from collections.abc import Iterator

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.start import start_process
from naravard_desktop.live.session import Session
from naravard_desktop.process.drafts import put_draft
from naravard_desktop.process.finals import holding
from naravard_desktop.process.forms import set_form
from naravard_desktop.process.workshops import add_workshop, steps, workshops
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.documents_place import DocumentsPlace
from tests.libraries import sampled
from tests.windows.documents import SLOW, documents, shown, until, write


@pytest.fixture
def session(library: Library) -> Session:
    return Session(library)


@pytest.fixture
def scope(library: Library) -> Scope:
    process_id = sampled(library)
    drafts = [one.id for one in workshops(library, process_id) if holding(library, one.id) is None]
    found = Scope(process_id, drafts[-1])
    with edit(library, found, "Form"):
        set_form(library, drafts[-1], "notes")
    return found


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, session: Session, scope: Scope) -> Iterator[DocumentsPlace]:
    with documents(qtbot, qapp, session, scope) as one:
        yield one


def space(place: DocumentsPlace, name: str) -> None:
    QTest.keyClick(place.boxes[name], Qt.Key.Key_Space)


def test_it_shows_the_minutes_and_follows_edits_and_switches(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope
) -> None:
    until(qtbot, place, lambda text: "Karin Exempel" in text and "Mötesanteckningar" in text)
    write(session, scope, "Alldeles nyss skriven")
    until(qtbot, place, lambda text: "Alldeles nyss skriven" in text)
    session.undo(scope)
    until(qtbot, place, lambda text: "Alldeles nyss skriven" not in text)
    space(place, "names")
    until(qtbot, place, lambda text: "Karin Exempel" not in text and "Region Exempeldalen" in text)
    place.side.papers["actions"].click()
    until(qtbot, place, lambda text: "Åtgärdslista" in text)
    # The text is read before the pages are laid out.
    count = len(pypdfium2.PdfDocument(place.preview.pdf))
    qtbot.waitUntil(lambda: place.pages.page_count() == count, timeout=SLOW)
    assert place.pages.accessibleName() == f"Förhandsvisning, sida 1 av {count}"
    assert place.preview.page_words.text() == f"Sida 1 av {count}"


def test_each_document_has_the_switches_that_it_heeds(qtbot: QtBot, place: DocumentsPlace) -> None:
    def there() -> set[str]:
        return {name for name, box in place.boxes.items() if box.isVisible()}

    assert there() == {"names", "absent", "cards", "votes", "photos", "confidential"}
    assert not place.side.sizes["A3"].isVisible()
    found = []
    for key, switches in (
        ("cluster_map", {"names", "confidential"}),
        ("principles", set()),
        ("action_wall", {"names", "confidential"}),
        ("actions", {"names", "confidential"}),
    ):
        button = place.side.papers[key]  # type: ignore[index]
        if button.isVisible():
            found.append(key)
            button.click()
            assert there() == switches
            assert place.side.sizes["A3"].isVisible() == (key != "actions")
            assert place.side.sizes["A3"].accessibleName() == "A3, pappersstorlek"
            shown(qtbot, place)
    assert {"principles", "actions"} <= set(found)


def test_what_hangs_on_a_wall_can_be_had_in_two_sizes(qtbot: QtBot, place: DocumentsPlace) -> None:
    place.side.papers["principles"].click()
    shown(qtbot, place)
    large = place.preview.pdf
    QTest.keyClick(place.side.sizes["A4"], Qt.Key.Key_Space)
    shown(qtbot, place)
    assert place.preview.pdf != large
    assert place.chosen().size == "A4"


def test_documents_come_and_go_with_what_there_is_to_show(
    qtbot: QtBot, qapp: QApplication, session: Session, library: Library
) -> None:
    process_id = start_process(library, "Nytt")
    with edit(library, Scope(process_id), "Ny"):
        scope = Scope(process_id, add_workshop(library, process_id, "Mötet"))
    with documents(qtbot, qapp, session, scope) as place:
        assert [key for key, button in place.side.papers.items() if button.isVisible()] == ["minutes", "actions"]
        session.do(scope, "Form", lambda: set_form(library, scope.workshop_id or "", "formal"))
        assert place.side.papers["minutes"].text() == "Protokoll"
        assert place.boxes["signatures"].isVisible()
        until(qtbot, place, lambda text: "Protokoll" in text)


def test_switches_are_kept_while_other_workshops_are_open(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope
) -> None:
    library = session.library
    other = start_process(library, "Ett annat")
    with edit(library, Scope(other), "Ny"):
        another = add_workshop(library, other, "En annan")
    space(place, "confidential")
    place.side.papers["actions"].click()
    place.open_workshop(another)
    assert not place.boxes["confidential"].isChecked()
    assert place.subtitle == "En annan"
    until(qtbot, place, lambda text: "Mötesanteckningar" in text)
    place.open_workshop(None)
    assert not place.tools.isEnabled()
    place.open_workshop(scope.workshop_id)
    assert place.boxes["confidential"].isChecked()
    until(qtbot, place, lambda text: "Åtgärdslista" in text)


def test_nothing_is_made_while_another_place_is_shown(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope
) -> None:
    place.hide()
    write(session, scope, "Skriven någon annanstans")
    qtbot.wait(400)
    assert "Skriven någon annanstans" not in place.pages.text()
    place.show()
    until(qtbot, place, lambda text: "Skriven någon annanstans" in text)


def test_a_dead_child_is_told_of_in_plain_words(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope
) -> None:
    pid = place._press.pid
    assert pid is not None
    for _number in range(60):
        write(session, scope, "Text som tar tid att sätta. " * 400)
    qtbot.waitUntil(lambda: place._press.busy, timeout=SLOW)
    os.kill(pid, signal.SIGTERM)
    qtbot.waitUntil(place.notice.isVisible, timeout=SLOW)
    assert place.notice.accessibleName() == "Varning: Dokumentet blev avbrutet. Allt som är skrivet är sparat."
    place.notice.acted.emit()
    assert place.notice.isHidden()
    until(qtbot, place, lambda text: "Text som tar tid" in text)


def test_pages_fit_the_width_and_are_white_in_any_theme(qtbot: QtBot, place: DocumentsPlace) -> None:
    image = place.pages.grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(0, image.width(), 5)}
    assert "#ffffff" in colours
    assert place.pages.horizontalScrollBar().maximum() == 0
    place.resize(800, 600)
    assert place.pages.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(("zoom", "size"), [(1.0, (950, 600)), (2.0, (1240, 600))])
def test_everything_has_its_room_and_a_name(
    qtbot: QtBot, qapp: QApplication, place: DocumentsPlace, zoom: float, size: tuple[int, int]
) -> None:
    theme.apply(qapp, "dark", zoom)
    place.resize(*size)
    place.printing.no_printer.emit()
    qtbot.wait(50)
    assert (place.width(), place.height()) == size
    assert cut_off(place) == []
    for button in place.findChildren(QPushButton):
        assert button.text() or button.accessibleName() or not button.isVisible()


def test_tab_goes_from_the_pages_down_the_column(place: DocumentsPlace) -> None:
    place.pages.setFocus()
    seen = []
    for _press in range(20):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(place.window(), Qt.Key.Key_Tab)
    order = [
        place.side.papers["minutes"],
        place.boxes["names"],
        place.boxes["confidential"],
        place.parts.head_button,
        place.parts.photos_button,
        place.parts.abbreviations_button,
        place.state.finish_button,
    ]
    assert [one for one in seen if one in order][: len(order)] == order
    assert not place.findChildren(QMessageBox)


def test_what_was_never_entered_is_told_for_the_paper_has_it_not(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope
) -> None:
    step = steps(session.library, scope.workshop_id or "")[0]
    put_draft(session.library, step.id, "capture", "Halv mening")
    write(session, scope, "Hel mening")
    qtbot.waitUntil(lambda: step.title in place.state.left.text(), timeout=SLOW)
    assert "inte är inlagd" in place.state.left.text()
    put_draft(session.library, step.id, "capture", "")
    write(session, scope, "En till")
    qtbot.waitUntil(place.state.left.isHidden, timeout=SLOW)
