"""Photos of the wall and the room: added from files, by dropping or pasting, described in words, put where they belong."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.photo_files import PhotoFile
from naravard_desktop.jobs.photos import same_photo
from naravard_desktop.live.session import Session
from naravard_desktop.process import attachments
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.journal import Entry
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows import photos_edits as edits
from naravard_desktop.windows.photos_adding import (
    Adding,
    Job,
    has_pictures,
    on_clipboard,
    pasted,
    picture_filter,
    reading,
)
from naravard_desktop.windows.photos_panel import PhotosPanel
from naravard_desktop.windows.photos_progress import PhotosProgress

_TOLD = 4
"""So many files are told of one by one; the rest is counted."""


def open_photos(session: Session, workshop_id: str, parent: QWidget) -> "PhotosDialog":
    """Show the photos of a workshop.

    :raises LookupError: if there is no such workshop.
    """
    dialog = PhotosDialog(session, workshop_id, parent)
    dialog.open()
    return dialog


class PhotosDialog(QDialog):
    """Shown with `open()`. What is done in it is saved at once, in the workshop, and undone there, also from here."""

    def __init__(self, session: Session, workshop_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        held = workshop(session.library, workshop_id)
        self._session, self._scope = session, Scope(held.process_id, workshop_id)
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self._way_back: Callable[[], None] = self.undo
        self._closing: int | None = None
        self._trouble_told = ""
        self._begin()
        self.setWindowTitle(_("Foton"))
        self.heading = QLabel(_("Foton från {title}").format(title=excerpt(held.title, 80)))
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.banner, self.panel = Banner(), PhotosPanel(session, self._scope)
        self.adding, self.progress = Adding(self), PhotosProgress()
        self.close_button = QPushButton(_("Klar"))
        self._lay_out()
        self._connect()
        theme().changed.connect(self._scale)
        self._scale()
        look = current()
        room = parent.window().size() if parent else QSize(look.px(1080), look.px(700))
        self.resize(min(look.px(1060), room.width() - 20), min(look.px(680), max(room.height() - 40, 300)))
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter is the list's and the fields'
        (self.panel.list if self.panel.list.chosen() else self.panel.bar.buttons()[0]).setFocus()

    def ask_files(self) -> QFileDialog:
        """Ask which files to add."""
        dialog = QFileDialog(self, _("Lägg till foton"), self._folder, picture_filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.add_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def add_files(self, names: Sequence[str]) -> None:
        """Add files, one after another, while the window goes on."""
        files = [Path(name) for name in names]
        if files:
            self._folder = str(files[0].parent)
        self.add(reading(files))

    def add(self, jobs: Sequence[Job]) -> None:
        """Add what these read."""
        if jobs:
            self.panel.settle()
            self.banner.hide()
            self.adding.add(jobs)

    def paste(self) -> None:
        """Add what has been copied: a picture, or files."""
        found = pasted(on_clipboard())
        if found:
            self.add(found)
        else:
            self.banner.say(
                _("Det som är kopierat är ingen bild. Kopiera en bild, eller filer med bilder, och försök igen.")
            )

    def undo(self) -> None:
        """Take back what was done last in the workshop, if it was about its photos."""
        self.panel.settle()
        self._step(self._session.next_undo(self._scope), self._session.undo, _("Ångrat: {what}"), _("Gör om"))

    def redo(self) -> None:
        """Do again what was taken back last, if it was about the workshop's photos."""
        self.panel.settle()
        self._step(self._session.next_redo(self._scope), self._session.redo, _("Gjort om: {what}"), _("Ångra"))

    def done(self, result: int) -> None:
        """Save what is typed before the dialog goes, and let what is being added come in; the second time it goes at once."""
        self.panel.settle()
        if self.adding.busy and self._closing is None:
            self._closing = result
            self.banner.say(_("Stängs när fotona är tillagda. Välj Klar igen för att stänga nu, utan resten."))
        elif self.panel.fields.held() and result == QDialog.DialogCode.Accepted:
            self._closing = None
            self.panel.choose(self.panel.fields.held()[0][0])
            self.panel.fields.describe()  # Escape leaves all the same
        else:
            self._closing = None
            self.adding.stop()
            super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's
        """Take files, and a picture by itself."""
        if has_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's
        """Add what is dropped."""
        event.acceptProposedAction()
        self.add(pasted(event.mimeData()))

    def _begin(self) -> None:
        """Know of nothing that was added: what comes now is one step to undo."""
        self._batch = new_id()
        self._added: list[str] = []
        self._known: list[str] = []
        self._refused: list[str] = []

    def _keep(self, photo: PhotoFile) -> None:
        there = same_photo(attachments.photos(self._session.library, self._scope.workshop_id or ""), photo)
        if there:
            self._known.append(photo.name)
            return
        added = edits.add(self._session, self._scope, self.panel.owner_id(), photo, self._batch)
        if added:
            self._added.append(added)
        else:
            self._refused.append(self._trouble_told)
            self.adding.stop()  # nor would the rest be saved

    def _finished(self) -> None:
        self.progress.hide()
        added, lines = self._added, self._lines()
        if lines:
            warned = bool(self._refused)
            self.banner.say("\n".join(lines), "warn" if warned else "info", _("Ångra") if added else "")
            self._way_back = self.undo
        self._begin()
        if self._closing is not None:
            self.done(self._closing)
        elif added and not self.panel.fields.alt.document().isModified():
            self.panel.choose(added[0])
            self.panel.fields.describe()

    def _lines(self) -> list[str]:
        """Say what came of what was added."""
        lines: list[str] = []
        if count := len(self._added):
            first = _("Fotot är tillagt.") if count == 1 else _("{count} foton är tillagda.").format(count=count)
            ask = (
                _("Beskriv det för den som inte ser det.") if count == 1 else _("Beskriv dem för den som inte ser dem.")
            )
            lines.append(f"{first} {ask}")
        if known := self._known:
            words = _("{name} finns redan här.") if len(known) == 1 else _("{count} av dem finns redan här.")
            lines.append(words.format(name=known[0], count=len(known)))
        lines += self._refused[:_TOLD]
        if (rest := len(self._refused) - _TOLD) > 0:
            lines.append(_("Och {count} filer till kunde inte läggas till.").format(count=rest))
        return lines

    def _step(self, entry: Entry | None, step: Callable[[Scope], Entry | None], words: str, back: str) -> None:
        if entry is None:
            self.banner.say(_("Det finns inget att ångra eller göra om här."))
        elif {change.table for change in journal.changes(self._session.library, entry.number)} != {"attachment"}:
            said = _("Det som står på tur är något annat: {what}. Stäng fotona och gör det där.")
            self.banner.say(said.format(what=entry.label), "warn")
        elif step(self._scope):
            self._way_back = self.undo if step == self._session.redo else self.redo
            self.banner.say(words.format(what=entry.label), "info", back)

    def _act(self) -> None:
        self._way_back()

    def _say(self, words: str, how: str) -> None:
        if how == "undo":
            self._way_back = self.undo
            self.banner.say(words, "info", _("Ångra"))
        else:
            self.banner.say(words, "warn")

    def _changed(self, changed: dict[str, set[str]]) -> None:
        if scope_of(self._session.library, self._scope.workshop_id or "") is None:
            self.adding.stop()
            self.reject()  # the workshop's creation was undone
        elif changed.keys() & {"attachment", "step"}:
            self.panel.refresh()

    def _trouble(self, trouble: Trouble) -> None:
        self._trouble_told = str(trouble)
        self.banner.say(self._trouble_told, "error")

    def _connect(self) -> None:
        self.panel.add_asked.connect(self.ask_files)
        self.panel.said.connect(self._say)
        self.panel.fields.alt.undo_requested.connect(self.undo)
        self.panel.fields.alt.redo_requested.connect(self.redo)
        self.adding.made.connect(self._keep)
        self.adding.refused.connect(self._not_taken)
        self.adding.moved.connect(self.progress.tell)
        self.adding.finished.connect(self._finished)
        self.progress.stop.clicked.connect(self.adding.stop)
        self.banner.acted.connect(self._act)
        self.close_button.clicked.connect(self.accept)
        self._session.changed.connect(self._changed)
        self._session.trouble.connect(self._trouble)
        for key, slot in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+V", self.paste),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def _not_taken(self, why: str) -> None:
        self._refused.append(why)

    def _lay_out(self) -> None:
        set_kind(self.heading, "heading")
        self.heading.setWordWrap(True)
        about = QLabel(
            _(
                "Fotona står i dokumentet vid det moment de hör till. De förminskas, och uppgifter om plats, tid och kamera "
                "tas bort innan de sparas."
            )
        )
        about.setWordWrap(True)
        set_kind(about, "secondary")
        set_kind(self.close_button, "primary")
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.progress, 1)
        self._foot.addStretch()
        self._foot.addWidget(self.close_button)
        self._layout = QVBoxLayout(self)
        for part in (self.heading, about, self.banner, self.panel):
            self._layout.addWidget(part, int(part is self.panel))
        self._layout.addLayout(self._foot)
        QWidget.setTabOrder(self.panel.fields.confidential, self.progress.stop)
        QWidget.setTabOrder(self.progress.stop, self.close_button)

    def _scale(self) -> None:
        look = current()
        self._layout.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(16))
        self._layout.setSpacing(look.px(10))
        self._foot.setSpacing(look.px(16))
