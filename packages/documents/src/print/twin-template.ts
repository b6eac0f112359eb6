/** How the plain page is set: one page for people, and after it the clauses that its numbers lead to. */
import { blockForms, settings } from './template.ts';

const opening = `
#let paper = json(bytes(sys.inputs.paper))
#let chinese = paper.language == "zh-Hant"
`;

const page = `
#set text(size: 9.5pt * paper.scale)
#set par(leading: 0.55em, spacing: 0.7em)
#set page(margin: (x: 17mm, top: 15mm, bottom: 15mm), header: none)
#let runs(all) = for (words, to) in all { if to == "" { words } else { link(label(to), underline(stroke: (paint: rgb("#9aa7b5"), thickness: 0.5pt, dash: "dotted"), offset: 2pt, words)) } }
#let refs(item) = if item.refs.len() > 0 { h(4pt); text(size: 0.75em, fill: accent, item.refs.map(((words, to)) => link(label(to), words)).join(" · ")) }
#let promise(item) = block(width: 100%, inset: (x: 8pt, y: 6pt), fill: rgb("#eef3f9"), stroke: (left: 2.5pt + accent), { block(above: 0pt, below: 0.45em, text(size: 1.35em, weight: 700, runs(item.figure))); runs(item.text); refs(item) })
#let grid-table(item) = {
  block(sticky: true, above: 0.6em, below: 0.4em, { text(size: 0.9em, fill: soft, item.caption); refs(item) })
  set text(size: 0.9em)
  table(
    columns: item.head.enumerate().map(((at, _)) => if at == item.head.len() - 1 { 1fr } else { auto }),
    stroke: (x, y) => (bottom: 0.4pt + rule, top: if y == 0 { 0.7pt + soft } else { none }),
    inset: (x: 3pt, y: 2.6pt),
    table.header(..item.head.map(cell => text(weight: 700, runs(cell)))),
    ..item.rows.map(row => row.map(runs)).flatten(),
  )
}
#let part(one) = block(above: 0pt, below: 1.5em, breakable: true, {
  block(sticky: true, above: 0pt, below: 0.85em, heading(level: 2, outlined: false, one.title))
  let cards = one.items.filter(item => item.kind == "promise")
  if cards.len() > 0 { grid(columns: if cards.len() == 1 { (1fr,) } else { (1fr, 1fr) }, column-gutter: 8pt, row-gutter: 6pt, ..cards.map(promise)) }
  for item in one.items { if item.kind == "table" { grid-table(item) } }
  let lines = one.items.filter(item => item.kind == "line")
  if lines.len() > 0 { list(spacing: 0.55em, ..lines.map(item => { runs(item.text); refs(item) })) }
})
#let broad = paper.sections.filter(one => one.items.any(item => item.kind != "line"))
#let narrow = paper.sections.filter(one => one.items.all(item => item.kind == "line"))
#show heading.where(level: 1): it => block(above: 0pt, below: 0.5em, text(size: 1.75em, weight: 700, it.body))
#show heading.where(level: 2): it => text(size: 1.15em, weight: 700, fill: accent, it.body)
#heading(level: 1, runs(paper.heading))
#block(above: 0.9em, below: 1.6em, text(fill: soft, runs(paper.lead)))
#for one in broad { part(one) }
#if narrow.len() > 0 {
  let first = narrow.slice(0, calc.min(1, narrow.len()))
  grid(columns: (1fr, 1fr), column-gutter: 10mm, { for one in first { part(one) } }, { for one in narrow.slice(first.len()) { part(one) } })
}
#v(1fr, weak: true)
#text(size: 0.8em, fill: soft, paper.foot)
#context [#metadata(here().page()) <last-page>]
#pagebreak()
#set text(size: 9pt)
#heading(level: 1, paper.clausesTitle)
#for one in paper.clauses { [#block(width: 100%, above: 7pt, below: 7pt, { if one.block.kind == "heading" { text(weight: 700, one.block.text) } else { show-block(one.block) } }) #label(one.id)] }
`;

export const twinTemplate = `${opening}${settings}${blockForms}${page}`;
