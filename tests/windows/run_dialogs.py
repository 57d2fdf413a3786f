"""Every dialog that the places and the moments of the sample open, one at a time, for checks of each."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.jobs import papers
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.process import overview
from naravard_desktop.process.people import attendance
from naravard_desktop.process.workshops import steps
from naravard_desktop.steps.goals.panel import GoalsPanel
from naravard_desktop.steps.opening.panel import OpeningPanel
from naravard_desktop.steps.wording.panel import WordingPanel
from naravard_desktop.windows.assembly import Whole
from tests.shots import settle_down, workshop_of
from tests.windows.run_process import CTRL, KEY, SHIFT, press, to
from tests.windows.run_workshops import CARDS

Way = tuple[str, Callable[[], object]]


def dialogs(whole: Whole) -> Iterator[tuple[str, QWidget]]:
    """Open each, yield it by name, and close it."""
    whole.window.activateWindow()
    settle_down()
    for ways in (_at_start, _in_prepare, _in_run, _in_documents):
        for name, way in ways(whole):
            way()
            settle_down()
            dialog = QApplication.activeModalWidget()
            assert dialog is not None, f"{name} opens nothing"
            yield name, dialog
            press(KEY.Key_Escape)
            assert QApplication.activeModalWidget() is None, f"Escape does not close {name}"
            whole.window.activateWindow()
            settle_down()


def _at_start(whole: Whole) -> Iterator[Way]:
    (line,) = overview.process_lines(whole.window.session.library, "2000-01-01", limit=1)
    held = workshop_of(whole.window.session.library)
    whole.window.go("start")
    yield "byt-namn-uppdrag", partial(whole.start.rename, line.id)
    yield "byt-namn-workshop", partial(whole.start.rename, held)
    yield "ta-bort-uppdrag", partial(whole.start.remove, line.id)
    yield "ta-bort-workshop", partial(whole.start.remove, held)


def _in_prepare(whole: Whole) -> Iterator[Way]:
    library = whole.window.session.library
    held = workshop_of(library)
    whole.window.open_workshop(held, "prepare")
    invited = whole.prepare.invited
    yield "lagg-till-person", invited.add
    yield "andra-person", partial(invited.change, attendance(library, held)[0].person_id)
    yield "bjud-in-flera", invited.invite_many
    yield "fran-uppdraget", invited.invite_known
    yield "bord", invited.show_tables


def _in_run(whole: Whole) -> Iterator[Way]:
    library = whole.window.session.library
    (line,) = overview.process_lines(library, "2000-01-01", limit=1)
    seen: set[str] = set()
    for held in overview.workshop_lines(library, line.id, limit=4):
        for step in steps(library, held.id):
            if step.kind in seen:
                continue
            if whole.window.workshop_id != held.id:
                whole.window.open_workshop(held.id, "run")
            whole.window.go("run")
            whole.run.go(step.id)
            settle_down()
            for name, way in _of_kind(whole, step.kind):
                seen.add(step.kind)
                yield f"{step.kind}-{name}", way
    yield "borja-om", whole.run.ask_restart


def _of_kind(whole: Whole, kind: str) -> Iterator[Way]:
    panel = whole.run.panel
    if isinstance(panel, OpeningPanel):
        yield "ny-pa-motet", partial(panel.attendance.add, "Nytt Namn")
    if isinstance(panel, WordingPanel):
        yield "forslag", panel.ask_proposals
    if isinstance(panel, GoalsPanel):
        yield "ursprung", partial(_chosen, "Mål", "Välj ursprung")
    if kind == "notes" and isinstance(panel, CardsPanel):
        yield "las-in", partial(panel.ask_import, CARDS)
        yield "sammanfor", partial(_keyed, "Lappar", KEY.Key_G)
    if kind == "sorting":
        yield "nytt-kluster", partial(press, KEY.Key_N, CTRL | SHIFT)
        yield "flytta", partial(_keyed, "Att placera", KEY.Key_M, beside=True)
        yield "beror-pa", partial(_keyed, "Att placera", KEY.Key_B, beside=True)
    if kind == "inventory":
        yield "andra-flera", partial(_keyed, "Rader", KEY.Key_E)
    if kind == "principles":
        yield "flytta", partial(_second, "Principer", KEY.Key_M)
    if kind == "questions":
        yield "flytta", partial(_keyed, "Hur ser invånarnas behov ut?", KEY.Key_M)
    if kind == "decisions":
        yield "ursprung", partial(_chosen, "Beslut", "Välj underlag")
    if kind == "actions":
        yield "ursprung", partial(_chosen, "Åtgärder", "Välj ursprung")


def _keyed(name: str, key: Qt.Key, *, beside: bool = False) -> None:
    """Choose all in a list, or in the one beside it, and press the key of a command."""
    to(_(name), QAbstractItemView)
    if beside:
        press(KEY.Key_Right, CTRL)
    press(KEY.Key_A, CTRL)
    press(key, CTRL)


def _second(name: str, key: Qt.Key) -> None:
    """Choose the second row of a list that was just come to, and press the key of a command."""
    to(_(name))
    press(KEY.Key_Down)
    press(key, CTRL)


def _chosen(name: str, button: str) -> None:
    """Choose the first in a list, and press the button that is then there."""
    to(_(name))
    press(KEY.Key_Space)
    to(_(button))
    press(KEY.Key_Space)


def _in_documents(whole: Whole) -> Iterator[Way]:
    library = whole.window.session.library
    (line,) = overview.process_lines(library, "2000-01-01", limit=1)
    draft, finished, *_before = overview.workshop_lines(library, line.id, limit=4)
    place = whole.documents
    whole.window.open_workshop(draft.id, "documents")
    yield "dokumentets-huvud", partial(place.dialogs.ask_head, place.chosen())
    yield "foton", partial(place.dialogs.ask_photos, place.chosen())
    yield "forkortningar", partial(place.dialogs.ask_abbreviations, place.chosen())
    yield "fardigstall", partial(place.dialogs.ask_finish, place.chosen())
    found = papers.remarked(place.chosen(), library)
    yield "se-over", partial(place.exports.look, place.chosen(), whole.window, found)
    whole.window.open_workshop(finished.id, "documents")
    yield "oppna-igen", partial(place.dialogs.ask_reopen, place.chosen())
    yield "justerat", partial(place.dialogs.ask_adjusted, place.chosen())
    yield "rensa", partial(place.dialogs.ask_clearing, place.chosen())
