"""Workshops by keyboard alone: from an empty library to minutes that hold every word, back to the beginning and forth."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from naravard_desktop.process.people import attendance
from tests.shots import CLOCK, Size
from tests.windows.run_process import INVITED, Hand, at_the_keys
from tests.windows.run_workshops import clusters, common_goals, mapping, principles

_LATER = (
    ("Kartlägg förutsättningarna", "Vad vi redan har", "2027-03-24", mapping),
    ("Vägledande principer", "Så vill vi handla", "2027-04-14", principles),
    ("Klustring VIP", "Vem gör vad", "2027-05-12", clusters),
)


def _first(hand: Hand) -> None:
    hand.begin("Gemensamma mål", "Våra gemensamma mål", process="Nära vård i Provinsen")
    hand.invite(*INVITED)
    hand.set_tables(2, 2, 2)
    assert len(attendance(hand.library, hand.held)) == 4
    hand.run()


def _kept(hand: Hand) -> list[str]:
    """Return what is in the minutes of all that was typed there: a name is in them as soon as somebody is invited."""
    said, names = hand.said(), [line.partition(";")[0] for line in INVITED]
    return [text for text in hand.written if text in said and text not in names]


def test_a_first_workshop_that_begins_late(qtbot: QtBot, tmp_path: Path) -> None:
    with at_the_keys(qtbot, tmp_path) as hand:
        _first(hand)
        CLOCK.forward(15)
        hand.next("Inledning")
        assert "20 min efter schemat" in hand.whole.run.clock.words.text()
        common_goals(hand)
        hand.end()
        hand.run()
        undone = hand.undo_all()
        assert _kept(hand) == []
        hand.redo(undone)
        assert hand.missing() == []


def test_four_workshops_of_a_process(qtbot: QtBot, tmp_path: Path) -> None:
    with at_the_keys(qtbot, tmp_path) as hand:
        _first(hand)
        hand.next("Inledning")
        common_goals(hand)
        hand.end()
        minutes = {hand.held: hand.said()}
        for template, title, date, hold in _LATER:
            hand.begin(template, title, date=date)
            assert len(attendance(hand.library, hand.held)) == 4, "those who came last are invited"
            hand.set_tables(1, 4)
            hand.run()
            hand.next("Inledning")
            hold(hand)
            hand.end()
            minutes[hand.held] = hand.said()
        hand.run()
        undone = hand.undo_all()
        assert _kept(hand) == []
        assert {held: hand.said(held) for held in minutes if held != hand.held}.items() <= minutes.items()
        hand.redo(undone)
        assert {held: hand.said(held) for held in minutes} == minutes


def test_the_opening_begins_with_who_is_here_where_that_is_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    with at_the_keys(qtbot, tmp_path, Size(1920, 1080)) as hand:
        _first(hand)
        hand.next("Inledning")
        assert hand.focus.accessibleName() == "Närvaro"
