"""A process that is run by keys alone in the whole window: how a key is pressed, and how places and moments are gone to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListView, QListWidget, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.clock import SWEDEN
from naravard_desktop.documents.model import words
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.parts.import_dialog import ImportDialog
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.people import attendance
from naravard_desktop.process.workshops import Step, steps
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.windows.assembly import Whole
from naravard_desktop.windows.invited_many import InviteMany
from naravard_desktop.windows.main_window import MainWindow
from tests.parts.letters import typed
from tests.shots import CLOCK, SIZES, Size, settle_down, whole_window

KEY, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
INVITED = (
    "Ada Påhittad; verksamhetschef; Region Provinsen; makro",
    "Bo Exempel; enhetschef; Norrby kommun; meso",
    "Cia Låtsas; distriktssköterska; Region Provinsen; mikro",
    "Doris Uppdiktad; undersköterska; Norrby kommun; mikro",
)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key in whatever has the focus, as a keyboard does."""
    for _time in range(times):
        where = QApplication.focusWidget() or QApplication.activeWindow()
        assert where is not None
        QTest.keyClick(where, key, modifiers)
        settle_down()


def write(text: str) -> None:
    """Type a text where the focus is."""
    where = QApplication.focusWidget()
    assert where is not None
    typed(where, text)
    settle_down()


def enter(*texts: str) -> None:
    """Type texts, each with Enter after it."""
    for text in texts:
        write(text)
        press(KEY.Key_Return)


def to(name: str, kind: type[QWidget] = QWidget, *, back: bool = False) -> QWidget:
    """Press Tab (or Shift+Tab) until something of that name and kind has the focus."""
    passed = []
    for _step in range(120):
        where = QApplication.focusWidget()
        if where is not None:
            called = where.accessibleName() or getattr(where, "text", str)()
            if called.replace("&", "") == name and isinstance(where, kind):
                return where
            passed.append(f"{type(where).__name__} {called}")
            if len(passed) > 1 and passed.count(passed[-1]) > 2:
                break
        press(KEY.Key_Backtab if back else KEY.Key_Tab, SHIFT if back else NONE)
    raise AssertionError(f"Tab never comes to {name}, only to {passed}")


def tab(of: str, title: str) -> None:
    """Go to a row of tabs, and with the arrows to one of them."""
    row = to(of, QTabBar)
    assert isinstance(row, QTabBar)
    titles = [row.tabText(number).replace("&", "") for number in range(row.count())]
    by = titles.index(title) - row.currentIndex()
    press(KEY.Key_Right if by > 0 else KEY.Key_Left, times=abs(by))
    assert row.tabText(row.currentIndex()).replace("&", "") == title


def from_menu(words: str) -> None:
    """Open the menu of the button that has the focus, and go with the arrows to one of its words."""

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _step in menu.actions():
            QTest.keyClick(menu, KEY.Key_Down)
            if menu.activeAction().text().replace("&", "").startswith(words):
                QTest.keyClick(menu, KEY.Key_Return)
                return
        menu.close()
        raise AssertionError(f"the menu has no {words}")

    QTimer.singleShot(0, choose)  # an open menu waits in a loop of its own
    press(KEY.Key_Space)


@dataclass
class Hand:
    """Whoever sits at the keys; `written` is all that has been typed for the open workshop's minutes."""

    whole: Whole
    qtbot: QtBot
    written: list[str] = field(default_factory=list)

    @property
    def window(self) -> MainWindow:
        return self.whole.window

    @property
    def library(self) -> Library:
        return self.window.session.library

    @property
    def held(self) -> str:
        assert self.window.workshop_id is not None
        return self.window.workshop_id

    @property
    def steps(self) -> list[Step]:
        return steps(self.library, self.held)

    @property
    def step(self) -> Step:
        """The moment that is on."""
        step = self.whole.run.current
        assert step is not None
        return step

    @property
    def focus(self) -> QWidget:
        """What the keys go to."""
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    @property
    def title(self) -> str:
        return self.window.header.title.text()

    @property
    def panel(self) -> Panel:
        panel = self.whole.run.panel
        assert isinstance(panel, Panel)
        return panel

    def come_back(self) -> None:
        """A dialog was closed: the window manager, which is not here, would make the window active again."""
        self.window.activateWindow()
        settle_down()
        assert QApplication.focusWidget() is not None, "nothing has the focus"

    def say(self, *texts: str) -> None:
        """Type what the group says, each with Enter after it."""
        self.written += texts
        enter(*texts)

    def tell(self, text: str) -> None:
        """Type what the group says, without entering it."""
        self.written.append(text)
        write(text)

    def begin(self, template: str, title: str, process: str = "", date: str = "2027-02-03") -> None:
        """Make a workshop of a template from Start: the first of a process, or the next of the one that is chosen there."""
        if self.window.place != "start":
            press(KEY.Key_1, CTRL)
        press(KEY.Key_N, CTRL)
        if process:
            to("Uppdragets namn")
            write(process)
        listed = to("Mall")
        assert isinstance(listed, QListWidget)
        press(KEY.Key_Home)
        for _row in range(listed.count()):
            if listed.currentItem().text().startswith(template):
                break
            press(KEY.Key_Down)
        assert listed.currentItem().text().startswith(template)
        to("Rubrik")
        write(title)
        to("Datum", QLineEdit)
        press(KEY.Key_A, CTRL)
        write(date)
        to("Start")
        press(KEY.Key_A, CTRL)
        write("13.00")
        press(KEY.Key_Return)
        self.come_back()
        self.written.clear()
        CLOCK.at = datetime.fromisoformat(f"{date}T13:00").replace(tzinfo=SWEDEN).astimezone(UTC)
        assert self.window.place == "prepare"
        assert title in self.window.header.subtitle.text()

    def invite(self, *lines: str) -> None:
        """Under Förbered: invite people, one on each line."""
        tab("Det som ändras", "Inbjudna")
        to("Bjud in flera…")
        press(KEY.Key_Space)
        for line in lines:
            write(line)
            press(KEY.Key_Return)
        button = self.window.findChildren(InviteMany)[-1].save_button
        self.qtbot.waitUntil(button.isEnabled)  # the lines are read a moment after the last key
        to("Bjud in")
        press(KEY.Key_Space)
        self.come_back()

    def set_tables(self, count: int, *persons: int) -> None:
        """Under Förbered: say how many tables there are, and how many sit at each."""
        tab("Det som ändras", "Inbjudna")
        to("Bord…")
        press(KEY.Key_Space)
        to("Antal bord")
        write(str(count))
        press(KEY.Key_Return)
        to("Bord, med hur många som sitter där")
        press(KEY.Key_Home)
        for number in persons:
            write(str(number))
            press(KEY.Key_Down)
        press(KEY.Key_Escape)
        self.come_back()

    def run(self) -> None:
        """Go to Genomför."""
        press(KEY.Key_4, CTRL)
        assert self.window.place == "run"

    def everybody_is_here(self) -> None:
        """In the opening: tick off all who are invited."""
        tab("Delar av momentet", "Närvaro")
        to("Närvaro", QListView)
        press(KEY.Key_A, CTRL)
        press(KEY.Key_Space)
        assert {one.state for one in attendance(self.library, self.held)} == {"present"}

    def next(self, wanted: str) -> None:
        """Let some minutes go, and go to the next moment."""
        CLOCK.forward(5)
        press(KEY.Key_PageDown, ALT)
        assert self.title == wanted
        assert QApplication.focusWidget() is not None

    def back(self, wanted: str) -> None:
        """Go back to the moment before."""
        press(KEY.Key_PageUp, ALT)
        assert self.title == wanted

    def skip(self, wanted: str) -> None:
        """Leave the moment as skipped, from the menu beside Nästa moment."""
        to("Fler sätt att gå vidare")
        from_menu("Hoppa över momentet")
        self.come_back()
        assert self.title == wanted

    def load(self, file: Path) -> None:
        """Read cards from a file: its name is typed where files are asked for, the rest is as it is proposed."""
        press(KEY.Key_O, CTRL | SHIFT)
        assert self.window.findChildren(QFileDialog)
        write(str(file))
        press(KEY.Key_Return)
        assert self.window.findChildren(ImportDialog)
        press(KEY.Key_Return)
        self.come_back()

    def tick(self, count: int) -> None:
        """Where something is chosen to build on: tick so many from the top, and be done."""
        for _one in range(count):
            press(KEY.Key_Return)
            press(KEY.Key_Down)
        press(KEY.Key_Return, CTRL)
        self.come_back()

    def place(self, *clusters: str) -> None:
        """On a board, in a column: move the first cards to clusters, each by the beginning of its name."""
        press(KEY.Key_Home)
        for name in clusters:
            press(KEY.Key_M, CTRL)
            enter(name)
            self.come_back()

    def count_by_table(self, *tables: tuple[int, ...]) -> None:
        """Where dots are counted: give each row its number, one table after the other."""
        for numbers in tables:
            press(KEY.Key_PageDown, CTRL | SHIFT)
            press(KEY.Key_Home)
            for number in numbers:
                write(str(number))
                press(KEY.Key_Down)

    def answers(self, field: str, name: str, due: str) -> None:
        """For the action just written: say who answers, and by when it is to be done."""
        to(field)
        enter(name)
        to("Klart senast", QLineEdit)
        enter(due)
        self.written.append(name)

    def close(self, plus: str, delta: str, *, meets: str, at: str) -> None:
        """In the closing: what was good and what will be otherwise, who tells whom what, and when to meet."""
        to("Det här var bra", LineEditor)
        self.say(plus)
        to("Det här gör vi annorlunda", LineEditor)
        self.say(delta)
        tab("Delar av momentet", "Vem berättar vad")
        to("Vem berättar", LineEditor)
        self.say("Bo Exempel", "Hemtjänsten i Norrby", "Så här långt har vi kommit")
        tab("Delar av momentet", "Nästa möte")
        to("Datum", QLineEdit)
        write(meets)
        to("Tid", QLineEdit)
        write("09.00")
        to("Plats", LineEditor)
        self.tell(at)

    def end(self) -> None:
        """End the workshop, and go on to its documents: they show every word."""
        CLOCK.forward(5)
        press(KEY.Key_PageDown, ALT)
        to("Till Dokument")
        with self.qtbot.waitSignal(self.whole.documents.ready, timeout=30_000):
            press(KEY.Key_Space)
        assert self.window.place == "documents"
        assert self.missing() == []

    def said(self, workshop_id: str = "") -> str:
        """Return all words of a workshop's minutes as they now stand: of the open one, if no other is named."""
        return "\n".join(words(minutes(self.library, workshop_id or self.held, EVERYTHING)))

    def missing(self) -> list[str]:
        """Return what was typed and is not in the minutes."""
        said = self.said()
        return [text for text in self.written if text not in said]

    def undo_all(self) -> int:
        """Undo with Ctrl+Z until the workshop is as new; return how many steps that took."""
        scope, undone = self.window.scope(), 0
        assert scope is not None
        while (entry := self.window.session.next_undo(scope)) and not entry.label.startswith("Ny workshop"):
            press(KEY.Key_Z, CTRL)
            undone += 1
            after = self.window.session.next_undo(scope)
            assert after is None or after.number != entry.number, f"{entry.label} is not undone"
        return undone

    def redo(self, count: int) -> None:
        """Do all of it again with Ctrl+Y."""
        press(KEY.Key_Y, CTRL, count)


@contextmanager
def at_the_keys(qtbot: QtBot, folder: Path, size: Size = SIZES[0]) -> Iterator[Hand]:
    """Show the window on an empty library, with the focus in it."""
    with whole_window(folder, size=size, empty=True) as whole:
        whole.window.activateWindow()
        qtbot.waitUntil(whole.window.isActiveWindow)
        yield Hand(whole, qtbot)
