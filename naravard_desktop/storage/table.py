"""What the library must know of a table beyond its columns; process and kinds declare theirs with it.

Every table a user's words go into has these columns: `pk INTEGER PRIMARY KEY` (never shown, never exported),
`id TEXT UNIQUE` (a uuid), `rev INTEGER` (raised by every write) and the table's own.
"""

from dataclasses import dataclass, field

from sqlite_utils import Migrations


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the library.

    `parent` is the column that says which row this one belongs to, up to the process; `search` are the columns whose
    text is found by search; `json` are columns that hold a JSON object, `yes_no` those that hold 0 or 1; `loose` are
    columns that may hold the id of a row in any table: the row is deleted with the one it points at; `dated` is the
    column of the row's instant: an edit of a row without one is anonymous, and leaves no time in the journal.
    """

    name: str
    parent: str = ""
    search: tuple[str, ...] = ()
    json: tuple[str, ...] = ()
    yes_no: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables of the library and the sets of migrations that make them, in the order they must run."""

    tables: tuple[Table, ...] = ()
    migrations: tuple[Migrations, ...] = ()

    def __add__(self, other: "Schema") -> "Schema":
        return Schema(self.tables + other.tables, self.migrations + other.migrations)


EMPTY = Schema()
"""What a kind without tables of its own hands in."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: `column` of a table points at `table`."""

    column: str
    table: str
    cascades: bool = False


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A table as it stands in an open library: the declaration with what the file itself says."""

    table: Table
    columns: tuple[str, ...]
    """All but `pk` and `rev`, `id` first: the content of a row."""
    references: tuple[Reference, ...] = field(default=())

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.name

    @property
    def parent(self) -> Reference | None:
        """The reference to the row this one belongs to; None for the process itself."""
        return next((reference for reference in self.references if reference.column == self.table.parent), None)

    def content(self, row: str) -> str:
        """SQL that makes one JSON object of a row's content; `row` is a table's name, OLD or NEW."""
        pairs = ", ".join(f"'{column}', {row}.{column}" for column in self.columns)
        return f"json_object({pairs})"
