"""One window for each library: a second start shows the first window instead."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 500


def name_of(library: Path) -> str:
    """Return the name under which the window of a library listens; short, for Unix sockets may not be long."""
    return "naravard-" + hashlib.sha256(str(library.absolute()).encode(errors="replace")).hexdigest()[:16]


def show_first(library: Path) -> bool:
    """Ask the window that has the library open to show itself; False if there is none that answers."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(library))
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(b"show")
    shown = socket.waitForBytesWritten(_WAIT)
    socket.disconnectFromServer()
    return shown


class FirstWindow(QObject):
    """Listens for second starts, for as long as the library is open."""

    asked = Signal()
    """Somebody has started the program again: show the window."""

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # A crash leaves the socket's file behind; the library's lock says that nobody listens to it.
        QLocalServer.removeServer(name_of(library))
        self._server.listen(name_of(library))
        self._server.newConnection.connect(self._answer)

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.disconnected.connect(connection.deleteLater)
            self.asked.emit()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
