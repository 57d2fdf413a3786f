"""How the parts of a PDF lie in its file: packed together, which makes a tagged document a third as large as ReportLab does.

The structure is thousands of small parts, each a line that looks like the next. ReportLab writes each as it is, under a table
of where they lie. Since version 1.5 of PDF they may lie in compressed streams, many in each, and the table too: ISO 32000-1,
7.5.7 and 7.5.8.
"""

import struct
import zlib
from functools import partial
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDocument

_TOGETHER = 200
"""Parts in one stream: a reader unpacks all of them to see one."""
_NOWHERE, _ALONE, _TOGETHER_WITH = range(3)
_PLACE = struct.Struct(">BIH")


def pack(document: PDFDocument) -> None:
    """Have a document written packed when it is saved."""
    document.format = partial(_written, document)


def _written(document: PDFDocument) -> bytes:
    file = BytesIO()
    file.write(pdfdoc.PDFFile(document._pdfVersion).format(document))
    root, info = (document.Reference(part).format(document) for part in (document.Catalog, document.info))
    places = {0: (_NOWHERE, 0, 0xFFFF)}
    waiting: list[tuple[int, bytes]] = []
    packs: list[tuple[list[int], bytes]] = []
    number = 1
    # Parts are numbered when one that is written speaks of them.
    while number in document.numberToId:
        part = pdfdoc.format(document.idToObject[document.numberToId[number]], document, toplevel=1)
        if part.endswith(b"endstream\n"):  # a stream lies in no other
            places[number] = _put(file, number, part)
        else:
            waiting.append((number, part))
            if len(waiting) == _TOGETHER:
                packs.append(_pack(waiting))
                waiting = []
        number += 1
    if waiting:
        packs.append(_pack(waiting))
    for numbers, part in packs:
        places[number] = _put(file, number, part)
        places |= {one: (_TOGETHER_WITH, number, index) for index, one in enumerate(numbers)}
        number += 1
    places[number] = (_ALONE, file.tell(), 0)
    name = b"<%s>" % document.signature.hexdigest().encode()
    about = b"/Type /XRef /Size %d /W [1 4 2] /Root %s /Info %s /ID [%s %s]" % (number + 1, root, info, name, name)
    about += b" /DecodeParms << /Predictor 12 /Columns %d >>" % _PLACE.size
    _put(file, number, _stream(about, _differences(places)))
    file.write(b"startxref\n%d\n%%%%EOF\n" % places[number][1])
    return file.getvalue()


def _put(file: BytesIO, number: int, part: bytes) -> tuple[int, int, int]:
    place = file.tell()
    file.write(b"%d 0 obj\n%s\nendobj\n" % (number, part.rstrip(b"\n")))
    return _ALONE, place, 0


def _pack(parts: list[tuple[int, bytes]]) -> tuple[list[int], bytes]:
    """Return the numbers of some parts, and the stream that they make."""
    index, place = [], 0
    for number, part in parts:
        index.append(b"%d %d" % (number, place))
        place += len(part) + 1
    head = b" ".join(index) + b"\n"
    about = b"/Type /ObjStm /N %d /First %d" % (len(parts), len(head))
    return [number for number, _part in parts], _stream(about, head + b"\n".join(part for _number, part in parts))


def _stream(about: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\r\nendstream\n" % (about, len(packed), packed)


def _differences(places: dict[int, tuple[int, int, int]]) -> bytes:
    """Return where each part lies, as the difference from the line before: most of it is then the same on every line."""
    lines, above = [], bytes(_PLACE.size)
    for number in range(len(places)):
        line = _PLACE.pack(*places[number])
        # 2 stands for "up", PNG's name of this.
        lines.append(b"\2" + bytes((one - other) & 0xFF for one, other in zip(line, above, strict=True)))
        above = line
    return b"".join(lines)
