"""The head of every place: where I am, that all is saved, undo within reach, and what the place itself puts there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.storage.journal import Entry
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, set_kind, theme


class Header(QWidget):
    """Title and subtitle at the left; status, undo and the place's own tools at the right, or below when narrow."""

    undo_asked = Signal()
    redo_asked = Signal()
    history_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _named("title")
        set_kind(self.title, "place")
        self.subtitle = _named("subtitle")
        set_kind(self.subtitle, "secondary")
        for label in (self.title, self.subtitle):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.status = _named("status", _("Allt sparat"))
        set_kind(self.status, "small")
        self.undo = self._undo_button()
        self._tools = QWidget()
        self._tools_row = QHBoxLayout(self._tools)
        self._tools_row.setContentsMargins(0, 0, 0, 0)
        self._tool: QWidget | None = None
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.subtitle)
        self._grid = QGridLayout(self)
        self._grid.addLayout(names, 0, 0)
        self._right = QHBoxLayout()
        self._right.addWidget(self.status)
        self._right.addWidget(self.undo)
        self._grid.addLayout(self._right, 0, 1)
        self._grid.setColumnStretch(0, 1)
        self._compact: bool | None = None
        self.set_compact(compact=False)
        theme().changed.connect(self._scale)
        self._scale()

    def set_title(self, title: str, subtitle: str) -> None:
        """Say where I am."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def set_tools(self, tools: QWidget | None) -> None:
        """Show a place's own buttons; they stay the place's."""
        if self._tool is not None:
            self._tools_row.removeWidget(self._tool)
            self._tool.hide()
        self._tool = tools
        if tools is not None:
            self._tools_row.addWidget(tools)
            tools.show()
        self._tools.setVisible(tools is not None)

    def set_compact(self, *, compact: bool) -> None:
        """Put the place's tools on a line of their own where there is no room beside the title."""
        if compact == self._compact:
            return
        self._compact = compact
        if compact:
            self._right.removeWidget(self._tools)
            self._grid.addWidget(self._tools, 1, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        else:
            self._grid.removeWidget(self._tools)
            self._right.addWidget(self._tools)

    def show_undo(self, undo: Entry | None, redo: Entry | None) -> None:
        """Say what would be undone and done again."""
        said = _("Ångra: {label}").format(label=undo.label) if undo else _("Det finns inget att ångra här")
        self._undo_action.setText(said)
        self._undo_action.setEnabled(undo is not None)
        self._redo_action.setText(_("Gör om: {label}").format(label=redo.label) if redo else _("Gör om"))
        self._redo_action.setEnabled(redo is not None)
        self.undo.setEnabled(undo is not None or redo is not None)
        self.undo.setToolTip(f"{said} (Ctrl+Z)" if undo else said)
        self.undo.setAccessibleDescription(said)

    def _undo_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("undo")
        button.setText(_("Ångra"))
        button.setAccessibleName(_("Ångra"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icons.put_icon(button, "undo-2")
        menu = QMenu(button)
        self._undo_action = QAction(menu)
        self._undo_action.triggered.connect(self.undo_asked)
        self._redo_action = QAction(menu)
        self._redo_action.triggered.connect(self.redo_asked)
        icons.put_icon(self._undo_action, "undo-2")
        icons.put_icon(self._redo_action, "redo-2")
        menu.addAction(self._undo_action)
        menu.addAction(self._redo_action)
        menu.addSeparator()
        history = menu.addAction(_("Historik…"))
        icons.put_icon(history, "history")
        history.triggered.connect(self.history_asked)
        button.setMenu(menu)
        button.clicked.connect(self.undo_asked)
        return button

    def _scale(self) -> None:
        look = current()
        self._grid.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(12))
        self._grid.setHorizontalSpacing(look.px(16))
        self._right.setSpacing(look.px(16))
        self._grid.setVerticalSpacing(look.px(10))
        self._tools_row.setSpacing(look.px(12))


def _named(name: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    return label
