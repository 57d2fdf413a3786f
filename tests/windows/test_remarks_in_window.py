"""From what is remarked on to where it stands, and out with the document: the whole window."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from naravard_desktop.documents.model import words
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs import papers, photos
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.process import abbreviations, actions, decisions, finals, people
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.forms import set_form
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import change_step, change_workshop, steps
from naravard_desktop.steps.inventory.panel import InventoryPanel
from naravard_desktop.storage.edit import edit
from naravard_desktop.windows.assembly import Whole
from naravard_desktop.windows.finish_dialog import FinishDialog
from naravard_desktop.windows.remarks_dialog import RemarksDialog
from naravard_desktop.windows.saving import SaveDialog
from tests.jobs.photo_makers import file
from tests.shots import settle_down, whole_window, workshop_of
from tests.windows.dialogs import KEY, in_front, press
from tests.windows.documents import SLOW
from tests.windows.test_remarks_dialog import NUMBER, listed


def written(whole: Whole, text: str, kind: str = "inventory") -> tuple[str, str]:
    """Write a card in the open workshop, and return it and its moment."""
    session = whole.window.session
    workshop_id = workshop_of(session.library)
    scope = scope_of(session.library, workshop_id)
    step = next(one for one in steps(session.library, workshop_id) if one.kind == kind)
    assert scope
    (card_id,) = session.do(scope, "Ny", partial(add_cards, session.library, step.id, [NewCard(text=text)])) or [""]
    return card_id, step.id


def asked(qtbot: QtBot, whole: Whole, chosen: Chosen) -> RemarksDialog:
    """Ask for a PDF, and wait for what is to be looked at first."""
    exports = whole.documents.exports
    exports.ask(chosen, "pdf")
    qtbot.waitUntil(lambda: exports.dialog is not None, timeout=SLOW)
    assert exports.dialog
    in_front(qtbot, exports.dialog)
    return exports.dialog


def test_from_a_remark_to_the_card_and_out_with_the_document(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path) as whole:
        window, library = whole.window, whole.window.session.library
        workshop_id = workshop_of(library)
        card_id, step_id = written(whole, f"Ring {NUMBER}")
        window.open_workshop(workshop_id, "documents")
        chosen = Chosen(workshop_id=workshop_id, switches=EVERYTHING)
        dialog = asked(qtbot, whole, chosen)
        assert NUMBER in listed(dialog)
        press(dialog.list, KEY.Key_Return)
        settle_down()
        assert window.place == "run"
        assert whole.run.current
        assert whole.run.current.id == step_id
        assert isinstance(whole.run.panel, InventoryPanel)
        assert whole.run.panel.cells.ids() == [card_id]
        window.go("documents")
        dialog = asked(qtbot, whole, chosen)
        press(dialog.list, KEY.Key_M)
        left = len(dialog.remarks)
        dialog.go_on_button.click()
        settle_down()
        (saving,) = [one for one in window.findChildren(SaveDialog) if one.isVisible()]
        saving.reject()
        whole.documents.exports.save(chosen, "pdf", tmp_path / "ut.pdf")
        qtbot.waitUntil(lambda: finals.exports(library, workshop_id) != [], timeout=SLOW)
        (log,) = finals.exports(library, workshop_id)
        assert sum(log.remarks.values()) == left
        assert "number" not in log.remarks
        assert NUMBER not in "\n".join(words(papers.document(library, chosen)))


def test_over_the_finish_dialog_a_jump_closes_both(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path) as whole:
        written(whole, f"Ring {NUMBER}")
        whole.window.open_workshop(workshop_of(whole.window.session.library), "documents")
        whole.documents.state.finish_button.click()
        finish = whole.documents.dialogs.shown
        assert isinstance(finish, FinishDialog)
        qtbot.waitUntil(finish.look_button.isEnabled, timeout=SLOW)
        finish.look_button.click()
        dialog = whole.documents.exports.dialog
        assert dialog
        in_front(qtbot, dialog)
        count = len(dialog.remarks)
        press(dialog.list, KEY.Key_M)
        assert len(dialog.remarks) == count - 1
        said_of = f"{count - 1} saker i innehållet är värda att se över."
        qtbot.waitUntil(lambda: finish.remarks.text() == said_of, timeout=SLOW)
        press(dialog.list, KEY.Key_Return)
        settle_down()
        assert whole.documents.dialogs.shown is None
        assert whole.window.place != "documents"


def test_every_remark_leads_somewhere(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path) as whole:
        window, library = whole.window, whole.window.session.library
        workshop_id = workshop_of(library)
        scope = scope_of(library, workshop_id)
        assert scope
        plan = {one.kind: one.id for one in steps(library, workshop_id)}
        with edit(library, scope, "Allt"):
            set_form(library, workshop_id, "formal")
            for there in people.attendance(library, workshop_id):
                people.remove_attendance(library, workshop_id, there.person_id)
            person = people.add_person(library, scope.process_id, f"Anna {NUMBER}")
            people.set_attendance(library, workshop_id, person, "absent")
            abbreviations.add_abbreviation(library, scope.process_id, "XYZ", "ring 070-123 45 67")
            change_step(library, plan["inventory"], prompt="Skriv till a@example.se")
            change_workshop(library, workshop_id, place="Ring 063-14 75 00, XYZ")
            decisions.add_decision(library, scope.process_id, plan["decisions"], "")
            actions.add_action(library, scope.process_id, plan["actions"], "Utan allt")
            photos.add_photo(library, scope.process_id, workshop_id, file(tmp_path), "")
        chosen = Chosen(workshop_id=workshop_id, switches=EVERYTHING)
        found = [one.found for one in papers.remarked(chosen, library)]
        window.open_workshop(workshop_id, "prepare")
        led: dict[str, str] = {}
        for table, one in {one.table: one for one in found if one}.items():
            whole.documents.jump_asked.emit(one)
            settle_down()
            dialogs = [type(other).__name__ for other in window.findChildren(QDialog) if other.isVisible()]
            for other in window.findChildren(QDialog):
                other.reject()
            led[table] = dialogs[0] if dialogs else window.place
        assert led == {
            "abbreviation": "AbbreviationsDialog",
            "action": "run",
            "attachment": "PhotosDialog",
            "attendance": "prepare",
            "card": "run",
            "decision": "run",
            "person": "PeopleDialog",
            "step": "prepare",
            "workshop": "prepare",
        }
