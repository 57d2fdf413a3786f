"""How an HTML document looks: on screens that are light or dark, narrow or wide, and on paper."""

from naravard_desktop.core.language import _
from naravard_desktop.core.text import clean, excerpt
from naravard_desktop.documents.model import Document

_LONGEST = 100


def style(document: Document) -> str:
    """Return the style sheet. On paper the marks, the footer and the number of pages stand on every page."""
    before, between = _("Sida {page} av {count}").replace("{count}", "").split("{page}")
    marks = excerpt(" · ".join(mark for mark in map(clean, document.marks) if mark.strip()), _LONGEST)
    foot = excerpt(clean(document.footer), _LONGEST)
    return (
        _LOOK
        + "@page {\n"
        + f"  size: {document.size}{' landscape' if document.landscape else ''}; margin: 22mm 20mm;\n"
        + f"  @top-left {{ content: {_quoted(marks)}; font: bold 9.5pt sans-serif; }}\n"
        + f"  @bottom-left {{ content: {_quoted(foot)}; font: 9.5pt sans-serif; }}\n"
        + f"  @bottom-right {{ content: {_quoted(before)} counter(page) {_quoted(between)} counter(pages); "
        + "font: 9.5pt sans-serif; }\n}\n"
    )


def _quoted(text: str) -> str:
    """Return text as a string of CSS, in which nothing can end the string or the style sheet. An escape ends with a space."""
    return '"' + "".join(char if char.isalnum() or char == " " else f"\\{ord(char):06x} " for char in text) + '"'


_LOOK = """\
:root { color-scheme: light dark; --text: #1a1a1a; --quiet: #454545; --rule: #8a8a8a; --back: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --quiet: #c2c2c2; --rule: #8a8a8a; --back: #1b1b1b; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 42rem; background: var(--back); color: var(--text);
  font: 1.0625rem/1.5 "Noto Sans", "Segoe UI", system-ui, sans-serif; overflow-wrap: anywhere; }
body.wide { max-width: 64rem; }
h1, h2, h3, h4, h5 { line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1 { font-size: 2rem; margin: 0 0 1rem; }
h2 { font-size: 1.5rem; margin: 2.25rem 0 .5rem; }
h3 { font-size: 1.25rem; margin: 1.75rem 0 .4rem; }
h4 { font-size: 1.1rem; margin: 1.4rem 0 .3rem; }
h5 { font-size: 1rem; margin: 1.2rem 0 .3rem; color: var(--quiet); }
p, ul, ol, dl { margin: 0 0 .75rem; max-width: 42rem; }
.kind { margin: 0; font-weight: 600; color: var(--quiet); }
.marks { display: inline-block; border: 1px solid var(--text); padding: .25rem .6rem; }
.question { font-style: italic; border-left: 3px solid var(--rule); padding-left: .8rem; }
.quiet, .note { color: var(--quiet); font-size: .9375rem; }
.note { display: block; }
ul, ol { padding-left: 1.6rem; }
li { margin-bottom: .3rem; }
li > ul { margin: .3rem 0 0; list-style: "–  "; }
dl > div { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; margin-bottom: .25rem; break-inside: avoid; }
dt { font-weight: 600; }
dd { margin: 0; }
.signatures > div { grid-template-columns: 1fr 8rem; margin: 4.5rem 0 0; padding-top: .25rem; border-top: 1px solid var(--text); }
.signatures dt, .signatures dd { grid-column: 1; }
.signatures .day { grid-column: 2; grid-row: 1; }
.logos { display: flex; justify-content: space-between; align-items: center; gap: 2rem; margin-bottom: 2rem; }
.logos img { max-width: 42%; max-height: 3.75rem; }
img { width: auto; height: auto; max-width: 100%; background: #ffffff; }
figure { margin: 1.25rem 0; break-inside: avoid; }
.picture img { max-height: 40rem; }
.drawn img { width: 100%; padding: .5rem; }
figcaption { margin-top: .4rem; color: var(--quiet); font-size: .9375rem; }
.table { overflow-x: auto; margin: 1rem 0 1.5rem; }
.table:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; min-width: 30rem; font-size: .9375rem; overflow-wrap: break-word; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; font-size: 1.0625rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--rule); }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--text); }
footer { margin-top: 3rem; padding-top: .5rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .9375rem; }
@media (max-width: 34rem) {
  dl > div { grid-template-columns: 1fr; }
  .signatures > div { grid-template-columns: 1fr 6rem; }
}
@media print {
  :root { --text: #000000; --quiet: #454545; --rule: #8a8a8a; --back: #ffffff; color-scheme: light; }
  html { font-size: 11pt; }
  body, body.wide { max-width: none; padding: 0; font-size: 1rem; }
  .new-page { break-before: page; }
  .together, tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
  .picture img { max-height: 13cm; }
  .drawn img { max-height: 22cm; width: auto; padding: 0; }
  .table { overflow: visible; }
  table { min-width: 0; }
  footer { display: none; }
}
"""
