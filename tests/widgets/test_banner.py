"""Notices: what they say, to eyes and to a screen reader, and what can be done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.widgets.announce import announcement
from naravard_desktop.widgets.banner import Banner, Kind
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.widgets.tokens import LIGHT
from tests.widgets.conftest import count, picture

SENTENCE = "Disken är full: det du skriver hålls i minnet tills det finns plats."


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def banner(window: QWidget) -> Banner:
    layout = QVBoxLayout(window)
    made = Banner(window)
    layout.addWidget(made)
    layout.addStretch(1)
    window.resize(700, 200)
    window.show()
    return made


@pytest.mark.parametrize(
    ("kind", "word", "colour"),
    [("info", "Information", LIGHT.primary), ("warn", "Varning", LIGHT.warn), ("error", "Fel", LIGHT.over)],
)
def test_it_says_its_kind_in_colour_and_word(banner: Banner, kind: Kind, word: str, colour: str) -> None:
    assert banner.isHidden()
    banner.say(SENTENCE, kind)
    assert banner.isVisible()
    assert banner.accessibleName() == f"{word}: {SENTENCE}"
    assert count(picture(banner), colour) > 10
    assert not cut_off(banner)


def test_the_button_acts_and_the_cross_closes(banner: Banner, qtbot: QtBot) -> None:
    banner.say(SENTENCE, "error", "Försök igen")
    button, cross = banner.findChild(QPushButton), banner.findChild(QToolButton)
    assert isinstance(button, QPushButton)
    assert isinstance(cross, QToolButton)
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert banner.isVisible()
    with qtbot.waitSignal(banner.closed):
        QTest.keyClick(cross, Qt.Key.Key_Space)
    assert banner.isHidden()


def test_without_action_and_cross_there_is_nothing_to_press(banner: Banner) -> None:
    banner.say(SENTENCE, closable=False)
    assert not [one for one in banner.findChildren(QWidget) if one.isVisible() and one.focusPolicy()]


def test_a_long_sentence_wraps(banner: Banner) -> None:
    banner.say(SENTENCE)
    low = banner.sizeHint().height()
    banner.say(" ".join([SENTENCE] * 4), "warn", "Visa ändringar")
    banner.window().resize(500, 300)
    assert not cut_off(banner.window())
    assert banner.height() > low


def test_markup_is_shown_as_it_is(banner: Banner) -> None:
    banner.say("<b>Mall</b> <img src=x>")
    assert not cut_off(banner)
    assert "<b>" in banner.accessibleName()


@pytest.mark.parametrize("urgent", [True, False])
def test_an_announcement_carries_its_words(banner: Banner, urgent: bool) -> None:
    event = announcement(banner, SENTENCE, urgent=urgent)
    politeness = QAccessible.AnnouncementPoliteness
    assert event.message() == SENTENCE
    assert event.politeness() == (politeness.Assertive if urgent else politeness.Polite)


def test_it_can_be_said_with_a_screen_reader_listening(banner: Banner) -> None:
    QAccessible.setActive(True)
    try:
        banner.say(SENTENCE, "error")
        assert QAccessible.queryAccessibleInterface(banner).text(QAccessible.Text.Name).endswith(SENTENCE)
    finally:
        QAccessible.setActive(False)
