"""A workshop that was rehearsed begins again: the times go, the words stay."""

import pytest
from pytestqt.qtbot import QtBot

from naravard_desktop.process.cards import NewCard, add_cards, cards
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.library import Library
from tests.windows.run_day import Day, open_day


@pytest.fixture
def day(qtbot: QtBot, library: Library) -> Day:
    return open_day(qtbot, library)


def test_beginning_again_is_asked_about_and_loses_no_words(day: Day, library: Library) -> None:
    place = day.place
    assert not place.tools.more.isEnabled()
    day.next(10)
    day.next(10)
    step = day.steps[1]
    with edit(library, day.scope, "Ny lapp"):
        add_cards(library, step.id, [NewCard(text="Övade ord")])
    assert place.tools.more.isEnabled()
    box = place.ask_restart()
    box.reject()
    assert day.title == step.title
    box = place.ask_restart()
    next(button for button in box.buttons() if button.text() == "Börja om").click()
    assert day.title == ""
    assert place.next.text() == "Starta"
    assert [card.text for card in cards(library, step.id)] == ["Övade ord"]
    day.next(10)
    assert place.clock.time.countdown.text().endswith("kvar")
