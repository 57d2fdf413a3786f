"""The line at the bottom of a panel where the group's words come in: Enter gives a card and room for the next."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import lines
from naravard_desktop.core.words import Level
from naravard_desktop.parts.choices import LevelChoice, OrganisationChoice
from naravard_desktop.parts.rounds_bar import PartyChoice, RoundBar
from naravard_desktop.process.cards import NewCard
from naravard_desktop.process.people import Organisation
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

_FIELD, _LEAST_FIELD = 320, 280
"""The field has at least this width beside all choices; the lesser one where some are folded into a menu."""

_NAME = 190
"""An organisation's name has at least this width."""


class Capture(QWidget):
    """`written` carries the new cards. Whoever saves them says `done`; until then nothing is cleared.

    Only Enter makes a card: half a sentence is not what somebody said. So what stands in the field when the moment is left
    stays there, and its panel keeps it as a draft (`drafting.keep_draft(panel, capture.field, drafting.CAPTURE)`).
    """

    written = Signal(list)
    load_asked = Signal()
    """Cards are to be read from a file."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pasted: list[NewCard] = []
        self._typed = False
        self._author: str | None = None
        self._sending = False
        self._in_round = self._paste_folded = False
        self._words = placeholder or _("Skriv en lapp och tryck Enter")
        self.round_bar = RoundBar(self)
        self.field = LineEditor(_("Ny lapp"), self._words, parent=self)
        self.level = LevelChoice(self)
        self.organisation = OrganisationChoice(self)
        self.paste = QPushButton(_("Klistra in flera"), self)
        self.paste.setToolTip(_("Gör en lapp av varje rad i det du har kopierat"))
        put_icon(self.paste, "clipboard-paste")
        self.party = PartyChoice(self)
        self.load = QPushButton(_("Läs in från fil…"), self)
        self.load.setToolTip(_("Läs in lappar från Excel, CSV eller textfil (Ctrl+Skift+O)"))
        put_icon(self.load, "folder-open")
        self.rounds = QPushButton(_("Runda"), self)
        self.rounds.setToolTip(_("Ta in lappar bord för bord eller person för person"))
        put_icon(self.rounds, "users")
        self.more = QPushButton(_("Fler"), self)
        self.more.setToolTip(_("Fler sätt att få in lappar"))
        self._offered: list[QPushButton] = []
        for widget in (self.party, self.load, self.rounds, self.more):
            widget.hide()
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

    def show_parties(self, names: Sequence[str]) -> None:
        """Offer the workshop's tables; the choice is hidden when there are none."""
        self.party.show_parties(names)
        self.party.setVisible(bool(names) and (self._paste_folded or not _is_off(self.paste)))
        self._fit()

    def offer_load(self) -> None:
        """Offer to read cards from a file; where there is no button to paste with, in a small one."""
        self._offered.append(self.load)
        if _is_off(self.paste):
            self.load.setAccessibleName(self.load.text())
            self.load.setText("")
            put_icon(self.load, "folder-open")
        self._fit()

    def put_rounds(self, menu: QMenu) -> None:
        """Offer rounds."""
        self.rounds.setMenu(menu)
        self._offered.append(self.rounds)
        folded = QMenu(self.more)
        self._paste_action = folded.addAction(self.paste.text())
        self._paste_action.triggered.connect(self._paste_clipboard)
        self._paste_action.setVisible(False)
        folded.addAction(self.load.text()).triggered.connect(self.load_asked)
        folded.addMenu(menu)
        self.more.setMenu(folded)
        self._fit()

    def put_turn(self, said: str, name: str) -> None:
        """Show whose turn it is in a round, and from whom the next card is asked; "" when the round is over."""
        self.say_turn(said)
        asked = _("{name}: skriv en lapp och tryck Enter").format(name=name) if name else self._words
        self.field.setPlaceholderText(asked)
        if not name and self._in_round:
            self.put_source()
        self._in_round = bool(name)

    def say_turn(self, said: str) -> None:
        """Say how far the round has come."""
        self.round_bar.words.setText(said)
        self.round_bar.setVisible(bool(said))
        self.field.setAccessibleDescription(said)

    def put_source(
        self,
        *,
        party: str = "",
        author_id: str | None = None,
        organisation_id: str | None = None,
        level: Level | None = None,
    ) -> None:
        """Let the cards that follow come from a table or a person. The choices show it, and it can be chosen otherwise there;
        where they are hidden a card has no more than who wrote it and at which table."""
        self._author = author_id
        self.party.put(party)
        if not _is_off(self.organisation):
            self.organisation.put(organisation_id)
        if not _is_off(self.level):
            self.level.put(level)

    def widgets(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        choices = (self.level, self.organisation, self.party, self.paste, self.load, self.rounds, self.more)
        return [*self.round_bar.buttons(), self.field, *choices]

    def enter(self) -> bool:
        """Make a card of what stands in the field; False if something does and could not be saved."""
        if self.waiting_text():
            self.field.settle()
            self._accept(self.waiting_text())
        return not self.waiting_text()

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
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """What is folded away when there is no room for it takes none."""
        size = super().minimumSizeHint()
        if len(self._offered) > 1:
            look = current()
            own = [self.level, self.organisation, self.party, self.more]
            shown = [one for one in own if one is self.more or not _is_off(one)]
            around = 2 * look.px(tokens.RING + tokens.RING_OFFSET)
            # A long name may be cut in a narrow place, words of our own may not.
            long = max(0, self.organisation.sizeHint().width() - look.px(_NAME)) if self.organisation in shown else 0
            turn = 0 if _is_off(self.round_bar) else self.round_bar.minimumSizeHint().width()
            size.setWidth(max(self._needed(shown) - long, turn) + around)
        return size

    def event(self, event: QEvent) -> bool:
        """Fit the choices anew when one has become wider: another word, font or zoom."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        for widget in (self.level, self.organisation, self.party, self.paste, self.load, self.rounds, self.more):
            choices.addWidget(widget)
        choices.addStretch(1)
        self._choices = choices
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self.field, 1)
        self._row.addLayout(choices)
        outer = QVBoxLayout(self)
        outer.addWidget(self.round_bar)
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
        self._fit()

    def _fit(self) -> None:
        """Put the choices beside the field, or below it, and those that there is no room for in a menu."""
        look = current()
        room = self.width() - 2 * look.px(tokens.RING + tokens.RING_OFFSET)
        with_paste = self._paste_folded or not _is_off(self.paste)
        own = [one for one in (self.level, self.organisation, self.party) if not _is_off(one)]
        shown = [*own, self.paste] if with_paste else own
        whole, folded = self._needed([*shown, *self._offered]), self._needed([*shown, self.more])
        can_fold = len(self._offered) > 1
        beside = room - whole >= look.px(_FIELD if shown else 0)
        fold = not beside and can_fold and (room - folded >= look.px(_LEAST_FIELD) or whole > room)
        narrow = not beside and not (fold and room - folded >= look.px(_LEAST_FIELD))
        self._paste_folded = fold and with_paste and folded > room
        for button in self._offered:
            button.setVisible(not fold)
        self.more.setVisible(fold)
        if with_paste:
            self.paste.setVisible(not self._paste_folded)
        if can_fold:
            self._paste_action.setVisible(self._paste_folded)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)

    def _needed(self, widgets: Sequence[QWidget]) -> int:
        gap = current().px(tokens.UNIT)
        return sum(widget.sizeHint().width() + gap for widget in widgets)

    def _connect(self) -> None:
        self.field.accepted.connect(self._accept)
        self.field.lines_pasted.connect(self._paste_lines)
        self.paste.clicked.connect(self._paste_clipboard)
        self.field.textChanged.connect(self._emptied)
        self.load.clicked.connect(self.load_asked)
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
        self._send([self._card(text)], typed=True)

    def _paste_lines(self, found: list[str]) -> None:
        self._send([*self._pasted, *map(self._card, found)], typed=False)

    def _paste_clipboard(self) -> None:
        found = lines(QGuiApplication.clipboard().text())
        if found:
            self._paste_lines(found)
        else:
            self.say(_("Det finns ingen text att klistra in. Kopiera raderna först, en lapp per rad."))
        self.field.setFocus()

    def _card(self, text: str) -> NewCard:
        return NewCard(
            text=text,
            level=self.level.level(),
            organisation_id=self.organisation.organisation_id(),
            party=self.party.party(),
            author_id=self._author,
        )

    def _send(self, new: list[NewCard], *, typed: bool) -> None:
        self._typed = typed
        if not typed:
            self._pasted = new
        self._sending = True  # saving these can be what tells that the disk answers again
        self.written.emit(new)
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


def _is_off(widget: QWidget) -> bool:
    """Tell whether a widget was hidden on purpose: before its window is shown, all are hidden."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
