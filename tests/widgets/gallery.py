"""All of widgets/ in one window, and pictures of it: `python -m tests.widgets.gallery FOLDER`."""

import os
import sys
from itertools import product
from pathlib import Path

from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTableView,
    QTimeEdit,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from reportlab.graphics import renderSVG
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing

from naravard_desktop.widgets import focus, icons, rows, shapes, theme, tokens
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.countdown import Countdown
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.svg_view import SvgView


def chart() -> bytes:
    drawing = Drawing(240, 110)
    bars = VerticalBarChart()
    bars.x, bars.y, bars.width, bars.height = 24, 18, 200, 84
    bars.data = [(3, 7, 5, 8)]
    drawing.add(bars)
    text: str = renderSVG.drawToString(drawing)
    return text.encode()


def label(text: str, kind: str = "", *, wrap: bool = False) -> QLabel:
    made = QLabel(text)
    made.setWordWrap(wrap)
    if kind:
        theme.set_kind(made, kind)
    return made


def button(text: str, kind: str = "", icon: str = "") -> QPushButton:
    made = QPushButton(text)
    if kind:
        theme.set_kind(made, kind)
    if icon:
        icons.put_icon(made, icon, "on_primary" if kind == "primary" else "text")
    return made


def row(*things: QWidget | None) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(theme.current().px(8))
    for thing in things:
        if thing is None:
            made.addStretch(1)
        else:
            made.addWidget(thing)
    return made


def panel(*things: QWidget | QHBoxLayout) -> QFrame:
    made = QFrame()
    theme.set_kind(made, "panel")
    layout = QVBoxLayout(made)
    layout.setContentsMargins(*(theme.current().px(14),) * 4)
    layout.setSpacing(theme.current().px(8))
    for thing in things:
        if isinstance(thing, QWidget):
            layout.addWidget(thing)
        else:
            layout.addLayout(thing)
    return made


def rail() -> QFrame:
    made = QFrame()
    theme.set_kind(made, "side")
    layout = QVBoxLayout(made)
    px = theme.current().px
    layout.setContentsMargins(px(12), px(16), px(12), px(16))
    layout.setSpacing(px(4))
    layout.addWidget(label("Naravård", "brand"))
    layout.addSpacing(px(16))
    places = [("Start", "house"), ("Följ upp", "list-checks"), ("Förbered", "calendar-clock")]
    for text, name in [*places, ("Genomför", "play"), ("Dokument", "file-text")]:
        place = button(text, "rail")
        place.setCheckable(True)
        place.setChecked(text == "Genomför")
        icons.put_icon(place, name, "muted")
        layout.addWidget(place)
    layout.addStretch(1)
    layout.addWidget(label("Allt sparat", "small"))
    return made


def table() -> QTableView:
    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(["Vad", "Nivå", "Senast"])
    for cells in (
        ("Gemensam lista över fast vårdkontakt", "meso", "20 nov, försenad 3 dagar"),
        ("Läkarrond bokas för hela våren", "mikro", "27 nov"),
        ("Pilot med mätvärden till kommunens sjuksköterskor", "meso", "15 jan"),
    ):
        model.appendRow([QStandardItem(cell) for cell in cells])
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    rows.dress(view, plain=True)
    view.setAccessibleName("Åtgärder")
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    view.selectRow(0)
    return view


def listing() -> QListView:
    model = QStandardItemModel()
    for text in ("Inledning", "Sedan sist", "Vad pågår?", "Dela in i kluster", "Paus", "Ägare och ledare"):
        model.appendRow(QStandardItem(text))
    view = QListView()
    model.setParent(view)
    view.setModel(model)
    rows.dress(view)
    view.setAccessibleName("Program")
    view.setCurrentIndex(model.index(3, 0))
    return view


def tree() -> QTreeView:
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(["Kluster"])
    for text, legs in (("VIP", ["Hembesök", "Hemmonitorering"]), ("Tillgänglighet", ["Operationsprocess"])):
        top = QStandardItem(text)
        top.appendRows([QStandardItem(leg) for leg in legs])
        model.appendRow(top)
    view = QTreeView()
    model.setParent(view)
    view.setModel(model)
    rows.dress(view)
    view.setAccessibleName("Kluster")
    view.expand(model.index(0, 0))
    view.setCurrentIndex(model.index(0, 0, model.index(0, 0)))
    return view


class Marks(QWidget):
    """The four marks and their words, and all icons."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(theme.current().px(150))

    def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        look = theme.current()
        step = look.px(28)
        with QPainter(self) as painter:
            painter.setFont(look.font(tokens.SIZE_SECONDARY))
            painter.setPen(look.colour("text"))
            for at, shape in enumerate(shapes.SHAPES):
                spot = QPoint(at * look.px(96), 0)
                painter.drawPixmap(spot + QPoint(0, look.px(4)), shapes.pixmap(shape, self.devicePixelRatioF()))
                painter.drawText(spot + QPoint(look.px(20), look.px(15)), ["region", "kommun", "privat", "annan"][at])
            columns = max(1, self.width() // step)
            for at, name in enumerate(icons.names()):
                x, y = at % columns * step, look.px(28) + at // columns * step
                icons.icon(name).paint(painter, x, y, look.px(18), look.px(18))


def gallery() -> QWidget:
    window = QWidget()
    window.setWindowTitle("widgets")
    px = theme.current().px
    outer = QHBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(rail())
    page = QVBoxLayout()
    page.setContentsMargins(px(24), px(16), px(24), px(20))
    page.setSpacing(px(12))
    outer.addLayout(page, 1)
    off = button("Avstängd")
    off.setEnabled(False)
    more = QToolButton()
    more.setAccessibleName("Mer")
    icons.put_icon(more, "ellipsis")
    title = QVBoxLayout()
    title.setSpacing(0)
    title.addWidget(label("Dela in i kluster", "place"))
    title.addWidget(label("Klustring VIP och tillgänglighet · moment 4 av 9 · började 14.05", "secondary"))
    top = row(None, button("Ångra", icon="undo-2"), off, button("Tyst", "quiet", "eye-off"), more)
    top.addWidget(button("Nästa moment", "primary", "arrow-right"))
    top.insertLayout(0, title)
    page.addLayout(top)
    for text, kind, action in (
        ("Utkastet ändrades efter att det färdigställdes.", "info", "Visa ändringar"),
        ("Biblioteket ligger i en synkad mapp: flytta det till en egen mapp på datorn.", "warn", ""),
        ("Disken är full: det du skriver hålls i minnet tills det finns plats.", "error", "Försök igen"),
    ):
        banner = Banner()
        banner.say(text, kind, action)  # type: ignore[arg-type]
        page.addWidget(banner)
    columns = QHBoxLayout()
    columns.setSpacing(px(12))
    page.addLayout(columns, 1)
    columns.addWidget(first_column(), 2)
    columns.addWidget(second_column(), 3)
    columns.addWidget(third_column(), 4)
    editor = LineEditor("Ny lapp", "Skriv en lapp och tryck Enter")
    editor.setObjectName("entry")
    page.addLayout(row(editor, button("Klistra in flera", icon="clipboard-paste"), button("Flytta till…  Ctrl+M")))
    return window


def first_column() -> QWidget:
    clocks = []
    for left in (1120, 290, 62, -125):
        clock = Countdown()
        clock.set_left(left, 2400)
        clocks.append(clock)
    paced = QFrame()
    theme.set_kind(paced, "tint")
    inside = QVBoxLayout(paced)
    inside.addWidget(label("5 min efter schemat", "strong"))
    inside.addWidget(label("Slut beräknas 16.15, planerat 16.10", "secondary", wrap=True))
    return panel(*clocks, row(button("Pausa", icon="pause"), button("+1"), button("+5"), None), listing(), paced)


def second_column() -> QWidget:
    box, part, off, radio = QCheckBox("Visa namn"), QCheckBox("Delvis"), QCheckBox("Av"), QRadioButton("Protokoll")
    box.setChecked(True)
    part.setTristate(True)
    part.setCheckState(Qt.CheckState.PartiallyChecked)
    off.setEnabled(False)
    radio.setChecked(True)
    levels = QComboBox()
    levels.addItems(["meso", "mikro", "makro"])
    spin, date, time = QSpinBox(), QDateEdit(QDate(2026, 11, 23)), QTimeEdit(QTime(14, 5))
    spin.setSuffix(" min")
    spin.setRange(0, 240)
    spin.setValue(40)
    date.setCalendarPopup(True)
    date.setDisplayFormat("d MMM yyyy")
    time.setDisplayFormat("HH.mm")
    typed = QLineEdit("Förhållningssätt, samverkan")
    typed.selectAll()
    closed = QLineEdit("Kan inte ändras")
    closed.setEnabled(False)
    tabs = QTabBar()
    for text in ("Anteckningar", "Åtgärder", "Historik"):
        tabs.addTab(text)
    return panel(
        label("Var gör varje aktivitet mest nytta?", "question", wrap=True),
        tabs,
        row(typed, closed),
        row(levels, spin),
        row(date, time),
        row(box, part, off, radio, None),
        tree(),
        SvgView(chart(), "Fyra staplar"),
    )


def third_column() -> QWidget:
    words = row(label("Försenad 3 dagar", "over"), label("snart slut", "warn"), label("meso", "tag"), None)
    return panel(row(label("Åtgärder", "heading"), None, button("Öppna")), table(), words, Marks())


def shoot(app: QApplication, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    focus.install(app)
    modes: tuple[theme.Mode, ...] = ("light", "dark")
    for mode, zoom in product(modes, (1.0, 1.5)):
        theme.apply(app, mode, zoom)
        window = gallery()
        window.resize(round(1366 * zoom), round(900 * zoom))
        window.show()
        window.activateWindow()
        entry = window.findChild(LineEditor, "entry")
        assert isinstance(entry, LineEditor)
        entry.setFocus()
        for _ in range(5):
            app.processEvents()
        window.grab().save(str(folder / f"gallery-{mode}-{round(zoom * 100)}.png"))
        menu = QMenu(window)
        for text, name in (("Nästa moment", "arrow-right"), ("Hoppa över", "skip-forward"), ("Frys", "snowflake")):
            icons.put_icon(menu.addAction(text), name)
        menu.addSeparator()
        menu.addAction("Avstängd").setEnabled(False)
        menu.popup(QPoint(0, 0))
        menu.setActiveAction(menu.actions()[1])
        app.processEvents()
        menu.grab().save(str(folder / f"menu-{mode}-{round(zoom * 100)}.png"))
        menu.close()
        window.close()
        window.deleteLater()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    shoot(QApplication(sys.argv[:1]), Path(sys.argv[1]))
