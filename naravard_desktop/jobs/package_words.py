"""What "LÄS MIG" says in the folder with everything from a workshop: what each file is, for whom, and what was checked."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from naravard_desktop.core.clock import SWEDEN, local, spoken_date, spoken_time
from naravard_desktop.core.language import N_, _
from naravard_desktop.jobs.minutes import marks
from naravard_desktop.process.finals import holding
from naravard_desktop.process.processes import process
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage.library import Library

_WIDTH = 78

_FOLDERS: dict[str, tuple[str, str]] = {
    "att-publicera": (
        N_("ATT PUBLICERA"),
        N_("Det här är till för att skickas ut, publiceras och arkiveras. Det konfidentiella är utelämnat."),
    ),
    "utkast": (
        N_("UTKAST"),
        N_("Mötesanteckningarna är inte färdigställda. Ordet UTKAST står på varje sida."),
    ),
    "internt": (
        N_("INTERNT – publicera inte"),
        N_(
            "Här kan det finnas konfidentiella uppgifter, namn och personer på bild. Spara det där bara de som behöver "
            "det kommer åt det."
        ),
    ),
}

_FILES = {
    "minutes.pdf": N_("{title} att läsa, skriva ut och arkivera."),
    "minutes.docx": N_("{title} i Word, att arbeta vidare i. Innehållet är detsamma."),
    "minutes.html": N_("{title} som webbsida i en enda fil, att läsa på skärm eller lägga på en webbplats."),
    "minutes.json": N_("{title} som öppna data (JSON), att arkivera bredvid PDF-filen eller läsa in i andra program."),
    "minutes.xlsx": N_("Alla tabeller i dokumentet, i Excel, att sortera och räkna i."),
    "actions.pdf": N_("{title} att skriva ut och dela ut."),
    "actions.xlsx": N_("{title} i Excel, att sortera, filtrera och följa upp i."),
    "actions.csv": N_("{title} som text (CSV), att läsa in i andra program."),
    "actions.ics": N_("När åtgärderna ska vara klara, och nästa möte, att öppna i en kalender."),
    "cluster_map.pdf": N_("{title} att visa eller skriva ut. Samma sak står i ord i filen."),
    "principles.pdf": N_("{title}, på väggen eller i nästa workshop."),
    "action_wall.pdf": N_("{title} att skriva ut och sätta upp."),
    "png": N_("{title} som bild. Beskriv den i ord där den används; orden finns i PDF-filen."),
    "process": N_(
        "Hela uppdraget med alla workshoppar och allt som är skrivet, även det konfidentiella. Hämta in filen i Naravård "
        "på en annan dator, eller spara den som säkerhetskopia."
    ),
}

_OF_A_DRAFT = {
    "minutes.pdf": N_("{title} att läsa igenom och skriva ut."),
    "minutes.html": N_("{title} som webbsida i en enda fil, att läsa på skärm."),
    "minutes.json": N_("{title} som öppna data (JSON), att läsa in i andra program."),
}


@dataclass(frozen=True, slots=True)
class Wrote:
    """A file that was written: its name with folders, what the document in it is called (of a photo: what it shows), which
    kind of file it is ("minutes.pdf", "photo", "process"; "picture" for one that open data lead to), and what its check says."""

    name: str
    title: str
    kind: str
    verdict: str


def read_me(library: Library, workshop_id: str, wrote: Sequence[Wrote]) -> bytes:
    """Return the text. With byte order mark and CRLF: it is read in Notepad."""
    parts = [_head(library, workshop_id)]
    folders = dict.fromkeys(one.name.partition("/")[0] for one in wrote)
    parts += [_section(folder, [one for one in wrote if one.name.startswith(f"{folder}/")]) for folder in folders]
    return ("\n\n".join(parts) + "\n").replace("\n", "\r\n").encode("utf-8-sig")


def _head(library: Library, workshop_id: str) -> str:
    held = workshop(library, workshop_id)
    collaboration = process(library, held.process_id)
    when = f", {spoken_date(held.date)}" if held.date else ""
    lines = [
        f"{held.title}{when}",
        _("Uppdrag: {title}").format(title=collaboration.title),
        *marks(collaboration),
        "",
        _state(library, workshop_id),
        _saved(datetime.now(SWEDEN)),
    ]
    return "\n".join(lines)


def _state(library: Library, workshop_id: str) -> str:
    final = holding(library, workshop_id)
    if final is None:
        return _("Läge: Utkast.")
    day = spoken_date(local(final.finished).date().isoformat())
    return _("Läge: Färdigställd {day} av {name}.").format(day=day, name=final.finished_by)


def _saved(now: datetime) -> str:
    return _("Sparat med Naravård den {day} kl. {time}.").format(
        day=spoken_date(now.date().isoformat()), time=spoken_time(f"{now:%H:%M}")
    )


def _section(folder: str, wrote: Sequence[Wrote]) -> str:
    name, words = _FOLDERS[_key(folder)]
    lines = [_("{what} (mappen {folder})").format(what=_(name), folder=folder), *textwrap.wrap(_(words), _WIDTH)]
    for one in wrote:
        if one.kind != "picture":
            lines += ["", one.name.partition("/")[2], *_indented(_about(one, draft=_key(folder) == "utkast"))]
    if pictures := [one for one in wrote if one.kind == "picture"]:
        lines += ["", f"{pictures[0].name.split('/')[1]}/", *_indented(_pictures(len(pictures)))]
    return "\n".join(lines)


def _pictures(count: int) -> str:
    if count == 1:
        return _("1 bild som står i dokumentet, under det namn som den har i de öppna data.")
    return _("{count} bilder som står i dokumentet, under de namn som de har i de öppna data.").format(count=count)


def _key(folder: str) -> str:
    return next(key for key in _FOLDERS if _(key) == folder)


def _about(one: Wrote, *, draft: bool) -> str:
    if one.kind == "photo":
        return _("Foto: {what}").format(what=one.title) if one.title else _("Foto. Vad det visar är inte skrivet.")
    found = {**_FILES, **_OF_A_DRAFT} if draft else _FILES
    words = _(found.get(one.kind) or found[one.kind.rpartition(".")[2]]).format(title=one.title)
    return f"{words} {_sentence(one.verdict)}".strip()


def _sentence(words: str) -> str:
    return f"{words}." if words and not words.endswith((".", "!", "?")) else words


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="    ", subsequent_indent="    ")
