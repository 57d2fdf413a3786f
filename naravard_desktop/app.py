"""The window's composition root: the library is opened, the window built, and all of it closed in order.

The loop is asyncio's on top of Qt's, so that what waits (a backup, the next start of the program) never stops the window.
"""

import argparse
import asyncio
import contextlib
import logging
import os
import sys
from collections.abc import Coroutine, Sequence
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget
from qasync import QEventLoop

from naravard_desktop import __version__
from naravard_desktop.core import paths
from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.library import Backups, open_for_writing
from naravard_desktop.live.session import Session
from naravard_desktop.widgets import focus, theme
from naravard_desktop.windows.assembly import Whole
from naravard_desktop.windows.instance import FirstWindow, show_first
from naravard_desktop.windows.main_window import MainWindow
from naravard_desktop.windows.remembered import Remembered

_log = logging.getLogger("naravard")
_BACKUP_S = 20 * 60
"""While a long workshop goes on there is a backup this often, if anything has been written."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, and return the exit code when it is closed."""
    parser = argparse.ArgumentParser(prog="naravard-desktop", description=_("Öppnar Naravårds fönster."))
    parser.add_argument("--library", type=Path, default=None, help=_("biblioteket att öppna"))
    library: Path = (parser.parse_args(arguments).library or paths.default_library()).absolute()
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        # Qt would end the program without a word that helps.
        sys.stderr.write(
            _("Det finns ingen skärm att öppna fönstret på. Kommandona fungerar ändå: naravard --help") + "\n"
        )
        return 1
    if show_first(library):
        return 0
    app = application()
    with QEventLoop(app) as loop:
        return int(loop.run_until_complete(_live(app, library)))


def application() -> QApplication:
    """Return the application, Swedish and dressed."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("naravard")
    app.setApplicationDisplayName(_("Naravård"))
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("naravard")
    app.setQuitOnLastWindowClosed(False)  # the loop's owner ends, after it has cleaned up
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    words = QTranslator(app)
    if words.load("qtbase_sv", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    focus.install(app)
    return app


async def _live(app: QApplication, path: Path) -> int:
    _keep_log()
    remembered = Remembered(paths.settings_file())
    try:
        library, rescued = open_for_writing(path)
    except Trouble as trouble:
        theme.apply(app, remembered.mode, remembered.zoom)
        await _ask(_box(str(trouble), _("Stäng")))
        return 1
    first = FirstWindow(path)
    whole = Whole(Session(library), remembered)
    _tell_faults(whole)
    first.asked.connect(whole.show)
    app.commitDataRequest.connect(partial(_save_all, whole))
    whole.show()
    if whole.go_back():
        whole.window.say(_("Programmet avslutades oväntat förra gången. Allt är kvar, och ni är där ni var."))
    if rescued:
        whole.window.say(rescued, "warn")
    backups = Backups(library)
    building = asyncio.create_task(_build_the_rest(whole))
    try:
        await _until_closed(whole, backups)
        whole.put_away()
        if backups.due:
            await asyncio.to_thread(backups.begin())
    except Trouble as trouble:  # the backup could not be made; the library itself is whole
        await _ask(_box(str(trouble), _("Stäng")))
    finally:
        building.cancel()
        first.close()
        library.close()
    return 0


async def _build_the_rest(whole: Whole) -> None:
    """Build a place at a time, when what has been asked for meanwhile is done."""
    while whole.go_on():
        await asyncio.sleep(0.01)


async def _until_closed(whole: Whole, backups: Backups) -> None:
    closing, wanted = asyncio.Event(), asyncio.Event()
    window = whole.window

    def ask_for_backup() -> None:
        wanted.set()

    def ask_to_close() -> None:
        closing.set()
        wanted.set()

    window.close_asked.connect(ask_to_close)
    window.backup_asked.connect(ask_for_backup)
    while True:
        asked = await _within(wanted.wait(), _BACKUP_S)
        wanted.clear()
        if closing.is_set():
            closing.clear()
            if await _may_close(whole):
                return
        elif asked or backups.due:
            await _back_up(window, backups, tell=asked)


async def _within(waiting: Coroutine[Any, Any, bool], seconds: float) -> bool:
    """Return whether it came in time."""
    try:
        return await asyncio.wait_for(waiting, seconds)
    except TimeoutError:
        return False


async def _back_up(window: MainWindow, backups: Backups, *, tell: bool) -> None:
    try:
        made = await asyncio.to_thread(backups.begin())
    except Trouble as trouble:
        window.session.trouble.emit(trouble)
        return
    if tell:
        window.say(_("En säkerhetskopia ligger i mappen {folder}.").format(folder=made.parent))


async def _may_close(whole: Whole) -> bool:
    """Save all there is to save, and ask if something could not be."""
    troubles: list[Trouble] = []
    session = whole.window.session
    session.trouble.connect(troubles.append)
    whole.settle()
    session.trouble.disconnect(troubles.append)
    if not troubles:
        return True
    stay = _("Stanna kvar")
    box = _box(_("Allt är inte sparat. {why}").format(why=troubles[-1]), stay, _("Stäng ändå"), parent=whole.window)
    return await _ask(box) not in {stay, ""}


def _save_all(whole: Whole, _manager: QSessionManager) -> None:
    """The computer is being shut down: save what is typed, and do not stand in the way."""
    whole.settle()


def _box(text: str, *answers: str, parent: QWidget | None = None) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Warning, _("Naravård"), text, parent=parent)
    for answer in answers:
        button = box.addButton(answer, QMessageBox.ButtonRole.AcceptRole)
        if answer == answers[0]:
            box.setDefaultButton(button)
            box.setEscapeButton(button)
    return box


async def _ask(box: QMessageBox) -> str:
    """Show a box and return the words on the button that was pressed; "" if it was closed in another way."""
    answered: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def answer(button: QAbstractButton) -> None:
        answered.set_result(button.text())

    def give_up(_code: int) -> None:
        if not answered.done():
            answered.set_result("")

    box.buttonClicked.connect(answer)
    box.finished.connect(give_up)
    box.open()
    words = await answered
    box.deleteLater()
    return words


def _keep_log() -> None:
    file = paths.log_file()
    with contextlib.suppress(OSError):  # a place that cannot be written must not keep the window from opening
        file.parent.mkdir(parents=True, exist_ok=True)
        _log.addHandler(RotatingFileHandler(file, maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True))


def _tell_faults(whole: Whole) -> None:
    """Have faults of ours noted and told in the window: it goes on, and what was saved is saved."""
    session, window = whole.window.session, whole.window

    def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if isinstance(fault, Trouble):
            session.trouble.emit(fault)
        elif issubclass(kind, KeyboardInterrupt):
            window.close()
        else:
            _log.error("%s", __version__, exc_info=(kind, fault, trace))
            sys.__excepthook__(kind, fault, trace)
            window.say(
                _(
                    "Något gick fel i programmet. Det som har sparats är kvar. "
                    "Fortsätt, eller stäng och öppna Naravård igen. Felet är antecknat i {file}."
                ).format(file=paths.log_file()),
                "error",
            )

    def tell_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        fault = context.get("exception")
        if isinstance(fault, BaseException):
            tell(type(fault), fault, fault.__traceback__)
        else:
            _log.error("%s", context.get("message"))

    sys.excepthook = tell
    asyncio.get_running_loop().set_exception_handler(tell_loop)
