"""Sentences said by the screen reader when something happened that has no focus: a move, an undo, a banner."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_Politeness = QAccessible.AnnouncementPoliteness


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have `text` said; urgent interrupts what is being read. Nothing happens where no screen reader listens."""
    QAccessible.updateAccessibility(announcement(widget, text, urgent=urgent))


def announcement(widget: QWidget, text: str, *, urgent: bool) -> QAccessibleAnnouncementEvent:
    """Return the event that carries `text`."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(_Politeness.Assertive if urgent else _Politeness.Polite)
    return event
