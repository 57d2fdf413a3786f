"""Bundles that do not say what the schema says, or do not hold together: refused in a sentence with nothing changed."""

import copy
from pathlib import Path

import pytest

from naravard_desktop.core.ids import new_id
from naravard_desktop.jobs.bundle import unpack
from naravard_desktop.storage.library import Library
from tests.jobs.exchanging import Change, Content, at_top, merged, opening, put, refused, sorting_steps, write


def remove(table: str, number: int = 0) -> Change:
    return lambda content: content["tables"][table].pop(number)


def uses_itself(content: Content) -> None:
    sorting_steps(content)[0]["uses_id"] = sorting_steps(content)[0]["id"]


def uses_each_other(content: Content) -> None:
    first, second = sorting_steps(content)[-2:]
    first["uses_id"], second["uses_id"] = second["id"], first["id"]


def second_process(content: Content) -> None:
    content["tables"]["process"].append({**content["tables"]["process"][0], "id": new_id()})


REFUSED: dict[str, Change] = {
    "an unknown table": lambda c: c["tables"].__setitem__("sqlite_master", []),
    "a missing table": lambda c: c["tables"].pop("goal"),
    "a table that is an object": lambda c: c["tables"].__setitem__("goal", {}),
    "a row that is a list": lambda c: c["tables"]["goal"].append([]),
    "no tombstones": lambda c: c.pop("tombstones"),
    "an unknown key at the top": at_top("extra", 1),
    "a process that is none": at_top("process", "x"),
    "a process that is another": at_top("process", "22222222-2222-4222-8222-222222222222"),
    "no process": remove("process"),
    "two processes": second_process,
    "an unknown key": put("card", "pk", 7),
    "a missing key": lambda c: c["tables"]["card"][0].pop("text"),
    "a number for a text": put("card", "text", 5),
    "null for a text": put("card", "text", None),
    "a list for a text": put("person", "name", ["x"]),
    "a text for yes or no": put("process", "sample", "1"),
    "a number for yes or no": put("process", "sample", 1),
    "an unknown choice": put("person", "level", "nano"),
    "an id that is none": put("card", "id", "1; DROP TABLE card"),
    "an id with a line end": lambda c: put("card", "id", c["tables"]["card"][0]["id"] + "\n")(c),
    "an id in capitals": lambda c: put("card", "id", c["tables"]["card"][0]["id"].upper())(c),
    "a revision of nothing": put("card", "rev", 0),
    "a negative revision": put("card", "rev", -1),
    "a huge revision": put("card", "rev", 2**63),
    "half a revision": put("card", "rev", 1.5),
    "NaN minutes": put("step", "minutes", float("nan")),
    "endless minutes": put("step", "minutes", float("inf")),
    "minutes beyond SQLite": put("step", "minutes", 10**30),
    "negative minutes beyond SQLite": put("step", "minutes", -(2**63) - 1),
    "minutes as a huge float": put("step", "minutes", 1e300),
    "a step that is gone": put("card", "step_id", new_id()),
    "a step id that is no id": put("card", "step_id", "x'; --"),
    "an author that is gone": put("card", "author_id", new_id()),
    "a board that is gone": put("placement", "cluster_id", new_id()),
    "a workshop removed from under its steps": remove("workshop"),
    "a rank of nothing": put("card", "rank", ""),
    "a rank that is a word": put("card", "rank", "först"),
    "a rank that ends in the smallest digit": put("card", "rank", "a10"),
    "a rank of absurd length": put("card", "rank", "z" * 100_000),
    "a rank that is no key": put("card", "rank", "zzzz"),
    "an unknown kind": put("step", "kind", "telepathy"),
    "an unknown option": lambda c: c["tables"]["step"][0]["options"].__setitem__("exec", "x"),
    "an option of the wrong type": lambda c: sorting_steps(c)[0]["options"].__setitem__("clusters", "x"),
    "an option that is NaN": lambda c: opening(c).__setitem__("options", {"purpose": float("nan")}),
    "a number in a card's own columns": put("card", "extra", {"a": 1}),
    "depth in a card's own columns": put("card", "extra", {"a": {"b": {}}}),
    "a step that uses itself": uses_itself,
    "two steps that use each other": uses_each_other,
    "cards merged in a circle": lambda c: merged(c, (0, 1), (1, 2), (2, 1)),
    "a tombstone of an unknown table": at_top("tombstones", [{"id": new_id(), "table": "journal", "rev": 1}]),
    "a tombstone without a revision": at_top("tombstones", [{"id": new_id(), "table": "card"}]),
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED.keys())
def test_what_does_not_hold_together_is_refused(
    library: Library, tmp_path: Path, content: Content, change: Change
) -> None:
    change(content)
    refused(library, write(tmp_path / "Nära vård.naravard", content))


def test_a_file_cannot_close_a_circle_with_what_is_here(library: Library, tmp_path: Path, content: Content) -> None:
    there, back = copy.deepcopy(content), copy.deepcopy(content)
    merged(there, (0, 1))
    merged(back, (1, 0))
    unpack(library, write(tmp_path / "dit.naravard", there))
    refused(library, write(tmp_path / "tillbaka.naravard", back))
