"""What Start found: rows of every kind, each with where it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.jobs.finding import Found, find
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import set_kind
from naravard_desktop.windows.lines import LinesModel, LinesView
from naravard_desktop.windows.start_lists import panel
from naravard_desktop.windows.start_rows import found_cells

_MOST = 50


class SearchField(QLineEdit):
    """A line to search in; arrow down goes to what was found."""

    down_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Leave the arrow to whoever shows what was found."""
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


class StartHits(QWidget):
    """The rows found for some words, the best first."""

    entered = Signal(object)
    """Go to what was found, a `Found`."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._wanted = library, ""
        self._model = LinesModel[Found](
            (_("Text"), _("Vad"), _("Var")),
            found_cells,
            lambda one: one.row_id,
            self._find,
        )
        self.view = LinesView(_("Sökträffar"), self._model, (0, 110, 320))
        self.view.entered_row.connect(self._entered)
        self._title, self._none = QLabel(), QLabel(wordWrap=True)
        set_kind(self._none, "secondary")
        self._none.setText(_("Inget hittades. Sök på början av ett ord, eller på färre ord."))
        frame = panel(self._title, self.view)
        inner = frame.layout()
        if inner is not None:
            inner.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def look_for(self, wanted: str) -> None:
        """Show what has these words, and say how many rows were found."""
        self._wanted = wanted
        self._model.reload()
        self.view.choose("")
        self.view.scrollToTop()
        words = self._show()
        if self.isVisible():
            announce(self.view, words)

    def again(self) -> None:
        """Look for the same words again, with the same row chosen."""
        if self._wanted:
            self.view.reload()
            self._show()

    def _show(self) -> str:
        """Say in words what was found, and return them."""
        count = self._model.rowCount()
        words = _("1 träff") if count == 1 else _("{count} träffar").format(count=count)
        if count >= _MOST:
            words = _("De {count} bästa träffarna. Skriv fler ord för att hitta rätt.").format(count=count)
        self._title.setText(words if count else _("Sökträffar"))
        self.view.setVisible(count > 0)
        self._none.setVisible(not count)
        return words if count else self._none.text()

    def _find(self, offset: int) -> list[Found]:
        return find(self._library, self._wanted, _MOST) if self._wanted and not offset else []

    def _entered(self, row_id: str) -> None:
        found = self._model.row(self._model.place(row_id))
        if found is not None:
            self.entered.emit(found)
