"""Documents as one HTML file, without scripts and with nothing to fetch: to read on a screen, to publish, to print."""

import re
from base64 import b64encode
from html import escape

from naravard_desktop.core.language import _
from naravard_desktop.core.text import clean, excerpt
from naravard_desktop.documents.figure_files import figure_file
from naravard_desktop.documents.html_style import style
from naravard_desktop.documents.model import (
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    Item,
    Items,
    NewPage,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Together,
)
from naravard_desktop.documents.picture_files import PictureFile, alt_words, instead_of, picture_file

_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DEEPEST = 6
_LONGEST = 500
_SHARPEST, _LOGO_SHARPEST = 1600, 600  # pixels
_FIGURE_WIDTH, _WIDE_FIGURE = 470, 760  # points
# Nothing in the file may be fetched or run, whatever somebody wrote in a note. Pictures lie in the file itself.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def render(document: Document) -> str:
    """Return `document` as an HTML page; the same document gives the same text. Any text will do."""
    language = document.language if _LANGUAGE.fullmatch(document.language) else "und"
    page = _Page(document)
    named = " – ".join(part for part in (_short(document.title), _short(document.kind)) if part)
    title = named or _("Dokument utan titel")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f'<meta name="author" content="{_text(_short(document.author))}">',
            f"<title>{_text(title)}</title>",
            f"<style>\n{style(document)}</style>",
            "</head>",
            '<body class="wide">' if _is_wide(document) else "<body>",
            "<main>",
            *page.lines(),
            "</main>",
            *_foot(document),
            "</body>",
            "</html>",
            "",
        ]
    )


def _is_wide(document: Document) -> bool:
    return document.landscape or document.size == "A3"


def _foot(document: Document) -> list[str]:
    return [f"<footer>{_text(document.footer)}</footer>"] if clean(document.footer).strip() else []


class _Page:
    """A page being written: its headings have ids, for tables to be named by them, and levels that are never skipped."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._level = 1
        self._headings = 0
        self._tables = 0
        self._new_page = False

    def lines(self) -> list[str]:
        document = self._document
        kind, title = (clean(text).strip() for text in (document.kind, document.title))
        head = _logos(document.logos)
        if kind and title:
            head.append(f'<p class="kind">{_text(kind)}</p>')
        name = title or kind or _("Dokument utan titel")
        head.append(f'<h1 id="rubrik-0">{_text(name)}</h1>')
        if marks := [_text(mark) for mark in document.marks if clean(mark).strip()]:
            head.append(f'<p class="marks">{" · ".join(f"<strong>{mark}</strong>" for mark in marks)}</p>')
        return [*head, *(line for block in document.blocks for line in self._block(block))]

    def _block(self, block: Block) -> list[str]:
        new_page, self._new_page = self._new_page, False
        match block:
            case NewPage():
                lines = []
            case Heading():
                lines = self._heading(block)
            case Table():
                lines = self._table(block)
            case Together():
                inside = [line for one in block.blocks for line in self._block(one)]
                lines = ['<div class="together">', *inside, "</div>"] if inside else []
            case Figure():
                file = figure_file(block.drawn, _WIDE_FIGURE if _is_wide(self._document) else _FIGURE_WIDTH)
                lines = _framed(_image(file, block.alt), block.caption, "drawn")
            case _:
                lines = _simple(block)
        if new_page and lines:
            return ['<div class="new-page">', *lines, "</div>"]
        if new_page or isinstance(block, NewPage):
            self._new_page = True
        return lines

    def _heading(self, block: Heading) -> list[str]:
        if not clean(block.text).strip():
            return []
        self._level = max(2, min(block.level + 1, self._level + 1, _DEEPEST))
        self._headings += 1
        return [f'<h{self._level} id="rubrik-{self._headings}">{_text(block.text)}</h{self._level}>']

    def _table(self, block: Table) -> list[str]:
        """Set a table in a frame of its own, which can be scrolled with keys alone where the window is narrow."""
        caption, name = [], f"rubrik-{self._headings}"
        if clean(block.caption).strip():
            self._tables += 1
            name = f"tabell-{self._tables}"
            caption = [f'<caption id="{name}">{_text(block.caption)}</caption>']
        rows = [
            "<tr>" + "".join(_cell(text, head=block.row_header and at == 0) for at, text in enumerate(row)) + "</tr>"
            for row in block.rows
        ]
        header = "".join(f'<th scope="col">{_text(text)}</th>' for text in block.header)
        return [
            f'<div class="table" role="region" tabindex="0" aria-labelledby="{name}">',
            f'<table aria-labelledby="{name}">',
            *caption,
            *_columns(block),
            f"<thead><tr>{header}</tr></thead>",
            "<tbody>",
            *rows,
            "</tbody>",
            "</table>",
            "</div>",
        ]


def _simple(block: Paragraph | Items | Facts | Picture | Signatures) -> list[str]:
    """Set a block that is the same wherever it stands."""
    match block:
        case Paragraph():
            return _paragraph(block)
        case Items():
            return _items(block.items, "ol" if block.numbered else "ul")
        case Facts():
            return _facts(block)
        case Picture():
            return _picture(block)
        case Signatures():
            return _signatures(block)


def _paragraph(block: Paragraph) -> list[str]:
    lead, text = (clean(part).strip() for part in (block.lead, block.text))
    if not lead and not text:
        return []
    inside = " ".join(part for part in (f"<strong>{_text(lead)}</strong>" if lead else "", _text(text)) if part)
    return [f"<p>{inside}</p>" if block.style == "body" else f'<p class="{block.style}">{inside}</p>']


def _items(items: tuple[Item, ...], tag: str) -> list[str]:
    """Set a list. Only the outermost items are numbered."""
    if not items:
        return []
    lines = [f"<{tag}>"]
    for item in items:
        note = f'<span class="note">{_text(item.note)}</span>' if clean(item.note).strip() else ""
        lines += [f"<li>{_text(item.text)}{' ' if note else ''}{note}", *_items(item.items, "ul"), "</li>"]
    return [*lines, f"</{tag}>"]


def _facts(block: Facts) -> list[str]:
    if not block.rows:
        return []
    rows = [f"<div><dt>{_text(label)}</dt> <dd>{_text(value)}</dd></div>" for label, value in block.rows]
    return ["<dl>", *rows, "</dl>"]


def _logos(logos: tuple[Picture, ...]) -> list[str]:
    """Set logos side by side; after them, in words, those that cannot be shown."""
    found = [(logo, picture_file(logo.content, _LOGO_SHARPEST, _LOGO_SHARPEST)) for logo in logos]
    shown = [_image(file, logo.alt) for logo, file in found if file]
    lost = [f'<p class="quiet">{_text(instead_of(logo))}</p>' for logo, file in found if not file]
    return [*([f'<p class="logos">{" ".join(shown)}</p>'] if shown else []), *lost]


def _picture(block: Picture) -> list[str]:
    file = picture_file(block.content, _SHARPEST, _SHARPEST)
    shown = _image(file, block.alt) if file else f'<p class="quiet">{_text(instead_of(block))}</p>'
    return _framed(shown, block.caption, "picture")


def _framed(inside: str, caption: str, kind: str) -> list[str]:
    below = [f"<figcaption>{_text(caption)}</figcaption>"] if clean(caption).strip() else []
    return [f'<figure class="{kind}">', inside, *below, "</figure>"]


def _image(file: PictureFile, alt: str) -> str:
    source = f"data:image/{file.kind};base64,{b64encode(file.content).decode()}"
    return f'<img src="{source}" width="{file.width}" height="{file.height}" alt="{escape(alt_words(alt))}">'


def _signatures(block: Signatures) -> list[str]:
    """Set who signs, each under a line to sign on when it has been printed."""
    if not block.rows:
        return []
    rows = [
        f"<div><dt>{_text(role)}</dt> <dd>{_text(name) or _text(_('Namnförtydligande:'))}</dd> "
        f'<dd class="day">{_text(_("Datum"))}</dd></div>'
        for role, name in block.rows
    ]
    return ['<dl class="signatures">', *rows, "</dl>"]


def _cell(text: str, *, head: bool) -> str:
    return f'<th scope="row">{_text(text)}</th>' if head else f"<td>{_text(text)}</td>"


def _columns(block: Table) -> list[str]:
    total = sum(block.widths)
    if not block.widths or not 0 < total < float("inf") or min(block.widths) <= 0:
        return []
    columns = "".join(f'<col style="width:{100 * width / total:.1f}%">' for width in block.widths)
    return [f"<colgroup>{columns}</colgroup>"]


def _text(text: str) -> str:
    return escape(clean(text).strip()).replace("\n", "<br>")


def _short(text: str) -> str:
    return excerpt(clean(text), _LONGEST)
