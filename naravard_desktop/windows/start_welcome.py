"""What an empty library shows: how to begin, and a sample to play with."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import set_kind


class Welcome(QWidget):
    """Two ways to begin."""

    new_asked = Signal()
    sample_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame()
        set_kind(frame, "panel")
        heading = QLabel(_("Välkommen"))
        set_kind(heading, "question")
        text = QLabel(
            _(
                "Välj Ny workshop, ta en mall och ge den ett datum, så får du ett färdigt program som går att ändra. "
                "Vill du se hur det blir kan du först öppna ett påhittat exempel och prova allt i det."
            )
        )
        text.setWordWrap(True)
        self.begin, self.play = QPushButton(_("Ny workshop")), QPushButton(_("Öppna exempel"))
        self.begin.clicked.connect(self.new_asked)
        self.play.setObjectName("open-sample")
        self.play.clicked.connect(self.sample_asked)
        row = QHBoxLayout()
        for button, icon in ((self.begin, "plus"), (self.play, "folder-open")):
            icons.put_icon(button, icon)
            row.addWidget(button)
        row.addStretch(1)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(28, 24, 28, 28)
        inside.setSpacing(16)
        inside.addWidget(heading)
        inside.addWidget(text)
        inside.addLayout(row)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        outside.addStretch(1)
