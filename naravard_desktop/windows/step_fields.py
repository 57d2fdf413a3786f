"""The chosen moment: what the room reads, how it works, and what only the facilitator reads. Saved while typing."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.kinds import KINDS
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.agenda_edits import usable
from naravard_desktop.windows.step_options import StepOptions

FIELDS = (
    ("title", N_("Rubrik"), N_("Vad momentet heter i programmet"), 2),
    ("prompt", N_("Fråga till gruppen"), N_("Står stort på storbilden"), 4),
    ("help", N_("Hjälp till gruppen"), N_("Står under frågan på storbilden"), 4),
    ("aim", N_("Syfte"), N_("Vad momentet ska leda till"), 4),
    ("instruction", N_("Så gör du"), N_("Vad du säger och gör, i ordning"), 14),
    ("material", N_("Material"), N_("Vad som ska finnas i rummet"), 3),
    ("background", N_("Bakgrund"), N_("Varför momentet är som det är"), 8),
)
_FOR_ROOM = 3


class StepFields(QScrollArea):
    """Fields for one moment. `changed` carries the moment's id, the field, its text and the typing it comes from.

    What stands in `unsaved`, by moment and field, is shown in place of what the library has.
    """

    changed = Signal(str, str, str, str)
    uses_changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._step: Step | None = None
        self.fields: dict[str, TypedField] = {}
        self.unsaved: dict[tuple[str, str], str] = {}
        self.options = StepOptions()
        self.options.made.connect(self._order)
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self.kind = QLabel()
        set_kind(self.kind, "secondary")
        for number, (key, name, hint, most) in enumerate(FIELDS):
            if number == _FOR_ROOM:
                self._own = self._heading(_("Så fungerar momentet"))
                self._layout.addWidget(self.options)
                self._heading(_("Bara för dig som leder"))
            field = TypedField(_(name), _(hint), most_lines=most, splits="never", accepts_empty=True)
            field.setObjectName(key)
            self.fields[key] = field
            label = QLabel(_(name))
            label.setBuddy(field)
            set_kind(label, "strong")
            self._layout.addWidget(label)
            self._layout.addWidget(field)
            if key == "title":
                self._layout.addWidget(self.kind)
                self._add_uses()
                self._heading(_("Det rummet ser"))
            field.settled.connect(self._settled)
        self.fields["title"].left.connect(self._title_left)
        self._layout.addStretch(1)
        self.setWidget(inside)
        theme().changed.connect(self._scale)
        self._scale()

    def show_step(
        self,
        step: Step | None,
        earlier: Sequence[Step],
        waiting: Mapping[str, Any] | None = None,
        later: Step | None = None,
    ) -> None:
        """Show a moment; a field that is being typed in is left alone.

        `waiting` are settings that wait to be put right; `later` is the moment it works on, where that is not an earlier one.
        """
        other = self._step is None or step is None or step.id != self._step.id
        if other:
            self.settle()
        self._step = step
        self.setEnabled(step is not None)
        for key, field in self.fields.items():
            text = self.unsaved.get((step.id, key), str(getattr(step, key))) if step else ""
            if field.text() != text and (other or not field.hasFocus() or not field.document().isModified()):
                field.put(text)
                field.moveCursor(QTextCursor.MoveOperation.Start)
        self._show_uses(step, earlier, later)
        self.options.show_step(step, waiting)
        self._own.setVisible(not self.options.isHidden())
        known = KINDS.get(step.kind) if step else None
        self.kind.setText(_("Sort: {kind}").format(kind=_(known.title)) if known else "")

    def settle(self) -> None:
        """Have what is being typed saved now, for the moment it was typed in."""
        for field in self.fields.values():
            field.settle()
        self.options.settle()

    def _settled(self, text: str) -> None:
        field = self.sender()
        if self._step is not None and isinstance(field, TypedField):
            self.unsaved.pop((self._step.id, field.objectName()), None)
            self.changed.emit(self._step.id, field.objectName(), text, field.typing)

    def _title_left(self) -> None:
        """A moment has a title: an empty field shows the one it kept."""
        if self._step is not None and not self.fields["title"].text().strip():
            self.fields["title"].put(self._step.title)

    def _add_uses(self) -> None:
        self._uses_label = QLabel(_("Arbetar vidare med"))
        set_kind(self._uses_label, "strong")
        self.uses = _Uses()
        self.uses.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.uses.setMinimumContentsLength(16)
        self.uses.setAccessibleName(_("Arbetar vidare med"))
        self._uses_label.setBuddy(self.uses)
        self.uses.activated.connect(self._uses_chosen)
        self.advice = QLabel(wordWrap=True)
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setObjectName("advice")
        set_kind(self.advice, "warn")
        for widget in (self._uses_label, self.uses, self.advice):
            self._layout.addWidget(widget)

    def _show_uses(self, step: Step | None, earlier: Sequence[Step], later: Step | None) -> None:
        known = KINDS.get(step.kind) if step else None
        wanted = known is not None and (bool(known.uses) or later is not None)
        self._uses_label.setVisible(wanted)
        self.uses.setVisible(wanted)
        self.uses.clear()
        self.uses.addItem(_("inget annat moment"), "")
        found = [*(usable(step.kind, earlier) if step else ()), *([later] if later else [])]
        for one in found:
            self.uses.addItem(excerpt(one.title, 80), one.id)
        if step and step.uses_id:
            self.uses.setCurrentIndex(max(0, self.uses.findData(step.uses_id)))
        said = _advice(step, found, later) if step and wanted else ""
        set_kind(self.advice, "warn" if found else "secondary")
        self.advice.setText(said)
        self.advice.setVisible(bool(said))
        self.uses.setAccessibleDescription(said)

    def _uses_chosen(self) -> None:
        if self._step is not None:
            self.uses_changed.emit(self._step.id, str(self.uses.currentData()))

    def _order(self) -> None:
        """Let Tab come to the settings where they stand."""
        stops = [self.fields["help"], *self.options.stops(), self.fields["aim"]]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _heading(self, text: str) -> QLabel:
        heading = QLabel(text)
        set_kind(heading, "heading")
        heading.setContentsMargins(0, 14, 0, 0)
        self._layout.addWidget(heading)
        return heading

    def _scale(self) -> None:
        look = current()
        self._layout.setSpacing(look.px(5))
        self._layout.setContentsMargins(look.px(6), look.px(8), look.px(14), look.px(8))


class _Uses(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's
        """Scroll the fields: what one scrolls past must not be changed."""
        event.ignore()


def _advice(step: Step, found: Sequence[Step], later: Step | None) -> str:
    """Say what a moment lacks to work on; "" for nothing."""
    if later:
        return _("”{title}” kommer inte före det här momentet. Flytta det, eller välj ett annat.").format(
            title=excerpt(later.title, 80)
        )
    if step.uses_id and any(one.id == step.uses_id for one in found):
        return ""
    if found:
        return _("Välj vilka lappar momentet arbetar med.")
    kinds = ", ".join(_(KINDS[kind].title) for kind in KINDS[step.kind].uses)
    return _("Inget tidigare moment har lappar att arbeta vidare med. Lägg till något av detta före: {kinds}.").format(
        kinds=kinds
    )
