"""People and organisations of a process, reached from Start and Förbered."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import process
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.journal import Entry
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.people_tab import PeopleTab


def open_people(session: Session, process_id: str, parent: QWidget, row_id: str = "") -> "PeopleDialog":
    """Show the people and organisations of a process; `row_id` is the person or organisation to choose."""
    dialog = PeopleDialog(session, process_id, parent)
    dialog.choose(row_id)
    dialog.open()
    return dialog


class PeopleDialog(QDialog):
    """Shown with `open()`. What is done in it is saved at once, in the process, and undone there, also from here."""

    def __init__(self, session: Session, process_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Personer och organisationer"))
        self._session, self._scope = session, Scope(process_id)
        self._way_back = self.undo
        self.heading = QLabel(process(session.library, process_id).title)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        set_kind(self.heading, "heading")
        self.banner = Banner()
        self.people = PeopleTab(session, process_id, "person")
        self.places = PeopleTab(session, process_id, "organisation")
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(_("Personer eller organisationer"))
        self.tabs.addTab(self.people, _("Personer"))
        self.tabs.addTab(self.places, _("Organisationer"))
        self.close_button = QPushButton(_("Klar"))
        set_kind(self.close_button, "primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self._layout = QVBoxLayout(self)
        for part in (self.heading, self.banner, self.tabs):
            self._layout.addWidget(part, int(part is self.tabs))
        self._layout.addLayout(foot)
        self._connect()
        theme().changed.connect(self._scale)
        self._scale()
        look = current()
        room = parent.window().size() if parent else QSize(look.px(1060), look.px(680))
        self.resize(min(look.px(1040), room.width() - 20), min(look.px(640), max(room.height() - 40, 300)))
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter is the list's and the fields'
        self.people.list.setFocus()

    def choose(self, row_id: str) -> None:
        """Choose a person or an organisation; nothing happens if it is neither."""
        for tab in (self.people, self.places):
            if row_id and tab.choose(row_id):
                self.tabs.setCurrentWidget(tab)
                tab.list.setFocus()

    def tab(self) -> PeopleTab:
        """Return the list that is shown."""
        return self.people if self.tabs.currentWidget() is self.people else self.places

    def undo(self) -> None:
        """Take back what was done last in the process, if it was about its people."""
        self._settle()
        self._step(self._session.next_undo(self._scope), self._session.undo, _("Ångrat: {what}"), _("Gör om"))

    def redo(self) -> None:
        """Do again what was taken back last, if it was about the process's people."""
        self._settle()
        self._step(self._session.next_redo(self._scope), self._session.redo, _("Gjort om: {what}"), _("Ångra"))

    def done(self, result: int) -> None:
        """Save what is typed before the dialog goes; what cannot be saved keeps it open once, then Escape leaves."""
        self._settle()
        waiting = next((tab for tab in (self.people, self.places) if tab.fields.held()), None)
        if waiting and result == QDialog.DialogCode.Accepted:
            self.tabs.setCurrentWidget(waiting)
            waiting.choose(waiting.fields.held()[0][0])
            waiting.fields.name.setFocus()
        else:
            super().done(result)

    def _step(self, entry: Entry | None, step: Callable[[Scope], Entry | None], words: str, back: str) -> None:
        if entry is None:
            self.banner.say(_("Det finns inget att ångra eller göra om här."))
        elif not self._about_people(entry):
            said = _("Det som står på tur är något annat: {what}. Gör det på Start i stället.")
            self.banner.say(said.format(what=entry.label), "warn")
        elif step(self._scope):
            self._way_back = self.undo if step == self._session.redo else self.redo
            self.banner.say(words.format(what=entry.label), "info", back)

    def _about_people(self, entry: Entry) -> bool:
        tables = {change.table for change in journal.changes(self._session.library, entry.number)}
        # Of what is attached, only logos are the process's own: photos are undone in their workshop.
        about = {"person", "organisation", "attachment"}
        return not tables.isdisjoint(about) and tables.isdisjoint({"process", "workshop"})

    def _act(self) -> None:
        self._way_back()

    def _settle(self) -> None:
        self.people.settle()
        self.places.settle()

    def _connect(self) -> None:
        for tab in (self.people, self.places):
            tab.said.connect(self._say)
            for field in (tab.fields.name, tab.fields.title):
                field.undo_requested.connect(self.undo)
                field.redo_requested.connect(self.redo)
        self.tabs.currentChanged.connect(self._settle)
        self.banner.acted.connect(self._act)
        self.close_button.clicked.connect(self.accept)
        self._session.changed.connect(self._changed)
        self._session.trouble.connect(self._trouble)
        self._session.saved.connect(self._saved)
        for key, slot in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+F", self._to_search),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(slot)
        for number in range(self.tabs.count()):
            go = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            go.activated.connect(partial(self._go, number))

    def _go(self, number: int) -> None:
        self.tabs.setCurrentIndex(number)
        self.tab().list.setFocus()

    def _to_search(self) -> None:
        self.tab().search.setFocus()
        self.tab().search.selectAll()

    def _changed(self) -> None:
        self.people.refresh()
        self.places.refresh()

    def _say(self, words: str, how: str) -> None:
        if how == "undo":
            self._way_back = self.undo
            self.banner.say(words, "info", _("Ångra"))
        else:
            self.banner.say(words, "warn")

    def _trouble(self, trouble: Trouble) -> None:
        self.banner.say(str(trouble), "error")

    def _saved(self) -> None:
        self.banner.hide()

    def _scale(self) -> None:
        look = current()
        self._layout.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(16))
        self._layout.setSpacing(look.px(10))
