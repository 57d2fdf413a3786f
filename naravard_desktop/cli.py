"""The command line: the same jobs as in the window, without one. In Swedish; troubles are one sentence on stderr.

Exit codes: 0 done, 1 something outside the program was wrong (the sentence says what), 2 the command was not understood,
70 a fault in the program itself.
"""

import argparse
import contextlib
import json
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from naravard_desktop import __version__
from naravard_desktop.core import paths
from naravard_desktop.core.clock import local, spoken_date, spoken_time
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs import bundle, demo, export, listing, package, templates
from naravard_desktop.jobs.import_words import conflict_words, imported_words, missing_words
from naravard_desktop.jobs.library import open_for_reading, open_for_writing
from naravard_desktop.process.processes import find, scope_of
from naravard_desktop.process.workshops import workshops
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.exchange import readable, words
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.record import RowChange
from naravard_desktop.storage.search import search

_DONE, _TROUBLE, _FAULT = 0, 1, 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console in another code page must not stop a Swedish sentence.
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        try:
            chosen = _parser().parse_args(arguments)
            command: Callable[[argparse.Namespace], int] = chosen.command
            return command(chosen)
        finally:
            # What is still in the buffer would otherwise fail after the last chance to say anything.
            if sys.stdout:
                sys.stdout.flush()
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return _TROUBLE
    except OSError as error:
        # Nothing more can be said on stdout; without this Python tries once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return _DONE  # whoever read the output has had enough
        print(_("Svaret kunde inte skrivas ut. Det som var sparat är orört."), file=sys.stderr)
        return _TROUBLE
    except Exception:
        traceback.print_exc()
        print(_("Det här är ett fel i programmet. Det som var sparat är orört."), file=sys.stderr)
        return _FAULT


def _demo(chosen: argparse.Namespace) -> int:
    folder: Path = chosen.out.absolute()
    path = chosen.library or folder / "exempel.sqlite3"
    with _writing(path) as library:
        process_id = demo.sample(library)
    # Opened again, as anybody would: what is exported is what was saved.
    with _reading(path) as library:
        found = listing.listing(library)
        written = export.export(library, Scope(process_id), folder, EVERYTHING, papers=True)
    print(_("Exemplet är klart och biblioteket öppnat på nytt. Personerna i det är påhittade."))
    _print_listing(found)
    print(_("Bibliotek: {path}").format(path=path))
    for file in written:
        print(_("Dokument: {path}").format(path=file))
    return _DONE


def _import(chosen: argparse.Namespace) -> int:
    with _writing(_library(chosen)) as library:
        for file in chosen.files:
            done = bundle.unpack(library, file)
            print(imported_words(file, done))
            for conflict in done.merged.conflicts:
                print("  " + conflict_words(conflict))
            if done.missing_attachments:
                print("  " + missing_words(done))
    return _DONE


def _export(chosen: argparse.Namespace) -> int:
    with _reading(_library(chosen)) as library:
        switches = EVERYTHING if chosen.full else Switches(names=not chosen.no_names)
        place = _place(library, chosen.id)
        if chosen.package or chosen.zip:
            for workshop_id in [place.workshop_id] if place.workshop_id else _workshops(library, place):
                order = package.Order(workshop_id=workshop_id, switches=switches)
                print(package.write(library, order, chosen.out, zipped=chosen.zip))
            return _DONE
        for file in export.export(
            library, place, chosen.out, switches, papers=chosen.papers, every_format=chosen.every_format
        ):
            print(file)
    return _DONE


def _workshops(library: Library, place: Scope) -> list[str]:
    found = [one.id for one in workshops(library, place.process_id)]
    if not found:
        raise Trouble(N_("Uppdraget har ingen workshop att avsluta. Inget är sparat."))
    return found


def _list(chosen: argparse.Namespace) -> int:
    with _reading(_library(chosen)) as library:
        found = listing.listing(library)
    if chosen.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return _DONE
    _print_listing(found)
    if not found:
        print(_("Biblioteket är tomt. Prova: naravard demo --out EN-MAPP"))
    return _DONE


def _print_listing(found: list[dict[str, Any]]) -> None:
    for process in found:
        print(_("{id}  {title} (öppna åtgärder: {open})").format(open=process["open_actions"], **_short(process)))
        for workshop in process["workshops"]:
            when = spoken_date(workshop["date"]) if workshop["date"] else _("utan datum")
            print(_("  {id}  {title}, {when}").format(when=when, **_short(workshop)))


def _short(listed: dict[str, Any]) -> dict[str, str]:
    return {"id": listed["id"][:8], "title": listed["title"]}


def _templates_list(_chosen: argparse.Namespace) -> int:
    found, troubles = templates.available()
    for one in found.values():
        print(_("{id}  {title} ({minutes} min)").format(id=one.id, title=one.title, minutes=one.minutes))
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    return _TROUBLE if troubles else _DONE


def _templates_check(chosen: argparse.Namespace) -> int:
    result = _DONE
    for file in chosen.files:
        try:
            one = templates.check(file)
        except Trouble as trouble:
            print(trouble, file=sys.stderr)
            result = _TROUBLE
        else:
            print(
                _("{file}: rätt, {count} moment, {minutes} min.").format(
                    file=file.name, count=len(one.steps), minutes=one.minutes
                )
            )
    return result


def _undo(chosen: argparse.Namespace) -> int:
    return _step(chosen, journal.undo, _("Ångrat: {label}"), _("Det finns inget att ångra."))


def _redo(chosen: argparse.Namespace) -> int:
    return _step(chosen, journal.redo, _("Gjort om: {label}"), _("Det finns inget att göra om."))


def _step(
    chosen: argparse.Namespace, job: Callable[[Library, Scope], journal.Stepped | None], done: str, nothing: str
) -> int:
    with _writing(_library(chosen), make=False) as library:
        place = _place(library, chosen.id)
        for number in range(chosen.steps):
            stepped = job(library, place)
            if stepped is None:
                if number == 0:
                    print(nothing)
                break
            print(done.format(label=stepped.entry.label))
    return _DONE


_STATES = {
    "done": "",
    "undone": N_(" (ångrad)"),
    "left": N_(" (ångrad, sedan gjordes annat)"),
    "closed": N_(" (kan inte ångras längre)"),
}


def _history(chosen: argparse.Namespace) -> int:
    with _reading(_library(chosen)) as library:
        for entry in journal.history(library, _place(library, chosen.id)):
            at = local(entry.at) if entry.at else None
            when = f"{at:%Y-%m-%d} {spoken_time(f'{at:%H:%M}')}" if at else _("utan tid")
            print(f"{when}  {entry.label}{_(_STATES[entry.state]) if _STATES[entry.state] else ''}")
            if chosen.texts:
                for change in journal.changes(library, entry.number):
                    _print_change(library, change)
    return _DONE


def _print_change(library: Library, change: RowChange) -> None:
    info = library.tables.get(change.table)
    for sign, content in (("-", change.before), ("+", change.after)):
        if info and (text := words(info, readable(info, content))):
            print(f"    {sign} {text}")


def _search(chosen: argparse.Namespace) -> int:
    with _reading(_library(chosen)) as library:
        hits = search(library.db, " ".join(chosen.words))
    for hit in hits:
        print(excerpt(hit.text, 100))
    if not hits:
        print(_("Inget hittades."))
    return _DONE


def _library(chosen: argparse.Namespace) -> Path:
    path: Path = chosen.library or paths.default_library()
    return path


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[Library]:
    with contextlib.closing(open_for_reading(path)) as library:
        yield library


@contextlib.contextmanager
def _writing(path: Path, *, make: bool = True) -> Iterator[Library]:
    library, told = open_for_writing(path, make=make)
    if told:
        print(told, file=sys.stderr)
    with contextlib.closing(library):
        yield library


def _place(library: Library, start: str) -> Scope:
    """Find the process or workshop whose id begins as given."""
    found = find(library, start)
    if len(found) > 1:
        raise Trouble(N_("{start} kan vara {count} olika. Skriv fler tecken av id:t."), start=start, count=len(found))
    place = scope_of(library, found[0]) if found else None
    if place is None:
        raise Trouble(
            N_("Det finns inget uppdrag och ingen workshop som börjar på {start}. Se naravard list."), start=start
        )
    return place


class _Parser(argparse.ArgumentParser):
    """argparse speaks English; its few words to the user are said here instead."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "add_help": False, "allow_abbrev": False})
        self.add_argument("-h", "--help", action="help", help=_("visa den här hjälpen"))
        self._positionals.title, self._optionals.title = _("vad"), _("val")

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, and how the command is written."""
        sys.stderr.write(_usage_words(message) + "\n")
        sys.stderr.write(self.format_usage().replace("usage: ", _("Så här skrivs det: "), 1))
        self.exit(2)

    def format_help(self) -> str:
        """Return the help in Swedish."""
        return super().format_help().replace("usage: ", _("Så här skrivs det: "), 1)


def _count(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number


_USAGE = (
    (r"the following arguments are required: (.*)", N_("Det här saknas: {0}.")),
    (r"unrecognized arguments: (.*)", N_("Det här går inte att förstå: {0}.")),
    (r"argument .*: invalid choice: '?(.*?)'? \(choose from (.*)\)", N_("{0} är inget kommando. Välj bland {1}.")),
    (r"argument (.*): expected .* arguments?", N_("Efter {0} saknas något.")),
    (r"argument (.*): invalid _count value: (.*)", N_("Efter {0} väntades ett heltal från 1, inte {1}.")),
)


def _usage_words(message: str) -> str:
    for pattern, answer in _USAGE:
        if found := re.fullmatch(pattern, message):
            return _(answer).format(*found.groups())
    return _("Kommandot gick inte att förstå.")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="naravard", description=_("Workshoppar för Nära vård, från mall till anteckningar."))
    parser.add_argument("--version", action="version", version=f"Naravård {__version__}", help=_("visa versionen"))
    library: dict[str, Any] = {
        "type": Path,
        "metavar": _("FIL"),
        "help": _("biblioteket (annars det i din egen mapp för programdata)"),
    }
    parser.add_argument("--library", **library)
    commands = parser.add_subparsers(metavar=_("KOMMANDO"), required=True, parser_class=_Parser)

    def add(name: str, job: Callable[[argparse.Namespace], int], what: str, under: Any = commands) -> _Parser:
        command: _Parser = under.add_parser(name, help=what, description=what)
        command.set_defaults(command=job)
        # May stand before the command as well; not given here, it must not hide the one given there.
        command.add_argument("--library", default=argparse.SUPPRESS, **library)
        return command

    def add_id(command: _Parser) -> None:
        command.add_argument(
            "id", metavar="ID", help=_("början av id för ett uppdrag eller en workshop, se naravard list")
        )

    folder: dict[str, Any] = {"type": Path, "metavar": _("MAPP"), "required": True, "help": _("mapp för dokumenten")}
    add("demo", _demo, _("gör ett exempel med påhittade personer, med alla dokument")).add_argument("--out", **folder)
    add("import", _import, _("läs in uppdrag från filer")).add_argument(
        "files", nargs="+", type=Path, metavar=_("FIL"), help=_("en eller flera .naravard-filer")
    )
    command = add("export", _export, _("skriv ut anteckningar, åtgärdslista och data"))
    add_id(command)
    command.add_argument("--out", **folder)
    command.add_argument("--full", action="store_true", help=_("ta med allt, även det konfidentiella"))
    command.add_argument("--no-names", action="store_true", help=_("skriv organisationer i stället för namn"))
    command.add_argument(
        "--papers",
        action="store_true",
        help=_("ta med program och körschema; i körscheman står anteckningar som inte är till för deltagarna"),
    )
    command.add_argument(
        "--every-format", action="store_true", help=_("skriv även Word, webbsida, Excel, CSV och kalender")
    )
    command.add_argument(
        "--package",
        action="store_true",
        help=_("avsluta workshopen: allt från den i en ny mapp, med det som kan publiceras för sig"),
    )
    command.add_argument("--zip", action="store_true", help=_("som --package, men i en zip-fil"))
    add("list", _list, _("visa uppdrag och workshops")).add_argument(
        "--json", action="store_true", help=_("som data för andra program")
    )
    for name, job, what in (
        ("undo", _undo, _("ångra det senaste")),
        ("redo", _redo, _("gör om det som ångrades senast")),
    ):
        command = add(name, job, what)
        add_id(command)
        command.add_argument("--steps", type=_count, default=1, metavar=_("ANTAL"), help=_("så många gånger"))
    command = add("history", _history, _("visa allt som har gjorts"))
    add_id(command)
    command.add_argument("--texts", action="store_true", help=_("visa även texterna före och efter"))
    add("search", _search, _("sök i allt som är skrivet")).add_argument(
        "words", nargs="+", metavar=_("ORD"), help=_("ord eller början på ord")
    )
    what = _("visa eller kontrollera mallar")
    kinds = commands.add_parser("templates", help=what, description=what)
    under = kinds.add_subparsers(metavar=_("KOMMANDO"), required=True, parser_class=_Parser)
    add("list", _templates_list, _("visa mallar"), under)
    add("check", _templates_check, _("kontrollera mallar som du har skrivit"), under).add_argument(
        "files", nargs="+", type=Path, metavar=_("FIL"), help=_("en eller flera .toml-filer")
    )
    return parser
