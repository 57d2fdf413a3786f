"""The menu at the foot of the rail: what is done seldom."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import Mode

PHOTOS_KEY = "Ctrl+Shift+F"
MODES: dict[Mode, str] = {"system": N_("Som datorn"), "light": N_("Ljust"), "dark": N_("Mörkt")}


class MoreMenu(QMenu):
    """Tells what was chosen; the window does it."""

    photos_asked = Signal()
    abbreviations_asked = Signal()
    import_asked = Signal()
    sample_asked = Signal()
    backup_asked = Signal()
    folder_asked = Signal()
    history_asked = Signal()
    keys_asked = Signal()
    about_asked = Signal()
    quit_asked = Signal()
    larger_asked = Signal()
    smaller_asked = Signal()
    usual_asked = Signal()
    mode_chosen = Signal(str)

    def __init__(self, mode: Mode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Mer"))
        self.history = _add(self, _("Historik…"), self.history_asked, "history")
        self.photos = _add(self, _("Foton…"), self.photos_asked, "image", PHOTOS_KEY)
        self.abbreviations = _add(self, _("Förkortningar…"), self.abbreviations_asked, "tag")
        self.addSeparator()
        _add(self, _("Hämta in uppdrag från fil…"), self.import_asked, "download")
        _add(self, _("Öppna exempel"), self.sample_asked, "folder-open")
        _add(self, _("Gör en säkerhetskopia nu"), self.backup_asked, "check")
        _add(self, _("Visa mappen där allt sparas"), self.folder_asked, "folder-open")
        self.addSeparator()
        look = self.addMenu(_("Utseende"))
        self._modes = QActionGroup(self)
        for chosen, words in MODES.items():
            action = look.addAction(_(words))
            action.setCheckable(True)
            action.setChecked(chosen == mode)
            action.setData(chosen)
            self._modes.addAction(action)
        self._modes.triggered.connect(self._choose_mode)
        size = self.addMenu(_("Textstorlek"))
        for words, tell, key in (
            (_("Större"), self.larger_asked, "Ctrl++"),
            (_("Mindre"), self.smaller_asked, "Ctrl+-"),
            (_("Vanlig"), self.usual_asked, "Ctrl+0"),
        ):
            _add(size, words, tell, key=key)
        self.addSeparator()
        _add(self, _("Tangenter"), self.keys_asked, "circle-question-mark", "F1")
        _add(self, _("Om Naravård"), self.about_asked, "info")
        self.addSeparator()
        _add(self, _("Avsluta"), self.quit_asked, "x", "Ctrl+Q")

    def _choose_mode(self, action: QAction) -> None:
        self.mode_chosen.emit(str(action.data()))


def _add(menu: QMenu, words: str, tell: SignalInstance, icon: str = "", key: str = "") -> QAction:
    # The keys are the window's own; here they are only told of.
    named = "\t" + QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
    action = menu.addAction(words + named)
    if icon:
        icons.put_icon(action, icon)
    action.triggered.connect(tell)
    return action
