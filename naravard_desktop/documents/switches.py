"""What a document shows and leaves out: the facilitator's choice for each document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """`names`: persons by name, otherwise by organisation; `absent`: who was not there; `cards`: every card, otherwise
    how many; `votes`: the count of dots and hands; `photos`: photos of the wall; `confidential`: what is marked so, otherwise
    that it is left out; `signatures`: lines to sign a protocol on."""

    names: bool = True
    absent: bool = True
    cards: bool = True
    votes: bool = True
    photos: bool = True
    confidential: bool = False
    signatures: bool = True


EVERYTHING = Switches(confidential=True)
"""The internal copy: every captured word."""
