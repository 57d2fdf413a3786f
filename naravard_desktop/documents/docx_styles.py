"""How Word documents look and are numbered: WordprocessingML for styles and lists, every style in the document's language.

Built-in styles keep Word's own names, so that Word shows them in the reader's language, finds the headings and makes a
table of contents of them. Sizes are half points, lengths are twentieths of a point, as in the format. Paragraphs have no
borders: they would be loose lines in the tagged PDF that LibreOffice makes of a file.
"""

from naravard_desktop.core.language import _
from naravard_desktop.documents.docx_text import escaped

FONT = "Calibri"
BLACK, DARK_GREY, RULE_GREY = "000000", "454545", "999999"
MEASURE = 9106
"""About 80 characters of running text."""
DEEPEST = 8
"""The last level of a list: Word has nine."""
BULLETS, NUMBERS = 1, 2

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def styles(language: str, spare: int) -> str:
    """Return the styles; `spare` is the width beside running text that only tables use."""
    lang = f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/>'
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'

    def letters(size: int, more: str = "", grey: str = BLACK) -> str:
        return f'{fonts}{more}<w:color w:val="{grey}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'

    def style(kind: str, style_id: str, name: str, inside: str, run: str = "", *, builtin: bool = True) -> str:
        own = "" if builtin else ' w:customStyle="1"'
        default = ' w:default="1"' if style_id in _DEFAULTS else ""
        based = "" if style_id in _DEFAULTS else f'<w:basedOn w:val="{_BASES[kind]}"/>'
        return (
            f'<w:style w:type="{kind}"{default}{own} w:styleId="{style_id}"><w:name w:val="{escaped(name)}"/>{based}'
            f"{'<w:qFormat/>' if kind != 'numbering' else ''}{inside if kind == 'paragraph' else ''}"
            f"<w:rPr>{run}{lang}</w:rPr>{inside if kind == 'table' else ''}</w:style>"
        )

    def paragraph(style_id: str, name: str, inside: str, run: str, *, builtin: bool = True) -> str:
        return style("paragraph", style_id, name, f"<w:pPr>{inside}</w:pPr>", run, builtin=builtin)

    right = f' w:right="{spare}"' if spare else ""
    narrow = f'<w:ind w:left="0"{right}/>'
    bold, italic = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
    headings = "".join(
        paragraph(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/>{_spacing(before, 80, 264)}{narrow}<w:outlineLvl w:val="{level - 1}"/>',
            letters(size, bold, grey),
        )
        for level, size, before, grey in (
            (1, 34, 480, BLACK),
            (2, 28, 340, BLACK),
            (3, 25, 280, BLACK),
            (4, 24, 220, DARK_GREY),
        )
    )
    return (
        f"<w:styles {_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{letters(24)}{lang}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault/></w:docDefaults>"
        + paragraph("Normal", "Normal", "<w:suppressAutoHyphens/>" + _spacing(0, 140, 300) + narrow, letters(24))
        + style("character", "DefaultParagraphFont", "Default Paragraph Font", "")
        + style("numbering", "NoList", "No List", "")
        + style("table", "TableNormal", "Normal Table", _PLAIN_TABLE)
        + paragraph(
            "Subtitle", "Subtitle", f"<w:keepNext/>{_spacing(0, 40, 264)}{narrow}", letters(24, bold, DARK_GREY)
        )
        + paragraph("Title", "Title", f"<w:keepNext/><w:keepLines/>{_spacing(0, 200, 264)}{narrow}", letters(48, bold))
        + headings
        + paragraph("ListBullet", "List Bullet", _spacing(0, 80, 300) + narrow, letters(24))
        + paragraph("ListNumber", "List Number", _spacing(0, 80, 300) + narrow, letters(24))
        + paragraph("Caption", "caption", f"<w:keepNext/>{_spacing(280, 80, 264)}{narrow}", letters(24, bold))
        + paragraph("Header", "header", f'{_spacing(0, 0, 240)}<w:ind w:left="0" w:right="0"/>', letters(20, bold))
        + paragraph(
            "Footer", "footer", f'{_spacing(0, 0, 240)}<w:ind w:left="0" w:right="0"/>', letters(20, "", DARK_GREY)
        )
        + paragraph(
            "Question",
            _("Fråga"),
            f'<w:keepNext/>{_spacing(60, 180, 300)}<w:ind w:left="240"{right}/>',
            letters(24, italic),
            builtin=False,
        )
        + paragraph("Quiet", _("Upplysning"), _spacing(0, 120, 280) + narrow, letters(21, "", DARK_GREY), builtin=False)
        + paragraph(
            "Mark",
            _("Märkning"),
            f"{_spacing(40, 280, 264)}{narrow}",
            letters(24, bold),
            builtin=False,
        )
        + paragraph(
            "Fact",
            _("Uppgift"),
            f'<w:tabs><w:tab w:val="left" w:pos="{FACT_INDENT}"/></w:tabs>{_spacing(0, 60, 280)}'
            f'<w:ind w:left="{FACT_INDENT}"{right} w:hanging="{FACT_INDENT}"/>',
            letters(23),
            builtin=False,
        )
        + paragraph(
            "Cell",
            _("Tabelltext"),
            # Long words are common and columns are narrow; running text is not divided.
            f'<w:suppressAutoHyphens w:val="0"/>{_spacing(0, 0, 264)}<w:ind w:left="0" w:right="0"/>',
            letters(21),
            builtin=False,
        )
        # So low that it makes no page of its own.
        + paragraph(
            "Last",
            _("Sist"),
            '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:ind w:left="0" w:right="0"/>',
            letters(2),
            builtin=False,
        )
        + paragraph(
            "Logos",
            _("Logotyper"),
            f'<w:keepNext/><w:tabs><w:tab w:val="right" w:pos="{MEASURE + spare}"/></w:tabs>{_spacing(0, 440, 240)}'
            '<w:ind w:left="0" w:right="0"/>',
            letters(24),
            builtin=False,
        )
        + paragraph(
            "Picture",
            _("Bild"),
            f'{_spacing(160, 100, 240)}<w:ind w:left="0" w:right="0"/>',
            letters(24),
            builtin=False,
        )
        + paragraph(
            "PictureCaption", _("Bildtext"), _spacing(0, 260, 280) + narrow, letters(21, "", DARK_GREY), builtin=False
        )
        + paragraph(
            "Signature",
            "Signature",
            f"<w:keepNext/><w:tabs>{_SIGNING_LINES}</w:tabs>{_spacing(840, 0, 240)}{narrow}",
            letters(20),
        )
        + paragraph(
            "SignatureName",
            _("Namnförtydligande"),
            f'<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="{_SIGNED_ON}"/></w:tabs>{_spacing(0, 0, 280)}{narrow}',
            letters(23),
            builtin=False,
        )
        + style("character", "Strong", "Strong", "", bold)
        + style(
            "character", "Note", _("Anteckning"), "", f'<w:color w:val="{DARK_GREY}"/><w:sz w:val="21"/>', builtin=False
        )
        + style("table", "Rows", _("Lista"), _RULED_TABLE, builtin=False)
        + "</w:styles>"
    )


FACT_INDENT = 2300


def numbering(lists: list[int]) -> str:
    """Return the numbering; `lists` says of each list in the document whether it has BULLETS or NUMBERS.

    Each list is one of its own, so that numbers begin anew and a screen reader says where one list ends.
    """
    made = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number, kind in enumerate(lists, 1)
    )
    return f"<w:numbering {_NAMESPACE}>{_levels(BULLETS)}{_levels(NUMBERS)}{made}</w:numbering>"


def _levels(kind: int) -> str:
    levels = []
    for level in range(DEEPEST + 1):
        numbered = kind == NUMBERS and level == 0
        sign, form = ("%1.", "decimal") if numbered else ("•" if level == 0 else "–", "bullet")
        left = (480 if kind == NUMBERS else 340) + 340 * level
        hanging = 480 if numbered else 340
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
            f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}"/>'
            f"</w:rPr></w:lvl>"
        )
    return f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'


def _spacing(before: int, after: int, line: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


_SIGNED_ON = 6400  # where on the line the day of signing begins
_SIGNING_LINES = (
    f'<w:tab w:val="left" w:leader="underscore" w:pos="{_SIGNED_ON - 400}"/><w:tab w:val="left" w:pos="{_SIGNED_ON}"/>'
    f'<w:tab w:val="right" w:leader="underscore" w:pos="{MEASURE}"/>'
)
_DEFAULTS = {"Normal", "DefaultParagraphFont", "NoList", "TableNormal"}
_BASES = {"paragraph": "Normal", "character": "DefaultParagraphFont", "table": "TableNormal", "numbering": "NoList"}
_PLAIN_TABLE = '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>'
_RULED_TABLE = (
    f'<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE_GREY}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE_GREY}"/></w:tblBorders><w:tblCellMar>'
    '<w:top w:w="80" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/>'
    '<w:right w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="10" w:space="0" w:color="{BLACK}"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr>'
    '</w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>'
)
