"""The line where decisions or actions come in: Enter gives one and room for the next, several pasted lines give several."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import lines
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme


@dataclass(frozen=True, slots=True)
class CaptureWords:
    """What the line says, to be translated; `{count}` is how many."""

    name: str
    placeholder: str
    added: str
    waiting: str
    paste: str
    unsaved: str = N_("Inte sparat än. Texten står kvar; tryck Enter för att försöka igen.")


class AgreedCapture(QWidget):
    """`written` carries the texts. Whoever saves them says `done`; until then nothing is cleared.

    Only Enter makes one: what stands in the field when the moment is left stays there.
    """

    written = Signal(list)

    def __init__(self, words: CaptureWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._pasted: list[str] = []
        self._typed = self._sending = False
        self.field = LineEditor(_(words.name), _(words.placeholder), parent=self)
        self.paste = QPushButton(_("Klistra in flera"), self)
        self.paste.setToolTip(_(words.paste))
        put_icon(self.paste, "clipboard-paste")
        self._status = QLabel(self)
        self._status.setWordWrap(True)
        set_kind(self._status, "secondary")
        self._status.hide()
        self._row = QHBoxLayout()
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.paste)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._row)
        self._outer.addWidget(self._status)
        self.field.accepted.connect(self._accept)
        self.field.lines_pasted.connect(self._paste_lines)
        self.field.textChanged.connect(self._emptied)
        self.paste.clicked.connect(self._paste_clipboard)
        theme().changed.connect(self._scale)
        self._scale()

    def done(self) -> None:
        """What was last told of is saved: make room for the next."""
        if self._typed:
            self._typed = False
            self.field.clear()
        elif self._pasted:
            count, self._pasted = len(self._pasted), []
            self.say(_(self._words.added).format(count=count))
            return
        self.say("")

    def entering(self) -> bool:
        """Tell whether what is being told of is what stands in the field."""
        return self._typed

    def waiting(self) -> int:
        """Return how many pasted lines are not saved yet."""
        return len(self._pasted)

    def retry(self) -> None:
        """Tell of pasted lines again that could not be saved; what is typed waits for Enter."""
        if self._pasted and not self._sending:
            self._send(self._pasted, typed=False)

    def enter(self) -> None:
        """Let what stands in the field be entered, as Enter does."""
        if text := self.field.text().strip():
            self._accept(text)

    def say(self, text: str) -> None:
        """Tell something below the field, until the next is written."""
        new = text and text != self._status.text()
        self._status.setText(text)
        self._status.setVisible(bool(text))
        if new:
            announce(self._status, text)

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes back to half a text is told that it is not entered."""
        super().showEvent(event)
        if not event.spontaneous() and self.field.text().strip():
            self.say(_(self._words.waiting))

    def _accept(self, text: str) -> None:
        self.retry()
        self._send([text], typed=True)

    def _paste_lines(self, found: list[str]) -> None:
        self._send([*self._pasted, *found], typed=False)

    def _paste_clipboard(self) -> None:
        if found := lines(QGuiApplication.clipboard().text()):
            self._paste_lines(found)
        else:
            self.say(_("Det finns ingen text att klistra in. Kopiera raderna först."))
        self.field.setFocus()

    def _send(self, texts: list[str], *, typed: bool) -> None:
        self._typed = typed
        if not typed:
            self._pasted = texts
        self._sending = True  # saving these can be what tells that the disk answers again
        self.written.emit(texts)
        self._sending = False
        if self._typed:
            self._typed = False
            self.say(_(self._words.unsaved))
        elif self._pasted:
            rows = _("{count} rader är inte sparade än. De finns kvar här och sparas när det går.")
            self.say(rows.format(count=len(self._pasted)))

    def _emptied(self) -> None:
        if self.field.document().isEmpty() and not self._pasted:
            self.say("")

    def _scale(self) -> None:
        look = current()
        edge = look.px(tokens.RING + tokens.RING_OFFSET)
        self._outer.setContentsMargins(edge, edge, edge, edge)
        self._outer.setSpacing(look.px(4))
        self._row.setSpacing(look.px(tokens.UNIT))
