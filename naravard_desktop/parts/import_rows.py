"""What a table's columns become when its rows are taken in as cards: guessed from their headings, then as somebody chose."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.core.words import WHO, Level, OrganisationType, level_from, type_from
from naravard_desktop.process.cards import NewCard
from naravard_desktop.process.people import Organisation
from naravard_desktop.widgets.date_field import read_date

TEXT, LEVEL, ORGANISATION, TYPE, PARTY, OWN, SKIP = "text", "level", "organisation", "type", "party", "own", "skip"
_COLUMN = "column:"

_TEXT_WORDS = ("lapp", "text", "aktivitet", "förslag", "kandidat", "svar", "synpunkt", "insats", "idé", "innehåll")
_WORDS = {
    LEVEL: ("nivå", "systemnivå", "level"),
    ORGANISATION: ("organisation", "verksamhet", "enhet"),
    TYPE: ("huvudman",),
    PARTY: ("bord", "grupp", "bord/grupp"),
}
_WHEN = ("datum", "id", "sluttid", "starttid", "tid", "tidpunkt", "tidsstämpel", "slutförandetid")
_YES, _NO = ("1", "ja", "j", "sant", "x", "yes"), ("0", "nej", "n", "falskt", "no")


@dataclass(frozen=True, slots=True)
class Only:
    """Only rows whose cell in a column says this are taken."""

    at: int
    value: str


@dataclass(frozen=True, slots=True)
class Guess:
    """What each column seems to be, and which rows seem to be meant."""

    roles: list[str]
    only: Only | None


@dataclass(slots=True)
class Reading:
    """What would be taken in. `elsewhere` rows are left out by choice; `levels` and `organisations` were words that nothing
    here has, kept as the file's own."""

    cards: list[NewCard] = field(default_factory=list)
    without_text: int = 0
    same: int = 0
    elsewhere: int = 0
    levels: int = 0
    organisations: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the moment asks for: its own columns, what a card's text is called there where its cards are the rows of a table,
    the question, the organisations of the process, and the texts that are there already (as `folded` folds them)."""

    columns: Sequence[Column] = ()
    heading: str = ""
    prompt: str = ""
    anonymous: bool = False
    organisations: Sequence[Organisation] = ()
    texts: Collection[str] = frozenset()


def folded(text: str) -> str:
    """Return a text so that the same words are the same, however they are spaced."""
    return one_line(text).casefold()


def headings(rows: Sequence[Sequence[str]], *, headed: bool) -> list[str]:
    """Return a name for each column, no two alike: its heading, or where it stands."""
    found: list[str] = []
    for at in range(len(rows[0]) if rows else 0):
        name = base = (one_line(rows[0][at]) if headed else "") or _("Kolumn {number}").format(number=at + 1)
        number = 2
        while name in found:
            name, number = f"{base} ({number})", number + 1
        found.append(name)
    return found


def role_words(wanted: Wanted) -> dict[str, str]:
    """Return what a column can become, in words, in the order it is offered."""
    words = {TEXT: wanted.heading or _("Text"), LEVEL: _("Nivå"), ORGANISATION: _("Organisation"), TYPE: _("Huvudman")}
    if not wanted.anonymous:
        words[PARTY] = _("Bord")
    for column in wanted.columns:
        if column.type not in {LEVEL, ORGANISATION}:
            words[_COLUMN + column.name] = column.name[:1].upper() + column.name[1:]
        else:
            words[column.type] = column.name[:1].upper() + column.name[1:]
    if any(folded(column.name) in _WORDS[TYPE] for column in wanted.columns):
        del words[TYPE]  # the moment's column is both
    # A column of the moment that is called as one of a card's own is told apart from it.
    for role, word in words.items():
        if role.startswith(_COLUMN) and any(word == other for own, other in words.items() if own != role):
            words[role] = _("{name} (kolumn)").format(name=word)
    return {**words, OWN: _("Eget fält"), SKIP: _("Hoppa över")}


def guess(names: Sequence[str], body: Sequence[Sequence[str]], wanted: Wanted) -> Guess:
    """Guess what each column is from its heading, and which rows are meant from the moment's question."""
    roles = [_role(name, wanted) for name in names]
    for at, role in enumerate(roles):
        if role not in {OWN, SKIP} and role in roles[:at]:
            roles[at] = OWN
    only = _asked(roles, body, wanted.prompt)
    if only:
        roles[only.at] = SKIP
    if TEXT not in roles and names:
        roles[_text_column(roles, names, body, wanted.heading)] = TEXT
    return Guess(roles, only)


def _role(name: str, wanted: Wanted) -> str:
    word = folded(name)
    for column in wanted.columns:
        if word == folded(column.name):
            return column.type if column.type in {LEVEL, ORGANISATION} else _COLUMN + column.name
    if wanted.heading and word == folded(wanted.heading):
        return TEXT
    found = next((role for role, words in _WORDS.items() if word in words), OWN)
    if wanted.anonymous and (found == PARTY or word in WHO.union(_WHEN)):
        return SKIP
    return found


def _asked(roles: Sequence[str], body: Sequence[Sequence[str]], prompt: str) -> Only | None:
    """Return the column that says which question a row answers, if one of them is the moment's."""
    asked = folded(prompt).rstrip("?:. ")
    for at, role in enumerate(roles):
        if asked and role in {OWN, SKIP}:
            for row in body:
                if folded(row[at]).rstrip("?:. ") == asked:
                    return Only(at, row[at])
    return None


def _text_column(roles: Sequence[str], names: Sequence[str], body: Sequence[Sequence[str]], heading: str) -> int:
    """Return the column whose heading means a card's text, or else the one where most is written."""
    free = [at for at, role in enumerate(roles) if role == OWN] or list(range(len(names)))
    words = (folded(heading), *_TEXT_WORDS) if heading else _TEXT_WORDS
    ranked = sorted((words.index(word), at) for at in free if (word := folded(names[at])) in words)
    if ranked:
        return ranked[0][1]
    return max(free, key=lambda at: (mean(len(row[at]) for row in body[:200]) if body else 0, -at))


def read_rows(
    names: Sequence[str],
    body: Sequence[Sequence[str]],
    roles: Sequence[str],
    wanted: Wanted,
    *,
    only: Only | None = None,
    again: bool = False,
) -> Reading:
    """Make cards of rows; `again` takes those too whose text is there already. Nothing that stands in a row is lost unless its
    column is skipped: a word that a card's own columns cannot hold becomes a field of its own."""
    found = Reading()
    by_name = {folded(one.name): one for one in wanted.organisations}
    columns = {_COLUMN + one.name: one for one in wanted.columns}
    named: dict[str, str] = {
        one.type: one.name for one in wanted.columns
    }  # where the moment has a column of its own for them
    names = [
        named.get(role, name) if role in {LEVEL, ORGANISATION} else name
        for name, role in zip(names, roles, strict=True)
    ]
    for row in body:
        if only and folded(row[only.at]) != folded(only.value):
            found.elsewhere += 1
            continue
        text = "\n".join(cell for cell, role in zip(row, roles, strict=True) if role == TEXT and cell)
        if not text:
            found.without_text += 1
        elif folded(text) in wanted.texts and not again:
            found.same += 1
        else:
            found.same += folded(text) in wanted.texts
            found.cards.append(_card(text, zip(names, roles, row, strict=True), found, by_name, columns))
    return found


def _card(
    text: str,
    cells: Iterable[tuple[str, str, str]],
    found: Reading,
    organisations: Mapping[str, Organisation],
    columns: Mapping[str, Column],
) -> NewCard:
    level: Level | None = None
    organisation: Organisation | None = None
    kind: OrganisationType | None = None
    party = ""
    extra: dict[str, str] = {}
    for name, role, cell in cells:
        if not cell or role in {TEXT, SKIP}:
            continue
        kept = True
        if role == LEVEL and level is None:
            level = level_from(cell)
            kept, found.levels = level is not None, found.levels + (level is None)
        elif role == ORGANISATION and organisation is None:
            organisation = organisations.get(folded(cell))
            kind = kind or (None if organisation else type_from(cell))
            kept = bool(organisation or type_from(cell))
            found.organisations += not kept
        elif role == TYPE and type_from(cell):
            kind = kind or type_from(cell)
        elif role == PARTY and not party:
            party = one_line(cell)
        elif role in columns:
            column = columns[role]
            _put(extra, column.name, _value(column, cell))
            # The word of who answers for the care is drawn beside the card too.
            kind = kind or (type_from(cell) if folded(column.name) in _WORDS[TYPE] else None)
        else:
            kept = False
        if not kept:
            _put(extra, name, cell)
    return NewCard(
        text=text,
        extra=extra,
        level=level,
        organisation_id=organisation.id if organisation else None,
        organisation_type=None if organisation else kind,
        party=party,
    )


def _put(extra: dict[str, str], name: str, cell: str) -> None:
    extra[name] = f"{extra[name]}; {cell}" if extra.get(name) else cell


def _value(column: Column, cell: str) -> str:
    """Write a cell as its column has it; a word that does not fit stands as it was."""
    word = folded(cell)
    if column.type == "choice":
        return next((choice for choice in column.choices if folded(choice) == word), cell)
    if column.type == "yes_no":
        return "ja" if word in _YES else "nej" if word in _NO else cell
    if column.type == "date":
        return (read_date(cell) if any(sign.isdigit() for sign in cell) else None) or cell
    return cell


def before_words(found: Reading, taken: int, *, again: bool, rows: bool = False) -> str:
    """Say how many cards, or `rows`, there will be, and what is not taken and why."""
    if rows:
        said = [_("1 rad läses in.") if taken == 1 else _("{count} rader läses in.").format(count=taken)]
    else:
        said = [_("1 lapp läses in.") if taken == 1 else _("{count} lappar läses in.").format(count=taken)]
    same = 0 if again else found.same
    left = found.without_text + same
    if left:
        why = [_("{count} saknar text").format(count=found.without_text)] if found.without_text else []
        why += [_("{count} finns redan").format(count=same)] if same else []
        words = _("1 rad tas inte med: {why}.") if left == 1 else _("{count} rader tas inte med: {why}.")
        said.append(words.format(count=left, why=", ".join(why)))
    if found.elsewhere:
        one = _("1 rad är bortvald.")
        said.append(one if found.elsewhere == 1 else _("{count} rader är bortvalda.").format(count=found.elsewhere))
    if found.levels:
        one = _("1 rad har en nivå som inte finns här. Ordet blir ett eget fält.")
        many = _("{count} rader har en nivå som inte finns här. Orden blir ett eget fält.")
        said.append(one if found.levels == 1 else many.format(count=found.levels))
    if found.organisations:
        one = _("1 rad har en organisation som inte finns i uppdraget. Namnet blir ett eget fält.")
        many = _("{count} rader har en organisation som inte finns i uppdraget. Namnen blir ett eget fält.")
        said.append(one if found.organisations == 1 else many.format(count=found.organisations))
    return " ".join(said)
