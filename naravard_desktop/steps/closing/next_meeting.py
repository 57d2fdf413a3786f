"""When and where the group meets next: the workshop's own, written at its end."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from naravard_desktop.core.clock import read_time, spoken_time
from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt, one_line
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.workshops import Workshop, change_workshop, workshop
from naravard_desktop.steps.closing.data import next_words
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.date_field import DateField
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.theme import current, set_kind, theme

_WIDE = 560
_SAID = 300
"""More characters than this are not said above the fields: a place is a few words."""


class NextMeeting(QWidget):
    """Performs its edits through the panel it belongs to, which tells it to `refresh`. What cannot be saved stays in its
    field and is saved when the disk answers."""

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._typing = new_id()
        self._unsaved: dict[str, str | None] = {}
        self._shown_place = ""
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.words, "heading")
        self.date = DateField(_("Datum"), self)
        self.time = QLineEdit(self)
        self.time.setPlaceholderText(_("Ingen tid, till exempel 13.00"))
        self.time.setMaxLength(60)
        self.place = LineEditor(
            _("Plats"), _("Ingen plats"), most_lines=3, splits="never", accepts_empty=True, parent=self
        )
        self.wrong = QLabel(self)
        self.wrong.setWordWrap(True)
        set_kind(self.wrong, "warn")
        self.wrong.hide()
        self._lay_out()
        self.date.picked.connect(partial(self._save, "next_date"))
        self.time.editingFinished.connect(self._time_typed)
        self.time.textEdited.connect(self.wrong.hide)
        self.place.settled.connect(self._place_typed)
        self.place.undo_requested.connect(panel.undo)
        self.place.redo_requested.connect(panel.redo)
        panel.session.saved.connect(self._retry)
        self.refresh()

    def focus_chain(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        return [self.date, self.time, self.place]

    def take_focus(self) -> None:
        """Begin with the date."""
        self.date.setFocus()

    def refresh(self) -> None:
        """Show what the library says now; what is being typed, or is not saved, is left alone."""
        held = self._held()
        words = excerpt(next_words(held), _SAID)
        self.words.setText(
            _("Nästa möte: {words}").format(words=words) if words else _("Nästa möte är inte bestämt än.")
        )
        if "next_date" not in self._unsaved:
            self.date.put(held.next_date)
        if "next_time" not in self._unsaved and not self.time.isModified():
            self.time.setText(spoken_time(held.next_time or ""))
        place = one_line(self.place.text())
        if "next_place" not in self._unsaved and place != held.next_place and not self._half_typed():
            self.place.put(held.next_place)
        self._shown_place = held.next_place

    def settle(self) -> None:
        """Save what is typed."""
        self.date.settle()
        self._time_typed()
        self.place.settle()

    def _half_typed(self) -> bool:
        """Tell whether what stands in the field for the place is the user's, and newer than what was shown last."""
        return self.place.hasFocus() and one_line(self.place.text()) != self._shown_place

    def _held(self) -> Workshop:
        return workshop(self._panel.library, self._panel.step.workshop_id)

    def _time_typed(self) -> None:
        if not self.time.isModified():
            return
        text = one_line(self.time.text())
        wall = read_time(text)
        if text and wall is None:
            self.wrong.setText(_("Tiden går inte att läsa. Skriv den som 13.00, eller töm fältet."))
            self.wrong.show()
            announce(self.wrong, self.wrong.text())
            return
        self.wrong.hide()
        if self._save("next_time", wall):
            self.time.setModified(False)
            self.time.setText(spoken_time(wall or ""))

    def _place_typed(self, text: str) -> None:
        self._save("next_place", one_line(text), typing=self._typing)
        if not self.place.hasFocus():
            self._typing = new_id()

    def _save(self, key: str, value: str | None, *, typing: str = "") -> bool:
        held = self._held()
        self._unsaved.pop(key, None)
        if getattr(held, key) == value:
            return True
        words = {"next_date": held.next_date, "next_time": held.next_time, "next_place": held.next_place, key: value}
        change = partial(self._change, key, value)
        said = excerpt(" ".join(word for word in words.values() if word)) or _("inte bestämt")
        if self._panel.do(N_("Nästa möte: {words}"), change, typing=typing, words=said):
            return True
        self._unsaved[key] = value
        return False

    def _change(self, key: str, value: str | None) -> bool:
        change_workshop(self._panel.library, self._panel.step.workshop_id, **{key: value})
        return True

    def _retry(self) -> None:
        """Something was saved again: save what had to wait."""
        waiting, self._unsaved = self._unsaved, {}
        for key, value in waiting.items():
            if self._save(key, value) and key == "next_time":
                self.time.setModified(False)

    def _lay_out(self) -> None:
        frame = QFrame(self)
        set_kind(frame, "panel")
        self._form = QFormLayout(frame)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in ((_("&Datum"), self.date), (_("&Tid"), self.time), (_("&Plats"), self.place)):
            self._form.addRow(words, field)
        self.time.setAccessibleName(_("Tid"))
        self._frame = frame
        self._column = QVBoxLayout(self)
        for widget in (self.words, frame, self.wrong):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        theme().changed.connect(self._scale)
        self._scale()

    def _scale(self) -> None:
        look = current()
        edge = look.px(16)
        self._frame.setMaximumWidth(look.px(_WIDE))
        self._form.setContentsMargins(edge, edge, edge, edge)
        self._form.setHorizontalSpacing(edge)
        self._form.setVerticalSpacing(look.px(10))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(12))
