"""Dokument: the minutes and the other documents of a workshop as they will be printed, how they stand, and out with them."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import papers
from naravard_desktop.jobs.finals import MinutesState
from naravard_desktop.jobs.finding import Found
from naravard_desktop.jobs.formats import Format
from naravard_desktop.jobs.papers import Chosen, PaperKey, Shown, Size
from naravard_desktop.live.session import Session
from naravard_desktop.process import finals
from naravard_desktop.process.forms import minutes_form
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import workshop
from naravard_desktop.widgets.theme import current, theme
from naravard_desktop.windows.documents_dialogs import Dialogs
from naravard_desktop.windows.documents_export import Exports
from naravard_desktop.windows.documents_preview import Preview
from naravard_desktop.windows.documents_side import Side
from naravard_desktop.windows.documents_state import StatePanel
from naravard_desktop.windows.documents_tools import PartButtons, Tools
from naravard_desktop.windows.press import Press
from naravard_desktop.windows.printing import Printing
from naravard_desktop.windows.saving import FileNotice
from naravard_desktop.windows.words import left_words

_OFFER = {"workshop", "process", "step", "cluster", "principle", "action", "final"}
"""Tables that say which documents there are, and what they are called."""


class DocumentsPlace(QWidget):
    """Follows every edit while it is in sight."""

    ready = Signal()
    """A document is shown."""
    told = Signal(str)
    """A sentence about what was done: a file was saved, pages were printed."""
    jump_asked = Signal(Found)
    """Somebody wants to go to where something stands."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.subtitle = _("Dokument"), ""
        self.keys = (
            (N_("Ctrl+P"), N_("Skriv ut")),
            (N_("Ctrl+S"), N_("Spara som PDF")),
            (N_("Ctrl+E"), N_("Avsluta workshopen: spara allt på en gång")),
            (N_("Page Up, Page Down, Home, End"), N_("Bläddra i dokumentet")),
            (N_("Ctrl+mushjul"), N_("Större eller mindre sidor")),
        )
        self._session = session
        self._workshop_id: str | None = None
        self._version = ""
        self._kept: dict[str, tuple[PaperKey, Switches, Size]] = {}
        self._press = Press(self)
        self.printing = Printing(self)
        self.notice = FileNotice()
        self.preview = Preview(session, self._press)
        self.pages = self.preview.pages
        self.side, self.state, self.parts = Side(), StatePanel(), PartButtons()
        self.boxes = self.side.boxes
        self.tools = Tools()
        self.exports = Exports(session, self._press, self.printing, self.notice, self)
        self.dialogs = Dialogs(session, self._press, self.exports, self)
        self._lay_out()
        self._connect()
        self._connect_printing()
        self._add_keys()
        theme().changed.connect(self._scale)
        self._scale()
        self.first_focus = self.pages
        self._name()

    def open_workshop(self, workshop_id: str | None) -> None:
        """Show the documents of a workshop, as they were chosen when it was last open."""
        if self._workshop_id:
            self._kept[self._workshop_id] = (self.side.paper, self.side.switches, self.side.paper_size)
        self._workshop_id, self._version = workshop_id, ""
        self.notice.hide()
        self._name()
        if workshop_id:
            self.side.put(*self._kept.get(workshop_id, ("minutes", Switches(), "A3")))
            self._offer()
            self._show_state(self._known_state(workshop_id))
        self._show()

    def chosen(self) -> Chosen:
        """Return the document that is shown, as it is chosen."""
        return Chosen(
            workshop_id=self._workshop_id or "",
            paper=self.side.paper,
            switches=self.side.switches,
            size=self.side.paper_size,
            version=self._version if self.side.paper == "minutes" else "",
        )

    def close_press(self) -> None:
        """Let the child process and the printer go."""
        self.dialogs.close()
        self.printing.cancel()
        self.preview.close_pages()
        self._press.close()

    def ask_print(self) -> None:
        """Look through what is shown, and print it."""
        if self._workshop_id:
            self.exports.ask_print(self.chosen())

    def ask_pdf(self) -> None:
        """Look through what is shown, and save it."""
        self.ask("pdf")

    def ask(self, kind: Format) -> None:
        """Look through what is shown, and save it in a format."""
        if self._workshop_id:
            self.exports.ask(self.chosen(), kind)

    def ask_package(self) -> None:
        """Ask what is to be saved of the whole workshop."""
        if self._workshop_id and not self.exports.busy:
            self.dialogs.ask_package(self.chosen())

    def _lay_out(self) -> None:
        column = QWidget()
        self._side = QVBoxLayout(column)
        for part in (self.side, self.parts, self.state):
            self._side.addWidget(part)
        self._side.addStretch(1)
        self._column = QScrollArea()
        self._column.setWidgetResizable(True)
        self._column.setFrameShape(QFrame.Shape.NoFrame)
        self._column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._column.setWidget(column)
        self._line = QHBoxLayout()
        self._line.addWidget(self.preview, 1)
        self._line.addWidget(self._column)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.notice)
        self._whole.addLayout(self._line, 1)
        order = (
            self.pages,
            *self.preview.tools,
            *self.side.controls(),
            *self.parts.controls(),
            *self.state.controls(),
        )
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self._session.changed.connect(self._changed)
        self.side.changed.connect(self._choose)
        self.preview.shown.connect(self.ready)
        self.preview.read.connect(self._read)
        self.preview.failed.connect(self._failed)
        self.exports.told.connect(self.told)
        self.exports.jump_asked.connect(self.jump_asked)
        self.tools.print_asked.connect(self.ask_print)
        self.tools.save_asked.connect(self.ask)
        self.tools.bundle_asked.connect(self._ask_bundle)
        self.tools.package_asked.connect(self.ask_package)
        self.parts.head_asked.connect(self._ask_head)
        self.parts.photos_asked.connect(self._ask_photos)
        self.parts.abbreviations_asked.connect(self._ask_abbreviations)
        self.state.finish_asked.connect(self._ask_finish)
        self.state.reopen_asked.connect(self._ask_reopen)
        self.state.adjusted_asked.connect(self._ask_adjusted)
        self.state.clear_asked.connect(self._ask_clearing)
        self.state.version_asked.connect(self._show_version)

    def _connect_printing(self) -> None:
        self.printing.going_on.connect(self._say_printing)
        self.printing.finished.connect(self._say_done)
        self.printing.failed.connect(self._say_not_printed)
        self.printing.no_printer.connect(self._say_no_printer)

    def _add_keys(self) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for whose in (self, self.tools):  # they lie in the head of the window
            for key, job in (("Ctrl+P", self.ask_print), ("Ctrl+S", self.ask_pdf), ("Ctrl+E", self.ask_package)):
                QShortcut(QKeySequence(key), whose, context=context).activated.connect(job)

    def _name(self) -> None:
        held = workshop(self._session.library, self._workshop_id) if self._workshop_id else None
        self.subtitle = held.title if held else ""
        for part in (self.tools, self.side, self.state, self.parts):
            part.setEnabled(held is not None)

    def _offer(self) -> None:
        library, workshop_id = self._session.library, self._workshop_id or ""
        titles = [(key, papers.title(library, workshop_id, key)) for key in papers.offered(library, workshop_id)]
        self.side.offer(
            titles,
            finished=finals.holding(library, workshop_id) is not None,
            signed=minutes_form(library, workshop_id).form == "formal",
        )
        self.tools.offer(self.side.paper)

    def _choose(self) -> None:
        self.tools.offer(self.side.paper)
        self._show()

    def _show(self) -> None:
        self.preview.show_chosen(self.chosen() if self._workshop_id else None)

    def _changed(self, changed: dict[str, set[str]]) -> None:
        library, workshop_id = self._session.library, self._workshop_id
        if workshop_id is None or scope_of(library, workshop_id) is None:
            return  # the window closes a workshop that is gone
        if "export" in changed:
            self.state.say_last(next(iter(finals.exports(library, workshop_id)), None))
        if set(changed) == {"export"}:
            return
        if "workshop" in changed:
            self._name()
        if not _OFFER.isdisjoint(changed):
            self._offer()
        if "final" in changed:
            self._version = ""
            self._show_state(self._known_state(workshop_id))
            self._show()
        else:
            self.preview.go_stale()

    def _read(self, found: Shown) -> None:
        self._show_state(found.state)

    def _known_state(self, workshop_id: str) -> MinutesState:
        """Return what is known at once; the rest comes with the document."""
        library = self._session.library
        holds = finals.holding(library, workshop_id)
        earlier = [one for one in finals.finals(library, workshop_id) if one != holds]
        latest = finals.latest_final(library, workshop(library, workshop_id).process_id)
        can_reopen = holds is not None and holds.cleared is None and holds == latest
        return MinutesState(holds, (), can_reopen=can_reopen, earlier=tuple(earlier))

    def _show_state(self, state: MinutesState) -> None:
        library, workshop_id = self._session.library, self._workshop_id or ""
        formal = (state.final.form if state.final else minutes_form(library, workshop_id).form) == "formal"
        self.state.show_state(state, formal=formal, shown=self._version)
        self.state.say_left("" if state.final else left_words(library, workshop_id))
        self.state.say_last(next(iter(finals.exports(library, workshop_id)), None))

    def _show_version(self, final_id: str) -> None:
        self._version = final_id
        self.side.put("minutes", self.side.switches, self.side.paper_size)
        self._choose()

    def _ask_bundle(self) -> None:
        if self._workshop_id:
            self.exports.ask_bundle(self._workshop_id)

    def _ask_head(self) -> None:
        self.dialogs.ask_head(self.chosen())

    def _ask_photos(self) -> None:
        self.dialogs.ask_photos(self.chosen())

    def _ask_abbreviations(self) -> None:
        self.dialogs.ask_abbreviations(self.chosen())

    def _ask_finish(self) -> None:
        self.dialogs.ask_finish(self.chosen())
        self._then_read()

    def _ask_reopen(self) -> None:
        self.dialogs.ask_reopen(self.chosen())
        self._then_read()

    def _ask_adjusted(self) -> None:
        self.dialogs.ask_adjusted(self.chosen())

    def _ask_clearing(self) -> None:
        self.dialogs.ask_clearing(self.chosen())
        self._then_read()

    def _then_read(self) -> None:
        """Let the document have the focus when the dialog has done its work: the button that opened it is gone then, and Qt
        would choose the next, which may be the one that clears."""
        if self.dialogs.shown is not None:
            self.dialogs.shown.accepted.connect(self.pages.setFocus)

    def _failed(self, died: bool) -> None:  # noqa: FBT001 - a signal's
        what = _("Dokumentet blev avbrutet.") if died else _("Dokumentet kunde inte göras. Felet är antecknat.")
        words = _("{what} Allt som är skrivet är sparat.").format(what=what)
        self.notice.offer(words, "warn", _("Försök igen"), self.preview.renew)

    def _say_printing(self, words: str) -> None:
        self.notice.offer(words, "info", _("Avbryt"), self.printing.cancel, closable=False)

    def _say_done(self, words: str) -> None:
        self.notice.say(words)
        self.told.emit(words)

    def _say_not_printed(self, trouble: Trouble) -> None:
        self.notice.offer(str(trouble), "error", _("Spara som PDF…"), self.ask_pdf)

    def _say_no_printer(self) -> None:
        words = _("Det finns ingen skrivare på den här datorn. Spara som PDF, och skriv ut från en annan dator.")
        self.notice.offer(words, "warn", _("Spara som PDF…"), self.ask_pdf)

    def _scale(self) -> None:
        look = current()
        self._whole.setContentsMargins(look.px(24), 0, look.px(16), look.px(16))
        self._whole.setSpacing(look.px(8))
        self._line.setSpacing(look.px(16))
        self._side.setContentsMargins(0, 0, look.px(12), 0)
        self._side.setSpacing(look.px(16))
        self._column.setFixedWidth(look.px(290))
        # Both halves scroll by themselves.
        self.setMinimumSize(look.px(560), look.px(220))
