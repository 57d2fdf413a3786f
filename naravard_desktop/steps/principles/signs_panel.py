"""The facilitator's panel where the group says how one sees, on each level, that a principle is kept."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import Level
from naravard_desktop.live.session import Session
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.principles import Principle, PrincipleState, change_principle
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.principles import data
from naravard_desktop.steps.principles.data import View
from naravard_desktop.steps.principles.shown import named, wording
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind, theme

_FIELD = 210
_MOST_LINES = 12


class SignsPanel(Panel):
    """A box for each principle that has not been dropped, with a field for each level: one sign a line."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self.boxes: dict[str, SignBox] = {}
        self._unsaved: dict[tuple[str, Level], str] = {}
        self.question, self.empty = QLabel(self), QLabel(self)
        for label in (self.question, self.empty):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.question, "question")
        set_kind(self.empty, "secondary")
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holder)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.question)
        self._layout.addWidget(self._scroll, 1)
        session.saved.connect(self._retry)
        theme().changed.connect(self._scale)
        self._scale()
        self.refresh()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Principles and the question."""
        return bool({"principle", "step"} & changed.keys())

    def refresh(self) -> None:
        """Show the principles as they are; a field that is typed in is left alone."""
        self.question.setText(self.step.prompt or self.step.title)
        found = data.board(self.library, self.step).views
        shown = {view.principle.id: view for view in found if view.principle.state != PrincipleState.DROPPED}
        if list(shown) != list(self.boxes):
            self._arrange(shown)
        for principle_id, view in shown.items():
            self.boxes[principle_id].show_view(view)
        self.empty.setText(self._empty_words(dropped=bool(found)))
        self.empty.setVisible(not shown)

    def settle(self) -> None:
        """Save what is typed."""
        for box in list(self.boxes.values()):
            for field in box.fields.values():
                field.settle()

    def take_focus(self) -> None:
        """Begin in the first field that is empty, else in the first."""
        found = [field for box in self.boxes.values() for field in box.fields.values()]
        for field in [*(field for field in found if not field.text().strip()), *found][:1]:
            field.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.setFocus()

    def choose(self, row_id: str) -> None:
        """Go to a principle's first field."""
        box = self.boxes.get(row_id)
        if box is not None:
            next(iter(box.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self, shown: dict[str, View]) -> None:
        for principle_id in [one for one in self.boxes if one not in shown]:
            box = self.boxes.pop(principle_id)
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        for place, principle_id in enumerate(shown):
            if principle_id not in self.boxes:
                self.boxes[principle_id] = self._box(principle_id)
            box = self.boxes[principle_id]
            if self._column.indexOf(box) != place + 1:
                self._column.insertWidget(place + 1, box)
        self.boxes = {principle_id: self.boxes[principle_id] for principle_id in shown}
        fields = [field for box in self.boxes.values() for field in box.fields.values()]
        for one, after in pairwise(fields):
            QWidget.setTabOrder(one, after)

    def _box(self, principle_id: str) -> "SignBox":
        box = SignBox(self)
        box.entered.connect(partial(self._entered, principle_id))
        for level, field in box.fields.items():
            field.settled.connect(partial(self._settled, principle_id, level))
            field.undo_requested.connect(self.undo)
            field.redo_requested.connect(self.redo)
        return box

    def _entered(self, principle_id: str) -> None:
        self.selected.emit([principle_id])
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus)

    def _settled(self, principle_id: str, level: Level, text: str) -> None:
        self._unsaved.pop((principle_id, level), None)
        box = self.boxes.get(principle_id)
        if box is not None and not self._save(principle_id, level, text, box.fields[level].typing):
            self._unsaved[(principle_id, level)] = text
            box.show_waiting(waiting=True)

    def _save(self, principle_id: str, level: Level, text: str, typing: str) -> bool:
        def change() -> bool:
            change_principle(self.library, principle_id, **{f"sign_{level.value}": text.strip()})
            return True

        principle = self.boxes[principle_id].principle
        label = N_("Så märks det: {text}")
        return bool(self.do(label, change, typing=typing, text=excerpt(wording(principle.text if principle else ""))))

    def _retry(self) -> None:
        """Something was saved again: save what had to wait."""
        waiting, self._unsaved = self._unsaved, {}
        for (principle_id, level), text in waiting.items():
            if principle_id in self.boxes:
                self._settled(principle_id, level, text)
        for principle_id, box in self.boxes.items():
            box.show_waiting(waiting=any(one == principle_id for one, _level in self._unsaved))

    def _empty_words(self, *, dropped: bool) -> str:
        if dropped:
            return _("Alla principer har utgått. Här visas de som är förslag eller antagna.")
        home = data.home_step(self.library, self.step)
        if home.id == self.step.id:
            return _(
                "Momentet visar principer från ett tidigare moment. Välj i Förbered vilket moment med vägledande "
                "principer det bygger på."
            )
        return _("Momentet {title} har inga principer än. Gå dit och gör förslag till principer först.").format(
            title=home.title
        )

    def _scale(self) -> None:
        look = current()
        self._layout.setSpacing(look.px(tokens.UNIT))
        self._column.setSpacing(look.px(12))


class SignBox(QFrame):
    """A principle with its three fields, beside each other where there is room."""

    entered = Signal()
    """One of its fields has got the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.principle: Principle | None = None
        self._across = 0
        set_kind(self, "panel")
        self.name, self.state, self.waiting = QLabel(self), QLabel(self), QLabel(self)
        for label in (self.name, self.state, self.waiting):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.name, "strong")
        set_kind(self.state, "secondary")
        set_kind(self.waiting, "warn")
        self.waiting.setText(_("Inte sparat än. Det sparas när det går."))
        self.waiting.hide()
        self.fields: dict[Level, SignField] = {level: SignField(level, self) for level in Level}
        self._cells: list[tuple[QLabel, SignField]] = []
        for level, field in self.fields.items():
            words = QLabel(_("Så märks det på {level}").format(level=level.word), self)
            words.setBuddy(field)
            set_kind(words, "small")
            field.entered.connect(self.entered)
            self._cells.append((words, field))
        self._grid = QGridLayout()
        self._layout = QVBoxLayout(self)
        for widget in (self.name, self.state):
            self._layout.addWidget(widget)
        self._layout.addLayout(self._grid)
        self._layout.addWidget(self.waiting)
        theme().changed.connect(self._scale)
        self._scale()

    def show_view(self, view: View) -> None:
        """Show a principle. What is typed and not told of yet stays."""
        self.principle = view.principle
        self.name.setText(named(view))
        self.state.setText(view.principle.state.word)
        for level, field in self.fields.items():
            about = _("Så märks det på {level}, princip {number}").format(level=level.word, number=view.number)
            field.setAccessibleName(about)
            field.setAccessibleDescription(excerpt(wording(view.principle.text), 120))
            field.show_sign(view.principle.sign(level))

    def show_waiting(self, *, waiting: bool) -> None:
        """Say that something in it is not saved yet, or no longer."""
        self.waiting.setVisible(waiting)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Put the fields beside each other where there is room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        across = len(self._cells) if self.width() >= len(self._cells) * current().px(_FIELD) else 1
        if across == self._across:
            return
        self._across = across
        for number, (words, field) in enumerate(self._cells):
            row, column = divmod(number, across)
            self._grid.addWidget(words, 2 * row, column)
            self._grid.addWidget(field, 2 * row + 1, column, Qt.AlignmentFlag.AlignTop)
        for column in range(len(self._cells)):
            self._grid.setColumnStretch(column, int(column < across))
        self.updateGeometry()

    def _scale(self) -> None:
        look = current()
        edge = look.px(12)
        self._layout.setContentsMargins(edge, look.px(10), edge, edge)
        self._layout.setSpacing(look.px(4))
        self._grid.setHorizontalSpacing(edge)
        self._grid.setVerticalSpacing(look.px(4))
        self._across = 0
        self._turn()


class SignField(TypedField):
    """Return begins the next sign: there is one on each line."""

    entered = Signal()

    def __init__(self, level: Level, parent: QWidget) -> None:
        super().__init__("", _("Ett tecken på varje rad"), most_lines=_MOST_LINES, splits="never", parent=parent)
        self._level = level
        self._known = ""
        self.accepted.connect(self._next_line)

    def show_sign(self, text: str) -> None:
        """Show what is saved, unless it is what stands here or something else is being typed."""
        if text != self._known or self.text().strip() != text:
            waits = self.hasFocus() and self.text().strip() != self._known
            self._known = text
            if not waits and self.text().strip() != text:
                self.put(text)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's
        """Tell where the work is."""
        super().focusInEvent(event)
        self.entered.emit()

    def _next_line(self, _text: str) -> None:
        if self.textCursor().block().text().strip():
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
