"""Paths can be broken into lines wherever a folder ends, on any system, and other words are left alone."""

import pytest

from naravard_desktop.widgets.breaks import BREAK, breakable


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (r"Sparad i C:\Users\anna\Documents\möte.", [r"Sparad i C:" "\\", "Users\\", "anna\\", "Documents\\", "möte."]),
        ("/hem/anna/en_mapp/möte.pdf", ["/", "hem/", "anna/", "en_", "mapp/", "möte.pdf"]),
        ("Kontrollerad: PDF/UA-1, PDF/A-2a.", ["Kontrollerad: PDF/UA-1, PDF/A-2a."]),
        ("", [""]),
    ],
)
def test_only_long_words_are_broken_after_each_folder(text: str, parts: list[str]) -> None:
    assert breakable(text).split(BREAK) == parts
    assert breakable(text).replace(BREAK, "") == text
