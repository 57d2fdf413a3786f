"""A whole workshop by keyboard alone: from an empty library to the papers, back to the beginning and forth again."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from naravard_desktop.widgets.editor import LineEditor
from tests.windows.run_process import ALT, CTRL, INVITED, KEY, at_the_keys, press, tab, to
from tests.windows.run_workshops import clusters


def test_a_whole_workshop_without_a_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    with at_the_keys(qtbot, tmp_path) as hand:
        hand.begin("Klustring", "Första träffen", process="Nära vård i Provinsen")
        plan = [step.id for step in hand.steps]

        # Förbered: a moment a place earlier, and back.
        to("Program")
        press(KEY.Key_Down, times=3)
        press(KEY.Key_Up, ALT)
        assert [step.id for step in hand.steps] != plan
        press(KEY.Key_Z, CTRL)
        assert [step.id for step in hand.steps] == plan
        hand.invite(*INVITED)

        hand.run()
        hand.next("Inledning")
        tab("Delar av momentet", "Incheckning")
        to("Incheckning", LineEditor)
        hand.say("Fru Åström som väntar", "Han som ringer varje dag")
        clusters(hand)
        hand.end()

        # Back through everything with Ctrl+Z, and forth again.
        hand.run()
        undone = hand.undo_all()
        said = hand.said()
        assert [text for text in hand.written if text in said] == []
        hand.redo(undone)
        assert hand.missing() == []
