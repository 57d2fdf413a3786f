"""Nothing is cut off and nothing lies outside its parent, in any place or kind, at any size."""

from itertools import chain
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from naravard_desktop.widgets.cut import cut_off
from tests.shots import SIZES, Size, settle_down, tour, whole_window
from tests.windows.run_dialogs import dialogs

# The smallest window that must do, and the largest type there is.
_ALL = (*SIZES, Size(1280, 720), Size(1366, 768, 2.0))


@pytest.mark.parametrize("size", _ALL, ids=lambda size: size.words)
def test_everything_fits(qtbot: QtBot, tmp_path: Path, size: Size) -> None:
    faults = []
    with whole_window(tmp_path, size=size) as whole:
        for name, widget in chain(tour(whole), dialogs(whole)):
            settle_down()
            faults += [f"{name}: {fault}" for fault in cut_off(widget)]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
