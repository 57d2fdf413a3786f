"""Deliberate faults in a PDF, each with words of the sentence that must tell of it."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.documents.opened_pdf import (
    Break,
    drawn,
    instruction,
    marks,
    nodes,
    packet,
    paragraph,
    place_of_paragraph,
    renumber,
    retag,
    shown,
    swap,
    table_row,
    take_out,
    text,
    text_of,
    with_node,
    with_root,
    without,
    without_root,
    write,
    written,
)


def same_number(pdf: Pdf) -> None:
    renumber(pdf, 0, lambda n: instruction("BDC", Name.P, Dictionary(MCID=4)) if n == 5 else None)


def hidden(pdf: Pdf) -> None:
    """A paragraph becomes decoration, with nothing left behind in the structure."""
    node = paragraph(pdf)
    number = int(node.K[0])
    renumber(pdf, 0, lambda n: instruction("BDC", Name.Artifact, Dictionary()) if n == number else None)
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][number] = None
    take_out(node)


def hidden_in_place(pdf: Pdf) -> None:
    number = int(paragraph(pdf).K[0])
    renumber(pdf, 0, lambda n: instruction("BMC", Name.Artifact) if n == number else None)


def wrong_owner(pdf: Pdf) -> None:
    swap(pdf.Root.StructTreeRoot.ParentTree.Nums[1], 4, 5)


def no_owner(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][4] = None


def owner_of_nothing(pdf: Pdf) -> None:
    owned = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owned.append(owned[0])


def no_such_content(pdf: Pdf) -> None:
    paragraph(pdf).K.append(4711)


def heard_twice(pdf: Pdf) -> None:
    node = paragraph(pdf)
    node.K.append(int(node.K[0]))


def node_twice(pdf: Pdf) -> None:
    node = paragraph(pdf)
    node.P.K.append(node)


def swapped_paragraphs(pdf: Pdf) -> None:
    place = place_of_paragraph(pdf)
    swap(pdf.Root.StructTreeRoot.K[0].K, place, place + 1)


def moved_into_a_list(pdf: Pdf) -> None:
    """A paragraph after a list becomes part of its last point."""
    kids = pdf.Root.StructTreeRoot.K[0].K
    place = next(n for n, kid in enumerate(kids) if kid.S == Name.L and kids[n + 1].S == Name.P)
    node, body = kids[place + 1], kids[place].K[-1].K[-1]
    take_out(node)
    body.K = Array([*body.get("/K", []), node])
    node.P = body


def removed(tag: str, number: int = 0) -> Break:
    def broken(pdf: Pdf) -> None:
        take_out(nodes(pdf, tag)[number])

    return broken


def swapped_cells(pdf: Pdf) -> None:
    swap(table_row(pdf, 2).K, 1, 2)


def swapped_rows(pdf: Pdf) -> None:
    row = table_row(pdf, 2)
    swap(row.P.K, 3, 4)


def header_again(pdf: Pdf) -> None:
    """The header row on a later page is heard once more."""
    head = table_row(pdf, 0)
    count = len(pdf.Root.StructTreeRoot.ParentTree.Nums[3])
    row = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TR, P=head.P, K=Array()))
    instructions = written(pdf, 1)
    font, cells = None, 0
    for place, one in enumerate(instructions):
        if str(one.operator) == "Tj" and bytes(one.operands[0]) in {b"Nr", b"Vad", b"Klart senast"}:
            start = max(n for n in range(place) if str(instructions[n].operator) == "BDC")
            number = count + cells
            instructions[start] = instruction("BDC", Name.TH, Dictionary(MCID=number))
            cell = pdf.make_indirect(
                Dictionary(
                    Type=Name.StructElem,
                    S=Name.TH,
                    P=row,
                    K=Array([number]),
                    Pg=pdf.pages[1].obj,
                    A=Dictionary(O=Name.Table, Scope=Name.Column),
                )
            )
            row.K.append(cell)
            pdf.Root.StructTreeRoot.ParentTree.Nums[3].append(cell)
            cells, font = cells + 1, one
    assert cells == 3, font
    write(pdf, 1, instructions)
    head.P.K.insert(3, row)


def label_after(pdf: Pdf) -> None:
    swap(nodes(pdf, "LI")[-1].K, 0, 1)


def label_in_text(pdf: Pdf) -> None:
    entry = nodes(pdf, "LI")[0]
    label, body = entry.K
    body.K.insert(0, label.K[0])
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][int(label.K[0])] = body
    label.K = Array()


def wrong_parent(pdf: Pdf) -> None:
    paragraph(pdf).P = nodes(pdf, "L")[0]


def renamed_mark(pdf: Pdf) -> None:
    marks(pdf)[1].Title = String("Något annat")


def removed_mark(pdf: Pdf) -> None:
    first = pdf.Root.Outlines.First
    pdf.Root.Outlines.First = first.Next
    del first.Next.Prev


def swapped_marks(pdf: Pdf) -> None:
    one, other = marks(pdf)[1:3]
    for key in ("/Title", "/Dest", "/SE"):
        one[key], other[key] = other[key], one[key]


def moved_mark(pdf: Pdf) -> None:
    """A bookmark comes out one level."""
    inner = marks(pdf)[1]
    outer = inner.Parent
    outer.Next = inner
    del outer.First
    del outer.Last


def mark_to_another_part(pdf: Pdf) -> None:
    marks(pdf)[1].SE = marks(pdf)[2].SE


def mark_to_another_page(pdf: Pdf) -> None:
    marks(pdf)[0].Dest[0] = pdf.pages[2].obj


def no_title(pdf: Pdf) -> None:
    del pdf.docinfo[Name.Title]


def another_title(pdf: Pdf) -> None:
    pdf.docinfo[Name.Title] = String("En annan titel")
    packet(b"Titel", b"En annan titel")(pdf)


def another_author(pdf: Pdf) -> None:
    pdf.docinfo[Name.Author] = String("Någon annan")


def another_date(pdf: Pdf) -> None:
    pdf.docinfo[Name.ModDate] = String("D:20200101000000+00'00'")


def font_of(pdf: Pdf) -> Any:
    return pdf.pages[0].resources.Font["/F2+0"]


def other_letters(pdf: Pdf) -> None:
    table = font_of(pdf).ToUnicode
    table.write(table.read_bytes().replace(b"<65> <0065>", b"<65> <0061>"))


def no_letters(pdf: Pdf) -> None:
    del font_of(pdf).ToUnicode


def one_letter_less(pdf: Pdf) -> None:
    table = font_of(pdf).ToUnicode
    table.write(table.read_bytes().replace(b"<65> <0065>\n", b""))


def not_embedded(pdf: Pdf) -> None:
    del font_of(pdf).FontDescriptor["/FontFile2"]


def swapped_pages(pdf: Pdf) -> None:
    one, other = pdf.pages[0].obj, pdf.pages[1].obj
    one.StructParents, other.StructParents = int(other.StructParents), int(one.StructParents)


def pages_in_another_order(pdf: Pdf) -> None:
    pdf.pages.reverse()


def no_tabs(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/Tabs"]


def no_place(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/StructParents"]


def lost_page(pdf: Pdf) -> None:
    del pdf.pages[1]


def lost_picture(pdf: Pdf) -> None:
    pictures = pdf.pages[0].resources.XObject
    del pictures[next(iter(pictures.keys()))]


def note(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=4)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def invisible(pdf: Pdf) -> None:
    number = int(paragraph(pdf).K[0])
    place, _one = next(text_of(pdf, number))
    instructions = written(pdf, 0)
    instructions.insert(place, instruction("Tr", 3))
    write(pdf, 0, instructions)


def no_end(pdf: Pdf) -> None:
    instructions = written(pdf, 0)
    last = max(place for place, one in enumerate(instructions) if str(one.operator) == "EMC")
    write(pdf, 0, instructions[:last] + instructions[last + 1 :])


def in_each_other(pdf: Pdf) -> None:
    """A decoration in the middle of a text."""
    number = int(paragraph(pdf).K[0])
    places = [place for place, _one in text_of(pdf, number)]
    instructions = written(pdf, 0)
    instructions.insert(places[0] + 1, instruction("EMC"))
    instructions.insert(places[0], instruction("BMC", Name.Artifact))
    write(pdf, 0, instructions)


def said_otherwise(pdf: Pdf) -> None:
    number = int(paragraph(pdf).K[0])
    about = Dictionary(MCID=number, ActualText=String("Något annat"))
    renumber(pdf, 0, lambda n: instruction("BDC", Name.P, about) if n == number else None)


def two_in_one(pdf: Pdf) -> None:
    """Two paragraphs are heard as one."""
    kids = pdf.Root.StructTreeRoot.K[0].K
    place = place_of_paragraph(pdf)
    first, second = kids[place], kids[place + 1]
    owned = pdf.Root.StructTreeRoot.ParentTree.Nums
    for piece in second.K:
        first.K.append(Dictionary(Type=Name.MCR, Pg=second.Pg, MCID=int(piece)))
        owned[2 * int(second.Pg.StructParents) + 1][int(piece)] = first
    take_out(second)


_BEGIN_ARTIFACT = instruction("BDC", Name.Artifact, Dictionary(Type=Name.Pagination))
_END = instruction("EMC")
_SPANNING = Dictionary(O=Name.Table, Scope=Name.Column, ColSpan=2)


def no_number(pdf: Pdf) -> None:
    write(
        pdf, 1, [one for one in written(pdf, 1) if not (str(one.operator) == "Do" and "sida" in str(one.operands[0]))]
    )


def no_mark(pdf: Pdf) -> None:
    """A loose page does not say that it is a draft."""
    write(pdf, 2, written(pdf, 2)[_first_artifact(pdf, 2) :])


def _first_artifact(pdf: Pdf, page: int) -> int:
    return next(place for place, one in enumerate(written(pdf, page)) if str(one.operator) == "EMC") + 1


FAULTS: dict[str, tuple[Break, str]] = {
    "two contents with one number": (same_number, "samma nummer"),
    "a paragraph hidden": (hidden, "märkt som prydnad"),
    "a paragraph hidden where it stands": (hidden_in_place, "hänvisar till innehåll som inte finns"),
    "extra text hidden": (drawn(_BEGIN_ARTIFACT, *shown(b"Hemligt"), _END), "”Hemligt” är märkt som prydnad"),
    "extra text unmarked": (drawn(*shown(b"Hemligt")), "”Hemligt” hör inte till någon del"),
    "extra text that nothing owns": (
        drawn(instruction("BDC", Name.P, Dictionary(MCID=4711)), *shown(b"Hemligt"), _END),
        "”Hemligt” står inte i strukturen",
    ),
    "a line unmarked": (
        drawn(instruction("m", 0, 0), instruction("l", 9, 9), instruction("S")),
        "varken är text, bild eller prydnad",
    ),
    "text in an unknown font": (
        drawn(instruction("BDC", Name.Artifact, Dictionary()), *shown(b"a", "/F99"), _END),
        "går inte att läsa",
    ),
    "invisible text": (invisible, "är osynlig"),
    "a mark without an end": (no_end, "slutar inte"),
    "an end without a mark": (drawn(_END), "slutar utan att ha börjat"),
    "decoration in a text": (in_each_other, "märkt som prydnad"),
    "header cell turned cell": (retag("TH", "TD"), "rad med kolumnrubriker"),
    "row heading turned cell": (retag("TH", "TD", 3), "”0” läses upp som tabellcell"),
    "cell turned header": (retag("TD", "TH", 4), "säger inte rätt vad den är rubrik för"),
    "scope removed": (without("/A", "TH"), "rad med kolumnrubriker"),
    "scope of a row's heading removed": (without("/A", "TH", 5), "säger inte rätt vad den är rubrik för"),
    "scope wrong": (with_node("TH", "/A", Dictionary(O=Name.Table, Scope=Name.Row), 1), "rad med kolumnrubriker"),
    "cells in one": (with_node("TH", "/A", _SPANNING, 1), "lika många celler"),
    "cells swapped": (swapped_cells, "har bytt plats"),
    "rows swapped": (swapped_rows, "har bytt plats"),
    "a cell taken out": (removed("TD", 3), "lika många celler"),
    "a row taken out": (removed("TR", 3), "”2” läses inte upp"),
    "header row heard again": (header_again, "”Nr” läses upp"),
    "a paragraph taken out of the tree": (removed("P", 6), "läses inte upp"),
    "a table taken out of the tree": (removed("Table"), "står inte i strukturen"),
    "wrong owner": (wrong_owner, "inte överens"),
    "no owner": (no_owner, "inte överens"),
    "owner of nothing": (owner_of_nothing, "som inte finns"),
    "content that is not there": (no_such_content, "hänvisar till innehåll som inte finns"),
    "content heard twice": (heard_twice, "läses upp två gånger"),
    "an element twice": (node_twice, "på två ställen"),
    "wrong parent": (wrong_parent, "säger inte rätt vad den ligger i"),
    "no parent": (without("/P", "L"), "säger inte rätt vad den ligger i"),
    "paragraphs swapped": (swapped_paragraphs, "har bytt plats"),
    "paragraphs joined": (two_in_one, "läses upp där det ska stå"),
    "a paragraph in a list": (moved_into_a_list, "fel nivå i en lista"),
    "an unknown element": (retag("Div", "Aside"), "där den inte får ligga"),
    "a list that is none": (retag("L", "Div"), "där den inte får ligga"),
    "a list that is not numbered": (
        without("/A", "L", 3),
        "”1.” läses upp som etikett men är nummer i en numrerad lista",
    ),
    "label after its text": (label_after, "inte en etikett och en text"),
    "label in its text": (label_in_text, "läses upp"),
    "elements renamed": (
        lambda pdf: setattr(pdf.Root.StructTreeRoot, "RoleMap", Dictionary(P=Name.H1)),
        "omdöpta",
    ),
    "a picture without words": (without("/Alt", "Figure"), "ingen beskrivning"),
    "a picture with other words": (with_node("Figure", "/Alt", String("En hund")), "”En hund” läses upp där"),
    "a picture without place": (without("/A", "Figure", 1), "var på sidan"),
    "a picture that is text": (retag("Figure", "P", 1), "läses upp som en annan"),
    "a picture hidden": (removed("Figure", 1), "står inte i strukturen"),
    "level of heading skipped": (retag("H2", "H4"), "rubriknivå är överhoppad"),
    "heading turned paragraph": (retag("H3", "P"), "läses upp som löpande text"),
    "paragraph turned heading": (retag("P", "H3", 8), "läses upp som rubrik"),
    "bookmark renamed": (renamed_mark, "heter inte som rubriken"),
    "bookmark taken out": (removed_mark, "bokmärken men"),
    "bookmarks swapped": (swapped_marks, "heter inte som rubriken"),
    "bookmark on another level": (moved_mark, "fel nivå"),
    "bookmark leads to another part": (mark_to_another_part, "leder inte till sin rubrik"),
    "bookmark leads to another page": (mark_to_another_page, "leder inte till sin rubrik"),
    "no bookmarks": (without_root("/Outlines"), "0 bokmärken"),
    "no structure": (without_root("/StructTreeRoot"), "ingen struktur"),
    "no document": (retag("Document", "Sect"), "börjar inte med ett dokument"),
    "no language": (without_root("/Lang"), "inte rätt språk"),
    "wrong language": (with_root("/Lang", String("en-GB")), "inte rätt språk"),
    "a part in another language": (with_node("P", "/Lang", String("de-DE"), 2), "fel språk (de-DE)"),
    "no title": (no_title, "inte dokumentets titel"),
    "another title": (another_title, "inte dokumentets titel"),
    "another author": (another_author, "olika författare"),
    "another date": (another_date, "olika ändringsdatum"),
    "file name for title": (with_root("/ViewerPreferences", Dictionary(DisplayDocTitle=False)), "sitt filnamn"),
    "not marked": (with_root("/MarkInfo", Dictionary(Marked=False)), "inte att den är uppmärkt"),
    "suspect": (with_root("/MarkInfo", Dictionary(Marked=True, Suspects=True)), "inte att den är uppmärkt"),
    "no metadata": (without_root("/Metadata"), "saknar uppgifter"),
    "another PDF/UA": (packet(b"<pdfuaid:part>1", b"<pdfuaid:part>2"), "PDF/UA-1"),
    "another PDF/A": (packet(b"<pdfaid:part>2", b"<pdfaid:part>3"), "PDF/A-2a"),
    "less than PDF/A": (packet(b"conformance>A", b"conformance>B"), "PDF/A-2a"),
    "another language in the metadata": (packet(b"<rdf:li>sv-SE", b"<rdf:li>en-GB"), "språk i sina uppgifter"),
    "no colours": (without_root("/OutputIntents"), "vilka färger"),
    "other letters": (other_letters, "läses upp där det ska stå"),
    "no letters": (no_letters, "inte vilka tecken"),
    "one letter less": (one_letter_less, "tecken som inte kan läsas upp"),
    "font not embedded": (not_embedded, "ligger inte i filen"),
    "a space less": (text(lambda line: line.replace(b" ", b"", 1)), "läses upp där det ska stå"),
    "a space more": (text(lambda line: line[:3] + b" " + line[3:]), "läses upp där det ska stå"),
    "words run together at a line's end": (text(lambda line: line.rstrip()), "läses upp där det ska stå"),
    "a line lost": (text(lambda _line: b""), "läses upp där det ska stå"),
    "another text for readers": (said_otherwise, "läses upp som en annan"),
    "another text in the structure": (with_node("P", "/ActualText", String("Ja"), 8), "läses upp som en annan"),
    "pages that own each other's": (swapped_pages, "inte överens"),
    "pages in another order": (pages_in_another_order, "inte rätt nummer"),
    "no number of a page": (no_number, "Sida 2: sidan har inte rätt nummer"),
    "no mark on a page": (no_mark, "”EXEMPEL · UTKAST” står inte på sidan"),
    "a page lost": (lost_page, "sidor som inte finns"),
    "no order of tabs": (no_tabs, "tabbtangenten"),
    "a page outside the structure": (no_place, "hör inte till strukturen"),
    "a note outside the structure": (note, "länk eller anteckning"),
    "a picture's file lost": (lost_picture, "går inte att läsa"),
}
"""What is broken, and words of the sentence that must say so."""
