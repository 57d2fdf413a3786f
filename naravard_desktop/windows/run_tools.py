"""What Genomför puts in the window's head: back, next, and other ways on."""

from html import escape

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets import icons, theme

NEXT_KEY, BACK_KEY = "Alt+PgDown", "Alt+PgUp"


def _tip(text: str) -> str:
    """Return text as a tooltip shows it, also where it looks like markup."""
    return f"<qt>{escape(text)}</qt>" if text else ""


class RunTools(QWidget):
    """Says what the next press does; what it does is the place's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QPushButton(_("Tillbaka"))
        self.next = QPushButton(_("Starta"))
        theme.set_kind(self.next, "primary")
        self.more = QToolButton()
        icons.put_icon(self.more, "ellipsis")
        self.more.setAccessibleName(_("Fler sätt att gå vidare"))
        self.more.setToolTip(_("Fler sätt att gå vidare"))
        menu = QMenu(self.more)
        self.skip = menu.addAction(_("Hoppa över momentet"))
        icons.put_icon(self.skip, "skip-forward")
        self.restart = menu.addAction(_("Börja om från start…"))
        icons.put_icon(self.restart, "undo-2")
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in (self.back, self.more, self.next):
            self._row.addWidget(button)
        theme.theme().changed.connect(self._scale)
        self._scale()

    def add(self, widget: QWidget) -> None:
        """Put something before Tillbaka."""
        self._row.insertWidget(self._row.indexOf(self.back), widget)
        QWidget.setTabOrder(widget, self.back)

    def show_way(self, current: Step | None, before: Step | None, following: Step | None, *, begun: bool) -> None:
        """Show where one can go from the step that is on; with none on, from the start, a gap or the end."""
        if current:
            words = _("Nästa moment") if following else _("Avsluta")
        elif following:
            words = _("Gå vidare") if begun else _("Starta")
        else:
            words = _("Till Dokument") if begun else _("Starta")
        self.next.setText(words)
        self.next.setEnabled(begun or following is not None)
        to = _("Nästa: {title}, {n} min").format(title=following.title, n=following.minutes) if following else ""
        self.next.setAccessibleDescription(to)
        self.next.setToolTip(_tip(_("{what} (Alt+Page Down)").format(what=to or words)))
        self.back.setEnabled(before is not None)
        back = _("Tillbaka till {title} (Alt+Page Up)").format(title=before.title) if before else ""
        self.back.setToolTip(_tip(back))
        self.back.setAccessibleDescription(back)
        self.skip.setEnabled(current is not None and following is not None)
        self.restart.setEnabled(begun)
        self.more.setEnabled(begun)

    def _scale(self) -> None:
        self._row.setSpacing(theme.current().px(12))
