"""Before a document goes out: what is worth a look in it, with a way to each, and a key that masks it. Nothing is blocked."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import Document
from naravard_desktop.jobs.finding import Found
from naravard_desktop.jobs.remarks import Remark, after, mask, remarks
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import scope_of
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.journal import Entry
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.form_dialog import words
from naravard_desktop.windows.remarks_list import RemarksList

_MASKED = N_("Maskat: {what}")


class RemarksDialog(QDialog):
    """Shown with `open()`. `document_of` writes the document as it now stands; `found` is what was remarked on in it, where that
    is known. Masking is saved at once, in the workshop, and undone there, also from here."""

    go_on_asked = Signal()
    """The document is to go out; the dialog has closed."""
    jump_asked = Signal(Found)
    """Somebody wants to put this right; the dialog has closed."""

    def __init__(
        self,
        session: Session,
        workshop_id: str,
        document_of: Callable[[], Document],
        parent: QWidget,
        found: Sequence[Remark] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Se över innehållet"))
        self._session, self._workshop_id, self._document_of = session, workshop_id, document_of
        self._remarks: list[Remark] = list(found or ())
        self._masked: dict[int, Remark] = {}
        """What was masked here, by the number of its entry in the journal: nothing else is undone from here."""
        self._way_back: Callable[[], None] = self.undo
        self.heading, self.about, self.banner = words("", "heading"), words("", "secondary"), Banner()
        self.list, self.reason = RemarksList(), words("", "secondary")
        self.show_button, self.mask_button = QPushButton(_("&Visa")), QPushButton(_("&Maska"))
        self.cancel_button, self.go_on_button = QPushButton(_("Avbryt")), QPushButton()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._scale()
        look, room = current(), _room(parent)
        self.resize(min(look.px(820), room.width() - 20), min(look.px(640), max(room.height() - 40, 300)))
        if found is None:
            self.refresh()
        else:
            self._show()
        (self.list if self._remarks else self.go_on_button).setFocus()

    @property
    def remarks(self) -> Sequence[Remark]:
        """What is listed."""
        return self._remarks

    def refresh(self) -> None:
        """Look through the document anew."""
        self._soon.stop()
        try:
            self._remarks = remarks(self._session.library, self._workshop_id, self._document_of())
        except Trouble as trouble:
            self._say_trouble(trouble)
        self._show()

    def go_to_chosen(self) -> None:
        """Close, and go to what is chosen."""
        one = self.list.chosen()
        if one is not None and one.found is not None:
            self.reject()
            self.jump_asked.emit(one.found)

    def mask_chosen(self) -> None:
        """Put a word about it in place of what is chosen; the next one is chosen then."""
        one, scope, library = self.list.chosen(), self._scope(), self._session.library
        if one is None or scope is None or not one.maskable:
            return
        what = one.what[:1].lower() + one.what[1:]
        done = self._session.do(scope, _MASKED, partial(mask, library, one), what=what)
        self._soon.stop()  # what the mask changed is known
        if done is None:
            return  # the banner says why
        entry = self._session.next_undo(scope)
        if not done or entry is None:
            self.refresh()  # it was gone already
            return
        self._masked[entry.number] = one
        told = [after(library, one, other) for other in self._remarks]
        self._remarks = [other for other in told if other is not None]
        self._show()
        self._way_back = self.undo
        left = _("{count} kvar.").format(count=len(self._remarks)) if self._remarks else _("Inget kvar att se över.")
        self._say_done(_("Maskat: {what}. {left}").format(what=what, left=left), _("Ångra"))

    def undo(self) -> None:
        """Take back what was masked last, if it was masked here."""
        self._step(self._session.next_undo, self._session.undo, _("Ångrat: {what}"), _("Gör om"), self.redo)

    def redo(self) -> None:
        """Mask again what was taken back last, if it was masked here."""
        self._step(self._session.next_redo, self._session.redo, _("Gjort om: {what}"), _("Ångra"), self.undo)

    def go_on(self) -> None:
        """Close, and let the document go out."""
        self.accept()
        self.go_on_asked.emit()

    def _step(
        self,
        next_one: Callable[[Scope], Entry | None],
        step: Callable[[Scope], Entry | None],
        said: str,
        back: str,
        way_back: Callable[[], None],
    ) -> None:
        scope = self._scope()
        entry = next_one(scope) if scope else None
        if scope is None or entry is None or entry.number not in self._masked:
            self.banner.say(_("Här finns inget mer att ångra eller göra om."))
        elif step(scope):
            self.refresh()
            self.list.choose(self._masked[entry.number])
            self._way_back = way_back
            self._say_done(said.format(what=entry.label), back)

    def _scope(self) -> Scope | None:
        return scope_of(self._session.library, self._workshop_id)

    def _show(self) -> None:
        had_focus = self.list.hasFocus()
        self.list.show_remarks(self._remarks)
        count = len(self._remarks)
        self.heading.setText(self._left())
        self.about.setVisible(count > 0 and self.banner.isHidden())
        for part in (self.list, self.reason, self.show_button, self.mask_button):
            part.setVisible(count > 0)
        self.go_on_button.setText(_("&Fortsätt ändå") if count else _("&Fortsätt"))
        self.go_on_button.setDefault(count == 0)
        if count == 0 and had_focus:
            self.go_on_button.setFocus()
        elif count and self.focusWidget() is None:
            self.list.setFocus()

    def _left(self) -> str:
        count = len(self._remarks)
        if count == 0:
            return _("Inget kvar att se över.")
        return (
            _("1 sak är värd att se över.")
            if count == 1
            else _("{count} saker är värda att se över.").format(count=count)
        )

    def _chosen(self) -> None:
        one = self.list.chosen()
        self.show_button.setEnabled(one is not None and one.found is not None)
        self.mask_button.setEnabled(one is not None and one.maskable)
        self.reason.setText(_reason(one) if one else "")
        for button in (self.show_button, self.mask_button):
            button.setAccessibleDescription(self.reason.text())
            button.setToolTip(self.reason.text())

    def _cannot(self) -> None:
        """Say why what is chosen cannot be masked, when it is asked for all the same."""
        one = self.list.chosen()
        if one is not None and not one.maskable:
            announce(self.reason, self.reason.text())

    def _changed(self) -> None:
        if self._scope() is None:
            self.reject()  # the workshop's creation was undone
        else:
            self._soon.start()

    def _say_done(self, said: str, back: str) -> None:
        self.about.hide()  # who has masked something knows
        self.banner.say(said, "info", back)

    def _say_trouble(self, trouble: Trouble) -> None:
        self.banner.say(str(trouble), "error")

    def _act(self) -> None:
        self._way_back()

    def _connect(self) -> None:
        self.list.entered.connect(self.go_to_chosen)
        self.list.mask_asked.connect(self._cannot)
        self.list.mask_asked.connect(self.mask_chosen)
        self.list.chosen_remark.connect(self._chosen)
        self.show_button.clicked.connect(self.go_to_chosen)
        self.mask_button.clicked.connect(self.mask_chosen)
        self.cancel_button.clicked.connect(self.reject)
        self.go_on_button.clicked.connect(self.go_on)
        self.banner.acted.connect(self._act)
        self._soon.timeout.connect(self.refresh)
        self._session.changed.connect(self._changed)
        self._session.trouble.connect(self._say_trouble)
        theme().changed.connect(self._scale)
        for key, slot in (("Ctrl+Z", self.undo), ("Ctrl+Shift+Z", self.redo), ("Ctrl+Y", self.redo)):
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def _lay_out(self) -> None:
        self.about.setText(
            _(
                "Inget hindrar att dokumentet lämnas ut som det är. Enter visar var det står, och M maskar: då står det i "
                "stället vad som är borttaget."
            )
        )
        set_kind(self.go_on_button, "primary")
        self._foot = QHBoxLayout()
        for button in (self.show_button, self.mask_button):
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        for button in (self.cancel_button, self.go_on_button):
            self._foot.addWidget(button)
        for button in (self.show_button, self.mask_button, self.cancel_button, self.go_on_button):
            button.setAutoDefault(False)  # Enter is the list's
        self._layout = QVBoxLayout(self)
        for part in (self.heading, self.about, self.banner, self.list, self.reason):
            self._layout.addWidget(part, int(part is self.list))
        self._layout.addStretch(0)
        self._layout.addLayout(self._foot)

    def _scale(self) -> None:
        look = current()
        self._layout.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(16))
        self._layout.setSpacing(look.px(10))
        self._foot.setSpacing(look.px(8))


def _reason(one: Remark) -> str:
    """Say what masking would do, or why it cannot be done."""
    if one.maskable:
        return _("Maskat blir det {mask}. Det går att ångra.").format(mask=one.kind.mask)
    if one.frozen and one.kind.mask:
        return _("Dokumentet är färdigställt, och det som står i det kan inte maskas. Öppna dokumentet igen först.")
    if one.frozen:
        return _("Dokumentet är färdigställt, så det som fylls i nu kommer inte med. Öppna dokumentet igen först.")
    if one.kind.mask:
        return _("Det står inte i något som går att ändra härifrån, och kan inte maskas.")
    return _("Här saknas något, så det finns inget att maska. Visa går dit där det kan fyllas i.")


def _room(parent: QWidget) -> QSize:
    """Return the size of the window that a dialog, or a dialog over it, lies over."""
    window = parent.window()
    while (over := window.parentWidget()) is not None:
        window = over.window()
    return window.size()
