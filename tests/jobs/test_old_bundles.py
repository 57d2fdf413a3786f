"""Bundles written before the library had its newest tables and columns: read as whole, and nothing newer is lost by them."""

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from naravard_desktop.core import clock
from naravard_desktop.jobs.bundle import pack, unpack
from naravard_desktop.jobs.start import start_process
from naravard_desktop.process.abbreviations import abbreviations, add_abbreviation
from naravard_desktop.process.cards import add_card, cards
from naravard_desktop.process.finals import add_final
from naravard_desktop.process.forms import body_name, minutes_form, set_body_name, set_form
from naravard_desktop.process.workshops import workshops
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.jobs.exchanging import Content, content_of, everything_written, refused, taken_in, write

NEW_TABLES = ("case_number", "abbreviation", "final", "matter", "export")
NEW_COLUMNS = {
    "process": ("body",),
    "workshop": ("form", "heading", "number", "numbered", "first_number"),
    "attachment": ("confidential",),
}
COUNTED_TABLES = ("party", "review")
COUNTED_COLUMNS = {"vote": ("cluster_id", "principle_id"), "goal": ("state",)}


def aged(content: Content) -> Content:
    """Return a bundle as the version before wrote it."""
    old = copy.deepcopy(content)
    for table in NEW_TABLES:
        del old["tables"][table]
    for table, columns in NEW_COLUMNS.items():
        for row in old["tables"][table]:
            for column in columns:
                del row[column]
    return old


def first(content: Content) -> Content:
    """Return a bundle as the first version wrote it."""
    old = aged(content)
    for table in COUNTED_TABLES:
        del old["tables"][table]
    for table, columns in COUNTED_COLUMNS.items():
        for row in old["tables"][table]:
            for column in columns:
                del row[column]
    return old


@pytest.mark.parametrize("made", [aged, first])
def test_an_old_bundle_is_read(
    library: Library, tmp_path: Path, content: Content, made: Callable[[Content], Content]
) -> None:
    file = write(tmp_path / "gammal.naravard", made(content))
    assert taken_in(library, file)
    process_id = content["process"]
    everything_written(library, process_id)
    assert body_name(library, process_id) == ""
    for held in workshops(library, process_id):
        form = minutes_form(library, held.id)
        assert (form.form, form.numbered, form.first_number) == ("notes", False, None)


def test_what_an_old_version_did_not_know_stays(room: Room, other: Library, tmp_path: Path) -> None:
    """Somebody with the version before changes the process and sends it back."""
    library, process_id, scope = room.library, room.scope.process_id, room.scope
    step = room.step("notes")
    with edit(library, Scope(process_id), "Nämnd"):
        set_body_name(library, process_id, "Samverkansnämnden")
        add_abbreviation(library, process_id, "SIP", "samordnad individuell plan")
    with edit(library, scope, "Protokoll"):
        set_form(library, room.workshop_id, "formal")
    old = aged(content_of(pack(library, process_id)))
    old["tables"]["process"][0].update(title="Nytt namn", rev=99)
    old["tables"]["workshop"][0].update(place="Biblioteket", rev=99)
    unpack(library, write(tmp_path / "tillbaka.naravard", old))
    assert body_name(library, process_id) == "Samverkansnämnden"
    form = minutes_form(library, room.workshop_id)
    assert (form.form, form.numbered) == ("formal", True)
    assert [one.short for one in abbreviations(library, process_id)] == ["SIP"]
    row = content_of(pack(library, process_id))["tables"]
    assert (row["process"][0]["title"], row["workshop"][0]["place"]) == ("Nytt namn", "Biblioteket")
    with edit(library, scope, "Lapp"):
        add_card(library, step.id, "går att skriva vidare")
    assert len(cards(library, step.id)) == 1


def test_an_old_bundle_that_changed_nothing_is_no_news(room: Room, tmp_path: Path) -> None:
    with edit(room.library, room.scope, "Protokoll"):
        set_form(room.library, room.workshop_id, "formal")
    old = aged(content_of(pack(room.library, room.scope.process_id)))
    done = unpack(room.library, write(tmp_path / "samma.naravard", old))
    assert (done.merged.nothing, done.merged.conflicts) == (True, [])


def test_what_has_no_default_may_not_lack(library: Library, tmp_path: Path, content: Content) -> None:
    for table, column in (("card", "text"), ("step", "rank"), ("workshop", "title"), ("card", "id"), ("card", "rev")):
        bad = aged(content)
        del bad["tables"][table][0][column]
        assert "väntade nycklarna" in refused(library, write(tmp_path / "hel.naravard", bad))


@pytest.mark.parametrize("table", ["process", "step", "card", "goal", "attachment", "placement"])
def test_a_table_that_there_has_always_been_may_not_lack(
    library: Library, tmp_path: Path, content: Content, table: str
) -> None:
    del content["tables"][table]
    refused(library, write(tmp_path / "del.naravard", content))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda c: c.update(process=["x"]),
        lambda c: c.update(process="\ud800"),
        lambda c: c.update(tables=[]),
        lambda c: c.pop("tables"),
        lambda c: c["tables"].update(workshop=None),
        lambda c: c["tables"].update(workshop=[None, [], 5, "x"]),
        lambda c: c["tables"]["workshop"].append({"id": ["x"]}),
        lambda c: c["tables"]["workshop"].append({"id": "\ud800"}),
        lambda c: c["tables"].update(senare=[]),
        lambda c: c["tables"]["workshop"][0].update(senare=1),
    ],
)
def test_what_is_not_old_but_odd_is_refused(
    library: Library, tmp_path: Path, content: Content, wrong: Callable[[Content], object]
) -> None:
    wrong(content)
    refused(library, write(tmp_path / "udda.naravard", content))


def finished(room: Room) -> Content:
    """Return a bundle with finished minutes in it."""
    copies = {"internal": {"format": "naravard-document", "blocks": []}, "published": {"blocks": []}}
    with edit(room.library, room.scope, "Färdigställt", beside=True):
        add_final(room.library, room.workshop_id, "notes", "", clock.now(), "Åsa Tänkt", {}, copies)  # type: ignore[arg-type]
    return content_of(pack(room.library, room.scope.process_id))


@pytest.mark.parametrize("column", ["internal", "published"])
@pytest.mark.parametrize("value", [None, [], "{}", 5, True, "{"])
def test_a_finished_document_that_is_no_object_is_refused(
    room: Room, other: Library, tmp_path: Path, column: str, value: object
) -> None:
    content = finished(room)
    content["tables"]["final"][0][column] = value
    assert f"final.0.{column}" in refused(other, write(tmp_path / "a.naravard", content))


@pytest.mark.parametrize("depth", [200, 900])
@pytest.mark.parametrize("opening", ['{"a":', "["])
def test_a_finished_document_of_absurd_depth_is_refused(
    room: Room, other: Library, tmp_path: Path, depth: int, opening: str
) -> None:
    closing = "}" if opening.startswith("{") else "]"
    deep = f'{{"x": {opening * depth}1{closing * depth}}}'
    content = finished(room)
    content["tables"]["final"][0]["internal"] = {"x": "HÄR"}
    text = json.dumps(content).replace(json.dumps({"x": "HÄR"}), deep)
    refused(other, write(tmp_path / "djup.naravard", text.encode()))


def test_a_library_without_the_process_reads_it_too(library: Library, tmp_path: Path, content: Content) -> None:
    start_process(library, "Ett annat uppdrag")
    assert unpack(library, write(tmp_path / "gammal.naravard", aged(content))).new
