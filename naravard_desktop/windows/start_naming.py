"""Another name for a process or a workshop, and for a process other words about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt, one_line
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import change_process, process
from naravard_desktop.process.workshops import change_workshop, workshop
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current
from naravard_desktop.windows.save_buttons import save_buttons


class Naming(QDialog):
    """Enter saves; what cannot be saved stays in its field. Undoing it belongs to the process."""

    def __init__(self, session: Session, scope: Scope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._scope = session, scope
        library = session.library
        self.title, self.about, self.wrong = QLineEdit(), QPlainTextEdit(), Banner()
        self._layout = QVBoxLayout(self)
        if scope.workshop_id:
            self.setWindowTitle(_("Workshoppens rubrik"))
            self.title.setText(workshop(library, scope.workshop_id).title)
            self._add(_("&Rubrik"), self.title)
        else:
            known = process(library, scope.process_id)
            self.setWindowTitle(_("Uppdragets namn"))
            self.title.setText(known.title)
            self.about.setPlainText(known.about)
            self._add(_("Uppdragets &namn"), self.title)
            self._add(_("&Om uppdraget"), self.about)
            self.about.setTabChangesFocus(True)
        self.title.setCursorPosition(0)
        buttons, save = save_buttons()
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        self._layout.addWidget(self.wrong)
        self._layout.addWidget(buttons)
        self._scale()
        self.title.selectAll()
        self.title.setFocus()
        save.setDefault(True)  # only now is it the dialog's

    def save(self) -> None:
        """Save the names, or say why not."""
        title = one_line(self.title.text())
        if not title:
            self.wrong.say(_("Skriv ett namn. Det behöver inte vara långt."), "warn")
            self.title.setFocus()
            return
        if self._save(title):
            self.accept()
        else:
            self.wrong.say(_("Det gick inte att spara. Texten står kvar här, så försök igen."), "error")

    def _save(self, title: str) -> bool:
        library, scope, about = self._session.library, self._scope, self.about.toPlainText()
        place = Scope(scope.process_id)

        def name_workshop() -> bool:
            change_workshop(library, scope.workshop_id or "", title=title)
            return True

        def name_process() -> bool:
            change_process(library, scope.process_id, title, about)
            return True

        if scope.workshop_id:
            label = N_("Workshoppens rubrik: {value}")
            return bool(self._session.do(place, label, name_workshop, value=excerpt(title)))
        return bool(self._session.do(place, N_("Uppdragets namn: {title}"), name_process, title=excerpt(title)))

    def _add(self, words: str, field: QWidget) -> None:
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        self._layout.addWidget(label)
        self._layout.addWidget(field)

    def _scale(self) -> None:
        look = current()
        self._layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        self._layout.setSpacing(look.px(8))
        self.about.setMinimumHeight(look.px(72))
        self.about.setMaximumHeight(look.px(140))
        self.resize(look.px(520), self.sizeHint().height())
