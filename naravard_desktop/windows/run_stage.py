"""Where the panels lie on top of each other."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidgetItem


class Stage(QStackedWidget):
    """As large as what is shown needs: Qt's own stack is as large as the largest of all that is in it.

    What is shown gets the height that its texts need at the width there is, but the place is not made as high as
    it would like to be: lists scroll.
    """

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """Return the room that what is shown cannot do without."""
        shown = self.currentWidget()
        if shown is None:
            return QSize(0, 0)
        least = QWidgetItem(shown).minimumSize()
        layout = shown.layout()
        if layout is not None and layout.hasHeightForWidth():
            least.setHeight(max(least.height(), layout.minimumHeightForWidth(max(self.width(), least.width()))))
        return least

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's
        """Say no: see the class."""
        return False

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002, N802 - Qt's
        """Return the least height: a scroll area asks even where the answer above is no."""
        return self.minimumSizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Reckon anew with another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
