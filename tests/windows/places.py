"""The window with the places that prepare and follow up, as app.py puts them together."""

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.windows.follow_up_place import FollowUp
from naravard_desktop.windows.main_window import MainWindow
from naravard_desktop.windows.prepare import Prepare
from naravard_desktop.windows.start import Start


@dataclass
class Places:
    """The window and its places."""

    window: MainWindow
    start: Start
    prepare: Prepare
    _follow_up: FollowUp | None = None

    @property
    def follow_up(self) -> FollowUp:
        """Made when it is wanted, as by the app: it takes as long as the others together."""
        if self._follow_up is None:
            self._follow_up = FollowUp(self.session)
            self.window.add_place("follow_up", self._follow_up)
        return self._follow_up

    def complete(self) -> None:
        """Make what has not been wanted yet."""
        assert self.follow_up is not None

    @property
    def session(self) -> Session:
        """The session of the library that is open in the window."""
        return self.window.session


def open_window(
    qtbot: QtBot, library: Library, zoom: float = 1.0, *, dark: bool = False, follow_up: bool = True
) -> Places:
    """Show the window on a library, at 1280 × 720; without Följ upp where no test goes there."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "dark" if dark else "light", zoom)
    session = Session(library)
    window = MainWindow(session, "dark" if dark else "light")
    session.setParent(window)
    places = Places(window, Start(session), Prepare(session))
    window.add_place("start", places.start)
    window.add_place("prepare", places.prepare)
    if follow_up:
        window.promise({"follow_up"}, places.complete)
    places.start.open_asked.connect(window.open_workshop)
    qtbot.addWidget(window, before_close_func=_let_close)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return places


def _let_close(window: MainWindow) -> None:
    window.hide()
