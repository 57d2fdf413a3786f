"""What the tests of Dokument share: the place on the sample, shown, with its first document."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.process import cards
from naravard_desktop.process.workshops import steps
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets import theme
from naravard_desktop.windows.documents_place import DocumentsPlace
from naravard_desktop.windows.saving import SaveDialog
from tests.windows.dialogs import CTRL, KEY

SLOW = 20_000  # a child process starts once for each test


@contextmanager
def documents(qtbot: QtBot, app: QApplication, session: Session, scope: Scope) -> Iterator[DocumentsPlace]:
    """Show the documents of a workshop, for the block."""
    theme.apply(app, "light", 1.0)
    one = DocumentsPlace(session)
    qtbot.addWidget(one)
    qtbot.addWidget(one.tools)
    one.resize(1100, 700)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    one.open_workshop(scope.workshop_id)
    shown(qtbot, one)
    try:
        yield one
    finally:
        one.close_press()


def shown(qtbot: QtBot, place: DocumentsPlace) -> None:
    """Wait until the document is what the library says."""
    qtbot.waitUntil(lambda: place.preview.fresh and place.pages.page_count() > 0, timeout=SLOW)


def until(qtbot: QtBot, place: DocumentsPlace, true: Callable[[str], bool]) -> None:
    """Wait until this is true of the document's text."""
    qtbot.waitUntil(lambda: true(" ".join(place.pages.text().split())), timeout=SLOW)


def write(session: Session, scope: Scope, text: str, number: int = 0) -> str:
    """Write a card in one of the workshop's moments."""
    step = steps(session.library, scope.workshop_id or "")[number]
    made = session.do(scope, "Ny lapp", lambda: cards.add_card(session.library, step.id, text))
    assert made
    return made


def said(place: DocumentsPlace) -> str:
    """Return what the notice says, with its kind."""
    assert place.notice.isVisible()
    return place.notice.accessibleName()


def save_dialog(qtbot: QtBot, place: DocumentsPlace) -> SaveDialog:
    """Wait until it is asked where to save, and return what asks; should there be remarks, go on all the same."""
    found: list[SaveDialog] = []

    def asked() -> bool:
        if place.exports.dialog is not None:
            place.exports.dialog.go_on()
        found[:] = [one for one in place.window().findChildren(SaveDialog) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(asked, timeout=SLOW)
    return found[0]


def save_as(qtbot: QtBot, place: DocumentsPlace, target: Path) -> str:
    """Choose where to save what was asked for, wait until it is, and return what is said of it."""
    dialog = save_dialog(qtbot, place)
    dialog.fileSelected.emit(str(target))
    dialog.hide()
    qtbot.waitUntil(lambda: not place.exports.busy, timeout=SLOW)
    return said(place)


def ctrl(place: DocumentsPlace, key: str) -> None:
    """Press Ctrl and a letter in the pages."""
    place.pages.setFocus()
    QTest.keyClick(place.pages, getattr(KEY, f"Key_{key}"), CTRL)


def finish(place: DocumentsPlace, name: str = "Karin Exempel") -> None:
    """Finish the minutes by the dialog."""
    from naravard_desktop.windows.finish_dialog import FinishDialog

    place.state.finish_button.click()
    dialog = place.dialogs.shown
    assert isinstance(dialog, FinishDialog)
    dialog.name.setText(name)
    dialog.done_button.click()
    assert place.dialogs.shown is None
