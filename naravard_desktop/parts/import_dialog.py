"""Reading cards from a file: what its columns become, and how many cards that makes."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.language import _
from naravard_desktop.core.sheet_file import SEPARATORS, Sheet, read_sheet
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.parts import import_rows
from naravard_desktop.parts.import_fields import Choice, ImportFields
from naravard_desktop.parts.import_rows import Only, Reading, Wanted, folded
from naravard_desktop.widgets import rows, tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind, theme

_SHOWN = 200
"""Rows of the file that are shown: enough to see what it is."""
_MOST_VALUES = 60
"""More words than this in a column are no question to choose by."""
_BESIDE = 720


class ImportDialog(QDialog):
    """Shown with `open()`. Whoever saves what is `wanted` closes it with `accept`, so that nothing has to be chosen again."""

    wanted = Signal(list)
    """The new cards."""

    def __init__(self, file: Path, sheet: Sheet, wanted: Wanted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Läs in rader") if wanted.heading else _("Läs in lappar"))
        self.file, self._sheet, self._asks = file, sheet, wanted
        self._found = Reading()
        self._names: list[str] = []
        self.title = self._label(_("Läs in {file}").format(file=excerpt(file.name, 60)), "heading")
        self.told = self._label("", "secondary")
        self.sheet = Choice(_("Blad i arbetsboken") if sheet.sheets else _("Rader delas vid"), self)
        self.headed = QCheckBox(_("Första raden är rubriker"), self)
        self.fields = ImportFields()
        self.filtered = QCheckBox(_("Bara rader där"), self)
        self.filter_column = Choice(_("Kolumn att välja rader efter"), self)
        self.filter_value = Choice(_("Värde som raderna ska ha"), self)
        self.preview = QTableWidget(self)
        self.again = QCheckBox(self)
        self.count = self._label("", "strong")
        self.save = QPushButton(self)
        self.close_button = QPushButton(_("Avbryt"), self)
        self._lay_out()
        self._connect()
        self._show_sheet()
        self.save.setFocus()

    def say(self, text: str) -> None:
        """Tell what went wrong where the count stands."""
        self.count.setText(text)
        announce(self.count, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview beside the choices where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= current().px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._middle.direction() != way:
            self._middle.setDirection(way)
            self._middle.setStretch(0, 4 if wide else 3)
            self._middle.setStretch(1, 5 if wide else 2)

    def _label(self, text: str, kind: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        set_kind(label, kind)
        return label

    def _lay_out(self) -> None:
        rows.dress(self.preview)
        self.preview.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.preview.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.preview.setWordWrap(False)
        self.preview.verticalHeader().setSectionResizeMode(self.preview.verticalHeader().ResizeMode.Fixed)
        self.preview.setAccessibleName(_("Filens första rader"))
        self.preview.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        for button in (self.save, self.close_button):
            button.setAutoDefault(False)
        self.save.setDefault(True)
        set_kind(self.save, "primary")
        self.preview.setCornerWidget(QWidget())
        for choice in (self.filter_column, self.filter_value):
            choice.setMinimumContentsLength(12)
        chosen = QHBoxLayout()
        chosen.addWidget(self.filter_column, 1)
        chosen.addWidget(self.filter_value, 1)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        for widget in (self.headed, self.filtered):
            side.addWidget(widget)
        side.addLayout(chosen)
        side.addWidget(self.again)
        side.addWidget(self.fields)
        side.insertWidget(0 if self._sheet.sheets else side.count(), self.sheet)
        side.addStretch(1)
        inside = QWidget()
        inside.setLayout(side)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.addWidget(self._area, 4)
        self._middle.addWidget(self.preview, 5)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(self.told)
        layout.addLayout(self._middle, 1)
        layout.addLayout(foot)
        self._layouts = (layout, side, chosen, self._middle, foot)
        theme().changed.connect(self._scale)
        self._scale()
        look, parent = current(), self.parentWidget()
        room = parent.window().size() if parent else self.size()
        self.resize(
            min(look.px(980), max(room.width(), look.px(400))), min(look.px(640), max(room.height(), look.px(300)))
        )

    def _scale(self) -> None:
        look = current()
        edge = look.px(2 * tokens.UNIT)
        for layout in self._layouts:
            layout.setSpacing(look.px(tokens.UNIT))
        self._layouts[0].setContentsMargins(edge, edge, edge, edge)
        self._middle.setSpacing(edge)
        self._area.setMinimumHeight(look.px(110))
        self._widen()
        self.preview.setMinimumHeight(look.px(90))
        self.preview.verticalHeader().setDefaultSectionSize(look.px(34))

    def _connect(self) -> None:
        self.sheet.activated.connect(self._read_anew)
        self.headed.toggled.connect(self._show_columns)
        self.fields.changed.connect(self._count)
        self.filtered.toggled.connect(self._filter)
        self.filter_column.activated.connect(self._show_values)
        self.filter_value.activated.connect(self._filter)
        self.again.toggled.connect(self._count)
        self.save.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)

    def _read_anew(self) -> None:
        """Read another sheet of the workbook, or divide the lines elsewhere."""
        chosen = str(self.sheet.currentData())
        try:
            if self._sheet.sheets:
                self._sheet = read_sheet(self.file, sheet=chosen)
            else:
                self._sheet = read_sheet(self.file, separator=chosen)
        except Trouble as trouble:
            self.say(str(trouble))
            self._offer_ways()
            return
        self._show_sheet()

    def _offer_ways(self) -> None:
        """Offer the sheets, or what can divide a line, and choose the one that is read."""
        self.sheet.clear()
        if self._sheet.sheets:
            for name in self._sheet.sheets:
                self.sheet.addItem(_("Bladet {name}").format(name=excerpt(name)), name)
            self.sheet.setCurrentIndex(self.sheet.findData(self._sheet.sheet))
        else:
            for separator, words in SEPARATORS.items():
                self.sheet.addItem(_("Delas vid {separator}").format(separator=_(words)), separator)
            self.sheet.setCurrentIndex(self.sheet.findData(self._sheet.separator))
        self.sheet.setVisible(len(self._sheet.sheets) != 1)

    def _show_sheet(self) -> None:
        lines = len(self._sheet.rows)
        words = _("1 rad") if lines == 1 else _("{count} rader").format(count=lines)
        self.told.setText(f"{self._sheet.told} · {words}")
        self._offer_ways()
        self.headed.blockSignals(True)  # noqa: FBT003 - Qt's
        self.headed.setChecked(self._sheet.headed)
        self.headed.blockSignals(False)  # noqa: FBT003 - Qt's
        self._show_columns()

    @property
    def _body(self) -> list[list[str]]:
        return self._sheet.rows[1:] if self.headed.isChecked() else self._sheet.rows

    def _show_columns(self) -> None:
        """Show the columns anew, with what each is guessed to be."""
        self._names = import_rows.headings(self._sheet.rows, headed=self.headed.isChecked())
        guessed = import_rows.guess(self._names, self._body, self._asks)
        self.fields.show_columns(self._names, self._body, guessed.roles, import_rows.role_words(self._asks))
        self._order()
        self._widen()
        self.filter_column.clear()
        for at, name in enumerate(self._names):
            few = guessed.roles[at] != import_rows.TEXT and 1 < len({row[at] for row in self._body}) <= _MOST_VALUES
            if few or (guessed.only and guessed.only.at == at):
                self.filter_column.addItem(excerpt(name, 20), at)
        several = self.filter_column.count() > 0
        self.filtered.setVisible(several)
        self.filter_column.setCurrentIndex(self.filter_column.findData(guessed.only.at) if guessed.only else 0)
        self.filtered.blockSignals(True)  # noqa: FBT003 - Qt's
        self.filtered.setChecked(guessed.only is not None)
        self.filtered.blockSignals(False)  # noqa: FBT003 - Qt's
        self._show_values()
        if guessed.only:
            self.filter_value.setCurrentIndex(max(0, self.filter_value.findData(guessed.only.value)))
            self._filter()

    def _widen(self) -> None:
        """Let all choices be seen: only downwards can they be scrolled."""
        inside = self._area.widget()
        if inside is not None:
            bar = self._area.verticalScrollBar().sizeHint().width()
            self._area.setMinimumWidth(inside.minimumSizeHint().width() + bar)

    def _order(self) -> None:
        """Let Tab go as the eye does."""
        last = (self.preview, self.save, self.close_button)
        chosen = (self.headed, self.filtered, self.filter_column, self.filter_value, self.again, *self.fields.choices)
        chain = (self.sheet, *chosen, *last) if self._sheet.sheets else (*chosen, self.sheet, *last)
        for one, after in pairwise(chain):
            QWidget.setTabOrder(one, after)

    def _show_values(self) -> None:
        at = self.filter_column.currentData()
        self.filter_value.clear()
        if at is not None:
            for value in dict.fromkeys(row[at] for row in self._body if row[at]):
                self.filter_value.addItem(_("är {value}").format(value=excerpt(value, 20)), value)
        self._filter()

    def _only(self) -> Only | None:
        at, value = self.filter_column.currentData(), self.filter_value.currentData()
        return Only(at, str(value)) if self.filtered.isChecked() and at is not None and value is not None else None

    def _filter(self) -> None:
        for widget in (self.filter_column, self.filter_value):
            widget.setVisible(self.filtered.isChecked())
        only = self._only()
        shown = [row for row in self._body if only is None or folded(row[only.at]) == folded(only.value)][:_SHOWN]
        self.preview.setColumnCount(len(self._names))
        self.preview.setHorizontalHeaderLabels([excerpt(name, 30) for name in self._names])
        self.preview.setRowCount(len(shown))
        for number, row in enumerate(shown):
            for at, cell in enumerate(row):
                self.preview.setItem(number, at, QTableWidgetItem(excerpt(cell, 120)))
        look = current()
        for at in range(len(self._names)):
            self.preview.setColumnWidth(at, max(look.px(100), min(look.px(280), self.preview.sizeHintForColumn(at))))
        self._count()

    def _count(self) -> None:
        """Say how many cards there will be, as things are chosen now."""
        again, heading = self.again.isChecked(), self._asks.heading
        roles, only = self.fields.roles(), self._only()
        self._found = import_rows.read_rows(self._names, self._body, roles, self._asks, only=only, again=again)
        taken = len(self._found.cards)
        words = import_rows.before_words(self._found, taken, again=again, rows=bool(heading))
        if import_rows.TEXT not in roles:
            words = _("Välj vilken kolumn som är lappens text.")
            if heading:
                words = _("Välj vilken kolumn som är ”{name}”.").format(name=heading)
        if words != self.count.text():
            self.say(words)
        same = self._found.same
        self.again.setText(_("Läs in även den som redan finns") if same == 1 else _("Läs in även de som redan finns"))
        self.again.setVisible(same > 0)
        self.save.setEnabled(taken > 0)
        if heading:
            self.save.setText(_("Läs in 1 rad") if taken == 1 else _("Läs in {count} rader").format(count=taken))
        else:
            self.save.setText(_("Läs in 1 lapp") if taken == 1 else _("Läs in {count} lappar").format(count=taken))

    def _save(self) -> None:
        if self._found.cards:
            self.wanted.emit(self._found.cards)
