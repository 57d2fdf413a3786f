"""The structure of a PDF, read back by another program than the one that wrote it, and held against the pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String, parse_content_stream


@dataclass
class Element:
    """An element of the structure, with the text that is its own, and the pages it stands on."""

    tag: str
    text: str = ""
    kids: list["Element"] = field(default_factory=list)
    scope: str = ""
    pages: list[int] = field(default_factory=list)

    def all(self) -> Iterator["Element"]:
        """Yield the element and all in it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.all()

    def read(self) -> str:
        """Return all text as it is read: the parts follow each other with a space between."""
        return " ".join(one.text for one in self.all() if one.text)

    def outline(self) -> object:
        """Return tags and texts, to compare with what is expected."""
        inside = [kid.outline() for kid in self.kids]
        return (self.tag, self.text.strip(), *inside) if self.text or not inside else (self.tag, *inside)


def structure(content: bytes) -> Element:
    """Read the structure, and check that all text is either in it, once, or an artifact, and that both ends agree."""
    with Pdf.open(BytesIO(content)) as opened:
        tree = opened.Root.StructTreeRoot
        numbers = list(tree.ParentTree.Nums)
        owners = {int(number): list(nodes) for number, nodes in zip(numbers[::2], numbers[1::2], strict=True)}
        texts: dict[tuple[int, int], str] = {}
        for place, page in enumerate(opened.pages):
            marked = _marked(page)
            own = owners.pop(int(page.obj.StructParents))
            assert sorted(marked) == list(range(len(own)))
            assert page.obj.Tabs == Name.S
            texts.update({(place, number): text for number, text in marked.items()})
        assert owners == {}
        places = {page.obj.objgen: place for place, page in enumerate(opened.pages)}
        parents = {
            (place, number): node.objgen
            for place, page in enumerate(opened.pages)
            for number, node in enumerate(dict(zip(numbers[::2], numbers[1::2], strict=True))[page.obj.StructParents])
        }
        (root,) = tree.K
        found = _element(root, tree.objgen, places, texts, parents)
        assert texts == {}, "text that is in no element"
        return found


def _element(
    node: Object,
    above: tuple[int, int],
    places: dict[tuple[int, int], int],
    texts: dict[tuple[int, int], str],
    parents: dict[tuple[int, int], tuple[int, int]],
) -> Element:
    assert node.P.objgen == above
    found = Element(str(node.S).removeprefix("/"))
    found.scope = str(node.A.Scope).removeprefix("/") if "/A" in node and "/Scope" in node.A else ""
    for kid in node.get("/K", Array()):
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
            found.kids.append(_element(kid, node.objgen, places, texts, parents))
            continue
        page, number = (kid.Pg, int(kid.MCID)) if isinstance(kid, Dictionary) else (node.Pg, int(kid))
        place = places[page.objgen]
        assert parents[place, number] == node.objgen
        found.text += texts.pop((place, number))
        found.pages.append(place)
    return found


def _marked(page: Page) -> dict[int, str]:
    """Return the text of every marked content of a page; text that is neither marked nor an artifact is an error."""
    fonts = {name: _characters(font) for name, font in page.resources.Font.items()}
    found: dict[int, str] = {}
    within: list[int | None] = []
    font: dict[int, str] = {}
    for instruction in parse_content_stream(page):
        given = instruction.operands
        match str(instruction.operator):
            case "BDC":
                assert not within, "marked content in marked content"
                number = int(given[1].MCID) if given[0] != Name.Artifact else None
                assert number is None or number not in found
                within.append(number)
                if number is not None:
                    found[number] = ""
            case "EMC":
                within.pop()
            case "Tf":
                font = fonts[str(given[0])]
            case "Tj":
                assert isinstance(given[0], String)
                text = "".join(font[code] for code in bytes(given[0]))
                assert within, text
                if within[-1] is not None:
                    found[within[-1]] += text
            case "Do" | "l" | "re" | "S" | "f":
                assert within == [None], "what is drawn is no text"
            case "TJ" | "'" | '"':
                raise AssertionError("text that is not read here")
    assert not within
    return found


def _characters(font: Object) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>\n", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(char.decode()).decode("utf-16-be") for code, char in pairs}
