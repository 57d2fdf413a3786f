"""A dialog with words and fields that scroll where the window is small, and a foot with buttons that does not."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.live.session import Session
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current, set_kind


def words(text: str, kind: str = "") -> QLabel:
    """Return a sentence that breaks where the line ends."""
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        set_kind(label, kind)
    return label


def _height(part: QLayout, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()


def _outermost(widget: QWidget) -> QWidget:
    """Return the window that a dialog, or a dialog over it, lies over."""
    window = widget.window()
    while (over := window.parentWidget()) is not None:
        window = over.window()
    return window


class FormDialog(QDialog):
    """Whoever inherits adds its parts and last the foot. What could not be saved is told in the dialog: the window's own
    banner is out of reach behind it."""

    def __init__(self, title: str, session: Session, parent: QWidget, width: int = 560) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._width, self._room = width, _outermost(parent)
        self._fitted = False
        look = current()
        self.banner = Banner()
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(look.px(24), look.px(4), look.px(24), look.px(12))
        self.column.setSpacing(look.px(10))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(body)
        self.head = QVBoxLayout()
        self.head.setSpacing(look.px(8))
        self.add_head_part(self.banner)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(look.px(8))
        self._foot.setContentsMargins(look.px(24), look.px(12), look.px(24), look.px(20))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.head)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._foot)
        self.head.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(4))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._see_focus)
        session.trouble.connect(self.say_trouble)

    def add(self, part: QWidget | QLayout) -> None:
        """Add a part below the others."""
        if isinstance(part, QWidget):
            self.column.addWidget(part)
        else:
            self.column.addLayout(part)

    def add_words(self, text: str, kind: str = "") -> QLabel:
        """Add a sentence."""
        label = words(text, kind)
        self.column.addWidget(label)
        return label

    def add_field(self, name: str, field: QWidget, hint: str = "") -> None:
        """Add a field with its name above, and a sentence about it below."""
        label = QLabel(name)
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name.replace("&", ""))
        box = QVBoxLayout()
        box.setSpacing(current().px(4))
        box.addWidget(label)
        if isinstance(field, QAbstractSpinBox):
            field.setMinimumWidth(current().px(140))
            box.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            box.addWidget(field)
        if hint:
            box.addWidget(words(hint, "secondary"))
            field.setAccessibleDescription(hint)
        self.column.addLayout(box)

    def add_foot(self, done: str, *, cancel: str = "") -> QPushButton:
        """Add Avbryt and the button that does it, and return the latter."""
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(cancel or _("Avbryt"))
        button = buttons.addButton(done, QDialogButtonBox.ButtonRole.AcceptRole)
        set_kind(button, "primary")
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        self.add_foot_part(buttons)
        button.setDefault(True)
        return button

    def add_foot_part(self, part: QWidget) -> None:
        """Add something to the foot, which is always in sight, as the head is."""
        self._foot.addWidget(part)

    def add_head_part(self, part: QWidget) -> None:
        """Add something above all that scrolls; when it is shown the dialog makes room for it."""
        self.head.addWidget(part)
        part.installEventFilter(self)

    def fit(self) -> None:
        """Be as high as what is in it, as far as the window goes; never lower than it is."""
        look = current()
        wide = min(look.px(self._width), self._room.width() - look.px(16))
        high = sum(_height(part, wide) for part in (self.head, self.column, self._foot))
        high = min(high, self._room.height() - look.px(16))
        size = QSize(wide, high)
        self.resize(size.expandedTo(self.size()) if self._fitted else size)
        self._fitted = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """Take its size: only now has everything in it the look that it is measured with."""
        if not event.spontaneous() and not self._fitted:
            self.column.addStretch(1)
            self.fit()
            self._soon.start()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Make room for what is said above."""
        if event.type() == QEvent.Type.Show and self._fitted:
            self.fit()
            self._soon.start()
        return super().eventFilter(watched, event)

    def _see_focus(self) -> None:
        focus, body = self.focusWidget(), self._scroll.widget()
        if body is not None and body.isAncestorOf(focus):
            # Qt's own way is content when the cursor can be seen.
            for corner in (focus.rect().bottomLeft(), focus.rect().topLeft()):
                at = focus.mapTo(body, corner)
                self._scroll.ensureVisible(0, at.y(), 0, current().px(12))

    def save(self) -> None:
        """Do it, and close; for whoever inherits."""
        self.accept()

    def refuse(self, words: str, field: QWidget) -> None:
        """Say what is missing, and go to where it is to be written."""
        self.banner.say(words, "warn")
        field.setFocus()
        self._soon.start()

    def say_trouble(self, trouble: Trouble) -> None:
        """Say here what could not be done."""
        self.banner.say(str(trouble), "error")
