"""Every kind can be shown."""

from naravard_desktop.kinds import KINDS
from naravard_desktop.windows.faces import FACES


def test_every_kind_has_its_faces() -> None:
    assert FACES.keys() == KINDS.keys()
