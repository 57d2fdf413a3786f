"""The text that the group agrees on: it is saved while it is typed, adopted, put away as a version and worked on anew."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.cards import Card, change_card
from naravard_desktop.steps.wording.data import (
    ADOPTED,
    adopted_words,
    drop_empty,
    keep_version,
    set_adopted,
    write_text,
)
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

_MOST_LINES, _LEAST_LINES = 10, 4


class _Field(TypedField):
    """Has room for a few lines from the start: a text is more than a line."""

    def _shown_lines(self) -> int:
        return max(_LEAST_LINES, super()._shown_lines())


class AgreedText(QWidget):
    """Performs its edits through the panel it belongs to, which tells it what to show. What cannot be saved stays in the field
    and is saved when the disk answers."""

    changed = Signal()
    """Something was done with the text as a whole: the room is to look at it."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._card: Card | None = None
        self._last = ""
        self._unsaved: str | None = None
        self._lost = False
        hint = _("Skriv texten här, eller välj ett förslag och Gör till vår text. Skift+Enter ger en ny rad.")
        self.field = _Field(
            _("Vår text"), hint, most_lines=_MOST_LINES, splits="never", accepts_empty=True, parent=self
        )
        self.adopted = QCheckBox(_("Antagen av gruppen"), self)
        self.secret = QCheckBox(_("Konfidentiell"), self)
        self.secret.setToolTip(_("Visas inte för rummet, och bara i anteckningar där konfidentiellt tas med"))
        self.version = QPushButton(_("Ny version"), self)
        self.version.setToolTip(_("Lägg undan texten som den är nu, och skriv vidare på en ny version"))
        put_icon(self.version, "history")
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self._lay_out()
        self.field.settled.connect(self._typed)
        self.field.left.connect(self._left)
        self.field.undo_requested.connect(panel.undo)
        self.field.redo_requested.connect(panel.redo)
        self.adopted.clicked.connect(self._adopt)
        self.secret.clicked.connect(self._keep_secret)
        self.version.clicked.connect(self._new_version)
        panel.session.saved.connect(self._retry)

    def show_text(self, card: Card | None) -> None:
        """Show the text as it is saved; what is being typed, or is not saved, is left alone."""
        self._card = card
        saved = card.text if card else ""
        typing = self.field.hasFocus() and self.field.text() != self._last
        if self._unsaved is None and not typing:
            self._last = saved
            if self.field.text() != saved:
                self.field.put(saved)
        if card is None or ADOPTED in card.extra:
            self._lost = False
        with QSignalBlocker(self.adopted), QSignalBlocker(self.secret):
            self.adopted.setChecked(card is not None and ADOPTED in card.extra)
            self.secret.setChecked(card is not None and card.confidential)
        for widget in (self.adopted, self.secret, self.version):
            if card is None and widget.hasFocus():
                self.field.setFocus()
            widget.setEnabled(card is not None)
        self._say()

    def focus_chain(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        return [self.field, self.adopted, self.secret, self.version]

    def settle(self) -> None:
        """Save what is typed."""
        self.field.settle()

    def ready(self) -> bool:
        """Save what is typed before the text is replaced; False if it could not be saved."""
        self.field.settle()
        self._retry()
        return self._unsaved is None

    def _typed(self, text: str) -> None:
        self._save(text)

    def _save(self, text: str) -> None:
        self._unsaved = None
        if text == (self._card.text if self._card else ""):
            self._last = text
            return
        change = partial(write_text, self._panel.library, self._panel.step, text)
        said = excerpt(text) or _("tömd")
        before, self._last = self._last, text
        lost = self._panel.do(N_("Vår text: {text}"), change, typing=self.field.typing, text=said)
        if lost is None:
            self._unsaved, self._last = text, before
        elif lost:
            self._lost = True
        self._say()
        if lost:
            announce(self.said, self.said.text())

    def _left(self) -> None:
        """An empty text is none: what was based on it is let go of only when the field is left."""
        if self._unsaved is None and not self.field.text().strip():
            change = partial(drop_empty, self._panel.library, self._panel.step)
            self._panel.do(N_("Vår text: {text}"), change, typing=self.field.typing, text=_("tömd"))

    def _retry(self) -> None:
        if self._unsaved is not None:
            self._save(self._unsaved)

    def _adopt(self, adopted: bool) -> None:  # noqa: FBT001 - a signal's
        label = N_("Antagen: {text}") if adopted else N_("Inte längre antagen: {text}")
        if self.ready() and self._card is not None:
            change = partial(set_adopted, self._panel.library, self._panel.step, adopted=adopted)
            if self._panel.do(label, change, text=excerpt(self._card.text)):
                announce(self.said, self.said.text())
                self.changed.emit()
        self.show_text(self._card)

    def _keep_secret(self, secret: bool) -> None:  # noqa: FBT001 - a signal's
        label = N_("Konfidentiell: {text}") if secret else N_("Inte längre konfidentiell: {text}")
        if self.ready() and self._card is not None:
            change = partial(self._write_secret, self._card.id, secret=secret)
            self._panel.do(label, change, text=excerpt(self._card.text))
        self.show_text(self._card)

    def _write_secret(self, card_id: str, *, secret: bool) -> bool:
        change_card(self._panel.library, card_id, confidential=secret)
        return True

    def _new_version(self) -> None:
        if not self.ready() or self._card is None:
            return
        change = partial(keep_version, self._panel.library, self._panel.step)
        if self._panel.do(N_("Ny version av: {text}"), change, text=excerpt(self._card.text)):
            announce(self, _("Texten är undanlagd som en tidigare version. Skriv vidare på den nya."))
            self.field.setFocus()

    def _say(self) -> None:
        """Say how it stands with the text."""
        words, kind = "", "secondary"
        if self._unsaved is not None:
            words, kind = _("Inte sparat än. Texten står kvar och sparas när det går."), "warn"
        elif self._lost:
            words = _("Texten är ändrad sedan den antogs. Anta den igen när ni är överens, eller ångra ändringen.")
            kind = "warn"
        elif self._card is not None:
            words = adopted_words(self._card) or _("Inte antagen än.")
        set_kind(self.said, kind)
        self.said.setText(words)

    def _lay_out(self) -> None:
        self._row, self._foot = QHBoxLayout(), QHBoxLayout()
        for widget in (self.adopted, self.secret):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._foot.addWidget(self.said, 1)
        self._foot.addWidget(self.version, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.field)
        self._column.addLayout(self._row)
        self._column.addLayout(self._foot)
        theme().changed.connect(self._scale)
        self._scale()

    def _scale(self) -> None:
        look = current()
        edge = look.px(tokens.RING + tokens.RING_OFFSET)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(look.px(tokens.UNIT))
        self._row.setSpacing(look.px(2 * tokens.UNIT))
        self._foot.setSpacing(look.px(tokens.UNIT))
