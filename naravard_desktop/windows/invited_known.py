"""Inviting several of the people whom the process knows already: ticked in a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.process.people import Person, attendance, organisations, persons
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.rows import dress
from naravard_desktop.widgets.theme import current, set_kind
from naravard_desktop.windows import invited_edits as edits
from naravard_desktop.windows.flow import Flow
from naravard_desktop.windows.invited_filters import LevelFilter, OrganisationFilter
from naravard_desktop.windows.save_buttons import save_buttons

_ID = Qt.ItemDataRole.UserRole


class InviteKnown(QDialog):
    """Shown with `open()`. Space ticks the chosen row; ticks stay when the list is narrowed."""

    def __init__(self, session: Session, scope: Scope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Bjud in från uppdraget"))
        self._session, self._scope = session, scope
        invited = {one.person_id for one in attendance(session.library, scope.workshop_id or "")}
        self._people = [one for one in persons(session.library, scope.process_id).values() if one.id not in invited]
        self._places = {one.id: one for one in organisations(session.library, scope.process_id)}
        self._ticked: set[str] = set()
        self.organisation, self.level = OrganisationFilter(), LevelFilter()
        self.organisation.show_people(self._people, list(self._places.values()))
        self.level.show_people(self._people)
        self.all_button = QPushButton(_("Markera alla som visas"))
        self.list = QListWidget()
        dress(self.list)
        self.list.setAccessibleName(_("Personer i uppdraget"))
        self.none = QLabel(_("Alla som uppdraget känner till är redan inbjudna."))
        self.none.setWordWrap(True)
        self.sum = QLabel()
        set_kind(self.sum, "secondary")
        self.wrong = Banner()
        buttons, self.save_button = save_buttons()
        self.save_button.setText(_("Bjud in"))
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        tools = QWidget()
        flow = Flow()
        tools.setLayout(flow)
        flow.setContentsMargins(0, 0, 0, 0)
        for widget in (self.organisation, self.level, self.all_button):
            flow.addWidget(widget)
            widget.setVisible(bool(self._people))
        look = current()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(10))
        layout.addWidget(tools)
        layout.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.sum)
        layout.addWidget(self.wrong)
        layout.addWidget(buttons)
        self.none.setVisible(not self._people)
        self.list.setVisible(bool(self._people))
        self.organisation.activated.connect(self.show_people)
        self.level.activated.connect(self.show_people)
        self.all_button.clicked.connect(self.tick_all)
        self.list.itemChanged.connect(self._ticked_one)
        room = parent.window().size() if parent else self.size()
        self.resize(min(look.px(600), room.width()), min(look.px(520), max(room.height() - 40, 300)))
        self.show_people()
        self.list.setFocus()

    def show_people(self) -> None:
        """Show those whom the filters let through."""
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's
        self.list.clear()
        for one in self._people:
            if self.organisation.lets(one) and self.level.lets(one):
                item = QListWidgetItem(self._words(one))
                item.setData(_ID, one.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_state(one.id in self._ticked))
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's
        self._say()

    def tick_all(self) -> None:
        """Tick all that are shown; once more takes their ticks away."""
        items = [self.list.item(row) for row in range(self.list.count())]
        state = _state(any(item.checkState() != Qt.CheckState.Checked for item in items))
        for item in items:
            item.setCheckState(state)

    def save(self) -> None:
        """Invite those who are ticked, in one step to undo."""
        chosen = [one.id for one in self._people if one.id in self._ticked]
        if not chosen:
            return
        if edits.invite_known(self._session, self._scope, chosen) is None:
            self.wrong.say(_("Inbjudan är inte sparad. Det ni har markerat står kvar här."), "warn")
        else:
            self.accept()

    def _ticked_one(self, item: QListWidgetItem) -> None:
        person_id = str(item.data(_ID))
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked.add(person_id)
        else:
            self._ticked.discard(person_id)
        self._say()

    def _say(self) -> None:
        count = len(self._ticked)
        self.sum.setText(_("1 markerad") if count == 1 else _("{count} markerade").format(count=count))
        self.save_button.setEnabled(count > 0)

    def _words(self, one: Person) -> str:
        place = self._places.get(one.organisation_id or "")
        name = ", ".join(part for part in (one.name, one.title) if part)
        return " · ".join(
            part for part in (name, place.name if place else "", one.level.word if one.level else "") if part
        )


def _state(ticked: bool) -> Qt.CheckState:  # noqa: FBT001 - what it is about
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
