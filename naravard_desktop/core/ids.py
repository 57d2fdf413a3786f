"""Identities of rows: unique everywhere, without a server that hands them out."""

import uuid

_FACTS = uuid.UUID("6f0d9f0c-5a1e-4c57-9f64-6f2f3f0a7f11")


def new_id() -> str:
    """Return a random id; it says nothing of when or where it was made."""
    return str(uuid.uuid4())


def fact_id(*parts: str) -> str:
    """Return the id of a fact that joins `parts` ("this person attends this workshop").

    The same fact noted on two laptops gets the same id, so that a merge makes one row of it.
    """
    return str(uuid.uuid5(_FACTS, "\x1f".join(parts)))
