"""A page of Följ upp: a table, the fields of what is chosen beside it or below, and the line where one writes new ones."""

from abc import abstractmethod
from collections.abc import Collection
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.language import _
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.documents.writing import Writing, writing
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_capture import AgreedCapture
from naravard_desktop.parts.agreed_details import AgreedDetails
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.keys import Key

_BESIDE = 1000
"""Narrower than this the fields lie below the table."""
_DETAILS = 330


class Page(QWidget):
    """A kind of page makes its parts and calls `build`; it reads in `read` and shows in `show_rows`."""

    new_words = ""
    """What the button for a new one says, to be translated; "" where none can be made here."""
    room = 860
    """Narrower than this a table's lesser columns stand under its text."""
    keys: tuple[Key, ...] = ()
    concerns: Collection[str] = ()
    """The tables whose rows are shown."""
    trace_asked = Signal(str)
    """The id of a row whose trace is to be shown."""
    shown = Signal()
    """Other rows are shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.library = session, session.library
        self.scope: Scope | None = None
        self.context: Writing | None = None
        self.narrow = self.is_open = False
        self.capture: AgreedCapture | None = None
        self.table: QAbstractItemView
        self.details: AgreedDetails
        self.count, self.late, self.several = QLabel(), QLabel(), QLabel()
        self.empty = QLabel(wordWrap=True)
        self.all_button = QPushButton(_("Visa alla"))
        set_kind(self.count, "heading")
        set_kind(self.late, "over")
        set_kind(self.several, "strong")
        set_kind(self.empty, "secondary")
        self.late.hide()

    @abstractmethod
    def read(self) -> None:
        """Read from the library what may be shown."""

    @abstractmethod
    def show_rows(self) -> None:
        """Show what is wanted of what was read."""

    @abstractmethod
    def show_details(self) -> None:
        """Show the fields of what is chosen."""

    @abstractmethod
    def filter_field(self) -> QLineEdit:
        """Return the field that filters on words."""

    @abstractmethod
    def clear_filter(self) -> None:
        """Let everything through."""

    @abstractmethod
    def choose(self, row_id: str) -> bool:
        """Choose a row; False if it is not shown."""

    @abstractmethod
    def ids(self) -> list[str]:
        """Return the ids of the chosen rows, from the top."""

    @abstractmethod
    def set_narrow(self, *, narrow: bool) -> None:
        """Put the lesser columns under the text, or not."""

    def bar_buttons(self) -> list[QWidget]:
        """Return the buttons between table and fields, for Tab."""
        return []

    def show_scope(self, scope: Scope | None) -> None:
        """Show another process, or the same one as it is now."""
        if scope != self.scope:
            self.details.settle()
        self.scope = scope
        self.context = writing(self.library, scope.process_id, EVERYTHING) if scope else None
        self.read()
        self.show_rows()

    @property
    def first_focus(self) -> QWidget | None:
        """The table; without one the line for a new row, if there can be any."""
        if not self.table.isHidden():
            return self.table
        return self.capture.field if self.capture and self.scope else None

    def settle(self) -> None:
        """Save what is being typed."""
        self.details.settle()

    def find_row(self, row_id: str) -> None:
        """Choose a row, whatever the filter says, in sight and with the keys there."""
        if not self.choose(row_id):
            self.clear_filter()
            self.choose(row_id)
        self.table.setFocus()

    def write_new(self) -> None:
        """Go to the line where one writes a new one."""
        if self.capture:
            self.capture.field.setFocus()

    def open_details(self) -> None:
        """Show all about what is chosen, to be changed."""
        if not self.ids():
            return
        self.is_open = True
        self.show_details()
        self.fit()
        if first := self.first_field():
            first.setFocus()
            QTimer.singleShot(0, self._bring_into_sight)

    def first_field(self) -> QWidget | None:
        """Return the field to begin with."""
        return self.details.first()

    def close_details(self) -> None:
        """Go back to the table."""
        self.details.settle()
        self.is_open = False
        self.details.hide()
        self.fit()
        self.table.setFocus()

    def build(self, filters: QWidget, bar: QWidget, beside: QWidget | None = None, *, counts: bool = True) -> None:
        """Put it all together: `filters` above, `bar` with the commands, `beside` at the end of the line with the count.

        Without `counts` the bar takes the whole line, and says how many there are.
        """
        panel = QFrame()
        set_kind(panel, "panel")
        self._filters, self._bar = filters, bar
        self._beside = beside
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        if counts:
            line = QHBoxLayout()
            for label in (self.count, self.late, self.several):
                line.addWidget(label)
            line.addStretch(1)
            if beside:
                line.addWidget(beside)
            self._head.addLayout(line, 1)
        self._head.addWidget(bar, 0 if counts else 1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.addWidget(self.table, 1)
        self._both.addWidget(self.details)
        self._inside = QVBoxLayout(panel)
        self._inside.addLayout(self._head)
        self._inside.addWidget(self.empty)
        self._inside.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addLayout(self._both, 1)
        self._inside.addStretch(0)
        if self.capture:
            self._inside.addWidget(self.capture)
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.addWidget(filters)
        self._outside.addWidget(panel, 1)
        self.all_button.clicked.connect(self.clear_filter)
        self.details.rebuilt.connect(self.order_tabs)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, job in (("Ctrl+F", self._to_filter), ("Ctrl+N", self.write_new)):
            QShortcut(QKeySequence(key), self, context=context).activated.connect(job)
        theme().changed.connect(self._scale)
        self.order_tabs()
        self._scale()

    def order_tabs(self) -> None:
        """Let Tab go as the eye does."""
        last = [self.capture.field, self.capture.paste] if self.capture else []
        for one, other in pairwise([self.table, *self.bar_buttons(), *self.details.widgets(), *last]):
            QWidget.setTabOrder(one, other)

    def say(self, shown: int, total: int, counted: str, nothing: str) -> None:
        """Say how many are shown of how many there are, and why there are none."""
        self.count.setText(_("{shown} av {all}").format(shown=shown, all=counted) if shown != total else counted)
        self.empty.setText(nothing if not total else _("Inget passar filtret."))
        self.empty.setVisible(not shown)
        self.all_button.setVisible(not shown and total > 0)
        self.table.setVisible(shown > 0)
        for part in (self._filters, self._beside, self._bar, self.capture):
            if part:
                part.setVisible(self.scope is not None)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Use the width there is."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Put the lesser columns under the text, and the fields under the table, where there is no room."""
        look = current()
        beside = self.width() >= look.px(_BESIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(across if beside else down)
        self._head.setDirection(across if beside else down)
        self.details.lie(beside=beside)
        # Beside the table they scroll by themselves, below it they are in full.
        height = QSizePolicy.Policy.Ignored if beside else QSizePolicy.Policy.Minimum
        self.details.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        taken = look.px(_DETAILS) if beside and not self.details.isHidden() else 0
        narrow = self.width() - taken < look.px(self.room)
        if narrow != self.narrow:
            self.narrow = narrow
            self.set_narrow(narrow=narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Escape in the fields goes back to the table."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.close_details()
        else:
            super().keyPressEvent(event)

    def _to_filter(self) -> None:
        self.filter_field().setFocus()

    def _bring_into_sight(self) -> None:
        """Scroll what the place lies in to the fields, where they lie below the table."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        first = self.first_field()
        if above is not None and first is not None and self.is_open:
            above.ensureWidgetVisible(first)

    def _scale(self) -> None:
        look = current()
        self._outside.setSpacing(look.px(12))
        self._inside.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(14))
        self.table.setMinimumHeight(look.px(200))
        self.fit()
