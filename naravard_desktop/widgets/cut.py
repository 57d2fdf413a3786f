"""What does not fit, for tests over every window: text that is cut, and widgets that lie outside their parent."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFocusFrame,
    QHeaderView,
    QLabel,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from naravard_desktop.widgets.breaks import BREAK

# Fonts are measured with a little air on both sides; a pixel less cuts nothing.
_SLACK = 1
# Qt breaks a line at blanks and after these.
_PARTS = re.compile(rf"[^\s/{BREAK}-]+[/-]?")


def cut_off(widget: QWidget) -> list[str]:
    """Return a sentence for each thing that does not fit among the visible children of `widget`, with its path."""
    return [f"{_path(child, widget)}: {fault}" for child in _inside(widget) for fault in _faults(child)]


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Yield the visible widgets below `widget`, not those that Qt itself puts in scroll areas, spin boxes and combos."""
    for child in widget.children():
        if not isinstance(child, QWidget) or isinstance(child, QFocusFrame) or child.isWindow() or child.isHidden():
            continue
        if child.objectName().startswith("qt_scrollarea_") and not child.objectName().endswith("viewport"):
            continue
        yield child
        if not isinstance(child, QComboBox):
            yield from _inside(child)


def _faults(child: QWidget) -> Iterator[str]:
    parent = child.parentWidget()
    if parent is None:
        return
    # What scrolls may be larger than its window.
    scrolled = parent.objectName() == "qt_scrollarea_viewport"
    if not scrolled and not parent.rect().contains(child.geometry()) and not child.geometry().isEmpty():
        yield f"lies outside its parent ({_box(child.geometry())} in {parent.width()}×{parent.height()})"
    lacking = _lacking(child)
    if lacking is not None:
        yield lacking


def _lacking(child: QWidget) -> str | None:
    if isinstance(child, QLabel):
        return _label(child)
    if isinstance(child, QAbstractButton) and child.text():
        return _too_small(child.text(), _button_text(child), child.contentsRect().size())
    if isinstance(child, QComboBox) and child.currentText():
        return _too_small(child.currentText(), _text_size(child, child.currentText()), _combo_room(child))
    if isinstance(child, QTabBar):
        narrow = [at for at in range(child.count()) if child.tabRect(at).width() < child.tabSizeHint(at).width()]
        return f"tabs cut: {[child.tabText(at) for at in narrow]}" if narrow else None
    if isinstance(child, QHeaderView) and child.orientation() == Qt.Orientation.Horizontal:
        narrow = [at for at in range(child.count()) if 0 < child.sectionSize(at) < _section(child, at)]
        return f"columns cut: {narrow}" if narrow else None
    return None


def _label(label: QLabel) -> str | None:
    if not label.text():
        return None
    if label.wordWrap():
        widest = max((_text_size(label, one).width() for one in _PARTS.findall(label.text())), default=0)
        plain = label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()
        needed = QSize(widest if plain else 0, label.heightForWidth(label.width()))
    else:
        needed = label.sizeHint()
    return _too_small(label.text(), needed, label.size())


def _too_small(text: str, needed: QSize, room: QSize) -> str | None:
    if needed.width() > room.width() + _SLACK or needed.height() > room.height() + _SLACK:
        sizes = f"{needed.width()}×{needed.height()} in {room.width()}×{room.height()}"
        return f"“{' '.join(text.split())[:40]}” is cut ({sizes})"
    return None


def _text_size(widget: QWidget, text: str) -> QSize:
    return widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text)


def _button_text(button: QAbstractButton) -> QSize:
    size = _text_size(button, button.text())
    beside = 0
    if not button.icon().isNull():
        beside = button.iconSize().width() + 4
    if isinstance(button, QCheckBox | QRadioButton):
        beside += button.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, button) + 4
    return QSize(size.width() + beside, size.height())


def _combo_room(combo: QComboBox) -> QSize:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, combo).size()


def _section(header: QHeaderView, at: int) -> int:
    text = str(header.model().headerData(at, header.orientation()) or "")
    return _text_size(header, text).width()


def _path(child: QWidget, top: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = child
    while at is not None and at is not top.parentWidget():
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget() if at is not top else None
    return "/".join(reversed(names))


def _box(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}×{rect.height()}"
