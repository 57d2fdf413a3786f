"""The foot of a dialog that saves something."""

from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from naravard_desktop.core.language import _
from naravard_desktop.widgets.theme import set_kind


def save_buttons() -> tuple[QDialogButtonBox, QPushButton]:
    """Return Avbryt and Spara, and the latter by itself; it can be made the default once it lies in its dialog."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Avbryt"))
    save = buttons.addButton(_("Spara"), QDialogButtonBox.ButtonRole.AcceptRole)
    set_kind(save, "primary")
    return buttons, save
