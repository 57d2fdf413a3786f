"""What the triggers of a connection tell while an edit is open."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Content = dict[str, Any]
"""The columns of a row as stored, but `pk` and `rev`."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row's content before and after an edit; None where the row did not exist."""

    table: str
    row_id: str
    before: Content | None
    after: Content | None

    @property
    def inverse(self) -> "RowChange":
        """The change that takes this one back."""
        return RowChange(self.table, self.row_id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Typing:
    """The typing that the journal's newest entry comes from; without a token, the entry comes from something else."""

    token: str = ""
    entry: int = 0


class Recorder:
    """Holds the rows touched by the open edit, in the order first touched. One for each connection that writes."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], tuple[str | None, str | None]] = {}
        self._process_id: str | None = None
        self.dated = True
        """False if the open edit has touched an anonymous row: it must leave no time behind."""
        self.typing = Typing()
        """Not in the file: when the library is opened again, what is typed is a step of its own."""

    def open(self, process_id: str) -> None:
        """Let writes through, into `process_id`, and record them until `close`."""
        self._rows.clear()
        self._process_id, self.dated = process_id, True

    def close(self) -> "Changes":
        """Refuse writes again, and return one change for each row that is not as it was."""
        self._process_id = None
        return Changes(
            [
                (table, row_id, before, after)
                for (table, row_id), (before, after) in self._rows.items()
                if before != after
            ]
        )

    def leave_no_time(self) -> None:
        """Note that the open edit has touched an anonymous row: SQL's `edit_undated()`."""
        self.dated = False

    def process_id(self) -> str | None:
        """Return the process of the open edit: SQL's `edit_process()`."""
        return self._process_id

    def record(self, table: str, row_id: str, before: str | None, after: str | None) -> bool:
        """Note a row's content as JSON and tell whether an edit is open: SQL's `edit_record()`."""
        earlier = self._rows.get((table, row_id))
        self._rows[table, row_id] = (earlier[0] if earlier else before, after)
        return self._process_id is not None


@dataclass(frozen=True, slots=True)
class Changes:
    """Changed rows, their contents still as the JSON that SQLite wrote: most are only stored, never read."""

    rows: list[tuple[str, str, str | None, str | None]]

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __iter__(self) -> Iterator[RowChange]:
        for table, row_id, before, after in self.rows:
            yield RowChange(table, row_id, _read(before), _read(after))

    def after(self, earlier: "Iterable[RowChange]") -> "Changes":
        """Return `earlier` and these as one: rows before from the first, after from the last, none that is as it was."""
        rows = {(one.table, one.row_id): (_written(one.before), _written(one.after)) for one in earlier}
        for table, row_id, before, after in self.rows:
            known = rows.get((table, row_id))
            rows[table, row_id] = (known[0] if known else before, after)
        return Changes(
            [(*row, before, after) for row, (before, after) in rows.items() if _differ(before, after)],
        )

    def to_json(self) -> str:
        """Write the changes as one JSON array of [table, id, before, after]."""
        return (
            "["
            + ",".join(
                f"[{json.dumps(table)},{json.dumps(row_id)},{before or 'null'},{after or 'null'}]"
                for table, row_id, before, after in self.rows
            )
            + "]"
        )


def _read(content: str | None) -> Content | None:
    return None if content is None else json.loads(content)


def _written(content: Content | None) -> str | None:
    return None if content is None else json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _differ(before: str | None, after: str | None) -> bool:
    """Compare contents, for SQLite and Python may write the same one differently."""
    return before != after and _read(before) != _read(after)


def from_json(text: str) -> list[RowChange]:
    """Read what `Changes.to_json` wrote."""
    return [RowChange(*change) for change in json.loads(text)]


def written(changes: Iterable[RowChange]) -> str:
    """Write changes as `Changes.to_json` does."""
    return Changes([(one.table, one.row_id, _written(one.before), _written(one.after)) for one in changes]).to_json()


def by_table(rows: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Group the ids of (table, id) by table."""
    changed: dict[str, set[str]] = {}
    for table, row_id in rows:
        changed.setdefault(table, set()).add(row_id)
    return changed
