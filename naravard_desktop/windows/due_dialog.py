"""By when an action is to be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from naravard_desktop.core.clock import read_date
from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current, set_kind
from naravard_desktop.windows.save_buttons import save_buttons


class DueDialog(QDialog):
    """`chosen` carries an ISO date, "" for none."""

    chosen = Signal(str)

    def __init__(self, due: str | None, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Klart senast"))
        look = current()
        what = QLabel(excerpt(text, 120), wordWrap=True)
        set_kind(what, "strong")
        self.date = QLineEdit(due or "", placeholderText=_("ÅÅÅÅ-MM-DD"))
        self.date.setAccessibleName(_("Klart senast"))
        self.wrong = Banner()
        buttons, save = save_buttons()
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(12))
        for part in (what, self.date, self.wrong, buttons):
            layout.addWidget(part)
        self.date.selectAll()
        save.setDefault(True)  # only now is it the dialog's
        self.resize(look.px(420), self.sizeHint().height())

    def save(self) -> None:
        """Hand in the date, or say that it cannot be read."""
        text = self.date.text().strip()
        due = read_date(text)
        if text and due is None:
            self.wrong.say(_("Datumet går inte att läsa. Skriv det som 2027-02-03, eller töm fältet."), "warn")
            self.date.setFocus()
            return
        self.chosen.emit(due or "")
        self.accept()
