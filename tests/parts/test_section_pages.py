"""What stands under headings, on pages: all of it, inside the page, never smaller than the floor."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from naravard_desktop.parts.section_pages import Pages, Part, Placed, Point, Spread
from naravard_desktop.widgets import tokens


def points(*texts: str, note: str = "") -> list[Point]:
    return [Point(str(number), text, note) for number, text in enumerate(texts)]


def laid(*spreads: Spread, width: float = 1222, height: float = 450) -> Pages:
    pages = Pages(QRectF(72, 130, width, height), lambda size: size * (width + 144) / 1366, 26, {})
    for spread in spreads:
        pages.put(spread)
    return pages


def on(pages: Pages, page: int) -> list[Placed]:
    return [one for one in pages.placed if one.page == page]


LONG = [*("ett långt ord " * (number * 9) + "slut" for number in range(1, 14)), "q" * 4_000]


@pytest.mark.parametrize("look", ["large", "points", "tiles"])
@pytest.mark.parametrize(("width", "height"), [(500, 200), (1222, 450), (3000, 1400), (400, 40)])
def test_everything_is_shown_inside_its_page(qapp: QApplication, look: str, width: int, height: int) -> None:
    spread = Spread([Part("En rubrik", points(*LONG, note="en not"), look)])  # type: ignore[arg-type]
    pages = laid(spread, width=width, height=height)
    shown = "".join("".join(one.lines) for one in pages.placed if one.kind in {"large", "point", "tile"})
    assert shown.count("q") == 4_000
    assert {one.page for one in pages.placed} == set(range(pages.number))
    for one in pages.placed:
        assert one.box.left() >= 72
        assert one.box.right() <= 72 + width + 1
        if height > 100:
            assert one.box.bottom() <= 130 + height + 1
        assert pages.size(one.kind) >= tokens.SCREEN_FLOOR


@pytest.mark.parametrize("look", ["points", "tiles"])
def test_nothing_lies_over_anything_else(qapp: QApplication, look: str) -> None:
    left, right = points(*LONG), points(*LONG[:3])
    pages = laid(
        Spread([Part("Vänster", left, look), Part("Höger", right, look)]),  # type: ignore[arg-type]
        Spread([Part("Sedan", points("a", "b", note="en not"))]),
    )
    for page in range(pages.number):
        boxes = [one.box for one in on(pages, page)]
        for number, box in enumerate(boxes):
            assert not any(box.intersects(other.adjusted(1, 1, -1, -1)) for other in boxes[number + 1 :])


def test_parts_lie_beside_each_other_and_the_next_below_both(qapp: QApplication) -> None:
    pages = laid(Spread([Part("A", points("a")), Part("B", points("b", "b", "b"))]), Spread([Part("C", points("c"))]))
    titles = {one.lines[0]: one.box for one in pages.placed if one.kind == "title"}
    assert titles["A"].top() == titles["B"].top()
    assert titles["A"].right() < titles["B"].left()
    assert titles["C"].top() > max(one.box.bottom() for one in pages.placed if one.lines == ("b",))


def test_where_it_is_narrow_they_lie_below_one_another(qapp: QApplication) -> None:
    pages = laid(Spread([Part("A", points("a")), Part("B", points("b"))]), width=400)
    titles = {one.lines[0]: one.box for one in pages.placed if one.kind == "title"}
    assert titles["B"].top() > titles["A"].bottom()


def test_a_heading_is_repeated_where_its_points_go_on(qapp: QApplication) -> None:
    pages = laid(Spread([Part("Rubrik", points(*(f"punkt {number}" for number in range(40))))]))
    assert pages.number > 1
    for page in range(pages.number):
        first, second = on(pages, page)[:2]
        assert (first.kind, second.kind) == ("title", "point")


def test_a_fresh_spread_begins_on_a_page_of_its_own(qapp: QApplication) -> None:
    pages = laid(Spread([Part("A", points("a"))]), Spread([Part("B", points("b"))], fresh=True))
    assert [(one.lines[0], one.page) for one in pages.placed if one.kind == "title"] == [("A", 0), ("B", 1)]
    alone = laid(Spread([Part("B", points("b"))], fresh=True))
    assert alone.number == 1


def test_no_points_are_no_trouble(qapp: QApplication) -> None:
    assert laid().number == 1
    assert laid(Spread([])).number == 1
    assert [one.kind for one in laid(Spread([Part("Tom", [])])).placed] == ["title"]
    assert [one.said for one in laid(Spread([Part("", points("", "b"))])).placed] == ["", "b"]
