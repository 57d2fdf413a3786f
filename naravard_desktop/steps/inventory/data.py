"""Inventory: rows in a table whose columns the template names. A row is a card; what it is about is the card's text."""

from dataclasses import dataclass

from naravard_desktop.core import check
from naravard_desktop.core.kind import Column, asked, check_columns
from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`heading` is what a row is about ("Överenskommelse"); `rows` lie there from the start, the group may add more."""

    heading: str = asked("", N_("Vad en rad gäller"), N_("Rubrik över den första kolumnen"))
    columns: tuple[Column, ...] = asked((), N_("Kolumner"), N_("Det som fylls i för varje rad"))
    rows: tuple[str, ...] = asked((), N_("Rader från start"), N_("En rad för varje sak som alltid ska tas upp"))

    def __post_init__(self) -> None:
        check_columns("columns", self.columns)
        check.named("rows", self.rows)
