"""The line at the bottom of a panel where the group's words come in: Enter gives a card and room for the next."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import lines
from naravard_desktop.parts.choices import LevelChoice, OrganisationChoice
from naravard_desktop.process.cards import NewCard
from naravard_desktop.process.people import Organisation
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

_NARROW = 760


class Capture(QWidget):
    """`written` carries the new cards. Whoever saves them says `done`; until then nothing is cleared.

    Only Enter makes a card: half a sentence is not what somebody said. So what stands in the field when the moment is left
    stays there, and its panel keeps it as a draft (`drafting.keep_draft(panel, capture.field, drafting.CAPTURE)`).
    """

    written = Signal(list)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pasted: list[str] = []
        self._typed = False
        self._sending = False
        words = placeholder or _("Skriv en lapp och tryck Enter")
        self.field = LineEditor(_("Ny lapp"), words, parent=self)
        self.level = LevelChoice(self)
        self.organisation = OrganisationChoice(self)
        self.paste = QPushButton(_("Klistra in flera"), self)
        self.paste.setToolTip(_("Gör en lapp av varje rad i det du har kopierat"))
        put_icon(self.paste, "clipboard-paste")
        self._status = QLabel(self)
        self._status.setWordWrap(True)
        set_kind(self._status, "secondary")
        self._status.hide()
        self._lay_out()
        self._connect()

    def show_organisations(self, organisations: Sequence[Organisation]) -> None:
        """Offer the process's organisations; Alt+1 is the first. The choice is hidden when there are none."""
        self.organisation.show_organisations(organisations)
        self.organisation.setVisible(bool(organisations))

    def done(self) -> None:
        """The cards last told of are saved: make room for the next."""
        if self._typed:
            self.field.clear()
            self._typed = False
        elif self._pasted:
            self.say(_("{count} lappar inlagda").format(count=len(self._pasted)))
            self._pasted = []
            return
        self.say("")

    def waiting(self) -> int:
        """Return how many pasted lines are not saved yet."""
        return len(self._pasted)

    def retry(self) -> None:
        """Tell of pasted lines again that could not be saved; what is typed waits for Enter."""
        if self._pasted and not self._sending:
            self._send(self._pasted, typed=False)

    def waiting_text(self) -> str:
        """Return what stands in the field without having been entered."""
        return self.field.text().strip()

    def entering(self) -> bool:
        """Tell whether the cards being told of are what stands in the field: then its draft goes when they are saved."""
        return self._typed

    def settle(self) -> None:
        """Have what stands in the field kept as it is: the moment is left."""
        self.field.settle()

    def say(self, text: str) -> None:
        """Tell something below the field, until the next card is written."""
        new = text and text != self._status.text()
        self._status.setText(text)
        self._status.setVisible(bool(text))
        if new:
            announce(self._status, text)

    def say_waiting(self, before: str = "") -> None:
        """Tell that what stands in the field is no card yet, if anything does, after another sentence."""
        waiting = _("Texten i rutan är inte inlagd än. Tryck Enter för att göra en lapp av den.")
        said = [before] if before else []
        if self.waiting_text():
            said.append(waiting)
        if said:
            self.say(" ".join(said))

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes back to half a text is told that it is no card."""
        super().showEvent(event)
        if not event.spontaneous():
            self.say_waiting()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choices below the field where it is narrow."""
        super().resizeEvent(event)
        self._turn()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        for widget in (self.level, self.organisation, self.paste):
            choices.addWidget(widget)
        choices.addStretch(1)
        self._choices = choices
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self.field, 1)
        self._row.addLayout(choices)
        outer = QVBoxLayout(self)
        outer.addLayout(self._row)
        outer.addWidget(self._status)
        theme().changed.connect(self._scale)
        self._scale()

    def _scale(self) -> None:
        look = current()
        edge = look.px(tokens.RING + tokens.RING_OFFSET)
        outer = self.layout()
        if outer is not None:
            outer.setContentsMargins(edge, edge, edge, edge)
            outer.setSpacing(look.px(4))
        self._row.setSpacing(look.px(tokens.UNIT))
        self._choices.setSpacing(look.px(tokens.UNIT))
        self._turn()

    def _turn(self) -> None:
        narrow = self.width() < current().px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)

    def _connect(self) -> None:
        self.field.accepted.connect(self._accept)
        self.field.lines_pasted.connect(self._paste_lines)
        self.paste.clicked.connect(self._paste_clipboard)
        self.field.textChanged.connect(self._emptied)
        # Ctrl and digits are the window's (places, zoom), and with Shift a digit is another sign on a Swedish keyboard.
        self._key("Alt+N").activated.connect(partial(self._turn_level, 1))
        self._key("Alt+Shift+N").activated.connect(partial(self._turn_level, -1))
        for number in range(10):
            self._key(f"Alt+{number}").activated.connect(partial(self._choose_organisation, number))

    def _key(self, key: str) -> QShortcut:
        return QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _turn_level(self, by: int) -> None:
        if self.level.isVisible():
            self.level.turn(by)
            announce(self.level, self.level.currentText())

    def _choose_organisation(self, number: int) -> None:
        if self.organisation.isVisible() and number < self.organisation.count():
            self.organisation.setCurrentIndex(number)
            announce(self.organisation, self.organisation.currentText())

    def _emptied(self) -> None:
        if self.field.document().isEmpty() and not self._pasted:
            self.say("")

    def _accept(self, text: str) -> None:
        self.retry()
        self._send([text], typed=True)

    def _paste_lines(self, found: list[str]) -> None:
        self._send([*self._pasted, *found], typed=False)

    def _paste_clipboard(self) -> None:
        found = lines(QGuiApplication.clipboard().text())
        if found:
            self._paste_lines(found)
        else:
            self.say(_("Det finns ingen text att klistra in. Kopiera raderna först, en lapp per rad."))
        self.field.setFocus()

    def _send(self, texts: list[str], *, typed: bool) -> None:
        self._typed = typed
        if not typed:
            self._pasted = texts
        level, organisation = self.level.level(), self.organisation.organisation_id()
        self._sending = True  # saving these can be what tells that the disk answers again
        self.written.emit([NewCard(text=text, level=level, organisation_id=organisation) for text in texts])
        self._sending = False
        if self._typed:
            self._typed = False
            self.say(_("Inte sparat än. Texten står kvar; tryck Enter för att försöka igen."))
        elif self._pasted:
            self.say(
                _("{count} lappar är inte sparade än. De finns kvar här och sparas när det går.").format(
                    count=len(self._pasted)
                )
            )
