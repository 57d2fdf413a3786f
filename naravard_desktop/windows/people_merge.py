"""Which of several names stays, when they are one person or one organisation."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.process.people_merging import Who
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.rows import dress
from naravard_desktop.widgets.theme import current, set_kind
from naravard_desktop.windows.people_rows import Row, facts, named, used_words
from naravard_desktop.windows.save_buttons import save_buttons


class MergePeople(QDialog):
    """Shown with `open()`; `anonymous` if something anonymous hangs on them.

    Whoever saves closes it with `accept`; what could not be saved is told with `tell`.
    """

    chosen = Signal(str)
    """The id of the one that stays."""

    def __init__(
        self, who: Who, rows: Sequence[Row], parent: QWidget | None = None, *, anonymous: bool = False
    ) -> None:
        super().__init__(parent)
        self._anonymous = anonymous
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows = sorted(rows, key=_weight, reverse=True)
        words = _("Slå ihop {count} personer") if who == "person" else _("Slå ihop {count} organisationer")
        self.setWindowTitle(words.format(count=len(rows)))
        about = QLabel(_("Välj den som ska stå kvar. Allt som hör till de andra flyttas dit."), wordWrap=True)
        self.list = QListWidget()
        dress(self.list)
        self.list.setAccessibleName(_("Den som ska stå kvar"))
        for row in self._rows:
            used = used_words(row.uses) or _("används inte")
            QListWidgetItem(f"{facts(row)}\n{used}", self.list)
        self.outcome = QLabel(wordWrap=True)
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_kind(self.outcome, "secondary")
        self.wrong = Banner()
        buttons, self.save_button = save_buttons()
        self.save_button.setText(_("Slå ihop"))
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        look = current()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(12))
        for part in (about, self.list, self.outcome, self.wrong, buttons):
            layout.addWidget(part, int(part is self.list))
        self.list.currentRowChanged.connect(self._say)
        self.list.itemActivated.connect(self.save)
        self.list.setCurrentRow(0)
        self.save_button.setDefault(True)  # only now is it the dialog's
        room = parent.window().size() if parent else self.size()
        self.resize(min(look.px(560), room.width()), min(look.px(400), max(room.height() - 40, 300)))
        self.list.setFocus()

    def kept(self) -> Row:
        """Return the one that is to stay."""
        return self._rows[max(0, self.list.currentRow())]

    def save(self) -> None:
        """Tell which one stays."""
        self.chosen.emit(self.kept().id)

    def tell(self, words: str) -> None:
        """Say why it was not saved."""
        self.wrong.say(words, "warn")

    def _say(self) -> None:
        kept = self.kept()
        gone = [row for row in self._rows if row is not kept]
        said = [_("Kvar blir {name}.").format(name=named([kept.name]))]
        if taken := _taken(kept, gone):
            said.append(_("Från de andra kommer {facts}.").format(facts=named(taken)))
        if lost := _lost(kept, gone):
            said.append(_("Det här följer inte med: {facts}.").format(facts=named(lost, 5)))
        until = _("Anonyma lappar berörs, så det går att ångra bara tills Naravård stängs.")
        said.append(until if self._anonymous else _("Det går att ångra."))
        self.outcome.setText(" ".join(said))
        self.outcome.setAccessibleName(self.outcome.text())
        self.list.setAccessibleDescription(self.outcome.text())


def _facts(row: Row) -> list[str]:
    """Return title, organisation, level and huvudman, in that order, each "" where it is not known."""
    place = row.organisation.name if row.organisation else ""
    return [row.title, place, row.level.word if row.level else "", row.type.word if row.type else ""]


def _taken(kept: Row, gone: Sequence[Row]) -> list[str]:
    """Return what is not known of the one that stays, and is of another."""
    found = [next(filter(None, known), "") for known in zip(*map(_facts, gone), strict=True)]
    return [one for own, one in zip(_facts(kept), found, strict=True) if one and not own]


def _lost(kept: Row, gone: Sequence[Row]) -> list[str]:
    """Return the names and facts that nobody has afterwards."""
    ways = [(row.name, *_facts(row)) for row in (kept, *gone)]
    lost: list[str] = []
    for values in zip(*ways, strict=True):
        stays = next(filter(None, values), "")
        lost += [one for one in dict.fromkeys(values) if one not in {"", stays}]
    return lost


def _weight(row: Row) -> tuple[int, int]:
    """The one that is used most is the likeliest to stay; then the one of whom most is known."""
    return sum(row.uses.values()), sum(map(bool, _facts(row)))
