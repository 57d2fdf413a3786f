"""Bundles that say what is odd: taken in cleanly, so that all can be written out and read again, or refused."""

import copy
import unicodedata
from pathlib import Path

import pytest

from naravard_desktop.core.ids import new_id
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.bundle import pack, unpack
from naravard_desktop.jobs.export import export
from naravard_desktop.process.cards import cards, delete_card
from naravard_desktop.process.workshops import steps, workshops
from naravard_desktop.steps.sorting.data import KIND, board
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.jobs.conftest import Pair
from tests.jobs.exchanging import (
    Change,
    Content,
    at_top,
    content_of,
    merged,
    opening,
    put,
    sorting_steps,
    state,
    taken_in,
    write,
)


def twice(table: str) -> Change:
    return lambda c: c["tables"][table].append(copy.deepcopy(c["tables"][table][0]))


def twice_and_different(c: Content) -> None:
    c["tables"]["card"].append({**c["tables"]["card"][0], "text": "samma id, annan text"})


def id_in_two_tables(c: Content) -> None:
    c["tables"]["goal"].append(
        {
            "id": c["tables"]["card"][0]["id"], "rev": 1, "process_id": c["process"], "step_id": None, "rank": "a0",
            "text": "mål", "why": "", "level": None, "measure": "", "target": "",
        }
    )  # fmt: skip


def stone(table: str, source: str, rev: int = 9) -> Change:
    return lambda c: c["tombstones"].append({"id": c["tables"][source][0]["id"], "table": table, "rev": rev})


ODD: dict[str, Change] = {
    "a row twice": twice("card"),
    "a row twice with two texts": twice_and_different,
    "an id in two tables": id_in_two_tables,
    "a tombstone for a card in the file": stone("card", "card"),
    "a tombstone for a step in the file": stone("step", "step"),
    "a tombstone for a person in the file": stone("person", "person"),
    "a tombstone for the process": stone("process", "process"),
    "a tombstone that names another table": stone("person", "card"),
    "a tombstone twice": lambda c: [stone("card", "card", rev)(c) for rev in (1, 2**53)],
    "a tombstone for something unknown": at_top("tombstones", [{"id": new_id(), "table": "card", "rev": 2**53}]),
    "the highest revision": put("card", "rev", 2**53),
    "a whole float": put("step", "minutes", 15.0),
    "a revision as a whole float": put("card", "rev", 3.0),
    "true for a version": at_top("version", True),
    "negative minutes": put("step", "minutes", -5),
    "as many minutes as SQLite can hold": put("step", "minutes", 2**63 - 1),
    "a link to nowhere": put("link", "to_id", "ingenstans"),
    "a link from nowhere": put("link", "from_id", new_id()),
    "an attachment of nothing": lambda c: c["tables"]["attachment"].append(
        {
            "id": new_id(), "rev": 1, "process_id": c["process"], "owner_id": "?", "rank": "a0", "name": "../x",
            "media_type": "", "alt": "", "sha256": "../../etc/passwd",
        }
    ),
    "an attachment with a surrogate for a digest": lambda c: c["tables"]["attachment"].append(
        {
            "id": new_id(), "rev": 1, "process_id": c["process"], "owner_id": "?", "rank": "a0", "name": "\ud800",
            "media_type": "\0", "alt": "\ud800", "sha256": "\ud800",
        }
    ),
    "no title": put("process", "title", ""),
    "a title of spaces": put("process", "title", " \n\t "),
    "a huge title": put("process", "title", "Nära vård " * 10_000),
    "a title with braces": put("process", "title", "{title} {0} %s {"),
    "a workshop without a title": put("workshop", "title", ""),
    "a time that is none": put("workshop", "starts", "25:99"),
    "an instant that is none": put("card", "created", "igår"),
    "a due date that is none": put("action", "due", "9999-99-99"),
    "a language that is none": put("workshop", "language", "../xx"),
    "a surrogate in a text": put("card", "text", "före \ud800 efter"),
    "a surrogate in a card's own columns": put("card", "extra", {"\udfff": "\ud800"}),
    "a surrogate in options": lambda c: opening(c)["options"].__setitem__("purpose", "\ud800"),
    "a surrogate in a link": put("link", "from_id", "\ud800"),
    "control characters": put("card", "text", "a\0b\x07c\x1bd\ufffe"),
    "control characters in a card's own columns": put("card", "extra", {"a\0": "b\x1b"}),
    "decomposed letters": put("card", "text", unicodedata.normalize("NFD", "åäö")),
    "decomposed letters in own columns": put("card", "extra", {unicodedata.normalize("NFD", "ä"): "å"}),
    "foreign line ends": put("card", "text", "a\r\nb\rc\u2028d\x85e"),
    "a responsible who is nobody": lambda c: c["tables"]["responsible"][0].update(organisation_id=None, person_id=None),
    "a card merged into itself": lambda c: merged(c, (0, 0)),
    "a card merged into nothing": lambda c: c["tables"]["link"].append(
        {"id": new_id(), "rev": 1, "process_id": c["process"], "kind": "merged",
         "from_id": c["tables"]["card"][0]["id"], "to_id": new_id()}
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", ODD.values(), ids=ODD.keys())
def test_what_is_odd_is_taken_in_cleanly_or_refused(
    library: Library, tmp_path: Path, content: Content, change: Change
) -> None:
    change(content)
    taken_in(library, write(tmp_path / "udda.naravard", content))


def strings(found: object) -> list[str]:
    match found:
        case str():
            return [found]
        case dict():
            return [text for pair in found.items() for one in pair for text in strings(one)]
        case list():
            return [text for one in found for text in strings(one)]
    return []


@pytest.mark.parametrize(
    "dirt", ["\0", "\x1b", "\ufeff", unicodedata.normalize("NFD", "å"), "\r\n", "\u2028", "\ud800"]
)
def test_dirt_in_any_text_is_cleaned_on_the_way_in(
    library: Library, tmp_path: Path, content: Content, dirt: str
) -> None:
    for table, column in (
        ("process", "title"), ("person", "name"), ("organisation", "name"), ("workshop", "place"), ("step", "title"),
        ("card", "text"), ("cluster", "name"), ("leg", "name"), ("decision", "text"), ("action", "comment"),
    ):  # fmt: skip
        content["tables"][table][0][column] = f"före{dirt}efter"
    content["tables"]["card"][0]["extra"] = {f"a{dirt}b": f"c{dirt}d"}
    sorting_steps(content)[0]["options"] = {"clusters": [{"name": f"e{dirt}f"}]}
    opening(content)["options"] = {"purpose": f"g{dirt}h"}
    file = write(tmp_path / "a.naravard", content)
    process_id = unpack(library, file).process_id
    assert not [text for text in strings(content_of(pack(library, process_id))["tables"]) if dirt in text]
    before = state(library)
    assert unpack(library, file).merged.nothing
    assert state(library) == before


def test_a_row_and_its_tombstone_in_one_file_mean_the_same_the_second_time(pair: Pair, tmp_path: Path) -> None:
    content = content_of(pack(pair.there, pair.scope.process_id))
    content["tombstones"] = [{"id": pair.cards[0], "table": "card", "rev": 9}]
    taken_in(pair.here, write(tmp_path / "a.naravard", content))
    assert len(cards(pair.here, pair.step.id)) in {2, 3}


def test_a_card_with_the_highest_revision_can_still_be_changed_and_carried(
    library: Library, other: Library, tmp_path: Path, content: Content
) -> None:
    """What comes from a file must never make the library's own files unreadable."""
    for row in content["tables"]["card"]:
        row["rev"] = 2**53
    if taken_in(library, write(tmp_path / "a.naravard", content)):
        with edit(library, Scope(content["process"]), "Bort"):
            delete_card(library, content["tables"]["card"][0]["id"])
        file = tmp_path / "b.naravard"
        file.write_bytes(pack(library, content["process"]))
        unpack(other, file)


def test_a_huge_title_can_be_exported(library: Library, tmp_path: Path, content: Content) -> None:
    for table in ("process", "workshop"):
        content["tables"][table][0]["title"] = "Nära vård " * 10_000
    if taken_in(library, write(tmp_path / "a.naravard", content)):
        export(library, Scope(content["process"]), tmp_path / "ut", EVERYTHING)


def test_no_title_can_be_exported(library: Library, tmp_path: Path, content: Content) -> None:
    for table, column in (
        ("process", "title"),
        ("workshop", "title"),
        ("step", "title"),
        ("cluster", "name"),
        ("leg", "name"),
    ):
        for row in content["tables"][table]:
            row[column] = ""
    if taken_in(library, write(tmp_path / "a.naravard", content)):
        export(library, Scope(content["process"]), tmp_path / "ut", EVERYTHING)


def test_a_placement_in_a_leg_of_another_cluster_hides_no_card(
    library: Library, tmp_path: Path, content: Content
) -> None:
    first = content["tables"]["placement"][0]
    first["leg_id"] = next(one["id"] for one in content["tables"]["leg"] if one["cluster_id"] != first["cluster_id"])
    if taken_in(library, write(tmp_path / "a.naravard", content)):
        shown = shown_on_boards(library, content["process"])
        assert first["card_id"] in shown


def shown_on_boards(library: Library, process_id: str) -> set[str]:
    found: set[str] = set()
    for held in workshops(library, process_id):
        for step in steps(library, held.id):
            if step.kind == KIND:
                lying = board(library, step)
                found.update(card.id for card in lying.unplaced)
                for view in lying.clusters:
                    found.update(card.id for part in [view.cards, *(leg.cards for leg in view.legs)] for card in part)
    return found
