"""What one entry of the history changed: the words before and after, to read and to copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.language import _
from naravard_desktop.jobs.history import Side, Told
from naravard_desktop.storage.journal import Entry
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind, theme


class HistoryDetails(QFrame):
    """Empty until an entry is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "panel")
        self.label, self.besides = QLabel(wordWrap=True), QLabel(wordWrap=True)
        set_kind(self.label, "heading")
        set_kind(self.besides, "secondary")
        for one in (self.label, self.besides):
            one.setTextFormat(Qt.TextFormat.PlainText)
        self.before = _Pane(_("Före"), _("Kopiera texten före"), _("Fanns inte."))
        self.after = _Pane(_("Efter"), _("Kopiera texten efter"), _("Borttaget."))
        self.nothing = QLabel(_("Här finns ingen text att läsa."))
        set_kind(self.nothing, "secondary")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.label)
        self._column.addWidget(self.besides)
        self._column.addWidget(self.nothing)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.addWidget(self.before, 1)
        self._panes.addWidget(self.after, 1)
        self._column.addLayout(self._panes, 1)
        self._column.addStretch(0)
        theme().changed.connect(self._scale)
        self._scale()
        self.show_entry(None, "", [])

    def show_entry(self, entry: Entry | None, besides: str, told: Sequence[Told]) -> None:
        """Show an entry with what it changed, or nothing."""
        self.label.setText(entry.label if entry else "")
        self.besides.setText(besides)
        self.before.show_sides([(one.what, one.before) for one in told])
        self.after.show_sides([(one.what, one.after) for one in told])
        for widget, wanted in (
            (self.label, entry is not None),
            (self.besides, entry is not None),
            (self.nothing, entry is not None and not told),
            (self.before, bool(told)),
            (self.after, bool(told)),
        ):
            widget.setVisible(wanted)

    def focus_chain(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        return [self.before.text, self.before.copy_button, self.after.text, self.after.copy_button]

    def _scale(self) -> None:
        look = current()
        self._column.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14))
        self._column.setSpacing(look.px(8))
        self._panes.setSpacing(look.px(12))


class _Pane(QWidget):
    """The words of one side. Only words that people wrote are copied, without the names of their fields."""

    def __init__(self, name: str, copy_name: str, absent: str) -> None:
        super().__init__()
        self._absent, self._words = absent, ""
        heading = QLabel(name)
        set_kind(heading, "strong")
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(name)
        self.text.setTabChangesFocus(True)
        # A caret, so that the keyboard alone can read and mark.
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        heading.setBuddy(self.text)
        self.copy_button = QPushButton(_("Kopiera texten"))
        self.copy_button.setAccessibleName(copy_name)
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._copy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(heading)
        self._column.addWidget(self.text, 1)
        self._column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        theme().changed.connect(self._scale)
        self._scale()

    def show_sides(self, sides: Sequence[tuple[str, Side | None]]) -> None:
        """Show the rows of this side under each other."""
        rows = [f"{what}\n" + "\n".join(side.lines) for what, side in sides if side and side.lines]
        self._words = "\n".join(side.words for _what, side in sides if side and side.words)
        self.text.setPlainText("\n\n".join(rows) if rows else self._absent)
        self.copy_button.setEnabled(bool(self._words))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._words)
        announce(self.copy_button, _("Texten är kopierad"))

    def _scale(self) -> None:
        look = current()
        self._column.setSpacing(look.px(6))
        self.text.setMinimumHeight(look.px(110))
        self.text.setMinimumWidth(look.px(120))
