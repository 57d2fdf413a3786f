"""A document as open data, beside what is published: JSON, whose form is published too (`document_schema.py`)."""

import json
import math
from typing import Any

from naravard_desktop.core.paths import RESOURCES
from naravard_desktop.core.text import clean
from naravard_desktop.documents import frozen
from naravard_desktop.documents.model import Document

SCHEMA_FILE = RESOURCES / "naravard-document.schema.json"


def render(document: Document) -> bytes:
    """Return `document` as JSON in UTF-8; pictures are named by the SHA-256 of their files (`frozen.pictures`).

    Any text will do; it is cleaned as it is in every other format.
    """
    return written(_cleaned(frozen.to_data(document)))


def written(data: dict[str, Any]) -> bytes:
    """Return data as a JSON file for people to read too."""
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _cleaned(value: Any) -> Any:
    """Return data whose text every reader of JSON takes, without numbers that JSON does not know."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return 0.0
    return value
