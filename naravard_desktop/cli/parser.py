"""Every command with its options, and what it does."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from naravard_desktop import __version__
from naravard_desktop.cli import history, library, papers, templates
from naravard_desktop.cli.usage import Parser, count
from naravard_desktop.core.language import _


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments of a command."""
    whole = Parser(prog="naravard", description=_("Workshoppar för Nära vård, från mall till anteckningar."))
    whole.add_argument("--version", action="version", version=f"Naravård {__version__}", help=_("visa versionen"))
    which: dict[str, Any] = {
        "type": Path,
        "metavar": _("FIL"),
        "help": _("biblioteket (annars det i din egen mapp för programdata)"),
    }
    whole.add_argument("--library", **which)
    commands = whole.add_subparsers(metavar=_("KOMMANDO"), required=True, parser_class=Parser)

    def add(name: str, job: Callable[[argparse.Namespace], int], what: str, under: Any = commands) -> Parser:
        command: Parser = under.add_parser(name, help=what, description=what)
        command.set_defaults(command=job)
        # May stand before the command as well; not given here, it must not hide the one given there.
        command.add_argument("--library", default=argparse.SUPPRESS, **which)
        return command

    def add_id(command: Parser) -> None:
        command.add_argument(
            "id", metavar="ID", help=_("början av id för ett uppdrag eller en workshop, se naravard list")
        )

    def add_workshop(command: Parser) -> None:
        command.add_argument("id", metavar="ID", help=_("början av id för en workshop, se naravard list"))

    folder: dict[str, Any] = {"type": Path, "metavar": _("MAPP"), "required": True, "help": _("mapp för dokumenten")}
    add("demo", library.make_demo, _("gör ett exempel med påhittade personer, med alla dokument")).add_argument(
        "--out", **folder
    )
    add("import", library.take_in, _("läs in uppdrag från filer")).add_argument(
        "files", nargs="+", type=Path, metavar=_("FIL"), help=_("en eller flera .naravard-filer")
    )
    command = add("export", papers.write_out, _("skriv ut anteckningar, åtgärdslista och data"))
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
    command = add(
        "check", papers.look_through, _("se över anteckningarna: personuppgifter, känsliga ord och sådant som saknas")
    )
    add_id(command)
    who: dict[str, Any] = {"metavar": _("NAMN"), "required": True}
    command = add("finish", papers.finish, _("färdigställ en workshops anteckningar"))
    add_workshop(command)
    command.add_argument("--by", **who, help=_("vem som färdigställer dem"))
    command.add_argument("--no-names", action="store_true", help=_("skriv organisationer i stället för namn"))
    command = add("reopen", papers.reopen, _("öppna en workshops färdigställda anteckningar igen, som utkast"))
    add_workshop(command)
    command.add_argument("--by", **who, help=_("vem som öppnar dem"))
    command.add_argument("--reason", metavar=_("SKÄL"), required=True, help=_("varför de öppnas"))
    add("list", library.show_list, _("visa uppdrag och workshops")).add_argument(
        "--json", action="store_true", help=_("som data för andra program")
    )
    for name, job, what in (
        ("undo", history.undo, _("ångra det senaste")),
        ("redo", history.redo, _("gör om det som ångrades senast")),
    ):
        command = add(name, job, what)
        add_id(command)
        command.add_argument("--steps", type=count, default=1, metavar=_("ANTAL"), help=_("så många gånger"))
    command = add("history", history.show_history, _("visa allt som har gjorts"))
    add_id(command)
    command.add_argument("--texts", action="store_true", help=_("visa även texterna före och efter"))
    add("search", library.find_words, _("sök i allt som är skrivet")).add_argument(
        "words", nargs="+", metavar=_("ORD"), help=_("ord eller början på ord")
    )
    what = _("visa eller kontrollera mallar")
    kinds = commands.add_parser("templates", help=what, description=what)
    under = kinds.add_subparsers(metavar=_("KOMMANDO"), required=True, parser_class=Parser)
    add("list", templates.list_templates, _("visa mallar"), under)
    add("check", templates.check_templates, _("kontrollera mallar som du har skrivit"), under).add_argument(
        "files", nargs="+", type=Path, metavar=_("FIL"), help=_("en eller flera .toml-filer")
    )
    return whole
