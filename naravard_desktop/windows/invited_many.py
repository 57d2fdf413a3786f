"""Inviting many at once: pasted lines, shown as they are read before anything is saved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.process.people import attendance, organisations, persons
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current, set_kind
from naravard_desktop.windows import invited_edits as edits
from naravard_desktop.windows.invited_reading import Read, heading, read_people
from naravard_desktop.windows.lines import Cell, Line, LinesModel, LinesView
from naravard_desktop.windows.save_buttons import save_buttons

_SOON_MS = 150


class InviteMany(QDialog):
    """Shown with `open()`. What could not be saved stays in the field."""

    def __init__(self, session: Session, scope: Scope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Bjud in flera"))
        self._session, self._scope = session, scope
        self._people: list[Read] = []
        self._places = {one.name.casefold() for one in organisations(session.library, scope.process_id)}
        known = persons(session.library, scope.process_id)
        self._known = {one.name for one in known.values()}
        self._invited = {known[one.person_id].name for one in attendance(session.library, scope.workshop_id or "")}
        about = QLabel(
            _("Skriv eller klistra in en person på varje rad, till exempel från ett kalkylblad: {heading}.").format(
                heading=heading()
            )
        )
        about.setWordWrap(True)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(_("Personer att bjuda in, en på varje rad"))
        self.field.setPlaceholderText(_("Anna Exempel; enhetschef; Norra kommunen; meso"))
        self.field.setTabChangesFocus(True)
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        about.setBuddy(self.field)
        self.sum = QLabel(wordWrap=True)
        self.sum.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.sum, "secondary")
        model = LinesModel[Read]((_("Namn"), _("Organisation"), _("Nivå")), self._cells, _name_of, self._read)
        self.view = LinesView(_("Så läses raderna"), model, (0, 200, 110))
        self.wrong = Banner()
        buttons, self.save_button = save_buttons()
        self.save_button.setText(_("Bjud in"))
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        look = current()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(10))
        for widget, stretch in (
            (about, 0),
            (self.field, 2),
            (self.sum, 0),
            (self.view, 3),
            (self.wrong, 0),
            (buttons, 0),
        ):
            layout.addWidget(widget, stretch)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.show_read)
        self.field.textChanged.connect(self._soon.start)
        room = parent.window().size() if parent else self.size()
        self.resize(min(look.px(680), room.width()), min(look.px(560), max(room.height() - 40, 300)))
        self.show_read()
        self.field.setFocus()

    def show_read(self) -> None:
        """Show how the lines are read."""
        self._people = read_people(self.field.toPlainText())
        self.view.reload()
        self.save_button.setEnabled(bool(self._people))
        self.sum.setText(self._said())

    def save(self) -> None:
        """Invite them all, in one step to undo."""
        self._soon.stop()
        self.show_read()
        if not self._people:
            return
        if edits.invite_read(self._session, self._scope, self._people) is None:
            self.wrong.say(_("Personerna är inte sparade. Det ni har skrivit står kvar här."), "warn")
        else:
            self.accept()

    def _said(self) -> str:
        if not self._people:
            return ""
        count = len(self._people)
        said = [_("1 person.") if count == 1 else _("{count} personer.").format(count=count)]
        new = {one.organisation for one in self._people if one.organisation.casefold() not in self._places} - {""}
        if len(new) == 1:
            said.append(_("1 organisation är ny."))
        elif new:
            said.append(_("{count} organisationer är nya.").format(count=len(new)))
        if any(one.unread for one in self._people):
            said.append(_("Nivån är mikro, meso eller makro; det som inte går att läsa som en nivå tas inte med."))
        return " ".join(said)

    def _read(self, offset: int) -> Sequence[Read]:
        return [] if offset else self._people

    def _cells(self, one: Read) -> tuple[Cell, ...]:
        name = [Line(one.name, strong=True)]
        if one.title:
            name.append(Line(one.title, "muted"))
        if one.name in self._invited:
            name.append(Line(_("är redan inbjuden"), "muted"))
        elif one.name in self._known:
            name.append(Line(_("finns i uppdraget"), "muted"))
        place = [Line(one.organisation or "–", "text" if one.organisation else "muted")]
        if one.organisation and one.organisation.casefold() not in self._places:
            place.append(Line(_("ny, huvudman: {kind}").format(kind=one.type.word), "muted"))
        level = Line(one.level.word if one.level else "–", "muted")
        unread = (Line(_("”{word}” är ingen nivå").format(word=one.unread), "warn"),) if one.unread else ()
        return tuple(name), tuple(place), (level, *unread)


def _name_of(one: Read) -> str:
    return f"{one.name}\n{one.organisation}"
