"""A document that is kept as data comes back as it was, and what is none is refused in one way only."""

import contextlib
import copy
import hashlib
import json
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naravard_desktop.documents import figure_data, model
from naravard_desktop.documents.frozen import NotADocument, from_data, pictures, to_data
from naravard_desktop.documents.model import (
    Block,
    Document,
    Figure,
    Heading,
    Item,
    Items,
    Paragraph,
    Picture,
    Table,
    Together,
    words,
)
from tests.documents.every_block import drawn, filled, photo, protocol

TEXT = st.text(max_size=12)
WIDTH = st.floats(0, 100, width=32)


def lists(of: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=most).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns, rows = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cells = st.tuples(*[TEXT] * columns)
    widths = draw(st.just(()) | st.tuples(*[WIDTH] * columns))
    return Table(draw(TEXT), draw(cells), tuple(draw(cells) for _ in range(rows)), widths, draw(st.booleans()))


PAIRS = lists(st.tuples(TEXT, TEXT))
ITEMS = st.recursive(st.builds(Item, TEXT, TEXT), lambda inner: st.builds(Item, TEXT, TEXT, lists(inner)), max_leaves=4)
DRAWN = st.one_of(*(st.from_type(kind) for kind in get_args(figure_data.Drawn)))
PICTURES = st.builds(Picture, st.binary(max_size=8), TEXT, TEXT)
FLAT = st.one_of(
    st.builds(Heading, TEXT, st.integers(1, 4)),
    st.builds(Paragraph, TEXT, TEXT, st.sampled_from(("body", "question", "quiet"))),
    st.builds(Items, lists(ITEMS), st.booleans()),
    st.builds(model.Facts, PAIRS),
    tables(),
    st.just(model.NewPage()),
    PICTURES,
    st.builds(Figure, DRAWN, TEXT, TEXT),
    st.builds(model.Signatures, PAIRS),
)
BLOCKS: st.SearchStrategy[Block] = st.recursive(FLAT, lambda inner: st.builds(Together, lists(inner)), max_leaves=4)
WRITTEN = st.builds(
    Document, TEXT, TEXT, TEXT, TEXT, lists(BLOCKS, 5), lists(TEXT), TEXT, TEXT, st.booleans(), st.sampled_from(("A4", "A3")),
    lists(PICTURES, 2),
)  # fmt: skip
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.just(10**400)
    | st.floats()
    | st.text(max_size=8)
    | st.just("Heading"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["is", "text", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


def test_every_block_is_tried_here() -> None:
    seen = {type(block) for block in (*protocol().blocks, *filled("x").blocks)}
    assert seen == set(get_args(Block))
    assert {type(one.drawn) for one in drawn("x")} == set(get_args(figure_data.Drawn))


@given(WRITTEN)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    kept = json.loads(json.dumps(to_data(document)))
    assert from_data(kept, pictures(document).get) == document


@pytest.mark.parametrize("document", [protocol(), filled("å\nä"), Document("", "", "", "", ())])
def test_documents_come_back_with_their_pictures(document: Document) -> None:
    kept = pictures(document)
    assert all(hashlib.sha256(content).hexdigest() == name for name, content in kept.items())
    back = from_data(json.loads(json.dumps(to_data(document))), kept.get)
    assert back == document
    assert words(back) == words(document)


def _gone(_name: str) -> None:
    return None


def test_a_document_kept_before_a_field_was_there_has_what_is_usual() -> None:
    kept = to_data(Document("Slag", "Titel", "", "", (Paragraph("x"),)))
    for name in ("marks", "language", "author", "landscape", "size", "logos"):
        del kept[name]
    del kept["blocks"][0]["style"]
    assert from_data(kept, _gone) == Document("Slag", "Titel", "", "", (Paragraph("x"),))


def test_a_picture_that_is_gone_is_told() -> None:
    document = Document("", "", "", "", (Picture(photo(), "Vägg"),))
    with pytest.raises(NotADocument, match="missing"):
        from_data(to_data(document), _gone)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every place in data where there is a value: its container and its key."""
    keys: list[Any] = (
        list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    )
    return [(value, key) for key in keys] + [place for key in keys for place in _places(value[key])]


WHOLE = to_data(filled("x"))
KEPT = pictures(filled("x"))
PLACES = len(_places(WHOLE))


@settings(max_examples=300)
@given(st.integers(0, PLACES - 1), JSON, st.sampled_from(["change", "remove", "add"]))
def test_damaged_data_is_refused_or_is_a_document(at: int, value: Any, how: str) -> None:
    damaged = copy.deepcopy(WHOLE)
    container, key = _places(damaged)[at]
    if how == "change":
        container[key] = value
    elif how == "remove":
        del container[key]
    elif isinstance(container, dict):
        container["okänt"] = value
    else:
        container.insert(key, value)
    _is_a_document_or_refused(damaged)


@given(JSON)
def test_any_data_is_refused_or_is_a_document(value: Any) -> None:
    _is_a_document_or_refused(value)
    _is_a_document_or_refused({"format": "naravard-document", "version": 1, "blocks": value})


def _is_a_document_or_refused(data: Any) -> None:
    with contextlib.suppress(NotADocument):
        assert isinstance(from_data(data, KEPT.get), Document)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "naravard-bundle"},
        {"version": 2},
        {"kind": 1},
        {"landscape": 1},
        {"size": "A5"},
        {"blocks": "x"},
        {"blocks": [{"text": "x"}]},
        {"blocks": [{"is": "Poster", "title": "", "items": []}]},
        {"blocks": [{"is": "Heading", "text": "x", "level": True}]},
        {"blocks": [{"is": "Table", "caption": "", "header": ["a"], "rows": []}]},
        {"blocks": [{"is": "Facts", "rows": [["a"]]}]},
        {"blocks": [{"is": "Picture", "content": "../../etc/passwd", "alt": ""}]},
        {"logos": [{"is": "Heading", "text": "x", "level": 1}]},
        {"okänt": ""},
    ],
    ids=str,
)
def test_another_form_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(NotADocument):
        from_data(to_data(protocol()) | change, pictures(protocol()).get)


def test_lists_deeper_than_python_follows_are_refused() -> None:
    inner: dict[str, Any] = {"text": "", "note": "", "items": []}
    for _n in range(5_000):
        inner = {"text": "", "note": "", "items": [inner]}
    with pytest.raises(NotADocument):
        from_data(to_data(protocol()) | {"blocks": [{"is": "Items", "items": [inner], "numbered": False}]}, KEPT.get)
