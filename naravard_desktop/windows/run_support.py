"""What only the facilitator reads during a moment: aim, what to do, material and background, beside the panel."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextEdit, QToolButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets import icons, theme, tokens

KEY = "F9"
WIDTH, FOLDED = 280, 40
_ANY = 16_777_215
"""Qt's own greatest width."""

_FIELDS = (
    ("aim", N_("Syfte")),
    ("instruction", N_("Så gör du")),
    ("material", N_("Material")),
    ("background", N_("Bakgrund")),
)


class Support(QFrame):
    """Open it shows the text, folded only a button. It is told which, and tells when somebody wants the other."""

    toggle_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "panel")
        self._step: Step | None = None
        self._opened, self._alone = True, False
        self.heading = QLabel(_("För dig som leder"))
        theme.set_kind(self.heading, "heading")
        self.heading.setWordWrap(True)
        self.toggle = QToolButton()
        theme.set_kind(self.toggle, "quiet")
        self.toggle.clicked.connect(self.toggle_asked)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setStyleSheet("QTextEdit { background: transparent; border: none; padding: 0; }")
        self.text.setAccessibleName(_("För dig som leder"))
        self.text.document().setDocumentMargin(1)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._head = QHBoxLayout()
        self._head.addWidget(self.heading, 1)
        self._head.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.text, 1)
        self._rest = QWidget()
        self._column.addWidget(self._rest, 1)
        theme.theme().changed.connect(self._dress)
        self.set_opened(opened=True)

    @property
    def opened(self) -> bool:
        """Whether the text is shown."""
        return self._opened

    @property
    def has_text(self) -> bool:
        """Whether the moment has anything for the facilitator to read."""
        return self._step is not None and bool(self._texts(self._step))

    def show_step(self, step: Step) -> None:
        """Show a moment's text; the same text keeps its place and what is selected."""
        if step == self._step:
            return
        same = self._step is not None and self._texts(self._step) == self._texts(step)
        self._step = step
        if not same:
            self._write()

    def set_opened(self, *, opened: bool, alone: bool = False) -> None:
        """Show the text, or fold to the button; alone it has all the width there is."""
        self._opened, self._alone = opened, alone
        for widget in (self.heading, self.text):
            widget.setVisible(opened)
        self._rest.setVisible(not opened)
        icons.put_icon(self.toggle, "chevron-right" if opened else "info")
        name = _("Dölj texten för dig som leder") if opened else _("Visa texten för dig som leder")
        self.toggle.setAccessibleName(name)
        self.toggle.setToolTip(f"{name} ({KEY})")
        self._scale()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's
        """Say no: the text scrolls."""
        return False

    def _texts(self, step: Step) -> list[tuple[str, str]]:
        found = [(_(name), str(getattr(step, field)).strip()) for field, name in _FIELDS]
        return [(name, text) for name, text in found if text]

    def _write(self) -> None:
        look = theme.current()
        self.text.clear()
        cursor = self.text.textCursor()
        head, body = QTextCharFormat(), QTextCharFormat()
        head.setFont(look.font(tokens.SIZE_SMALL, strong=True))
        head.setForeground(look.colour("muted"))
        body.setFont(look.font(tokens.SIZE_BODY))
        body.setForeground(look.colour("text"))
        texts = self._texts(self._step) if self._step else []
        for number, (name, text) in enumerate(texts):
            self._paragraph(cursor, name, head, look.px(14) if number else 0)
            for line in text.splitlines():
                self._paragraph(cursor, line, body, look.px(4))
        if not texts:
            empty = _("Momentet har ingen text för dig som leder. Den skrivs i Förbered.")
            self._paragraph(cursor, empty, body, 0)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _paragraph(self, cursor: QTextCursor, text: str, font: QTextCharFormat, above: int) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above)
        block.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.atStart():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(text, font)

    def _scale(self) -> None:
        look = theme.current()
        edge = look.px(12 if self._opened else 2)
        self._column.setContentsMargins(edge, look.px(8), edge, edge)
        self._column.setSpacing(look.px(tokens.UNIT))
        width = look.px(WIDTH if self._opened else FOLDED)
        self.setMinimumWidth(0 if self._alone else width)
        self.setMaximumWidth(_ANY if self._alone else width)
        side = look.px(tokens.SIZE_ICON)
        self.toggle.setIconSize(QSize(side, side))

    def _dress(self) -> None:
        self._scale()
        self._write()
