"""Anything at all, changed at random in a sound bundle: refused, or taken in cleanly."""

import copy
import sys
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from naravard_desktop.core.ids import new_id
from tests.jobs.exchanging import Content, content_of, fresh, taken_in, write

NASTY = [
    None, True, False, 0, -1, 1.0, 1.5, 2**31, 2**53, 2**63, 1e308, float("nan"), "", " ", "a0", "\0", "\ud800", "å\u0308",
    "1" * 5000, "{title}", [], {}, {"a": "b"}, [None], "2027-02-03", sys.maxsize, "sorting", "notes", "merged",
]  # fmt: skip

Edits = list[tuple[str, int, int, int]]


def mutate(content: Content, edits: Edits) -> None:
    """Change a bundle as the numbers say: values replaced by nasty ones or by another row's, rows doubled or gone."""
    tables = content["tables"]
    for how, one, two, three in edits:
        filled = [rows for rows in tables.values() if isinstance(rows, list) and rows]
        rows = filled[one % len(filled)]
        row = rows[two % len(rows)]
        column = list(row)[three % len(row)]
        elsewhere = filled[two % len(filled)]
        match how:
            case "nasty":
                row[column] = NASTY[(one + two + three) % len(NASTY)]
            case "another":
                row[column] = copy.deepcopy(elsewhere[three % len(elsewhere)].get(column, row[column]))
            case "another id":
                ids = [name for name in row if name.endswith("_id")] or ["id"]
                row[ids[three % len(ids)]] = elsewhere[three % len(elsewhere)].get("id")
            case "double":
                rows.append({**copy.deepcopy(row), "id": new_id()})
            case "gone":
                rows.remove(row)
            case "gone key":
                del row[column]
            case "stone":
                names = list(tables)
                content["tombstones"].append({"id": row["id"], "table": names[three % len(names)], "rev": 1 + one})
            case _:
                content[list(content)[one % len(content)]] = NASTY[two % len(NASTY)]
                return


HOW = st.sampled_from(["nasty", "another", "another id", "another id", "double", "gone", "gone key", "stone", "top"])
NUMBER = st.integers(0, 200)


@settings(max_examples=120)
@given(st.lists(st.tuples(HOW, NUMBER, NUMBER, NUMBER), min_size=1, max_size=3))
@example([("stone", 0, 0, 0)])
def test_any_change_of_a_bundle_is_refused_or_taken_in_cleanly(empty: Path, sample_file: Path, edits: Edits) -> None:
    content = content_of(sample_file.read_bytes())
    try:
        mutate(content, edits)
    except (KeyError, TypeError, AttributeError):
        return  # an earlier change took away what this one needs
    with fresh(empty) as library:
        taken_in(library, write(library.path.with_name("changed.naravard"), content))
