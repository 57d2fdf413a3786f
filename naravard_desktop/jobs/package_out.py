"""Where everything from a workshop goes in one go: a folder or a zip, which is there whole or not at all."""

import contextlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol

from naravard_desktop.core import files
from naravard_desktop.core.language import N_
from naravard_desktop.core.trouble import Trouble

_PACKED = {".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg", ".naravard"}
"""What would hardly become smaller, and take long."""


class Out(Protocol):
    """Takes files one by one. Nothing is seen at the target before `finish`; leaving the block without it leaves nothing.

    :raises Trouble: from each of them, if it cannot be written.
    """

    def __enter__(self) -> "Out":
        """Begin beside the target."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take away what was not finished."""

    def add(self, name: str, content: bytes) -> None:
        """Take a file; its name may lie in folders, with slashes."""

    def finish(self) -> None:
        """Let it all be seen at the target."""


def out(target: Path) -> Out:
    """Return what writes a zip if the name says so, otherwise a folder."""
    return _Zip(target) if target.suffix == ".zip" else _Folder(target)


def free(folder: Path, stem: str, *, zipped: bool) -> Path:
    """Return a name in `folder` that nothing has: the stem's own, or with a number."""
    ending = ".zip" if zipped else ""
    number = 1
    while True:
        target = folder / f"{stem}{f'-{number}' if number > 1 else ''}{ending}"
        if not os.path.lexists(target):
            return target
        number += 1


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise files.write_trouble(error, target) from error


class _Folder:
    def __init__(self, target: Path) -> None:
        self._target = target
        self._beside: Path | None = None

    def __enter__(self) -> "_Folder":
        with self._told():
            self._target.parent.mkdir(parents=True, exist_ok=True)
            self._beside = Path(tempfile.mkdtemp(prefix=f".{self._target.name[:40]}-", dir=self._target.parent))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._beside is not None:
            shutil.rmtree(self._beside, ignore_errors=True)

    def add(self, name: str, content: bytes) -> None:
        with self._told():
            target = self._there / name
            for folder in reversed(Path(name).parents[:-1]):
                # Not its parents: a disk that has gone away must not be taken for an empty one.
                (self._there / folder).mkdir(exist_ok=True)
            with target.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())

    def finish(self) -> None:
        if os.path.lexists(self._target):  # Unix would let an empty folder be replaced
            raise Trouble(
                N_(
                    "{file} finns redan. Inget har ändrats där. Välj en annan mapp, eller försök igen med ett nytt namn."
                ),
                file=str(self._target),
            )
        with self._told():
            self._there.chmod(0o755)
            self._there.rename(self._target)
        self._beside = None

    @property
    def _there(self) -> Path:
        assert self._beside is not None  # noqa: S101 - it has been entered
        return self._beside

    def _told(self) -> contextlib.AbstractContextManager[None]:
        return _told(self._target)


class _Zip:
    def __init__(self, target: Path) -> None:
        self._target = target
        self._whole = contextlib.ExitStack()
        self._archive: zipfile.ZipFile | None = None

    def __enter__(self) -> "_Zip":
        beside = self._whole.enter_context(files.replacing(self._target))
        self._archive = zipfile.ZipFile(beside, "w")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._archive is not None:
            with contextlib.suppress(OSError):  # on a full disk it cannot even be ended
                self._archive.close()
            self._archive = None
            unfinished = error or _Unfinished()
            self._whole.__exit__(type(unfinished), unfinished, at)

    def add(self, name: str, content: bytes) -> None:
        assert self._archive is not None  # noqa: S101 - it has been entered
        how = zipfile.ZIP_STORED if Path(name).suffix in _PACKED else zipfile.ZIP_DEFLATED
        with _told(self._target):
            self._archive.writestr(name, content, how)

    def finish(self) -> None:
        assert self._archive is not None  # noqa: S101 - it has been entered
        with _told(self._target):
            self._archive.close()
        self._archive = None
        self._whole.close()


class _Unfinished(Exception):  # noqa: N818 - nobody sees it: it tells `replacing` that the block did not end well
    """The zip was left before it was finished."""
