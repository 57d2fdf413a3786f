"""A process that shows a window and tells how long it took: `python -m tests.benchmarks.first_window KIND STARTED LIBRARY`.

KIND is "bare" (PySide6 alone), "mandated" (and the imports and the open library that the design asks for), "ours", or "used":
ours after everything in it has been opened once. Told are the seconds from STARTED (as `time.time`) to the first painted window,
or to the last thing opened, and the most megabytes that the process has taken.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.memory import most_memory


class FirstPaint(QObject):
    """Tells and ends the process when a main window has been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            QTimer.singleShot(0, _tell)
        return False


def _tell() -> None:
    print(time.time() - float(sys.argv[2]), most_memory(), flush=True)
    os._exit(0)


def _bare() -> None:
    window = QMainWindow()
    window.setCentralWidget(QLabel("Naravård"))
    window.resize(1366, 768)
    window.show()
    QApplication.exec()


def _mandated(library: Path) -> None:
    import qasync
    import sqlite_utils  # noqa: F401 - its cost is what is measured

    from naravard_desktop.jobs.library import open_for_writing

    loop = qasync.QEventLoop(QApplication.instance())
    open_for_writing(library)
    window = QMainWindow()
    window.setCentralWidget(QLabel("Naravård"))
    window.resize(1366, 768)
    window.show()
    loop.run_forever()


def _used(path: Path) -> None:
    from naravard_desktop.jobs.library import open_for_writing
    from tests.benchmarks.whole import open_everything, whole_window

    library, _rescued = open_for_writing(path)
    with whole_window(library, path.parent) as whole:
        open_everything(whole)
    library.close()
    _tell()


def main(kind: str, library: Path) -> None:
    """Show the window of a kind."""
    if kind == "used":
        _used(library)
    app = QApplication(sys.argv[:1])
    first = FirstPaint(app)
    app.installEventFilter(first)
    if kind == "bare":
        _bare()
    elif kind == "mandated":
        _mandated(library)
    else:
        from naravard_desktop.app import main as ours

        ours(["--library", str(library)])


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[3]))
