"""The sample, made once; a library to copy; and two laptops that share a process, with what is done on them."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.jobs.bundle import pack
from naravard_desktop.jobs.demo import sample
from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import KINDS, SCHEMA
from naravard_desktop.process import cards
from naravard_desktop.process.workshops import Step, add_step, add_workshop, step
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from tests.jobs.exchanging import Content, carry, content_of, texts
from tests.libraries import new_library, quick


@pytest.fixture(scope="session")
def sample_bundle(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample as a bundle."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch, opened(folder / "sample.sqlite3", SCHEMA) as library:
        patch.setenv("XDG_DATA_HOME", str(folder))
        return pack(library, sample(library))


@pytest.fixture(scope="session")
def sample_file(sample_bundle: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's bundle as a file, for tests that hypothesis prints the arguments of."""
    file = tmp_path_factory.mktemp("sample") / "sample.naravard"
    file.write_bytes(sample_bundle)
    return file


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


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """Another laptop's library, empty."""
    with new_library(tmp_path / "other" / "library.sqlite3") as one:
        yield one


@dataclass(frozen=True)
class Pair:
    """Two laptops, `here` and `there`, with the same process: a step with three cards."""

    here: Library
    there: Library
    scope: Scope
    step: Step
    cards: list[str]

    def exchange(self) -> None:
        """Carry the process both ways."""
        carry(self.here, self.there, self.scope.process_id)
        carry(self.there, self.here, self.scope.process_id)


def change(pair: Pair, library: Library, number: int, text: str) -> None:
    """Change one of the three cards."""
    with edit(library, pair.scope, f"Ändrad: {text}"):
        cards.change_card(library, pair.cards[number], text=text)


def delete(pair: Pair, library: Library, number: int) -> None:
    """Delete one of the three cards."""
    with edit(library, pair.scope, "Borttagen"):
        cards.delete_card(library, pair.cards[number])


def written(pair: Pair, library: Library) -> list[str]:
    """Return the texts on the step's cards."""
    return [card.text for card in cards.cards(library, pair.step.id)]


def alike(pair: Pair) -> bool:
    """Tell whether both laptops hold the same, revisions aside."""
    return texts(pair.here, pair.scope.process_id) == texts(pair.there, pair.scope.process_id)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Scope, str, list[str]]:
    """A closed library with a step of three cards, to copy: its file, the workshop, the step and the cards."""
    path = tmp_path_factory.mktemp("shared") / "library.sqlite3"
    with opened(path, SCHEMA) as library:
        process_id = start_process(library, "Uppdraget")
        with edit(library, Scope(process_id), "Ny workshop"):
            workshop_id = add_workshop(library, process_id, "Workshoppen", date="2027-02-03", starts="13:00")
            planned = PlannedStep(id="x", kind="notes", title="Lappar", minutes=1, options=KINDS["notes"].options())
            step_id = add_step(library, workshop_id, planned)
            ids = [cards.add_card(library, step_id, text) for text in ("första", "andra", "tredje")]
    return path, Scope(process_id, workshop_id), step_id, ids


@pytest.fixture
def pair(shared: tuple[Path, Scope, str, list[str]], tmp_path: Path) -> Iterator[Pair]:
    """Two laptops that have exchanged a process."""
    path, scope, step_id, ids = shared
    files = [tmp_path / name / "library.sqlite3" for name in ("here", "there")]
    for file in files:
        file.parent.mkdir()
        shutil.copy(path, file)
    with quick(files[0]) as here, quick(files[1]) as there:
        yield Pair(here, there, scope, step(here, step_id), ids)
