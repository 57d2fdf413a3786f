"""Inventory: rows in a table whose columns the template names. A row is a card; what it is about is the card's text.

A level or an organisation that is known is the card's own. Everything else is text in its `extra`, under the column's name;
there stands also what was written in such a column but is neither level nor organisation: no word is refused.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from naravard_desktop.core import check, clock
from naravard_desktop.core.kind import Column, asked, check_columns
from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import clean, one_line
from naravard_desktop.core.words import level_from, type_from
from naravard_desktop.process.cards import (
    Card,
    NewCard,
    add_cards,
    card,
    cards,
    change_card,
    delete_card,
    move_card,
    parts,
)
from naravard_desktop.process.people import Organisation, organisations
from naravard_desktop.process.workshops import Step, options, paired, process_of, set_options
from naravard_desktop.storage.library import Library

R = TypeVar("R", Card, NewCard)
YES, NO = N_("ja"), N_("nej")
_YES_WORDS, _NO_WORDS = {"ja", "j", "x"}, {"nej", "n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`heading` is what a row is about ("Överenskommelse"); `rows` lie there from the start, the group may add more."""

    heading: str = asked("", N_("Vad en rad gäller"), N_("Rubrik över den första kolumnen"))
    columns: tuple[Column, ...] = asked((), N_("Kolumner"), N_("Det som fylls i för varje rad"))
    rows: tuple[str, ...] = asked((), N_("Rader från start"), N_("En rad för varje sak som alltid ska tas upp"))

    def __post_init__(self) -> None:
        check_columns("columns", self.columns)
        check.named("rows", self.rows)


def begin(library: Library, step: Step) -> None:
    """Lay out the rows that the template gives, in its order; nothing where there are rows."""
    if cards(library, step.id):
        return
    above: str | None = None
    for row_id in write_rows(library, step, [NewCard(text=text) for text in options(step, Options).rows]):
        if step.anonymous:  # there a new card lies anywhere
            move_card(library, row_id, above)
        above = row_id


def targets(step: Step) -> list[Column]:
    """Return what a row can be filled from, in order: first what it is about, then the step's columns."""
    found = options(step, Options)
    return [Column(name=found.heading or _("Rad")), *found.columns]


def known_organisations(library: Library, step: Step) -> dict[str, Organisation]:
    """Return the process's organisations by id."""
    return {one.id: one for one in organisations(library, process_of(library, step))}


def new_row(step: Step, cells: Sequence[str], known: Mapping[str, Organisation]) -> NewCard:
    """Make a row of cells in the order of `targets`; cells beyond the columns are kept beside them."""
    columns = options(step, Options).columns
    texts = [cell.strip() for cell in cells]
    made = NewCard(text=texts[0] if texts and texts[0] else _("Utan namn"))
    for column, text in zip(columns, texts[1:], strict=False):
        made = _filled(made, column, text, known)
    if beyond := [text for text in texts[len(columns) + 1 :] if text]:
        made = replace(made, extra={**(made.extra or {}), _("Övrigt"): " · ".join(beyond)})
    return made


def write_rows(library: Library, step: Step, new: Sequence[NewCard]) -> list[str]:
    """Add rows, last, and return their ids. A row may also have columns that the template does not name."""
    return add_cards(library, step.id, new)


def value(row: Card, column: Column, known: Mapping[str, Organisation]) -> str:
    """Return what a row says in a column: a date as ISO, yes or no as "ja" or "nej", all else in words; "" for nothing."""
    if column.type == "level" and row.level:
        return row.level.word
    if column.type == "organisation":
        if one := known.get(row.organisation_id or ""):
            return one.name
        if row.organisation_type:
            return row.organisation_type.word
    return row.extra.get(column.name, "")


def shown_value(row: Card, column: Column, known: Mapping[str, Organisation]) -> str:
    """Return what a row says in a column as it is read: "3 februari 2027"."""
    found = value(row, column, known)
    if column.type == "date":
        return clock.spoken_date(found)
    return _(found) if column.type == "yes_no" and found in {YES, NO} else found


def is_answered(row: Card, columns: Sequence[Column]) -> bool:
    """Tell whether anything is filled in beside what the row is about."""
    return any(value(row, column, {}) or (column.type == "organisation" and row.organisation_id) for column in columns)


def unnamed(row: Card, columns: Sequence[Column]) -> dict[str, str]:
    """Return what a row says in columns that the step does not name."""
    named = {column.name for column in columns}
    return {name: text for name, text in row.extra.items() if name not in named and text}


def answer(library: Library, step: Step, ids: Collection[str], column: Column, text: str) -> None:
    """Fill in a column of some rows."""
    known = known_organisations(library, step)
    for row_id in ids:
        _write(library, _filled(card(library, row_id), column, text.strip(), known))


def change_options(library: Library, step: Step, new: Options) -> None:
    """Change columns and given rows, and let what is written follow.

    A column that has another name or type in its place keeps its values. A given row that is new is laid out after the one
    before it; one that is gone is taken away if nothing was done with it.
    """
    old = options(step, Options)
    found = cards(library, step.id)
    set_options(library, step, new)
    _follow_columns(library, step, found, old.columns, new.columns)
    _follow_rows(library, step, found, old.rows, new.rows)


def _filled(row: R, column: Column, text: str, known: Mapping[str, Organisation]) -> R:
    """Return a row as it is with a column filled in, or emptied."""
    extra = {name: found for name, found in (row.extra or {}).items() if name != column.name}
    if column.type == "level":
        level = level_from(text)
        return replace(row, level=level, extra=extra if level or not text else {**extra, column.name: text})
    if column.type == "organisation":
        called = one_line(text).casefold()
        one = next((one.id for one in known.values() if one.name.casefold() == called), None) if text else None
        kind = None if one else type_from(text)
        extra = extra if one or kind or not text else {**extra, column.name: text}
        return replace(row, organisation_id=one, organisation_type=kind, extra=extra)
    if text:
        extra[column.name] = _read(column, text)
    return replace(row, extra=extra)


def _read(column: Column, text: str) -> str:
    """Return a text as the column writes it, where it is one of its words."""
    folded = one_line(text).casefold()
    if column.type == "yes_no":
        return YES if folded in {*_YES_WORDS, _(YES)} else NO if folded in {*_NO_WORDS, _(NO)} else text
    if column.type == "choice":
        return next((choice for choice in column.choices if choice.casefold() == folded), text)
    return text


def _write(library: Library, row: Card) -> None:
    change_card(
        library,
        row.id,
        extra=row.extra,
        level=row.level,
        organisation_id=row.organisation_id,
        organisation_type=row.organisation_type,
    )


def _follow_columns(
    library: Library, step: Step, found: Sequence[Card], old: Sequence[Column], new: Sequence[Column]
) -> None:
    known = known_organisations(library, step)
    pairs = paired([one.name for one in old], [one.name for one in new])
    both = [(old[was], new[now]) for was, now in pairs if was is not None and now is not None]
    changed = [(one, to) for one, to in both if (one.name, one.type) != (to.name, to.type)]
    for row in _with_parts(library, found):
        made = row
        for one, to in changed:
            text = value(made, one, known)
            if text and (one.name == to.name or not made.extra.get(to.name)):
                made = _filled(_filled(made, one, "", known), to, text, known)
        if made != row:
            _write(library, made)


def _with_parts(library: Library, found: Sequence[Card]) -> Iterator[Card]:
    for row in found:
        yield row
        yield from _with_parts(library, parts(library, row.id))


def _follow_rows(library: Library, step: Step, found: Sequence[Card], old: Sequence[str], new: Sequence[str]) -> None:
    here = {row.text: row.id for row in reversed(found)}
    given = [clean(text) for text in new]
    for text in map(clean, old):
        if text not in given and text in here and _is_untouched(library, card(library, here[text])):
            delete_card(library, here.pop(text))
    above: str | None = None
    for text in given:
        if text not in here:
            here[text] = write_rows(library, step, [NewCard(text=text)])[0]
            move_card(library, here[text], above)
        above = here[text]


def _is_untouched(library: Library, row: Card) -> bool:
    """Tell whether nothing was written on a row, and nothing refers to it."""
    if any(row.extra.values()) or row.level or row.organisation_id or row.organisation_type or row.party:
        return False
    if row.author_id or row.hidden or row.confidential:
        return False
    return not any(
        library.db.execute(f"SELECT 1 FROM {info.name} WHERE {column} = ?", [row.id]).fetchone()
        for info in library.tables.values()
        for column in (*(one.column for one in info.references if one.table == "card"), *info.table.loose)
    )
