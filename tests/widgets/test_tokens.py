"""The colours can be read: WCAG's 4.5:1 for text and 3:1 for what tells one thing from another."""

import pytest

from naravard_desktop.widgets.tokens import DARK, LIGHT, Colours, contrast

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@BOTH
@pytest.mark.parametrize("ink", ["text", "muted", "primary", "warn", "over"])
@pytest.mark.parametrize("ground", ["background", "surface", "tint"])
def test_text_can_be_read_everywhere(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("ink", ["edge", "focus", "region", "municipality", "private", "other", "disabled"])
@pytest.mark.parametrize("ground", ["background", "surface", "tint"])
def test_edges_focus_and_marks_can_be_told_apart(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 3


@BOTH
def test_the_filled_button_can_be_read(colours: Colours) -> None:
    assert contrast(colours.on_primary, colours.primary) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)
