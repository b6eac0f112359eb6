/**
 * How a paper is set, in the language of the typesetter. Owns: the look of the page. What a paper says comes in as data and is
 * shown as text: nothing of it is ever read as source, so no words of anybody can run.
 */

/** Colours, letters, page and headings of every paper; wants `paper` and `chinese`. */
export const settings = `
#let soft = rgb("#59616b")
#let rule = rgb("#c4cad1")
#let accent = rgb("#1f5fa8")
#set document(title: paper.title, author: paper.author, keywords: paper.keywords, date: auto)
#set text(font: "Noto Sans TC", fallback: false, size: 9.5pt, cjk-latin-spacing: none, fill: rgb("#1b1f24"), lang: if chinese { "zh" } else { "en" }, region: if chinese { "HK" } else { "GB" })
// Quotation marks and points of a Chinese font are as wide as its signs, unless they are asked to be narrow.
#set text(features: ("palt", "pwid")) if not chinese
#set par(leading: 0.62em, spacing: 0.9em, justify: false)
#set page(
  paper: "a4",
  margin: (x: 19mm, top: 22mm, bottom: 20mm),
  header: context if counter(page).get().first() > 1 {
    set text(size: 8pt, fill: soft)
    grid(columns: (1fr, auto), paper.title, paper.identity)
    v(-6pt)
    line(length: 100%, stroke: 0.4pt + rule)
  },
  footer: context {
    set text(size: 8pt, fill: soft)
    grid(columns: (1fr, auto), paper.footer, [#counter(page).display() / #counter(page).final().first()])
  },
)
#show heading: set block(sticky: true)
#show heading.where(level: 1): it => block(above: 0pt, below: 10pt, text(size: 18pt, weight: 700, it.body))
#show heading.where(level: 2): it => block(above: 18pt, below: 8pt, text(size: 12.5pt, weight: 700, fill: accent, it.body))
#show heading.where(level: 3): it => block(above: 12pt, below: 6pt, text(size: 10.5pt, weight: 700, it.body))

`;

/** How each form of block is drawn. */
export const blockForms = `
#let width-of(one) = if one == 0 { 1fr } else { one * 1pt }
#let cell(words, right: false, strong: false) = {
  set align(if right { end } else { start })
  if strong { text(weight: 700, words) } else { words }
}
#let show-table(b) = {
  block(sticky: true, above: 10pt, below: 5pt, text(size: 8.5pt, fill: soft, b.caption))
  set text(size: 8.5pt)
  set table.cell(breakable: b.breakable)
  table(
    columns: b.widths.map(width-of),
    stroke: (x, y) => (bottom: 0.4pt + rule, top: if y == 0 { 0.8pt + soft } else { none }),
    inset: (x: 4pt, y: 4pt),
    table.header(..b.head.enumerate().map(((i, words)) => cell(words, right: b.right.contains(i), strong: true))),
    ..b.rows.enumerate().map(((at, row)) => row.enumerate().map(((i, words)) => cell(words, right: b.right.contains(i), strong: b.total and at == b.rows.len() - 1))).flatten(),
  )
}
#let show-drawing(b) = block(breakable: false, above: 10pt, below: 10pt, {
  text(size: 9.5pt, weight: 700, b.title)
  v(-3pt)
  image(bytes(b.svg), format: "svg", width: 100%, alt: b.alt)
  v(-3pt)
  text(size: 8.5pt, fill: soft, b.description)
})
#let show-block(b) = {
  if b.kind == "heading" { heading(level: b.level, b.text) }
  else if b.kind == "clause" { grid(columns: (12mm, 1fr), text(fill: soft, b.number), { if b.title != "" { text(weight: 700, b.title + " ") }; b.text }) }
  else if b.kind == "paragraph" { par(b.text) }
  else if b.kind == "list" { list(..b.items) }
  else if b.kind == "highlight" {
    block(breakable: false, width: 100%, inset: (x: 10pt, y: 8pt), fill: rgb("#eef3f9"), stroke: (left: 3pt + accent), grid(columns: (auto, 1fr), column-gutter: 14pt, align: horizon, text(size: 15pt, weight: 700, b.figure), b.text))
  }
  else if b.kind == "hash" { block(above: 6pt, { text(size: 8pt, fill: soft, b.label + ": "); text(size: 7.5pt, b.value) }) }
  else if b.kind == "facts" { grid(columns: (auto, 1fr), column-gutter: 12pt, row-gutter: 5pt, ..b.rows.map(((name, value)) => (text(fill: soft, name), value)).flatten()) }
  else if b.kind == "drawing" { show-drawing(b) }
  else if b.kind == "table" { show-table(b) }
}
`;

/** The words of one language, in the letters and breaks of that language. */
export const languageForms = `
#let set-in(language, body) = if language == "zh-Hant" {
  set text(lang: "zh", region: "HK", features: (palt: 0, pwid: 0))
  set par(leading: 0.72em, spacing: 1em)
  body
} else {
  set text(lang: "en", region: "GB", features: (palt: 1, pwid: 1))
  body
}
`;

const opening = `
#let paper = json(bytes(sys.inputs.paper))
#let chinese = paper.language == "zh-Hant"
`;

export const paperTemplate = `${opening}${settings}${blockForms}
#for b in paper.blocks { show-block(b) }
`;
