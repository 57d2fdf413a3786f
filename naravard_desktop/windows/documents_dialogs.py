"""The dialogs of Dokument, each with what it leads to."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.jobs import papers
from naravard_desktop.jobs.finding import Found
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.live.session import Session
from naravard_desktop.process.finals import holding
from naravard_desktop.process.processes import scope_of
from naravard_desktop.storage.edit import Scope
from naravard_desktop.windows.documents_export import Exports
from naravard_desktop.windows.package_maker import Packed
from naravard_desktop.windows.press import Press

if TYPE_CHECKING:
    from naravard_desktop.windows.package_dialog import PackageDialog


class Dialogs(QObject):
    """One is shown at a time, but for what another leads to. Built when they are asked for."""

    def __init__(self, session: Session, press: Press, exports: Exports, place: QWidget) -> None:
        super().__init__(place)
        self._session, self._press, self._exports, self._place = session, press, exports, place
        self._shown: list[QDialog] = []
        exports.jump_asked.connect(self._close_all)

    @property
    def shown(self) -> QDialog | None:
        """The one in front, of those that are open."""
        return self._shown[-1] if self._shown else None

    def ask_head(self, chosen: Chosen) -> None:
        """Show the form, head and § of the minutes."""
        from naravard_desktop.windows.minutes_head_dialog import MinutesHeadDialog

        scope = self._scope(chosen)
        if scope:
            finished = holding(self._session.library, chosen.workshop_id) is not None
            self._open(MinutesHeadDialog(self._session, scope, self._window(), finished=finished))

    def ask_photos(self, chosen: Chosen) -> None:
        """Show the photos of the workshop."""
        from naravard_desktop.windows.photos_dialog import open_photos

        self._track(open_photos(self._session, chosen.workshop_id, self._window()))

    def ask_abbreviations(self, chosen: Chosen) -> None:
        """Show the abbreviations of the process."""
        from naravard_desktop.windows.abbreviations_dialog import open_abbreviations

        scope = self._scope(chosen)
        if scope:
            self._track(open_abbreviations(self._session, scope.process_id, self._window()))

    def ask_finish(self, chosen: Chosen, over: QWidget | None = None) -> None:
        """Ask who finishes the minutes; over another dialog, if that is where it was asked for."""
        from naravard_desktop.windows.finish_dialog import FinishDialog

        scope = self._scope(chosen)
        if scope:
            dialog = FinishDialog(self._session, self._press, scope, chosen.switches, over or self._window())
            minutes = Chosen(workshop_id=chosen.workshop_id, switches=chosen.switches)
            dialog.look_asked.connect(partial(self._exports.look, papers.with_all(minutes), dialog))
            self._open(dialog)

    def ask_reopen(self, chosen: Chosen) -> None:
        """Ask who opens the minutes again, and why."""
        from naravard_desktop.windows.reopen_dialog import ReopenDialog

        scope = self._scope(chosen)
        if scope:
            self._open(ReopenDialog(self._session, scope, self._window()))

    def ask_adjusted(self, chosen: Chosen) -> None:
        """Ask when the minutes were adjusted."""
        from naravard_desktop.windows.reopen_dialog import AdjustedDialog

        scope, final = self._scope(chosen), holding(self._session.library, chosen.workshop_id)
        if scope and final:
            self._open(AdjustedDialog(self._session, scope, final, self._window()))

    def ask_clearing(self, chosen: Chosen) -> None:
        """Ask whether the working material is to be cleared."""
        from naravard_desktop.windows.clearing_dialog import ClearingDialog

        scope = self._scope(chosen)
        if scope:
            self._open(ClearingDialog(self._session, scope, self._window()))

    def ask_package(self, chosen: Chosen) -> None:
        """Look through everything, and ask what of it is to be saved."""
        everything = papers.with_all(Chosen(workshop_id=chosen.workshop_id, switches=chosen.switches))
        self._exports.look_through(everything, partial(self._ask_package, chosen))

    def close(self) -> None:
        """Close what is shown, also one that stops its work at the first time of asking."""
        while self._shown:
            dialog = self._shown.pop()
            dialog.reject()
            if dialog.isVisible():
                dialog.reject()

    def _ask_package(self, chosen: Chosen) -> None:
        from naravard_desktop.windows.package_dialog import PackageDialog

        dialog = PackageDialog(self._session, self._press, chosen, self._window())
        dialog.packed.connect(partial(self._packed, chosen.workshop_id))
        dialog.finish_asked.connect(partial(self._finish_first, chosen, dialog))
        self._open(dialog)

    def _finish_first(self, chosen: Chosen, over: "PackageDialog") -> None:
        self.ask_finish(chosen, over)
        if self.shown is not None:
            self.shown.finished.connect(over.show_state)

    def _packed(self, workshop_id: str, done: Packed) -> None:
        what = _("Allt i en zip-fil") if done.target.suffix == ".zip" else _("Allt i en mapp")
        self._exports.note(workshop_id, what, done.remarks)

    def _open(self, dialog: QDialog) -> None:
        self._track(dialog)
        dialog.open()

    def _track(self, dialog: QDialog) -> None:
        self._shown.append(dialog)
        dialog.finished.connect(partial(self._forget, dialog))

    def _forget(self, dialog: QDialog, _result: int) -> None:
        if dialog in self._shown:
            self._shown.remove(dialog)

    def _close_all(self, _found: Found) -> None:
        self.close()

    def _scope(self, chosen: Chosen) -> Scope | None:
        return scope_of(self._session.library, chosen.workshop_id)

    def _window(self) -> QWidget:
        return self._place.window()
