"""How it stands with the minutes, and what can be done about it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.clock import local, spoken_date, spoken_time, today
from naravard_desktop.core.language import _
from naravard_desktop.jobs.finals import MinutesState, final_words, reopened_words
from naravard_desktop.process.finals import Export, Final
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.flow import Flow
from naravard_desktop.windows.form_dialog import words

_MOST_CHANGED = 5


class StatePanel(QWidget):
    """Says it in words; the buttons that make sense are shown."""

    finish_asked = Signal()
    reopen_asked = Signal()
    adjusted_asked = Signal()
    clear_asked = Signal()
    version_asked = Signal(str)
    """The id of an earlier version to be read; "" for the one that holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = words("", "strong")
        self.details = words("", "secondary")
        self.changed = words("", "warn")
        self.left = words("", "warn")
        self.last = words("", "secondary")
        self.finish_button = self._button(_("Färdigställ…"), self.finish_asked.emit)
        self.reopen_button = self._button(_("Öppna igen…"), self.reopen_asked.emit)
        self.adjusted_button = self._button(_("Justerat datum…"), self.adjusted_asked.emit)
        self.clear_button = self._button(_("Rensa arbetsmaterial…"), self.clear_asked.emit)
        self.versions_button = QPushButton(_("Tidigare versioner"))
        self.versions = QMenu(self.versions_button)
        self.versions_button.setMenu(self.versions)
        self._lay_out()
        theme().changed.connect(self._scale)
        self._scale()

    def controls(self) -> list[QPushButton]:
        """Return the buttons, from the top."""
        return [
            self.finish_button,
            self.reopen_button,
            self.adjusted_button,
            self.clear_button,
            self.versions_button,
        ]

    def show_state(self, state: MinutesState, *, formal: bool, shown: str) -> None:
        """Say how it stands; `shown` is the id of an earlier version that is being read, "" for none."""
        final = state.final
        self.state.setText(_state_words(final))
        details = [
            _("Justerat {day}.").format(day=spoken_date(final.adjusted)) if final and final.adjusted else "",
            _closed_words(final) if final and not state.can_reopen else "",
            *(
                _("§ {number} finns även i ett annat dokument i år. Kontrollera båda.").format(number=n)
                for n in state.doubled
            ),
            _("Du läser en tidigare version.") if shown else "",
        ]
        _say(self.details, "\n".join(one for one in details if one))
        _say(self.changed, _changed_words(state.changed))
        self.finish_button.setVisible(final is None)
        self.reopen_button.setVisible(final is not None and state.can_reopen)
        self.adjusted_button.setVisible(final is not None and formal)
        self.clear_button.setVisible(final is not None and final.cleared is None)
        self._offer_versions(state, shown)

    def say_left(self, text: str) -> None:
        """Say what is written and not entered yet."""
        _say(self.left, text)

    def say_last(self, last: Export | None) -> None:
        """Say what went out last."""
        _say(self.last, last_words(last) if last else "")

    def _offer_versions(self, state: MinutesState, shown: str) -> None:
        self.versions.clear()
        for one in reversed(state.earlier):
            action = self.versions.addAction(version_words(one))
            action.setCheckable(True)
            action.setChecked(one.id == shown)
            action.triggered.connect(partial(self._read, one.id))
        holds = _("Den som gäller") if state.final else _("Utkastet")
        action = self.versions.addAction(holds)
        action.setCheckable(True)
        action.setChecked(not shown)
        action.triggered.connect(partial(self._read, ""))
        self.versions_button.setVisible(bool(state.earlier))

    def _read(self, final_id: str, *_checked: bool) -> None:
        self.version_asked.emit(final_id)

    def _button(self, text: str, job: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(job)
        return button

    def _lay_out(self) -> None:
        heading = QLabel(_("Läge"))
        set_kind(heading, "heading")
        self._flow = Flow()
        self._flow.setContentsMargins(0, 0, 0, 0)
        for button in self.controls():
            self._flow.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (heading, self.state, self.details, self.changed, self.left):
            self._column.addWidget(part)
        self._column.addLayout(self._flow)
        self._column.addWidget(self.last)
        for label in (self.details, self.changed, self.left, self.last):
            label.hide()

    def _scale(self) -> None:
        self._column.setSpacing(current().px(6))


def version_words(one: Final) -> str:
    """Say in a menu which version it is."""
    opened = reopened_words(one)
    return f"{final_words(one)} · {opened}" if opened else final_words(one)


def last_words(last: Export) -> str:
    """Say when something went out last, and what."""
    at = local(last.made)
    time = spoken_time(f"{at:%H:%M}")
    when = (
        _("i dag {time}").format(time=time) if at.date() == today() else f"{spoken_date(at.date().isoformat())} {time}"
    )
    return _("Senast sparat eller utskrivet {when}: {what}").format(when=when, what=last.what)


def _state_words(final: Final | None) -> str:
    return final_words(final) if final else _("Utkast")


def _closed_words(final: Final) -> str:
    """Say why finished minutes cannot be opened again."""
    if final.cleared:
        return _("Arbetsmaterialet är rensat, så dokumentet kan inte öppnas igen.")
    return _("Ett senare dokument är färdigställt, så det här kan inte öppnas igen.")


def _changed_words(changed: tuple[str, ...]) -> str:
    if not changed:
        return ""
    listed = ", ".join(changed[:_MOST_CHANGED])
    more = len(changed) - _MOST_CHANGED
    if more > 0:
        listed = _("{listed} och {count} till").format(listed=listed, count=more)
    return _("Ändrat efter färdigställandet: {what}.").format(what=listed)


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
