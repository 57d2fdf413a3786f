"""Every icon there is, in both themes; and the marks of organisations."""

import re
import tempfile
from collections import Counter
from math import ceil

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from naravard_desktop.widgets import icons, ink, shapes, theme
from naravard_desktop.widgets.tokens import DARK, LIGHT
from tests.widgets.conftest import count, picture


def inked(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() > 128 for x in range(image.width()) for y in range(image.height()))


def solid(image: QImage) -> set[str]:
    """Return the colour of most pixels that are fully covered: where edges meet, one may be rounded."""
    spots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    covered = Counter(spot.name().upper() for spot in spots if spot.alpha() == 255)
    return {colour for colour, _ in covered.most_common(1)}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_icon_is_drawn(light: QApplication, mode: theme.Mode) -> None:
    theme.apply(light, mode)
    for name in icons.names():
        image = icons.icon(name).pixmap(QSize(36, 36), 1.0).toImage()
        assert inked(image) > 10, name
        assert solid(image) == {theme.current().colours.text}, name


def test_every_name_used_in_the_app_has_a_drawing() -> None:
    package = ink.FOLDER.parent.parent / "naravard_desktop"
    used = {
        name
        for path in package.rglob("*.py")
        for name in re.findall(r"\b(?:put_icon\([\w.]+, |icon\()\"([a-z0-9-]+)\"", path.read_text(encoding="utf-8"))
    }
    assert used <= set(icons.names())
    assert "x" in used


def test_the_licence_lies_beside_the_drawings() -> None:
    assert "ISC License" in (ink.FOLDER / "LICENSE").read_text(encoding="utf-8")


def test_disabled_and_checked_have_their_colours() -> None:
    icon = icons.icon("search")
    disabled = icon.pixmap(QSize(36, 36), 1.0, QIcon.Mode.Disabled).toImage()
    checked = icon.pixmap(QSize(36, 36), 1.0, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert solid(disabled) == {LIGHT.disabled}
    assert solid(checked) == {LIGHT.primary}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_an_icon_is_sharp_on_every_screen(ratio: float) -> None:
    pixmap = icons.icon("square").pixmap(QSize(18, 18), ratio)
    assert pixmap.size() == QSize(ceil(18 * ratio), ceil(18 * ratio))


def test_icons_follow_the_theme(light: QApplication, qtbot: QtBot) -> None:
    button, tool, label = QPushButton("Sök"), QToolButton(), QLabel()
    action = QAction("Sök", tool)
    tool.addAction(action)
    for target in (button, tool, label):
        qtbot.addWidget(target)
        icons.put_icon(target, "search")
    icons.put_icon(action, "search")
    small = label.pixmap().deviceIndependentSize().toSize()
    theme.apply(light, "dark", 2.0)
    assert label.pixmap().deviceIndependentSize().toSize() == small * 2
    for icon in (button.icon(), tool.icon(), action.icon()):
        assert solid(icon.pixmap(QSize(48, 36), 1.0).toImage()) == {DARK.text}


def test_a_name_without_a_drawing_is_noticed() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


@pytest.mark.parametrize("shape", shapes.SHAPES)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_marks_have_shape_and_colour(light: QApplication, mode: theme.Mode, shape: shapes.Shape) -> None:
    theme.apply(light, mode)
    name = {"circle": "region", "square": "municipality", "diamond": "private", "triangle": "other"}[shape]
    image = shapes.pixmap(shape, 2.0).toImage()
    assert solid(image) == {getattr(theme.current().colours, name)}


def test_marks_differ_without_colour() -> None:
    amounts = {inked(shapes.pixmap(shape, 4.0).toImage()) for shape in shapes.SHAPES}
    assert len(amounts) == len(shapes.SHAPES)


def test_a_mark_on_a_label_is_seen(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setPixmap(shapes.pixmap("square"))
    label.show()
    assert count(picture(label), QColor(LIGHT.municipality)) > 80


def test_icons_are_drawn_where_no_file_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/dev/null/full")
    monkeypatch.setattr(ink, "_written", {})
    ink._folder.cache_clear()
    image = icons.icon("search").pixmap(QSize(18, 18), 1.0).toImage()
    assert not ink._written
    assert inked(image) > 10
