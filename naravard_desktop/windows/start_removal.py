"""Before something goes: what goes with it. And what has gone, to be taken back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.clock import local, spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.process.processes import Contents, Gone
from naravard_desktop.widgets.rows import dress
from naravard_desktop.widgets.theme import current, set_kind


def ask_removal(question: str, words: list[str], parent: QWidget) -> QMessageBox:
    """Ask whether to delete something; the box is `accepted` if so. What is chosen from the start is not to."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, _("Ta bort"), question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText("\n\n".join(words))
    box.addButton(_("Ta bort"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(_("Avbryt"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.finished.connect(box.deleteLater)
    return box


def process_words(held: Contents) -> list[str]:
    """Say what goes with a process."""
    return [
        _goes(
            _count(held.workshops, _("1 workshop"), _("{n} workshoppar")),
            *_written(held),
            *_agreed(held),
            _count(held.persons, _("1 person"), _("{n} personer")),
        ),
        *_finished(held),
        _way_back(held),
    ]


def workshop_words(held: Contents, *, ongoing: bool) -> list[str]:
    """Say what goes with a workshop, and what the process keeps."""
    words = [_("Workshoppen pågår.")] if ongoing else []
    moments = [_("programmet")]
    if held.persons:
        moments.append(_count(held.persons, _("listan med 1 person"), _("listan med {n} personer")))
    words.append(_goes(*moments, *_written(held)))
    if kept := [one for one in _agreed(held) if one]:
        words.append(_("Kvar i uppdraget blir {what}.").format(what=_listed(kept)))
    return [*words, *_finished(held), _way_back(held)]


def _finished(held: Contents) -> list[str]:
    """Say that minutes have been finished: then they are as a rule a public record."""
    if not held.finished:
        return []
    if held.finished == 1:
        return [
            _(
                "Ett färdigställt dokument försvinner också. Det är i regel allmän handling, så se till att det är sparat "
                "hos regionen och kommunerna innan du tar bort det här."
            )
        ]
    return [
        _(
            "{n} färdigställda dokument försvinner också. De är i regel allmänna handlingar, så se till att de är sparade "
            "hos regionen och kommunerna innan du tar bort det här."
        ).format(n=held.finished)
    ]


def _written(held: Contents) -> list[str]:
    return [
        _count(held.cards, _("1 lapp"), _("{n} lappar")),
        _count(held.clusters, _("1 kluster"), _("{n} kluster")),
        _count(held.half_typed, _("1 text som inte är inlagd"), _("{n} texter som inte är inlagda")),
    ]


def _agreed(held: Contents) -> list[str]:
    return [
        _count(held.decisions, _("1 beslut"), _("{n} beslut")),
        _count(held.actions, _("1 åtgärd"), _("{n} åtgärder")),
        _count(held.goals, _("1 mål"), _("{n} mål")),
        _count(held.principles, _("1 princip"), _("{n} principer")),
    ]


def _count(number: int, one: str, many: str) -> str:
    return (one if number == 1 else many.format(n=number)) if number else ""


def _goes(*parts: str) -> str:
    found = [one for one in parts if one]
    return _("Det här försvinner: {what}.").format(what=_listed(found)) if found else _("Det är tomt.")


def _listed(parts: list[str]) -> str:
    return _("{first} och {last}").format(first=", ".join(parts[:-1]), last=parts[-1]) if len(parts) > 1 else parts[0]


def _way_back(held: Contents) -> str:
    if held.anonymous:
        return _(
            "Först görs en säkerhetskopia av allt. Det går att ångra med Ctrl+Z på Start tills Naravård stängs; sedan "
            "finns de anonyma lapparna bara i säkerhetskopian."
        )
    return _("Först görs en säkerhetskopia av allt. Det går att ångra med Ctrl+Z på Start.")


class GoneDialog(QDialog):
    """The processes that have been deleted; `wanted` carries the id of the one to take back."""

    wanted = Signal(str)

    def __init__(self, found: list[Gone], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Ta tillbaka borttaget uppdrag"))
        words = QLabel(_("Uppdraget kommer tillbaka som det var när det togs bort."), wordWrap=True)
        set_kind(words, "secondary")
        self.list = QListWidget()
        dress(self.list, plain=False)
        self.list.setAccessibleName(_("Borttagna uppdrag"))
        for one in found:
            when = spoken_date(local(one.at).date().isoformat()) if one.at else ""
            title = one.title or _("Uppdrag utan namn")
            text = _("{title} · borttaget {day}").format(title=title, day=when) if when else title
            QListWidgetItem(text, self.list).setData(Qt.ItemDataRole.UserRole, one.id)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self.take_back)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Avbryt"))
        back = buttons.addButton(_("Ta tillbaka"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_kind(back, "primary")
        buttons.accepted.connect(self.take_back)
        buttons.rejected.connect(self.reject)
        look = current()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(12))
        for part in (words, self.list, buttons):
            layout.addWidget(part)
        self.list.setFocus()
        back.setDefault(True)  # only now is it the dialog's
        self.resize(look.px(520), look.px(340))

    def take_back(self) -> None:
        """Tell which one is wanted."""
        item = self.list.currentItem()
        if item is not None:
            self.wanted.emit(str(item.data(Qt.ItemDataRole.UserRole)))
            self.accept()
