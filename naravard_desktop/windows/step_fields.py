"""The chosen moment's texts: what the room reads, and what only the facilitator does. Saved while typing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.kinds import KINDS
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets.theme import current, set_kind, theme

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
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self.kind = QLabel()
        set_kind(self.kind, "secondary")
        for number, (key, name, hint, most) in enumerate(FIELDS):
            if number == _FOR_ROOM:
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

    def show_step(self, step: Step | None, earlier: list[Step]) -> None:
        """Show a moment; a field that is being typed in is left alone."""
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
        self._show_uses(step, earlier)
        known = KINDS.get(step.kind) if step else None
        self.kind.setText(_("Sort: {kind}").format(kind=_(known.title)) if known else "")

    def settle(self) -> None:
        """Have what is being typed saved now, for the moment it was typed in."""
        for field in self.fields.values():
            field.settle()

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
        self._uses_label = QLabel(_("Arbetar med lapparna från"))
        set_kind(self._uses_label, "strong")
        self.uses = QComboBox()
        self.uses.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.uses.setMinimumContentsLength(16)
        self.uses.setAccessibleName(_("Arbetar med lapparna från"))
        self._uses_label.setBuddy(self.uses)
        self.uses.activated.connect(self._uses_chosen)
        self._layout.addWidget(self._uses_label)
        self._layout.addWidget(self.uses)

    def _show_uses(self, step: Step | None, earlier: list[Step]) -> None:
        usable = [one for one in earlier if one.kind in {"notes", "sorting"}]
        wanted = step is not None and step.kind == "sorting"
        self._uses_label.setVisible(wanted)
        self.uses.setVisible(wanted)
        self.uses.clear()
        self.uses.addItem(_("inget annat moment"), "")
        for one in usable:
            self.uses.addItem(one.title, one.id)
        if step and step.uses_id:
            self.uses.setCurrentIndex(max(0, self.uses.findData(step.uses_id)))

    def _uses_chosen(self) -> None:
        if self._step is not None:
            self.uses_changed.emit(self._step.id, str(self.uses.currentData()))

    def _heading(self, text: str) -> None:
        heading = QLabel(text)
        set_kind(heading, "heading")
        heading.setContentsMargins(0, 14, 0, 0)
        self._layout.addWidget(heading)

    def _scale(self) -> None:
        look = current()
        self._layout.setSpacing(look.px(5))
        self._layout.setContentsMargins(look.px(6), look.px(8), look.px(14), look.px(8))
