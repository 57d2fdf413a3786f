"""Dokument: the minutes and the action list as they will be printed, what they show, and out with them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core import files
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import file_name
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import action_list, bundle
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.page_view import PageView, zoom_buttons
from naravard_desktop.windows.press import Press
from naravard_desktop.windows.printing import FileNotice, Printing, SaveDialog
from naravard_desktop.windows.words import left_words

_PAUSE, _LONG = 250, 500
_SWITCHES = {
    "names": N_("Visa namn"),
    "absent": N_("Visa frånvarande"),
    "cards": N_("Visa alla lappar"),
    "votes": N_("Visa röster"),
    "confidential": N_("Ta med konfidentiellt"),
}


@dataclass(frozen=True)
class Paper:
    """A document of a workshop, and which switches it heeds."""

    title: str
    write: Callable[[Library, str, Switches], Document]
    heeds: frozenset[str]


_PAPERS = {
    "minutes": Paper(N_("Mötesanteckningar"), minutes, frozenset(_SWITCHES)),
    "actions": Paper(N_("Åtgärdslista"), action_list.workshop_actions, frozenset({"names", "confidential"})),
}


class DocumentsPlace(QWidget):
    """Follows every edit while it is in sight: the preview is made anew a moment after the last one, in a child process."""

    ready = Signal()
    """A document is shown."""
    told = Signal(str)
    """A sentence about what was done: a file was saved, pages were printed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.subtitle = _("Dokument"), ""
        self.keys = (
            (N_("Ctrl+P"), N_("Skriv ut")),
            (N_("Ctrl+S"), N_("Spara som PDF")),
            (N_("Page Up, Page Down, Home, End"), N_("Bläddra i dokumentet")),
            (N_("Ctrl+mushjul"), N_("Större eller mindre sidor")),
        )
        self._session = session
        self._workshop_id: str | None = None
        self._paper, self._switches = "minutes", Switches()
        self._chosen: dict[str, tuple[str, Switches]] = {}
        self._pdf = b""
        self._awaited, self._shown, self._stale = 0, 0, False
        self._then: Callable[[], object] | None = None
        self._press = Press(self)
        self._press.printed.connect(self._printed)
        self._press.failed.connect(self._failed)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._send)
        self._long = QTimer(self, singleShot=True, interval=_LONG)
        self._long.timeout.connect(self._say_making)
        self.printing = Printing(self)
        self.pages = PageView()
        self.print_button = QPushButton(_("Skriv ut…"))
        self.save_button = QPushButton(_("Spara som PDF…"))
        self.bundle_button = QPushButton(_("Spara uppdraget som fil…"))
        self.notice = FileNotice()
        self.state, self.page_words = QLabel(), QLabel()
        self._tools = zoom_buttons(self.pages)
        set_kind(self.page_words, "secondary")
        self._make_choices()
        self._lay_out()
        self._wire()
        session.changed.connect(self._changed)
        theme().changed.connect(self._scale)
        self._scale()
        self.first_focus = self.pages

    def open_workshop(self, workshop_id: str | None) -> None:
        """Show the documents of a workshop, as they were chosen when it was last open."""
        if self._workshop_id:
            self._chosen[self._workshop_id] = (self._paper, self._switches)
        self._workshop_id = workshop_id
        self._pdf, self._shown, self._then = b"", 0, None
        self.notice.hide()
        self._name()
        if workshop_id:
            self._paper, self._switches = self._chosen.get(workshop_id, ("minutes", Switches()))
            self._show_choices()
            self._renew()

    def close_press(self) -> None:
        """Let the child process and the printer go."""
        self._pause.stop()
        self.printing.cancel()
        self._press.close()
        self.pages.rest()

    def write_pdf(self, target: Path) -> bool:
        """Save the document as it is shown; False, and a trouble told, if it could not be."""
        return self._write(target, lambda: self._pdf)

    def write_bundle(self, target: Path) -> bool:
        """Save the whole process as a bundle; False, and a trouble told, if it could not be."""
        scope = scope_of(self._session.library, self._workshop_id or "")
        return scope is not None and self._write(target, lambda: bundle.pack(self._session.library, scope.process_id))

    def ask_print(self) -> None:
        """Ask for a printer, when the document is up to date."""
        self._when_shown(self._ask_print)

    def ask_pdf(self) -> None:
        """Ask where to save the document, when it is up to date."""
        self._when_shown(self._ask_pdf)

    def ask_bundle(self) -> None:
        """Ask where to save the whole process."""
        if self._workshop_id:
            self._ask(f"{self._stem()}.naravard", _("Naravård (*.naravard)")).chosen.connect(self.write_bundle)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """Catch up with what was written while another place was shown."""
        super().showEvent(event)
        if self._stale:
            self._send()

    def _make_choices(self) -> None:
        self._choices = QButtonGroup(self)
        for key, paper in _PAPERS.items():
            button = QPushButton(_(paper.title))
            button.setObjectName(key)
            button.setCheckable(True)
            set_kind(button, "rail")
            self._choices.addButton(button)
        self.boxes: dict[str, QCheckBox] = {}
        for name, words in _SWITCHES.items():
            box = QCheckBox(_(words))
            box.setObjectName(name)
            self.boxes[name] = box
        self._show_choices()

    def _lay_out(self) -> None:
        column = QWidget()
        self._side = QVBoxLayout(column)
        for words, parts in ((_("Dokument"), self._choices.buttons()), (_("Innehåll"), list(self.boxes.values()))):
            heading = QLabel(words)
            set_kind(heading, "heading")
            self._side.addWidget(heading)
            for part in parts:
                self._side.addWidget(part)
            self._side.addSpacing(12)
        self._side.addStretch()
        set_kind(self.state, "secondary")
        self.state.setWordWrap(True)
        set_kind(self.save_button, "primary")
        icons.put_icon(self.print_button, "printer")
        for widget in (self.state, self.save_button, self.print_button, self.bundle_button):
            self._side.addWidget(widget)
        self._column = QScrollArea()
        self._column.setWidgetResizable(True)
        self._column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.setWidget(column)
        bar = QHBoxLayout()
        bar.addWidget(self.page_words)
        bar.addStretch(1)
        for button in self._tools:
            bar.addWidget(button)
        self._view = QVBoxLayout()
        self._view.addLayout(bar)
        self._view.addWidget(self.pages, 1)
        self._line = QHBoxLayout()
        self._line.addLayout(self._view, 1)
        self._line.addWidget(self._column)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.notice)
        self._whole.addLayout(self._line, 1)
        for scrolls in (self.pages, self._column):
            scrolls.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        order = (self.pages, *self._tools, *self._choices.buttons(), *self.boxes.values())
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _wire(self) -> None:
        self._choices.buttonClicked.connect(self._choose)
        for box in self.boxes.values():
            box.clicked.connect(self._switch)
        self.pages.moved.connect(self._say_page)
        self.pages.shown.connect(self.ready)
        self.notice.acted.connect(self._act)
        self.print_button.clicked.connect(self.ask_print)
        self.save_button.clicked.connect(self.ask_pdf)
        self.bundle_button.clicked.connect(self.ask_bundle)
        self.print_button.setToolTip("Ctrl+P")
        self.save_button.setToolTip("Ctrl+S")
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, job in (("Ctrl+P", self.ask_print), ("Ctrl+S", self.ask_pdf)):
            QShortcut(QKeySequence(key), self, context=context).activated.connect(job)
        self.printing.going_on.connect(self._say_printing)
        self.printing.finished.connect(self._say_done)
        self.printing.failed.connect(self._say_trouble)
        self.printing.no_printer.connect(self._say_no_printer)

    def _name(self) -> None:
        self.subtitle = workshop(self._session.library, self._workshop_id).title if self._workshop_id else ""
        for button in (self.print_button, self.save_button, self.bundle_button):
            button.setEnabled(self._workshop_id is not None)

    def _show_choices(self) -> None:
        for button in self._choices.buttons():
            button.setChecked(button.objectName() == self._paper)
        heeds = _PAPERS[self._paper].heeds
        for name, box in self.boxes.items():
            box.setChecked(getattr(self._switches, name))
            box.setEnabled(name in heeds)
            box.setToolTip("" if name in heeds else _("Gäller mötesanteckningarna"))

    def _choose(self, button: QPushButton) -> None:
        self._paper = button.objectName()
        self._show_choices()
        self._renew()

    def _switch(self) -> None:
        self._switches = replace(self._switches, **{name: box.isChecked() for name, box in self.boxes.items()})
        self._renew()

    def _changed(self, changed: dict[str, set[str]]) -> None:
        if self._workshop_id is None or scope_of(self._session.library, self._workshop_id) is None:
            return  # the window closes a workshop that is gone
        if "workshop" in changed:
            self._name()
        self._shown = 0
        self._pause.start()

    def _renew(self) -> None:
        self._shown = 0
        self._send()

    def _send(self) -> None:
        self._pause.stop()
        self._stale = self._workshop_id is not None and not self.isVisible()
        if self._workshop_id is None or self._stale:
            return
        try:
            document = _PAPERS[self._paper].write(self._session.library, self._workshop_id, self._switches)
        except Trouble as trouble:
            self._session.trouble.emit(trouble)
            return
        self._long.start()
        self._awaited = self._press.send(document)

    def _printed(self, number: int, pdf: bytes) -> None:
        if number != self._awaited:
            return
        self._long.stop()
        self._pdf, self._shown = pdf, number
        self.pages.show_pdf(pdf)
        if self._pause.isActive():
            return  # something was written meanwhile: the next one is the one to print
        then, self._then = self._then, None
        if then is not None and self.isVisible():
            then()

    def _failed(self, number: int, died: bool) -> None:  # noqa: FBT001 - a signal's
        if number != self._awaited:
            return
        self._long.stop()
        self._then = None
        what = _("Dokumentet blev avbrutet.") if died else _("Dokumentet kunde inte göras. Felet är antecknat.")
        self.notice.say(_("{what} Allt som är skrivet är sparat.").format(what=what), "warn", _("Försök igen"))

    def _when_shown(self, job: Callable[[], object]) -> None:
        if self._workshop_id is None:
            return
        if self._shown and self._shown == self._awaited:
            job()
        else:
            self._then = job
            self._say_making()
            self._send()

    def _say_making(self) -> None:
        self.state.setText(_("Dokumentet görs…"))

    def _say_page(self) -> None:
        page, count = self.pages.page(), self.pages.page_count()
        zoom = (
            ""
            if self.pages.zoom == 1.0
            else _(" · {percent} % av bredden").format(percent=round(100 * self.pages.zoom))
        )
        self.page_words.setText(_("Sida {page} av {count}").format(page=page, count=count) + zoom if count else "")
        if count and not self._long.isActive():
            words = _("1 sida, utkast") if count == 1 else _("{count} sidor, utkast").format(count=count)
            left = left_words(self._session.library, self._workshop_id) if self._workshop_id else ""
            self.state.setText("\n".join(part for part in (words, left) if part))

    def _act(self) -> None:
        """Do what the notice offers: stop printing, save instead, or try again."""
        if self.printing.busy:
            self.printing.cancel()
            return
        self.notice.hide()
        if self._shown:
            self.ask_pdf()
        else:
            self._send()

    def _say_printing(self, words: str) -> None:
        self.notice.say(words, action=_("Avbryt"), closable=False)

    def _say_done(self, words: str) -> None:
        self.notice.say(words)
        self.told.emit(words)

    def _say_trouble(self, trouble: Trouble) -> None:
        self.notice.say(str(trouble), "error", _("Spara som PDF…"))

    def _say_no_printer(self) -> None:
        words = _("Det finns ingen skrivare på den här datorn. Spara som PDF, och skriv ut från en annan dator.")
        self.notice.say(words, "warn", _("Spara som PDF…"))

    def _ask_print(self) -> None:
        if not self.printing.busy:
            self.printing.ask(self._pdf, _(_PAPERS[self._paper].title), self.window())

    def _ask_pdf(self) -> None:
        name = f"{self._stem()}-{file_name(_(_PAPERS[self._paper].title))}.pdf"
        self._ask(name, _("PDF (*.pdf)")).chosen.connect(self.write_pdf)

    def _ask(self, name: str, kind: str) -> SaveDialog:
        dialog = SaveDialog(self._session, self.window(), name, kind)
        dialog.open()
        return dialog

    def _write(self, target: Path, content: Callable[[], bytes]) -> bool:
        try:
            files.write(target, content())
        except Trouble as trouble:
            self._session.trouble.emit(trouble)
            return False
        self.told.emit(self.notice.say_saved(target))
        return True

    def _stem(self) -> str:
        held = workshop(self._session.library, self._workshop_id or "")
        return "-".join(file_name(part) for part in (held.date, held.title) if part)

    def _scale(self) -> None:
        look = current()
        self._whole.setContentsMargins(look.px(24), 0, look.px(16), look.px(16))
        self._whole.setSpacing(look.px(8))
        self._line.setSpacing(look.px(16))
        self._side.setContentsMargins(0, 0, look.px(12), 0)
        self._side.setSpacing(look.px(8))
        self._column.setFixedWidth(look.px(270))
        self._view.setSpacing(look.px(6))
        # Both halves scroll by themselves.
        self.setMinimumSize(look.px(560), look.px(290))
