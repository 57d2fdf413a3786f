"""The JSON that lies beside what is published, and the schema that says what is in it."""

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given

from naravard_desktop.core.text import clean
from naravard_desktop.documents import document_schema, frozen, open_data
from naravard_desktop.documents.document_schema import ABOUT, schema
from naravard_desktop.documents.model import Document, Paragraph, Table
from tests.documents.every_block import filled, protocol
from tests.documents.test_frozen import WRITTEN
from tests.documents.test_pdf import BAD, a_document, rich
from tests.jobs.test_every_word import HOSTILE


@pytest.fixture(scope="module")
def accepts() -> Callable[[Any], Any]:
    compiled: Callable[[Any], Any] = fastjsonschema.compile(
        json.loads(open_data.SCHEMA_FILE.read_text(encoding="utf-8"))
    )
    return compiled


def test_the_published_schema_is_that_of_this_version() -> None:
    """If not: `python -m naravard_desktop.documents.document_schema`."""
    assert open_data.SCHEMA_FILE.read_bytes() == open_data.written(schema())


def test_every_key_is_documented_and_nothing_else() -> None:
    made = schema()
    kinds = {"Document": made} | made["definitions"]
    assert ABOUT.keys() == kinds.keys()
    for name, kind in kinds.items():
        known = kind["properties"].keys() - {"is", "format", "version"}
        assert ABOUT[name].keys() == {"", *known}
        assert kind["additionalProperties"] is False
        assert all(kind["properties"][key]["description"] for key in known)
        assert kind["description"].endswith(".")


def test_the_schema_knows_every_class_of_a_document() -> None:
    assert frozen.NAMED.keys() <= schema()["definitions"].keys()
    assert {kind.__name__ for kind in document_schema._kinds(Document)} == ABOUT.keys()


@pytest.mark.parametrize("text", [*BAD, *HOSTILE.values()], ids=ascii)
def test_any_text_follows_the_schema(accepts: Callable[[Any], Any], text: str) -> None:
    content = open_data.render(filled(text, figures=True))
    found = json.loads(content)
    accepts(found)
    assert content.endswith(b"}\n")
    assert b"\r" not in content
    assert found["title"] == clean(text)


@pytest.mark.parametrize("document", [rich(), protocol(), Document("", "", "", "", ())], ids=lambda one: one.kind)
def test_documents_follow_the_schema(accepts: Callable[[Any], Any], document: Document) -> None:
    accepts(json.loads(open_data.render(document)))
    assert open_data.render(document) == open_data.render(document)


@given(WRITTEN)
def test_any_document_follows_the_schema(document: Document) -> None:
    _compiled(json.loads(open_data.render(document)))


_compiled = fastjsonschema.compile(schema())


def test_it_can_be_read_by_people_and_has_no_pictures_in_it() -> None:
    told = open_data.render(protocol()).decode()
    assert told.startswith('{\n "format": "naravard-document",\n "version": 1,\n "kind": "Protokoll",')
    assert "Tillgänglighet" in told
    for name in frozen.pictures(protocol()):
        assert f'"content": "{name}"' in told


def test_numbers_that_json_does_not_know_are_none_of_it(accepts: Callable[[Any], Any]) -> None:
    table = Table("", ("a", "b"), (("c", "d"),), (float("nan"), float("inf")))
    found = json.loads(open_data.render(a_document(table)), parse_constant=pytest.fail)
    accepts(found)
    assert found["blocks"][0]["widths"] == [0.0, 0.0]


@pytest.mark.parametrize(
    "change", [{"version": 2}, {"blocks": [{"is": "Paragraph"}]}, {"mer": 1}, {"size": "A5"}], ids=str
)
def test_what_is_no_document_does_not_follow_it(accepts: Callable[[Any], Any], change: dict[str, Any]) -> None:
    found = json.loads(open_data.render(dataclasses.replace(rich(), blocks=(Paragraph("x"),)))) | change
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        accepts(found)
