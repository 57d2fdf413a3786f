"""Files written whole or not at all."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from naravard_desktop.core.language import N_
from naravard_desktop.core.trouble import Trouble


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a temporary path beside `target`; when the block ends well it is synced to disk and takes the target's name.

    If the block fails, the target is as it was and nothing is left behind.

    :raises Trouble: if the target cannot be written: no such folder, not allowed, disk full, or the file is open in
        another program (Windows).
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=target.suffix[-10:], dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise write_trouble(error, target) from error
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as error:
        raise write_trouble(error, target) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def write(target: Path, content: bytes) -> None:
    """Write `content` to `target` as `replacing` does."""
    with replacing(target) as temporary:
        temporary.write_bytes(content)


def write_trouble(error: OSError, target: Path) -> Trouble:
    """Say in a sentence why `target` could not be written."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Trouble(
            N_(
                "Disken är full, så {file} kunde inte sparas. Det som redan är sparat är kvar. Frigör plats och försök igen."
            ),
            file=str(target),
        )
    if isinstance(error, FileExistsError | NotADirectoryError):
        return Trouble(
            N_("{folder} är ingen mapp, så {file} kunde inte sparas. Välj en annan plats."),
            folder=str(target.parent),
            file=target.name,
        )
    return Trouble(
        N_(
            "{file} kunde inte sparas. Filen kan vara öppen i ett annat program, eller så får du inte skriva i mappen. "
            "Stäng filen, eller välj ett annat namn eller en annan mapp."
        ),
        file=str(target),
    )


def read(source: Path, largest: int | None = None) -> bytes:
    """Read a file that the user named.

    :raises Trouble: if it is not there, cannot be read, or is larger than `largest` bytes.
    """
    try:
        if not (source.is_file() or source.is_dir()) and source.exists():
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))  # a pipe or a device would be waited for
        if largest is not None and source.stat().st_size > largest:
            raise Trouble(
                N_("{file} är större än {most} MB och läses därför inte in."), file=source.name, most=largest // 2**20
            )
        return source.read_bytes()
    except FileNotFoundError as error:
        raise Trouble(N_("Filen {file} finns inte. Kontrollera namnet och mappen."), file=str(source)) from error
    except IsADirectoryError as error:
        raise Trouble(N_("{file} är en mapp. Ange en fil i den."), file=str(source)) from error
    except OSError as error:
        raise Trouble(
            N_("Filen {file} kunde inte läsas. Kontrollera att du får läsa den och att disken är ansluten."),
            file=str(source),
        ) from error
