"""A PDF opened to be broken: its structure, its pages, and small changes of either."""

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf, String

Break = Callable[[Pdf], None]
Instruction = Any  # what pikepdf calls ContentStreamInstruction | ContentStreamInlineImage


def nodes(pdf: Pdf, tag: str = "") -> list[Any]:
    """Return the elements of the structure in reading order."""
    found: list[Any] = []
    waiting: list[Any] = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(kid for kid in reversed(list(node.get("/K", []))) if is_node(kid))
    return [node for node in found if not tag or str(node.S) == f"/{tag}"]


def is_node(kid: object) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def marks(pdf: Pdf) -> list[Any]:
    """Return the bookmarks in order."""
    found: list[Any] = []
    waiting: list[Any] = [pdf.Root.Outlines.First]
    while waiting:
        mark = waiting.pop()
        found.append(mark)
        waiting.extend(mark[key] for key in ("/Next", "/First") if key in mark)
    return found


def take_out(node: Any) -> None:
    above = node.P
    above.K = Array([kid for kid in above.K if not (is_node(kid) and kid.objgen == node.objgen)])


def swap(array: Any, one: int, other: int) -> None:
    array[one], array[other] = array[other], array[one]


def written(pdf: Pdf, page: int) -> list[Instruction]:
    return list(pikepdf.parse_content_stream(pdf.pages[page]))


def write(pdf: Pdf, page: int, instructions: list[Instruction]) -> None:
    pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def instruction(operator: str, *operands: Any) -> ContentStreamInstruction:
    return ContentStreamInstruction(list(operands), Operator(operator))


def number_of(one: Instruction) -> int:
    """Return the number of the content that begins here, or -1."""
    if str(one.operator) != "BDC" or one.operands[0] == Name.Artifact:
        return -1
    return int(one.operands[1].MCID)


def renumber(pdf: Pdf, page: int, change: Callable[[int], Instruction | None]) -> None:
    """Write a page anew; `change` returns what is to stand instead of the beginning of a numbered content."""
    write(pdf, page, [(number_of(one) >= 0 and change(number_of(one))) or one for one in written(pdf, page)])


def before(pdf: Pdf, page: int, *added: Instruction) -> None:
    write(pdf, page, [*added, *written(pdf, page)])


def shown(text: bytes, font: str = "/F2+0") -> list[Instruction]:
    place = (1, 0, 0, 1, 100, 300)
    return [
        instruction("BT"),
        instruction("Tm", *place),
        instruction("Tf", Name(font), 9),
        instruction("Tj", String(text)),
        instruction("ET"),
    ]


def text_of(pdf: Pdf, number: int, page: int = 0) -> Iterator[tuple[int, Instruction]]:
    """Yield, with their places, what draws the text of a content."""
    inside = False
    for place, one in enumerate(written(pdf, page)):
        if str(one.operator) == "BDC":
            inside = number_of(one) == number
        elif inside and str(one.operator) == "Tj":
            yield place, one


def place_of_paragraph(pdf: Pdf) -> int:
    """Return where, in the document, the first of two paragraphs stands."""
    return [str(kid.S) for kid in pdf.Root.StructTreeRoot.K[0].K].index("/H2") + 1


def paragraph(pdf: Pdf) -> Any:
    """Return a paragraph of several lines, which another follows."""
    return pdf.Root.StructTreeRoot.K[0].K[place_of_paragraph(pdf)]


def retext(pdf: Pdf, change: Callable[[bytes], bytes]) -> None:
    """Change the first line of a paragraph."""
    place, one = next(text_of(pdf, int(paragraph(pdf).K[0])))
    instructions = written(pdf, 0)
    instructions[place] = instruction("Tj", String(change(bytes(one.operands[0]))))
    write(pdf, 0, instructions)


def table_row(pdf: Pdf, number: int) -> Any:
    return nodes(pdf, "TR")[number]


def retag(tag: str, to: str, number: int = 0) -> Break:
    def broken(pdf: Pdf) -> None:
        nodes(pdf, tag)[number].S = Name(f"/{to}")

    return broken


def without(key: str, tag: str, number: int = 0) -> Break:
    def broken(pdf: Pdf) -> None:
        del nodes(pdf, tag)[number][key]

    return broken


def with_node(tag: str, key: str, value: Any, number: int = 0) -> Break:
    def broken(pdf: Pdf) -> None:
        nodes(pdf, tag)[number][key] = value

    return broken


def with_root(key: str, value: Any) -> Break:
    def broken(pdf: Pdf) -> None:
        pdf.Root[key] = value

    return broken


def without_root(key: str) -> Break:
    def broken(pdf: Pdf) -> None:
        del pdf.Root[key]

    return broken


def packet(old: bytes, new: bytes) -> Break:
    def broken(pdf: Pdf) -> None:
        told = pdf.Root.Metadata.read_bytes()
        assert old in told
        pdf.Root.Metadata.write(told.replace(old, new))

    return broken


def text(change: Callable[[bytes], bytes]) -> Break:
    def broken(pdf: Pdf) -> None:
        retext(pdf, change)

    return broken


def drawn(*added: Instruction) -> Break:
    def broken(pdf: Pdf) -> None:
        before(pdf, 1, *added)

    return broken
