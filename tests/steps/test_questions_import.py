"""Answers read from a file whose rows say which question they answer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.core import paths
from naravard_desktop.core.template import read
from naravard_desktop.kinds import OPTIONS
from naravard_desktop.live.session import Session
from naravard_desktop.parts.import_dialog import ImportDialog
from naravard_desktop.process.cards import cards
from naravard_desktop.steps.questions.data import Options
from naravard_desktop.steps.questions.panel import QuestionsPanel
from tests.conftest import Room

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "kartlaggning-svar.csv"


@pytest.fixture
def panel(qtbot: QtBot, room: Room, session: Session) -> QuestionsPanel:
    template = read(paths.WORKSHOPS / "kartlaggning.toml", OPTIONS)
    (chosen,) = [one.options for one in template.steps if isinstance(one.options, Options)]
    made = QuestionsPanel(session, room.step("questions", questions=chosen.questions))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def take_in(panel: QuestionsPanel, file: Path) -> None:
    section = panel.sections[panel.current]
    section.ask_import(file)
    (dialog,) = [one for one in section.findChildren(ImportDialog) if one.isVisible()]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_one_file_answers_all_questions_in_one_undo(panel: QuestionsPanel, room: Room) -> None:
    take_in(panel, SAMPLE)
    found = cards(room.library, panel.step.id)
    asked = [card.section for card in found]
    assert len(found) == 11
    assert set(asked) == set(Options(**panel.step.options).questions)
    assert asked.count("Vad fungerar bra?") == 2
    assert not any(card.extra for card in found)
    assert all(card.level and card.organisation_type for card in found)
    panel.undo()
    assert cards(room.library, panel.step.id) == []


def test_a_question_written_in_another_way_is_known_and_one_that_is_not_asked_is_kept(
    panel: QuestionsPanel, room: Room, tmp_path: Path
) -> None:
    file = tmp_path / "svar.csv"
    rows = ("FRÅGA,svar", "vad  fungerar bra,Ronden", "Något annat?,Hisnande", ",Utan fråga")
    file.write_text("\n".join(rows), encoding="utf-8")
    take_in(panel, file)
    found = {card.text: card.section for card in cards(room.library, panel.step.id)}
    assert found == {"Ronden": "Vad fungerar bra?", "Hisnande": "Något annat?", "Utan fråga": panel.current}
    take_in(panel, file)
    assert len(cards(room.library, panel.step.id)) == 3, "they are there already, whatever question they answer"
