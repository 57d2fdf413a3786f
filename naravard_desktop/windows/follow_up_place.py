"""Följ upp: all actions of a process, filtered; state and date are changed by commands on the chosen row."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core import files
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt, file_name
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.core.words import Level
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs.action_list import process_actions
from naravard_desktop.live.session import Session
from naravard_desktop.process.actions import ActionState, change_action
from naravard_desktop.process.people import organisations
from naravard_desktop.process.processes import processes, scope_of
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.action_rows import BESIDES, ActionRow, Wanted, action_rows, cells
from naravard_desktop.windows.due_dialog import DueDialog
from naravard_desktop.windows.flow import Flow
from naravard_desktop.windows.lines import Cell, LinesModel, LinesView


class FollowUp(QWidget):
    """What was agreed, and how far it has come."""

    heading_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.title, self.subtitle = _("Följ upp"), ""
        self.scope: Scope | None = None
        self.keys = (
            (N_("Ctrl+F"), N_("Filtrera på ord")),
            (N_("Enter"), N_("Ändra läge")),
            (N_("F2"), N_("Ändra datum")),
        )
        self._rows: list[ActionRow] = []
        self._narrow = False
        self._model = LinesModel[ActionRow](
            (_("Vad"), _("Ansvariga"), _("Nivå"), _("Klart senast"), _("Läge"), _("Kommer från")),
            self._cells,
            lambda row: row.action.id,
            self._read,
        )
        self.table = LinesView(_("Åtgärder"), self._model, (0, 220, 72, 150, 120, 190))
        self.banner = Banner()
        self.first_focus = self.table
        self._make_filters()
        self._make_commands()
        self._lay_out()
        session.changed.connect(self._changed)
        theme().changed.connect(self._scale)
        self._scale()
        self.refresh()

    def open_workshop(self, workshop_id: str | None) -> None:
        """Show the actions of the process that the workshop belongs to."""
        scope = scope_of(self.session.library, workshop_id) if workshop_id else None
        if scope:
            self.show_process(scope.process_id)

    def show_process(self, process_id: str) -> None:
        """Show the actions of a process."""
        self.scope = Scope(process_id)
        self.refresh()

    def refresh(self) -> None:
        """Read processes and actions again."""
        library = self.session.library
        known = processes(library)
        if self.scope is None or all(one.id != self.scope.process_id for one in known):
            self.scope = Scope(known[0].id) if known else None
        self.process.blockSignals(True)  # noqa: FBT003 - Qt's
        self.process.clear()
        for one in known:
            self.process.addItem(one.title, one.id)
        if self.scope:
            self.process.setCurrentIndex(self.process.findData(self.scope.process_id))
        self.process.blockSignals(False)  # noqa: FBT003 - Qt's
        self.subtitle = self.process.currentText() or _("Det finns inget uppdrag än: börja på Start")
        self._rows = action_rows(library, self.scope.process_id) if self.scope else []
        self._fill_organisations()
        self.filter()
        self.heading_changed.emit()

    def filter(self) -> None:
        """Show the actions that are wanted."""
        self.table.reload()
        shown, total = self._model.rowCount(), len(self._rows)
        late = sum(row.late for row in self._rows)
        words = _("1 åtgärd") if total == 1 else _("{count} åtgärder").format(count=total)
        if shown != total:
            words = _("{shown} av {all}").format(shown=shown, all=words)
        self.count.setText(words)
        self.late.setText(_("1 försenad") if late == 1 else _("{count} försenade").format(count=late))
        self.late.setVisible(late > 0)
        self._empty.setText(_("Inga åtgärder är bestämda än.") if not total else _("Inga åtgärder passar filtret."))
        self._empty.setVisible(not shown)
        self.table.setVisible(shown > 0)
        for command in (self.state_button, self.due_button):
            command.setEnabled(shown > 0)
        self.tools.setEnabled(total > 0)

    def set_state(self, state: ActionState) -> None:
        """Note how far the chosen action has come."""
        self._edit(N_("Läge {state}: {text}"), state.word, state=state)

    def ask_due(self) -> DueDialog | None:
        """Ask for another date for the chosen action."""
        row = self._chosen()
        if row is None:
            return None
        dialog = DueDialog(row.action.due, row.action.text, self.window())
        dialog.chosen.connect(self._set_due)
        dialog.open()
        return dialog

    def save_pdf(self, target: Path) -> bool:
        """Write the action list; False, with a sentence, if it could not be."""
        if self.scope is None:
            return False
        try:
            # ReportLab takes longer to load than the window.
            from naravard_desktop.documents import complete, pdf

            document = process_actions(self.session.library, self.scope.process_id, Switches())
            files.write(target, pdf.render(complete.say_missing(document)))
        except Trouble as trouble:
            self.banner.say(str(trouble), "error")
            return False
        self.banner.say(_("Åtgärdslistan är sparad som {file}.").format(file=target))
        return True

    def ask_pdf(self) -> None:
        """Ask where the action list is to be saved."""
        name = file_name(self.process.currentText()) + "-atgarder.pdf"
        dialog = QFileDialog(self.window(), _("Spara åtgärdslistan"), name, _("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._save_file)
        dialog.open()

    def _make_filters(self) -> None:
        self.process, self.text = QComboBox(), QLineEdit()
        self.organisation, self.level, self.state = QComboBox(), QComboBox(), QComboBox()
        self.text.setPlaceholderText(_("Filtrera   Ctrl+F"))
        for field, name in (
            (self.process, _("Uppdrag")),
            (self.text, _("Filtrera på ord")),
            (self.organisation, _("Organisation")),
            (self.level, _("Nivå")),
            (self.state, _("Läge")),
        ):
            field.setAccessibleName(name)
            field.setToolTip(name)
        self.level.addItem(_("Alla nivåer"), None)
        for level in Level:
            self.level.addItem(level.word, level)
        for name, key in (
            (_("Öppna"), "still_open"),
            (_("Försenade"), "late"),
            (_("Alla lägen"), ""),
            *((state.word, state.value) for state in ActionState),
        ):
            self.state.addItem(name, key)
        self.process.currentIndexChanged.connect(self._process_chosen)
        self.text.textChanged.connect(self.filter)
        for box in (self.organisation, self.level, self.state):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(self.filter)
        QShortcut(
            QKeySequence("Ctrl+F"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self.text.setFocus)

    def _make_commands(self) -> None:
        self.tools = QPushButton(_("Spara som PDF"))
        self.tools.setObjectName("save-pdf")
        self.tools.setToolTip(_("Spara uppdragets åtgärdslista, att skriva ut eller skicka"))
        set_kind(self.tools, "primary")
        self.tools.clicked.connect(self.ask_pdf)
        self.state_button, self.due_button = QPushButton(_("Ändra läge")), QPushButton(_("Ändra datum"))
        self.state_button.setToolTip(_("Ändra den valda åtgärdens läge (Enter)"))
        self.due_button.setToolTip(_("Ändra när den valda åtgärden ska vara klar (F2)"))
        menu = QMenu(self.state_button)
        for state in ActionState:
            action = QAction(state.word, menu)
            action.setData(state.value)
            menu.addAction(action)
        menu.triggered.connect(self._state_chosen)
        self.state_button.setMenu(menu)
        self.due_button.clicked.connect(self.ask_due)
        self.table.entered_row.connect(self._open_states)
        QShortcut(QKeySequence("F2"), self.table, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(
            self.ask_due
        )

    def _lay_out(self) -> None:
        panel = QFrame()
        set_kind(panel, "panel")
        self.count, self.late, self._empty = QLabel(), QLabel(), QLabel()
        set_kind(self.count, "heading")
        set_kind(self.late, "over")
        set_kind(self._empty, "secondary")
        head = QHBoxLayout()
        head.addWidget(self.count)
        head.addWidget(self.late)
        head.addStretch(1)
        head.addWidget(self.state_button)
        head.addWidget(self.due_button)
        filters = Flow()
        for field in (self.process, self.text, self.organisation, self.level, self.state):
            filters.addWidget(field)
        self._inside = QVBoxLayout(panel)
        self._inside.addLayout(head)
        self._inside.addWidget(self._empty)
        self._inside.addWidget(self.table, 1)
        self._inside.addStretch(0)
        self._outside = QVBoxLayout(self)
        self._outside.addLayout(filters)
        self._outside.addWidget(self.banner)
        self._outside.addWidget(panel, 1)

    def _read(self, offset: int) -> list[ActionRow]:
        if offset:
            return []
        level = self.level.currentData()
        wanted = Wanted(
            self.text.text(),
            self.organisation.currentData(),
            Level(level) if level else None,
            str(self.state.currentData() or ""),
        )
        return [row for row in self._rows if wanted.takes(row)]

    def _cells(self, row: ActionRow) -> tuple[Cell, ...]:
        return cells(row, narrow=self._narrow)

    def _fill_organisations(self) -> None:
        chosen = self.organisation.currentData()
        self.organisation.blockSignals(True)  # noqa: FBT003 - Qt's
        self.organisation.clear()
        self.organisation.addItem(_("Alla organisationer"), None)
        for one in organisations(self.session.library, self.scope.process_id) if self.scope else []:
            self.organisation.addItem(one.name, one.id)
        self.organisation.setCurrentIndex(max(0, self.organisation.findData(chosen)))
        self.organisation.blockSignals(False)  # noqa: FBT003 - Qt's

    def _changed(self, changed: dict[str, set[str]]) -> None:
        if not changed.keys().isdisjoint({"action", "responsible", "person", "organisation", "process", "link"}):
            self.refresh()

    def _process_chosen(self) -> None:
        if self.process.currentData():
            self.show_process(str(self.process.currentData()))

    def _chosen(self) -> ActionRow | None:
        return self._model.row(self._model.place(self.table.chosen()))

    def _open_states(self) -> None:
        self.state_button.showMenu()

    def _state_chosen(self, action: QAction) -> None:
        self.set_state(ActionState(action.data()))

    def _set_due(self, due: str) -> None:
        self._edit(N_("Klart senast {state}: {text}"), due or "–", due=due or None)

    def _edit(self, label: str, said: str, **values: str | ActionState | None) -> None:
        row = self._chosen()
        if row is None or self.scope is None:
            return
        library, action = self.session.library, row.action
        self.session.do(
            self.scope,
            label,
            lambda: change_action(library, action.id, **values),
            state=said,
            text=excerpt(action.text),
        )

    def _save_file(self, file: str) -> None:
        self.save_pdf(Path(file))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Put level, state and origin under the action where there is no room for columns."""
        super().resizeEvent(event)
        narrow = self.width() < current().px(860)
        if narrow != self._narrow:
            self._narrow = narrow
            for column in BESIDES:
                self.table.setColumnHidden(column, narrow)
            self.table.reload()

    def _scale(self) -> None:
        look = current()
        self._outside.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))
        self._outside.setSpacing(look.px(12))
        self._inside.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(14))
        self.text.setMinimumWidth(look.px(200))
        self.process.setMaximumWidth(look.px(420))
        self.table.setMinimumHeight(look.px(200))
