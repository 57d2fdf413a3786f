"""The stylesheet, made from a look. Callers choose with the property `kind` (`theme.set_kind`):

buttons: primary (one per place), quiet (no edge until pointed at), rail (places, checkable);
frames: panel (surface, hairline), tint, side (the rail), line (a hairline); labels: place, question, heading, strong,
secondary, small, warn, over, tag; views: plain (no frame, on a panel).
"""

import re
from collections.abc import Mapping

from naravard_desktop.widgets import ink, tokens
from naravard_desktop.widgets.look import Look

_PIXELS = re.compile(r"\b(\d+(?:\.\d+)?)dp\b")


def sheet(look: Look) -> str:
    """Return the whole application's stylesheet; `dp` in the parts is a pixel at 100 %."""
    colours = look.colours
    names = {name: getattr(colours, name) for name in (*colours.__dataclass_fields__, "disabled")}
    names |= _pictures(names)
    # A property takes a bare number.
    names["indent"] = str(look.px(20))
    names |= {name.lower(): f"{getattr(tokens, name)}dp" for name in _SIZES}
    text = "".join(
        _filled(part, names) for part in (_TEXT, _BUTTONS, _FIELDS, _CHOICES, _VIEWS, _FRAMES, _SMALL_THINGS)
    )
    return _PIXELS.sub(lambda match: f"{look.px(float(match[1]))}px", text)


def _filled(part: str, names: Mapping[str, str]) -> str:
    return re.sub(r"@(\w+)", lambda match: names[match[1]], part)


def _pictures(names: Mapping[str, str]) -> dict[str, str]:
    """Return the drawings that Qt takes as files only; where no file can be written, Qt draws its own."""
    wanted = {
        "arrow_down": ("chevron-down", "muted"),
        "arrow_up": ("chevron-up", "muted"),
        "arrow_right": ("chevron-right", "muted"),
        "arrow_left": ("chevron-left", "muted"),
        "arrow_down_off": ("chevron-down", "line"),
        "arrow_up_off": ("chevron-up", "line"),
        "tick": ("check", "on_primary"),
        "part": ("minus", "on_primary"),
    }
    files = {key: ink.drawn_file(name, names[colour]) for key, (name, colour) in wanted.items()}
    return {key: f'url("{path}")' if path else "none" for key, path in files.items()}


_SIZES = (
    *("SIZE_PLACE", "SIZE_QUESTION", "SIZE_HEADING", "SIZE_BODY", "SIZE_SECONDARY", "SIZE_SMALL", "SIZE_ICON"),
    *("RADIUS_PANEL", "RADIUS_CONTROL", "BAR", "ROW_PADDING"),
)

_TEXT = """
* { outline: none; }
QWidget { font-size: @size_body; color: @text; }
QWidget:disabled { color: @disabled; }
QMainWindow, QDialog { background: @background; }
QLabel { background: transparent; }
QLabel[kind="place"] { font-size: @size_place; font-weight: 600; }
QLabel[kind="question"] { font-size: @size_question; font-weight: 600; }
QLabel[kind="heading"] { font-size: @size_heading; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="secondary"] { font-size: @size_secondary; color: @muted; }
QLabel[kind="small"] { font-size: @size_small; color: @muted; }
QLabel[kind="brand"] { font-size: @size_heading; font-weight: 600; color: @primary; }
QLabel[kind="warn"] { color: @warn; font-weight: 600; }
QLabel[kind="over"] { color: @over; font-weight: 600; }
QLabel[kind="tag"] { font-size: @size_small; color: @muted; border: 1px solid @line; border-radius: 10dp;
  padding: 1dp 8dp; }
"""

_BUTTONS = """
QPushButton, QToolButton { background: @surface; color: @text; border: 1px solid @edge; border-radius: @radius_control;
  padding: 7dp 14dp; min-height: 21dp; font-weight: 400; icon-size: @size_icon; }
QToolButton { padding: 5.5dp; min-width: 21dp; qproperty-iconSize: @size_icon @size_icon; }
QPushButton:hover, QToolButton:hover { background: @tint; }
QPushButton:pressed, QToolButton:pressed, QToolButton:open { background: @tint; border-color: @primary; }
QPushButton:checked, QToolButton:checked { background: @tint; border-color: @primary; color: @primary;
  font-weight: 600; }
QPushButton:disabled, QToolButton:disabled { background: transparent; color: @disabled; border-color: @line; }
QPushButton[kind="primary"] { background: @primary; color: @on_primary; border-color: @primary; font-weight: 600; }
QPushButton[kind="primary"]:hover { border-color: @text; }
QPushButton[kind="primary"]:pressed { border: 2dp solid @text; padding: 6dp 13dp; }
QPushButton[kind="primary"]:disabled { background: @line; color: @muted; border-color: @line; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: @tint; }
QPushButton[kind="quiet"]:checked, QToolButton[kind="quiet"]:checked { background: @tint; }
QPushButton[kind="rail"], QToolButton[kind="rail"] { background: transparent; border: none; color: @muted;
  padding: 8dp 12dp; text-align: left; border-radius: @radius_control; }
QToolButton[kind="rail"] { padding: 10dp 8dp; }
QPushButton[kind="rail"]:hover, QToolButton[kind="rail"]:hover { color: @text; background: @tint; }
QPushButton[kind="rail"]:checked, QToolButton[kind="rail"]:checked { background: @tint; color: @primary;
  font-weight: 600; border-left: @bar solid @primary; padding-left: 8dp; border-top-left-radius: 0;
  border-bottom-left-radius: 0; }
QToolButton[kind="rail"]:checked { padding-left: 4dp; }
QPushButton::menu-indicator { image: @arrow_down; width: 14dp; height: 14dp; subcontrol-position: right center;
  subcontrol-origin: padding; right: 8dp; }
QToolButton::menu-indicator { image: none; }
QToolButton[popupMode="1"] { padding-right: 28dp; }
QToolButton::menu-button { border: none; border-left: 1px solid @line; width: 22dp; }
QToolButton::menu-arrow { image: @arrow_down; width: 14dp; height: 14dp; }
"""

# Beside buttons of our own Qt ignores a spin box's left padding: its text is centred instead.
_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: @surface; color: @text;
  border: 1px solid @edge; border-radius: @radius_control; selection-background-color: @primary;
  selection-color: @on_primary; placeholder-text-color: @muted; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 7dp 11dp; min-height: 21dp; }
QPlainTextEdit, QTextEdit { padding: 4dp 8dp; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  background: transparent; color: @disabled; border-color: @line; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: transparent; border-color: @line; }
QAbstractSpinBox { padding-right: 26dp; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }
QSpinBox, QDoubleSpinBox, QDateTimeEdit[calendarPopup="false"] { qproperty-alignment: AlignCenter; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: none; width: 24dp;
  subcontrol-origin: border; right: 3dp; }
QAbstractSpinBox::up-button { subcontrol-position: top right; top: 2dp; height: 16dp; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; bottom: 2dp; height: 16dp; }
QAbstractSpinBox::up-arrow { image: @arrow_up; width: 14dp; height: 14dp; }
QAbstractSpinBox::down-arrow { image: @arrow_down; width: 14dp; height: 14dp; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off { image: @arrow_up_off; }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off { image: @arrow_down_off; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down, QDateEdit::drop-down { subcontrol-origin: border; subcontrol-position: center right;
  border: none; width: 28dp; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: @arrow_down; width: 16dp; height: 16dp; }
QComboBox::down-arrow:disabled { image: @arrow_down_off; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @edge; border-radius: 0;
  padding: 4dp; selection-background-color: @tint; selection-color: @text; }
QComboBox QAbstractItemView::item { padding: 6dp 8dp; min-height: 22dp; border: none;
  border-left: @bar solid transparent; }
QComboBox QAbstractItemView::item:selected { border-left-color: @primary; background: @tint; color: @text; }
"""

_CHOICES = """
QCheckBox, QRadioButton { spacing: 9dp; padding: 3dp; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: 16dp; height: 16dp;
  border: 1px solid @edge; background: @surface; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 4dp; }
QRadioButton::indicator { border-radius: 8dp; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @primary; border-color: @primary;
  image: @tick; }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: @primary;
  border-color: @primary; image: @part; }
QRadioButton::indicator:checked { width: 8dp; height: 8dp; border: 5dp solid @primary; border-radius: 9dp;
  background: @on_primary; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @line; background: transparent; }
QCheckBox::indicator:checked:disabled { background: @edge; }
"""

_VIEWS = """
QAbstractItemView { background: @surface; color: @text; border: 1px solid @line; border-radius: @radius_panel;
  selection-background-color: @tint; selection-color: @text; gridline-color: @line; }
QAbstractItemView[kind="plain"] { background: transparent; border: none; border-radius: 0; }
QListView::item, QTreeView::item { padding: 7dp @row_padding; border: none; }
QTableView::item { padding: 7dp @row_padding; border: none; border-bottom: 1px solid @line; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: @tint; color: @text; }
QTreeView { qproperty-indentation: @indent; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: @tint; }
QTreeView::branch:has-children:closed { image: @arrow_right; }
QTreeView::branch:has-children:open { image: @arrow_down; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @muted; font-size: @size_small; font-weight: 600; border: none;
  border-bottom: 1px solid @line; padding: 8dp 12dp 8dp 15dp; }
QTableCornerButton::section { background: @surface; border: none; }
"""

_FRAMES = """
QFrame[kind="panel"] { background: @surface; border: 1px solid @line; border-radius: @radius_panel; }
QFrame[kind="tint"] { background: @tint; border: none; border-radius: @radius_control; }
QFrame[kind="side"] { background: @background; border: none; border-right: 1px solid @line; }
QFrame[kind="line"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="banner"] { background: @surface; border: 1px solid @edge; border-radius: @radius_control; }
QFrame[kind="banner-warn"] { background: @surface; border: 1px solid @warn; border-left: @bar solid @warn;
  border-radius: @radius_control; border-top-left-radius: 0; border-bottom-left-radius: 0; }
QFrame[kind="banner-error"] { background: @surface; border: 1px solid @over; border-left: @bar solid @over;
  border-radius: @radius_control; border-top-left-radius: 0; border-bottom-left-radius: 0; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QSplitter::handle { background: transparent; }
QStatusBar { background: @background; color: @muted; }
QGroupBox { border: 1px solid @line; border-radius: @radius_panel; margin-top: 12dp; padding: 16dp 12dp 12dp 12dp;
  font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 12dp; padding: 0 4dp; }
"""

_SMALL_THINGS = """
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenuBar { background: @background; padding: 2dp 8dp; }
QMenuBar::item { padding: 5dp 10dp; border-radius: 6dp; background: transparent; }
QMenuBar::item:selected { background: @tint; color: @primary; }
QMenu { background: @surface; border: 1px solid @edge; padding: 6dp; icon-size: @size_icon; }
QMenu::item { padding: 7dp 28dp 7dp 12dp; border-left: @bar solid transparent; }
QMenu::item:selected { background: @tint; color: @text; border-left-color: @primary; }
QMenu::item:disabled { color: @disabled; }
QMenu::indicator { left: 8dp; }
QMenu::icon { padding-left: 8dp; }
QMenu::separator { height: 1px; background: @line; margin: 6dp 4dp; }
QMenu::right-arrow { image: @arrow_right; width: 14dp; height: 14dp; right: 6dp; }
QToolTip { background: @surface; color: @text; border: 1px solid @edge; padding: 5dp 8dp; font-size: @size_secondary; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12dp; }
QScrollBar:horizontal { height: 12dp; }
QScrollBar::handle { background: @edge; border-radius: 3dp; margin: 3dp; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::handle:vertical { min-height: 32dp; }
QScrollBar::handle:horizontal { min-width: 32dp; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: 8dp 12dp; border: none;
  border-bottom: @bar solid transparent; }
QTabBar::scroller { width: 36dp; }
QTabBar QToolButton { padding: 0; margin: 8dp 0; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @primary; border-bottom-color: @primary; font-weight: 600; }
QProgressBar { background: @tint; border: none; border-radius: 3dp; max-height: 6dp; min-height: 6dp; }
QProgressBar::chunk { background: @primary; border-radius: 3dp; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @surface; }
QCalendarWidget QToolButton { border-color: transparent; background: transparent; min-width: 0; }
QCalendarWidget QAbstractItemView { border-radius: 0; selection-background-color: @primary;
  selection-color: @on_primary; }
QCalendarWidget QTableView::item { padding: 0; border: none; }
QCalendarWidget QTableView::item:selected { background: @primary; color: @on_primary; }
QCalendarWidget #qt_calendar_prevmonth { qproperty-icon: @arrow_left; }
QCalendarWidget #qt_calendar_nextmonth { qproperty-icon: @arrow_right; }
"""
