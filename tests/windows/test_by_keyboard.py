"""A whole workshop by keyboard alone: from an empty library to the papers, back to the beginning and forth again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.documents.model import words
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.process.workshops import steps
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.windows.assembly import Whole
from tests.parts.letters import typed
from tests.shots import settle_down, whole_window

_KEY, _CTRL, _ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_CHECK_IN = ("Fru Åström som väntar", "Han som ringer varje dag")
_NOTES = ("Hembesök inom tre dagar", "Digital mottagning", "Gemensam rond", "Ronden tillsammans")
_WRITTEN = (
    *_CHECK_IN,
    *_NOTES,
    "Ada Påhittad",
    "Vi börjar med hembesöken",
    "Ring alla vårdcentraler",
    "Alla fick prata",
)


def _press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    """Press a key in whatever has the focus, as a keyboard does."""
    for _time in range(times):
        field = QApplication.focusWidget() or QApplication.activeWindow()
        assert field is not None
        QTest.keyClick(field, key, modifiers)
        settle_down()


def _write(text: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    typed(field, text)
    settle_down()


def _to(name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """Press Tab until something of that name and kind has the focus."""
    passed = []
    for _step in range(120):
        field = QApplication.focusWidget()
        if field is not None:
            called = field.accessibleName() or getattr(field, "text", str)()
            if called.replace("&", "") == name and isinstance(field, kind):
                return field
            passed.append(f"{type(field).__name__} {called}")
        _press(_KEY.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}, only to {passed}")


def _enter(*texts: str) -> None:
    for text in texts:
        _write(text)
        _press(_KEY.Key_Return)


def _come_back(whole: Whole) -> None:
    """A dialog was closed: the window manager, which is not here, would make the window active again."""
    whole.window.activateWindow()
    settle_down()
    assert QApplication.focusWidget() is not None, "nothing has the focus"


def _next(whole: Whole) -> str:
    """Go to the next moment and return its title."""
    _press(_KEY.Key_PageDown, _ALT)
    return whole.window.header.title.text()


def test_a_whole_workshop_without_a_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path, empty=True) as whole:
        window, library = whole.window, whole.window.session.library
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

        # Start: a new workshop from the clustering template.
        _press(_KEY.Key_N, _CTRL)
        _to("Uppdragets namn")
        _write("Nära vård i Provinsen")
        _to("Mall")
        for _row in range(9):
            item = whole.start.dialog.template.currentItem() if whole.start.dialog else None
            if item is not None and "Klustring" in item.text():
                break
            _press(_KEY.Key_Down)
        _to("Rubrik")
        _write("Första träffen")
        _press(_KEY.Key_Return)
        _come_back(whole)
        assert window.place == "prepare"
        assert window.workshop_id is not None
        plan = steps(library, window.workshop_id)

        # Förbered: the first moment a little longer, one earlier.
        _to("Program")
        _press(_KEY.Key_Down, times=3)
        _press(_KEY.Key_Up, _ALT)
        assert [one.id for one in steps(library, window.workshop_id)] != [one.id for one in plan]
        _press(_KEY.Key_Z, _CTRL)
        assert [one.id for one in steps(library, window.workshop_id)] == [one.id for one in plan]

        # Genomför.
        _press(_KEY.Key_4, _CTRL)
        assert _next(whole) == "Inledning"
        _to("Delar av momentet")
        _press(_KEY.Key_Right)
        _to("Incheckning", LineEditor)
        _enter(*_CHECK_IN)
        assert _next(whole) == "Vad pågår och vad är på väg?"
        _enter(*_NOTES)
        _to("Lappar")
        _press(_KEY.Key_End)
        _press(_KEY.Key_Up, Qt.KeyboardModifier.ShiftModifier)
        _press(_KEY.Key_G, _CTRL)
        _press(_KEY.Key_Return)  # the text that is proposed will do
        _come_back(whole)
        assert _next(whole) == "Dela in i kluster"
        _to("Att placera")
        _press(_KEY.Key_Home)
        _press(_KEY.Key_M, _CTRL)
        _enter("hembesök")
        _come_back(whole)
        assert _next(whole) == "Paus"
        assert _next(whole) == "Ägare och ledare"
        _to("VIP: Ägare")
        _enter("Ada Påhittad")
        assert _next(whole) == "Beslut"
        _enter("Vi börjar med hembesöken")
        assert _next(whole) == "Åtgärder"
        _enter("Ring alla vårdcentraler")
        assert _next(whole) == "Avslutning"
        _enter("Alla fick prata")
        _next(whole)
        _to("Till Dokument")
        _press(_KEY.Key_Space)
        assert window.place == "documents"
        qtbot.waitUntil(lambda: whole.documents.pages.page_count() > 0, timeout=30_000)
        said = "\n".join(words(minutes(library, window.workshop_id, EVERYTHING)))
        assert [text for text in _WRITTEN if text not in said] == []

        # Back through everything with Ctrl+Z, and forth again.
        _press(_KEY.Key_4, _CTRL)
        scope = window.scope()
        assert scope is not None
        undone = 0
        while (entry := whole.window.session.next_undo(scope)) and entry.label != "Ny workshop: Första träffen":
            _press(_KEY.Key_Z, _CTRL)
            undone += 1
        said = "\n".join(words(minutes(library, window.workshop_id, EVERYTHING)))
        assert [text for text in _WRITTEN if text in said] == []
        _press(_KEY.Key_Y, _CTRL, times=undone)
        said = "\n".join(words(minutes(library, window.workshop_id, EVERYTHING)))
        assert [text for text in _WRITTEN if text not in said] == []
