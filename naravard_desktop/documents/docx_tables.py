"""Tables in Word: a title, a header row that comes again on every page, rows that are kept whole, widths in the grid too."""

import math
from collections.abc import Sequence

from naravard_desktop.core.text import clean, excerpt
from naravard_desktop.documents.docx_text import escaped, run
from naravard_desktop.documents.model import Table

_LETTER = 112  # twentieths of a point: a letter of a cell, a little wide
_WIDE_LETTER, _BOLD_LETTER = 126, 152  # so that words have room also where the typeface is another and wider
_GUTTER, _SLACK = 200, 60
_MOST_LINES = 24  # of a row that is kept whole: a row that is higher than the page must be divided
_TALLEST_HEADER = 8
_LONGEST_WORD = 18  # letters; longer words may be broken
_LONGEST_TITLE = 200


def table(block: Table, width: int, title: str, *, whole: bool = False, keep: bool = False) -> str:
    """Set a table over `width`, twentieths of a point; `title` is what a screen reader calls it.

    With `whole` its rows stay together, with `keep` also with what follows.
    """
    widths = column_widths(block, width)
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    rows = [_row(block.header, widths, keep=True, header=True)]
    last = len(block.rows) - 1
    # The last row is never alone on a page.
    rows += [
        _row(row, widths, keep=keep or (whole and at < last) or 0 < at == last - 1) for at, row in enumerate(block.rows)
    ]
    first_column = int(block.row_header)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Rows"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"06A0" if first_column else "0620"}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escaped(excerpt(clean(title), _LONGEST_TITLE))}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: Sequence[str], widths: Sequence[int], *, keep: bool, header: bool = False) -> str:
    height = max(_lines(text, width) for text, width in zip(cells, widths, strict=True))
    how = "<w:cantSplit/>" if height <= _MOST_LINES else ""
    if header and height <= _TALLEST_HEADER:
        how += "<w:tblHeader/>"
    look = f'<w:pPr><w:pStyle w:val="Cell"/>{"<w:keepNext/>" if keep and height <= _MOST_LINES else ""}</w:pPr>'
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{look}{run(text)}</w:p></w:tc>'
        for text, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{how}</w:trPr>' if how else ''}{made}</w:tr>"


def _lines(text: str, width: int) -> int:
    per_line = max(1, (width - _GUTTER) // _LETTER)
    return sum(max(1, math.ceil(len(line) / per_line)) for line in clean(text).split("\n"))


def column_widths(block: Table, total: int) -> list[int]:
    """Divide `total` by the shares wanted, or by how much text there is; no column is narrower than its words where
    there is room for that."""
    columns = list(zip(block.header, *block.rows, strict=True))
    shares = [share if math.isfinite(share) and share > 0 else 0.0 for share in block.widths]
    if sum(shares) <= 0:
        shares = [min(40.0, max(3.0, *(len(text) for text in column))) for column in columns]
    needs = [
        _need(column, _WIDE_LETTER) if at or not block.row_header else _need(column, _BOLD_LETTER)
        for at, column in enumerate(columns)
    ]
    needs = [max(need, _need((head,), _BOLD_LETTER)) for need, head in zip(needs, block.header, strict=True)]
    if sum(needs) > total:
        needs = [need * total / sum(needs) for need in needs]
    widths = needs
    loose = set(range(len(columns)))
    while loose:
        rest = total - sum(needs[at] for at in range(len(columns)) if at not in loose)
        wanted = sum(shares[at] for at in loose)
        widths = [rest * shares[at] / wanted if wanted and at in loose else need for at, need in enumerate(needs)]
        if not (tight := {at for at in loose if widths[at] < needs[at]}):
            break
        loose -= tight
    whole = [max(1, math.floor(width)) for width in widths]
    whole[-1] += max(0, total - sum(whole))
    return whole


def _need(column: Sequence[str], letter: int) -> float:
    return float(min(_longest_word(column), _LONGEST_WORD) * letter + _GUTTER + _SLACK)


def _longest_word(column: Sequence[str]) -> int:
    return max((len(word) for text in column for word in text.split()), default=1)
