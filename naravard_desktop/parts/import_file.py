"""Asking for a file to read cards from, and for what its columns become. All that comes in is one edit."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.sheet_file import read_sheet
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.parts.import_dialog import ImportDialog
from naravard_desktop.parts.import_rows import Wanted, folded
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.cards import NewCard, cards, parts
from naravard_desktop.process.people import organisations
from naravard_desktop.widgets.announce import announce

Write = Callable[[list[NewCard]], list[str]]


def ask_import(
    panel: Panel,
    columns: Sequence[Column],
    write: Write,
    heading: str = "",
    *,
    prompt: str | None = None,
    section: str | None = None,
) -> QFileDialog:
    """Ask for a file, and then what its columns become. `write` adds the cards, inside an edit, and returns their ids.

    `heading` is what a card's text is called in a moment whose cards are the rows of a table, `prompt` the question that
    chosen rows answer, where it is another than the moment's; `section` is the list that is written to, where the moment has
    several.
    """
    kinds = (_("Tabeller och text"), "*.csv *.xlsx *.xlsm *.txt *.tsv"), (_("Alla filer"), "*")
    filters = ";;".join(f"{words} ({endings})" for words, endings in kinds)
    dialog = QFileDialog(
        panel, _("Läs in rader från fil") if heading else _("Läs in lappar från fil"), _folder(panel), filters
    )
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    for part, words in (
        (QFileDialog.DialogLabel.Accept, _("Välj")),
        (QFileDialog.DialogLabel.Reject, _("Avbryt")),
        (QFileDialog.DialogLabel.FileName, _("Filnamn:")),
        (QFileDialog.DialogLabel.FileType, _("Filtyp:")),
        (QFileDialog.DialogLabel.LookIn, _("Mapp:")),
    ):
        dialog.setLabelText(part, words)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(
        partial(_selected, panel, columns, write, heading=heading, prompt=prompt, section=section)
    )
    dialog.open()
    return dialog


def _selected(
    panel: Panel,
    columns: Sequence[Column],
    write: Write,
    path: str,
    *,
    heading: str,
    prompt: str | None,
    section: str | None,
) -> None:
    import_file(panel, Path(path), columns, write, heading, prompt=prompt, section=section)


def import_file(
    panel: Panel,
    file: Path,
    columns: Sequence[Column],
    write: Write,
    heading: str = "",
    *,
    prompt: str | None = None,
    section: str | None = None,
) -> ImportDialog | None:
    """Do as `ask_import` with a file that is known, as one that was dropped; None, with the trouble told, if it cannot be read."""
    panel.setProperty("importFolder", str(file.parent))
    try:
        sheet = read_sheet(file)
    except Trouble as trouble:
        panel.session.trouble.emit(trouble)
        return None
    step = panel.step
    wanted = Wanted(
        columns=columns,
        heading=heading,
        prompt=prompt if prompt is not None else step.prompt or step.title,
        anonymous=step.anonymous,
        organisations=organisations(panel.library, panel.scope.process_id),
        texts=_texts(panel, section),
    )
    dialog = ImportDialog(file, sheet, wanted, panel)
    dialog.wanted.connect(partial(_write, panel, dialog, write, rows=bool(heading)))
    dialog.open()
    return dialog


def _folder(panel: Panel) -> str:
    last = panel.property("importFolder")
    return str(last or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _texts(panel: Panel, section: str | None) -> frozenset[str]:
    """Return the texts that are there, those behind put-together cards too."""
    found = cards(panel.library, panel.step.id, section)
    behind = [part for one in found for part in parts(panel.library, one.id)]
    return frozenset(folded(one.text) for one in (*found, *behind))


def _write(panel: Panel, dialog: ImportDialog, write: Write, found: list[NewCard], *, rows: bool) -> None:
    change = partial(write, found)
    name = excerpt(dialog.file.name)
    if rows:
        label = N_("1 rad inläst från {file}") if len(found) == 1 else N_("{count} rader inlästa från {file}")
    else:
        label = N_("1 lapp inläst från {file}") if len(found) == 1 else N_("{count} lappar inlästa från {file}")
    if panel.do(label, change, count=len(found), file=name) is None:
        dialog.say(_("Inget är inläst än. Försök igen när det går att spara."))
        return
    dialog.accept()
    announce(panel, _(label).format(count=len(found), file=name))
