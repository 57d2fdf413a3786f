"""Out into files: where to, under which name, and how to find them again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMessageBox, QPushButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets.banner import Banner, Kind


def with_ending(path: Path, ending: str) -> Path:
    """Return a path that ends as its kind of file does."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def usual_folder(keeper: QObject) -> str:
    """Return the folder that was saved in last, or the one for documents."""
    kept = str(keeper.property("folder") or "")
    if kept and Path(kept).is_dir():
        return kept
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if Path(documents).is_dir() else str(Path.home())


def _replace_box(dialog: QWidget, target: Path) -> QMessageBox:
    box = QMessageBox(dialog.parentWidget())
    box.setObjectName("replace")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(_("Ersätta filen?"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_("{file} finns redan. Ska den ersättas?").format(file=target.name))
    box.addButton(_("Ersätt"), QMessageBox.ButtonRole.AcceptRole)
    other = box.addButton(_("Välj ett annat namn"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(other)
    return box


def _name_labels(dialog: QFileDialog, accept: str, name: str) -> None:
    for part, words in (
        (QFileDialog.DialogLabel.Accept, accept),
        (QFileDialog.DialogLabel.Reject, _("Avbryt")),
        (QFileDialog.DialogLabel.FileName, name),
        (QFileDialog.DialogLabel.FileType, _("Filtyp:")),
        (QFileDialog.DialogLabel.LookIn, _("Mapp:")),
    ):
        dialog.setLabelText(part, words)


class FileNotice(Banner):
    """A banner that can lead to a file that was saved: "Öppna" and "Visa i mappen"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._offered: Callable[[], object] | None = None
        self.acted.connect(self._act)
        self.open_button, self.folder_button = QPushButton(_("Öppna")), QPushButton(_("Visa i mappen"))
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            for button in (self.open_button, self.folder_button):
                layout.insertWidget(layout.count() - 1, button)
        self.open_button.clicked.connect(self._open)
        self.folder_button.clicked.connect(self._show_folder)
        self._lead_to(None)

    def say(self, text: str, kind: Kind = "info", action: str = "", *, closable: bool = True) -> None:
        """Say a sentence that leads to no file."""
        self._lead_to(None)
        self._offered = None
        super().say(text, kind, action, closable=closable)

    def offer(self, text: str, kind: Kind, action: str, job: Callable[[], object], *, closable: bool = True) -> None:
        """Say a sentence with a button that hides it and does something."""
        self.say(text, kind, action, closable=closable)
        self._offered = job

    def say_saved(self, file: Path, *, more: str = "", kind: Kind = "info") -> str:
        """Say that a file was saved and where, and more about it; return what was said."""
        words = _("{file} är sparad i {folder}.").format(file=file.name, folder=file.parent)
        return self.say_about(file, f"{words} {more}".strip(), kind)

    def say_about(self, file: Path, words: str, kind: Kind = "info") -> str:
        """Say something about a file or folder that the buttons then lead to, and return it."""
        self.say(words, kind)
        self._lead_to(file)
        return words

    def _act(self) -> None:
        job, self._offered = self._offered, None
        if job is not None:
            self.hide()
            job()

    def _lead_to(self, file: Path | None) -> None:
        self._file = file
        folder = file is not None and file.is_dir()
        self.open_button.setText(_("Öppna mappen") if folder else _("Öppna"))
        self.open_button.setVisible(file is not None)
        self.folder_button.setVisible(file is not None and not folder)

    def _open(self) -> None:
        if self._file is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file))):
            self._say_beside(_("Inget program kunde öppna {file}. Öppna den från mappen i stället."), self._file)

    def _show_folder(self) -> None:
        if self._file is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent))):
            self._say_beside(_("Mappen kunde inte visas. Filen är {file}."), self._file)

    def _say_beside(self, words: str, file: Path) -> None:
        super().say(words.format(file=file), "warn")


class SaveDialog(QFileDialog):
    """Asks where to save a file; `keeper` remembers the folder. `kind` is as in "PDF (*.pdf)".

    A name without the ending gets it, and what is there already is only replaced after a yes.
    """

    chosen = Signal(object)
    """Where to, as a `Path`."""

    def __init__(self, keeper: QObject, parent: QWidget, name: str, kind: str) -> None:
        super().__init__(parent, _("Spara {name}").format(name=name), "", kind)
        self._keeper, self._ending = keeper, Path(name).suffix
        self._target = Path(name)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Asked here instead, after the ending has been added.
        self.setOption(QFileDialog.Option.DontConfirmOverwrite)
        _name_labels(self, _("Spara"), _("Filnamn:"))
        self.setDirectory(usual_folder(keeper))
        self.selectFile(name)
        self.fileSelected.connect(self._selected)
        self.rejected.connect(self.deleteLater)

    def _selected(self, path: str) -> None:
        self._target = with_ending(Path(path), self._ending)
        if not self._target.exists():
            self._choose()
            return
        box = _replace_box(self, self._target)
        box.accepted.connect(self._choose)
        box.rejected.connect(self._ask_again)
        box.open()

    def _choose(self) -> None:
        self._keeper.setProperty("folder", str(self._target.parent))
        self.chosen.emit(self._target)
        self.deleteLater()

    def _ask_again(self) -> None:
        self.setDirectory(str(self._target.parent))
        self.selectFile(self._target.name)
        self.open()


class FolderDialog(QFileDialog):
    """Asks for a folder to save in; `keeper` remembers it."""

    chosen = Signal(object)
    """The folder, as a `Path`."""

    def __init__(self, keeper: QObject, parent: QWidget) -> None:
        super().__init__(parent, _("Välj mapp"), usual_folder(keeper))
        self._keeper = keeper
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)
        _name_labels(self, _("Välj"), _("Mapp:"))
        self.fileSelected.connect(self._selected)

    def _selected(self, path: str) -> None:
        self._keeper.setProperty("folder", path)
        self.chosen.emit(Path(path))
