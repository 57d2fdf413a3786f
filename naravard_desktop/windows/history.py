"""Historik: everything that was done in a place, also what was undone, and the words as they stood before and after."""

import itertools

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.language import _
from naravard_desktop.jobs import history
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import process
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.journal import Entry
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.rows import dress
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.history_details import HistoryDetails
from naravard_desktop.windows.history_rows import HistoryDelegate, HistoryModel

_SEARCH_MS = 250
_BESIDE = 760


def history_dialog(session: Session, scope: Scope, parent: QWidget) -> QDialog:
    """Return a dialog with the history of a workshop, or of a process and its workshops, to be opened by the caller."""
    return HistoryDialog(session, scope, parent)


class HistoryDialog(QDialog):
    """Entries at the left, or above where there is little room; what the chosen one changed beside."""

    def __init__(self, session: Session, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Historik"))
        self._session, self._scope = session, scope
        self.model = HistoryModel(self._read, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Sök i historiken"))
        self.search.setAccessibleName(_("Sök i historiken"))
        self.view = QListView()
        dress(self.view)
        self.view.setItemDelegate(HistoryDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(_("Det som har gjorts, senast först"))
        self.view.setModel(self.model)
        self.none = QLabel(wordWrap=True)
        set_kind(self.none, "secondary")
        self.details = HistoryDetails()
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=_SEARCH_MS)
        self._soon.timeout.connect(self._show)
        self.search.textChanged.connect(self._soon.start)
        self.search.returnPressed.connect(self._found)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._search)
        session.changed.connect(self._show)
        theme().changed.connect(self._scale)
        self._scale()
        self._show()
        room = parent.window().size()
        look = current()
        self.resize(min(look.px(980), room.width()), min(look.px(620), room.height()))
        (self.view if self.model.rowCount() else self.search).setFocus()

    def _read(self, before: int | None) -> list[Entry]:
        return history.entries(self._session.library, self._scope, self.search.text(), before)

    def _show(self) -> None:
        """Read from the newest, and keep what is chosen."""
        self._soon.stop()
        library, chosen = self._session.library, self.model.entry(self.view.currentIndex().row())
        outside = "" if self._scope.workshop_id else process(library, self._scope.process_id).title
        self.model.show(history.places(library, self._scope), outside)
        row = max(self.model.row_of(chosen.number) if chosen else 0, 0)
        self.view.setCurrentIndex(self.model.index(row, 0))
        nothing = self.model.rowCount() == 0
        if nothing:
            self.none.setText(
                _("Ingenting i historiken har de orden.")
                if self.search.text().strip()
                else _("Här är ingenting gjort än.")
            )
            if self.none.isHidden() and self.isVisible():
                announce(self.none, self.none.text())
            self.details.show_entry(None, "", [])
            if self.view.hasFocus():
                self.search.setFocus()
        self.none.setVisible(nothing)
        self.view.setVisible(not nothing)

    def _chosen(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry is not None:
            self.details.show_entry(entry, self.model.besides(entry), history.told(self._session.library, entry.number))

    def _found(self) -> None:
        """Return in the search field goes to what was found."""
        if self._soon.isActive():
            self._show()
        if self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._left = QVBoxLayout()
        for widget in (self.search, self.none, self.view):
            self._left.addWidget(widget, 1 if widget is self.view else 0)
        self._left.addStretch(0)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(self._left, 2)
        self._columns.addWidget(self.details, 3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(_("Stäng"))
        buttons.rejected.connect(self.reject)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(scroll, 1)
        self._whole.addWidget(buttons)
        # Return in the search field must not close the dialog.
        close.setAutoDefault(False)
        order = [self.search, self.view, *self.details.focus_chain(), close]
        for one, other in itertools.pairwise(order):
            QWidget.setTabOrder(one, other)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Put the details below where there is no room beside."""
        super().resizeEvent(event)
        beside = self.width() >= current().px(_BESIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _scale(self) -> None:
        look = current()
        self._whole.setContentsMargins(look.px(20), look.px(20), look.px(20), look.px(16))
        self._whole.setSpacing(look.px(12))
        self._columns.setSpacing(look.px(16))
        self._left.setSpacing(look.px(10))
        self.view.setMinimumHeight(look.px(170))
