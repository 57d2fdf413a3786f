"""The columns of a file, one below the other: what each is called, what stands in it, and what it becomes."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind, theme


class Choice(QComboBox):
    """A choice that scrolling past does not change, and that a long word does not widen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past is no choosing."""
        event.ignore()


class ImportFields(QWidget):
    """`changed` tells of another choice; `roles` has them all."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        theme().changed.connect(self._scale)
        self._scale()

    def show_columns(
        self, names: Sequence[str], body: Sequence[Sequence[str]], roles: Sequence[str], words: Mapping[str, str]
    ) -> None:
        """Show these columns, with what they are guessed to be."""
        for widget in (*self.choices, *self._labels):
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self.choices, self._labels = [], []
        for at, name in enumerate(names):
            sample = next((row[at] for row in body if row[at]), "")
            label = self._label(excerpt(name, 60), "strong")
            example = self._label(excerpt(sample, 44) or _("(tom)"), "small")
            choice = Choice(_("{name} blir").format(name=excerpt(name, 60)), self)
            choice.setAccessibleDescription(
                _("Till exempel: {text}").format(text=excerpt(sample, 60)) if sample else ""
            )
            for role, word in words.items():
                choice.addItem(excerpt(word, 20), role)
                choice.setItemData(choice.count() - 1, word, Qt.ItemDataRole.ToolTipRole)
            choice.setCurrentIndex(max(0, choice.findData(roles[at])))
            choice.activated.connect(partial(self._chosen, at))
            label.setBuddy(choice)
            self.choices.append(choice)
            self._grid.addWidget(label, 2 * at, 0)
            self._grid.addWidget(example, 2 * at + 1, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(choice, 2 * at, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        for one, after in pairwise(self.choices):
            QWidget.setTabOrder(one, after)

    def roles(self) -> list[str]:
        """Return what each column becomes."""
        return [str(choice.currentData()) for choice in self.choices]

    def _label(self, text: str, kind: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        set_kind(label, kind)
        self._labels.append(label)
        return label

    def _chosen(self, _at: int, _index: int) -> None:
        self.changed.emit()

    def _scale(self) -> None:
        look = current()
        edge = look.px(tokens.RING + tokens.RING_OFFSET)
        self._grid.setContentsMargins(edge, edge, edge, edge)
        self._grid.setHorizontalSpacing(look.px(2 * tokens.UNIT))
        self._grid.setVerticalSpacing(look.px(4))
