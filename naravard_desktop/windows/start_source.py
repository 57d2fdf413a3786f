"""What a new workshop is made from: a template, or an earlier workshop of the same process."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.core.template import Template
from naravard_desktop.core.text import one_line
from naravard_desktop.process.workshops import Workshop
from naravard_desktop.widgets.rows import dress
from naravard_desktop.widgets.theme import current, set_kind

_ID = Qt.ItemDataRole.UserRole


class StartSource(QWidget):
    """The choice between template and copy is shown when there is something to copy."""

    changed = Signal()
    entered = Signal()
    """A template was double clicked: nothing more is wanted."""

    def __init__(self, templates: dict[str, Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates = templates
        self.from_template, self.as_copy = (
            QRadioButton(_("En mall")),
            QRadioButton(_("En kopia av en tidigare workshop")),
        )
        group = QButtonGroup(self)
        group.addButton(self.from_template)
        group.addButton(self.as_copy)
        self.from_template.setChecked(True)
        self.list = QListWidget()
        dress(self.list, plain=False)
        self.list.setAccessibleName(_("Mall"))
        for template in templates.values():
            item = QListWidgetItem(f"{template.title} · {_length(template.minutes)}", self.list)
            item.setData(_ID, template.id)
        self.workshops = QComboBox()
        self.workshops.setAccessibleName(_("Workshop att kopiera"))
        self.workshops.setMinimumContentsLength(20)
        self.workshops.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        set_kind(self.about, "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.from_template, self.as_copy, self.list, self.workshops, self.about):
            layout.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.workshops.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look = current()
        layout.setSpacing(look.px(6))
        self.list.setMinimumHeight(look.px(96))
        self.list.setMaximumHeight(look.px(150))
        self.list.setCurrentRow(0)
        self.list.currentItemChanged.connect(self._show)
        self.list.itemDoubleClicked.connect(self.entered)
        self.workshops.currentIndexChanged.connect(self._show)
        self.as_copy.toggled.connect(self._show)
        self._show()

    def show_workshops(self, found: Sequence[Workshop], chosen: str = "") -> None:
        """Offer workshops to copy, the first proposed or the one chosen."""
        with QSignalBlocker(self.workshops):
            self.workshops.clear()
            for one in found:
                when = spoken_date(one.date) if one.date else _("utan datum")
                self.workshops.addItem(_("{title} · {day}").format(title=one_line(one.title), day=when), one.id)
            self.workshops.setCurrentIndex(max(0, self.workshops.findData(chosen)) if found else -1)
        if chosen and found:
            self.as_copy.setChecked(True)
        if not found:
            self.from_template.setChecked(True)
        for button in (self.from_template, self.as_copy):
            button.setVisible(bool(found))
        self._show()

    def template(self) -> Template | None:
        """Return the chosen template; None if it is a copy that is wanted."""
        if self.as_copy.isChecked() or not self._templates:
            return None
        return self._templates.get(str(self.list.currentItem().data(_ID)))

    def workshop_id(self) -> str:
        """Return the workshop to copy; "" if it is a template that is wanted."""
        return str(self.workshops.currentData() or "") if self.as_copy.isChecked() else ""

    def _show(self) -> None:
        copying = self.as_copy.isChecked()
        self.list.setVisible(not copying)
        self.workshops.setVisible(copying)
        template = self.template()
        if template:
            parts = (one_line(template.summary), _("Källa: {source}").format(source=template.source))
            self.about.setText("\n".join(part for part in parts if part))
        elif copying:
            self.about.setText(
                _(
                    "Moment, texter, längder och bord följer med. Det som gruppen skrev, räknade och kom överens om "
                    "stannar i den tidigare."
                )
            )
        self.changed.emit()


def _length(total: int) -> str:
    hours, minutes = divmod(total, 60)
    parts = [_("{n} h").format(n=hours)] if hours else []
    parts += [_("{n} min").format(n=minutes)] if minutes else []
    return " ".join(parts)
