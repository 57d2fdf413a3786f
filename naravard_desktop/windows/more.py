"""What the menu at the foot of the rail does: reading in a file, a backup, the look, and about the program."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
)

from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs import bundle
from naravard_desktop.jobs.import_words import conflict_words, imported_words, missing_words
from naravard_desktop.process.processes import scope_of
from naravard_desktop.widgets import theme
from naravard_desktop.windows.about import About
from naravard_desktop.windows.history import history_dialog
from naravard_desktop.windows.main_window import MainWindow
from naravard_desktop.windows.more_menu import MODES, PHOTOS_KEY, MoreMenu


class More(QObject):
    """Lives as long as its window."""

    moded = Signal(str)
    """Another theme was chosen here: "system", "light" or "dark"."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.menu = MoreMenu(window.mode, window)
        window.rail.set_menu(self.menu)
        menu = self.menu
        menu.aboutToShow.connect(self._fit)
        menu.history_asked.connect(self.show_history)
        menu.photos_asked.connect(self.show_photos)
        menu.abbreviations_asked.connect(self.show_abbreviations)
        menu.import_asked.connect(self.ask_bundle)
        menu.backup_asked.connect(window.backup_asked)
        menu.folder_asked.connect(self._show_folder)
        menu.mode_chosen.connect(self.set_mode)
        menu.larger_asked.connect(window.larger)
        menu.smaller_asked.connect(window.smaller)
        menu.usual_asked.connect(window.usual)
        menu.keys_asked.connect(window.show_keys)
        menu.about_asked.connect(self.show_about)
        menu.quit_asked.connect(window.close)
        window.header.history_asked.connect(self.show_history)
        QShortcut(QKeySequence(PHOTOS_KEY), window).activated.connect(self.show_photos)

    @property
    def _window(self) -> MainWindow:
        # Not kept: Python then takes a child and its parent apart in an order that crashes Qt.
        return cast(MainWindow, self.parent())

    def show_history(self) -> QDialog | None:
        """Show what was done where the window is; None where nothing can be undone."""
        scope = self._window.scope()
        if scope is None:
            return None
        dialog = history_dialog(self._window.session, scope, self._window)
        dialog.open()
        return dialog

    def show_photos(self) -> QDialog | None:
        """Show the photos of the open workshop; None if none is open."""
        from naravard_desktop.windows.photos_dialog import open_photos  # not for the first picture

        window = self._window
        if window.workshop_id is None:
            return None
        window.settle()
        return open_photos(window.session, window.workshop_id, window)

    def show_abbreviations(self) -> QDialog | None:
        """Show the abbreviations of the process where the window is; None where it is in none."""
        from naravard_desktop.windows.abbreviations_dialog import open_abbreviations  # nor is this

        process_id = self._process_id()
        return open_abbreviations(self._window.session, process_id, self._window) if process_id else None

    def set_mode(self, mode: str) -> None:
        """Change to light, to dark, or to what the system has."""
        app = QApplication.instance()
        chosen = next((one for one in MODES if one == mode), None)
        if chosen and isinstance(app, QApplication):
            self._window.mode = chosen
            theme.apply(app, chosen, theme.current().zoom)
            self.moded.emit(chosen)

    def ask_bundle(self) -> QFileDialog:
        """Ask for a file to read in."""
        dialog = QFileDialog(self._window, _("Hämta in uppdrag från fil"), "", _("Naravård (*.naravard)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_bundle)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def read_bundle(self, path: str) -> QDialog | None:
        """Read in a file and say what came of it; None, and a trouble told, if it could not be."""
        session, file = self._window.session, Path(path)
        try:
            done = bundle.unpack(session.library, file)
        except Trouble as trouble:
            session.trouble.emit(trouble)
            return None
        # Anything in the process may be another now.
        session.changed.emit({name: set() for name in session.library.tables})
        lines = [conflict_words(conflict) for conflict in done.merged.conflicts]
        if done.missing_attachments:
            lines.append(missing_words(done))
        dialog = _told(self._window, imported_words(file, done), lines)
        dialog.open()
        return dialog

    def show_about(self) -> About:
        """Say what this is and where everything lies."""
        box = About(self._window.session.library.path, self._window)
        box.open()
        return box

    def _show_folder(self) -> None:
        folder = self._window.session.library.path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _fit(self) -> None:
        self.menu.history.setEnabled(self._window.scope() is not None)
        self.menu.photos.setEnabled(self._window.workshop_id is not None)
        self.menu.abbreviations.setEnabled(bool(self._process_id()))

    def _process_id(self) -> str:
        """Return the process where the window is; none where it stands at one that has been deleted."""
        scope = self._window.scope()
        there = scope and scope_of(self._window.session.library, scope.process_id)
        return there.process_id if there else ""


def _told(window: MainWindow, text: str, lines: list[str]) -> QDialog:
    dialog = QDialog(window)
    dialog.setWindowTitle(_("Inläst"))
    dialog.finished.connect(dialog.deleteLater)
    label = QLabel(text)
    label.setWordWrap(True)
    layout = QVBoxLayout(dialog)
    look = theme.current()
    layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
    layout.setSpacing(look.px(12))
    layout.addWidget(label)
    if lines:
        more = QLabel(_("Det här skilde sig åt. Den text som inte gäller finns kvar i Historik."))
        more.setWordWrap(True)
        theme.set_kind(more, "secondary")
        listed = QPlainTextEdit("\n\n".join(lines))
        listed.setReadOnly(True)
        listed.setTabChangesFocus(True)
        listed.setAccessibleName(_("Det som skilde sig åt"))
        layout.addWidget(more)
        layout.addWidget(listed, 1)
        dialog.resize(look.px(560), look.px(420))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Stäng"))
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    return dialog
