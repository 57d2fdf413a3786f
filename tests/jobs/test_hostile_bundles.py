"""Files that are no bundles, or are made to harm: refused in a sentence with nothing changed, or taken in cleanly."""

import contextlib
import copy
import json
import shutil
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.bundle import pack, unpack
from naravard_desktop.jobs.export import export
from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.cards import add_card, cards, delete_card
from naravard_desktop.process.workshops import steps, workshops
from naravard_desktop.steps.sorting.data import KIND, board
from naravard_desktop.storage import exchange, journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from tests.conftest import Room
from tests.jobs.conftest import Pair
from tests.jobs.exchanging import Content, broken_references, content_of, everything_written, state, texts, write

Change = Callable[[Content], object]


def refused(library: Library, file: Path) -> str:
    """Return the sentence that a file is refused with; nothing may have changed."""
    before = state(library)
    with pytest.raises(Trouble) as found:
        unpack(library, file)
    assert state(library) == before
    assert file.name in str(found.value)
    assert str(found.value).endswith(".")
    return str(found.value)


def taken_in(library: Library, file: Path) -> bool:
    """Tell whether a file was taken in: cleanly, so that it can be written out, read again and undone; or refused."""
    before = state(library)
    refusal, done = "", None
    try:
        done = unpack(library, file)
    except Trouble as trouble:
        refusal = str(trouble)
    if done is None:
        assert file.name in refusal
        assert state(library) == before
        return False
    assert broken_references(library) == []
    everything_written(library, done.process_id)
    after = state(library)
    again = unpack(library, file)
    assert (again.merged.nothing, state(library)) == (True, after)
    if done.new:
        scope, whole = Scope(done.process_id), texts(library, done.process_id)
        journal.undo(library, scope)
        assert not any(exchange.dump(library, done.process_id).values())
        journal.redo(library, scope)
        assert texts(library, done.process_id) == whole
    return True


@pytest.fixture
def content(sample_bundle: bytes) -> Content:
    """What the sample's bundle says."""
    return content_of(sample_bundle)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library with another process, to copy for each of many files."""
    path = tmp_path_factory.mktemp("empty") / "library.sqlite3"
    with opened(path, SCHEMA) as library:
        start_process(library, "Ett annat uppdrag")
    return path


@contextlib.contextmanager
def fresh(empty: Path) -> Iterator[Library]:
    """Open a copy of a library."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty, folder))
        with opened(path, SCHEMA) as library:
            yield library


# Files that are no bundles at all.


def test_files_that_are_no_zip_are_refused(library: Library, tmp_path: Path, sample_bundle: bytes) -> None:
    for number, data in enumerate(
        [b"", b"PK", b"%PDF-1.7", b"{}", sample_bundle[:-30], sample_bundle[100:], b"\0" * 5000]
    ):
        file = tmp_path / f"fil {number}.naravard"
        file.write_bytes(data)
        assert "ingen hel fil" in refused(library, file)


def test_a_file_that_is_not_there_and_a_folder_are_refused(library: Library, tmp_path: Path) -> None:
    assert "finns inte" in refused(library, tmp_path / "saknas åäö.naravard")
    (tmp_path / "mapp.naravard").mkdir()
    assert "är en mapp" in refused(library, tmp_path / "mapp.naravard")


def test_zips_without_a_bundle_in_them_are_refused(library: Library, tmp_path: Path) -> None:
    for number, names in enumerate([[], ["annat.json"], ["bundle.json/"], ["mapp/bundle.json"]]):
        file = tmp_path / f"{number}.naravard"
        with zipfile.ZipFile(file, "w") as archive:
            for name in names:
                archive.writestr(name, b"")
        refused(library, file)


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_a_byte_changed_inside_is_noticed(
    library: Library, tmp_path: Path, content: Content, packing: int, where: float
) -> None:
    file = tmp_path / "skadad.naravard"
    with zipfile.ZipFile(file, "w", packing) as archive:
        archive.writestr("bundle.json", json.dumps(content))
        size = archive.infolist()[0].compress_size
    data = bytearray(file.read_bytes())
    at = 30 + len("bundle.json") + int(size * where)
    data[at : at + 8] = bytes(byte ^ 0xFF for byte in data[at : at + 8])
    file.write_bytes(data)
    refused(library, file)


@settings(max_examples=60)
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(1, 255), cut=st.booleans())
def test_a_damaged_file_is_refused_or_whole(empty: Path, sample_file: Path, at: float, byte: int, cut: bool) -> None:
    data = bytearray(sample_file.read_bytes())
    place = int(at * len(data))
    data[place] ^= byte
    with fresh(empty) as library:
        file = library.path.with_name("damaged.naravard")
        file.write_bytes(data[:place] if cut else data)
        before = state(library)
        try:
            unpack(library, file)
        except Trouble:
            assert state(library) == before


def test_what_unpacks_to_more_than_the_limit_is_refused_before_it_is_unpacked(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "bomb.naravard"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("bundle.json", "w") as member:
        for _ in range(600):
            member.write(b"\0" * 2**20)
    assert "512 MB" in refused(library, file)


def test_a_size_that_lies_and_a_member_that_is_encrypted_are_refused(
    library: Library, tmp_path: Path, sample_bundle: bytes
) -> None:
    central = sample_bundle.index(b"PK\x01\x02")
    for name, offset, value in (("lögn", 24, b"\x05\0\0\0"), ("krypterad", 8, b"\x01\0"), ("metod", 10, b"\x63\0")):
        data = bytearray(sample_bundle)
        data[central + offset : central + offset + len(value)] = value
        file = tmp_path / f"{name}.naravard"
        file.write_bytes(data)
        refused(library, file)


@pytest.mark.parametrize(
    "text",
    [
        b"", b"{", b"null", b"[]", b"5", b'"x"', b"{}", b"\xff\xfe", b'{"format": "naravard-bundle"}',
        b"[" * 100_000, b'{"a":' * 100_000, b"9" * 5000, b'{"format": ["naravard-bundle"], "version": 2}',
        b'{"format": "naravard-bundle", "version": "2"}', b'{"format": "naravard-bundle", "version": 1.5}',
    ],
    ids=lambda text: text[:20].decode(errors="replace"),
)  # fmt: skip
def test_json_that_is_no_bundle_is_refused(library: Library, tmp_path: Path, text: bytes) -> None:
    refused(library, write(tmp_path / "a.naravard", text))


def test_a_newer_version_says_update(library: Library, tmp_path: Path, content: Content) -> None:
    content["version"] = 2
    assert "nyare version" in refused(library, write(tmp_path / "a.naravard", content))


# Bundles that do not say what the schema says, or do not hold together.


def put(table: str, column: str, value: object, number: int = 0) -> Change:
    return lambda content: content["tables"][table][number].__setitem__(column, value)


def at_top(key: str, value: object) -> Change:
    return lambda content: content.__setitem__(key, value)


def remove(table: str, number: int = 0) -> Change:
    return lambda content: content["tables"][table].pop(number)


def sorting_steps(content: Content) -> list[dict[str, Any]]:
    return [row for row in content["tables"]["step"] if row["kind"] == "sorting"]


def opening(content: Content) -> dict[str, Any]:
    return next(row for row in content["tables"]["step"] if row["kind"] == "opening")


def uses_itself(content: Content) -> None:
    sorting_steps(content)[0]["uses_id"] = sorting_steps(content)[0]["id"]


def uses_each_other(content: Content) -> None:
    first, second = sorting_steps(content)
    first["uses_id"], second["uses_id"] = second["id"], first["id"]


def merged(content: Content, *pairs: tuple[int, int]) -> None:
    ids = [row["id"] for row in content["tables"]["card"]]
    for start, end in pairs:
        content["tables"]["link"].append(
            {
                "id": new_id(),
                "rev": 1,
                "process_id": content["process"],
                "kind": "merged",
                "from_id": ids[start],
                "to_id": ids[end],
            }
        )


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


# Bundles that reach for what is not theirs.


def test_rows_of_another_process_are_not_touched(pair: Pair, tmp_path: Path, content: Content) -> None:
    (mine,) = [
        row for row in content_of(pack(pair.here, pair.scope.process_id))["tables"]["card"] if row["text"] == "första"
    ]
    content["tables"]["card"][0]["id"] = mine["id"]
    content["tables"]["card"][0]["rev"] = 99
    refused(pair.here, write(tmp_path / "a.naravard", content))


def test_rows_cannot_point_into_another_process(pair: Pair, tmp_path: Path, content: Content) -> None:
    content["tables"]["card"][0]["step_id"] = pair.step.id
    refused(pair.here, write(tmp_path / "a.naravard", content))


@pytest.mark.parametrize("table", ["card", "step", "process", "person"])
def test_tombstones_cannot_delete_in_another_process(pair: Pair, tmp_path: Path, content: Content, table: str) -> None:
    content["tombstones"] = [
        {"id": one, "table": table, "rev": 2**53} for one in (*pair.cards, pair.step.id, pair.scope.process_id)
    ]
    before = texts(pair.here, pair.scope.process_id)
    taken_in(pair.here, write(tmp_path / "a.naravard", content))
    assert texts(pair.here, pair.scope.process_id) == before
    assert exchange.tombstones(pair.here.db, pair.scope.process_id) == {}
    with edit(pair.here, pair.scope, "Bort"):
        for one in pair.cards:
            delete_card(pair.here, one)
    assert set(exchange.tombstones(pair.here.db, pair.scope.process_id)) == set(pair.cards)


def test_what_another_process_remembers_as_deleted_is_not_touched(pair: Pair, tmp_path: Path, content: Content) -> None:
    with edit(pair.here, pair.scope, "Bort"):
        for one in pair.cards[:2]:
            delete_card(pair.here, one)
    before = exchange.tombstones(pair.here.db, pair.scope.process_id)
    content["tables"]["card"][0]["id"] = pair.cards[0]
    content["tombstones"] = [{"id": pair.cards[1], "table": "card", "rev": 2**53}]
    taken_in(pair.here, write(tmp_path / "a.naravard", content))
    assert exchange.tombstones(pair.here.db, pair.scope.process_id) == before


def test_a_tombstone_that_names_another_table_does_not_stop_a_later_deletion(pair: Pair, tmp_path: Path) -> None:
    content = content_of(pack(pair.there, pair.scope.process_id))
    content["tombstones"] = [{"id": pair.cards[0], "table": "goal", "rev": 5}]
    taken_in(pair.here, write(tmp_path / "a.naravard", content))
    with edit(pair.here, pair.scope, "Bort"):
        delete_card(pair.here, pair.cards[0])


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


@pytest.mark.parametrize("date", ["../../ute", "/tmp/naravard-ute/x", "a/b", "..", "CON", "2027-02-03/../../x"])  # noqa: S108
def test_a_date_cannot_name_another_folder(library: Library, tmp_path: Path, content: Content, date: str) -> None:
    content["tables"]["workshop"][0]["date"] = date
    folder = tmp_path / "a" / "b" / "ut"
    if taken_in(library, write(tmp_path / "a.naravard", content)):
        for file in export(library, Scope(content["process"]), folder, EVERYTHING):
            assert file.resolve().parent == folder.resolve()


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


def test_what_others_have_in_the_library_stays_when_a_file_is_refused(
    room: Room, tmp_path: Path, content: Content
) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Lapp"):
        add_card(room.library, step.id, "kvar")
    refused(room.library, write(tmp_path / "a.naravard", {**content, "process": new_id()}))
    assert [one.text for one in cards(room.library, step.id)] == ["kvar"]


# Anything at all.


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


def test_a_file_cannot_close_a_circle_with_what_is_here(library: Library, tmp_path: Path, content: Content) -> None:
    there, back = copy.deepcopy(content), copy.deepcopy(content)
    merged(there, (0, 1))
    merged(back, (1, 0))
    unpack(library, write(tmp_path / "dit.naravard", there))
    refused(library, write(tmp_path / "tillbaka.naravard", back))
