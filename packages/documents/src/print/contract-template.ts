/**
 * How a contract is set: cover, contents, the text in each language, the page of signatures, files within the file. Owns: the look
 * of those pages. What they say comes in as data, as in every paper.
 */
import { blockForms, languageForms, settings } from './template.ts';

const opening = `
#let paper = json(bytes(sys.inputs.paper))
#let chinese = paper.language == "zh-Hant"
`;

const pairs = `
#let label-pair(words) = { words.first(); if words.len() > 1 { text(fill: soft, [ · #words.at(1)]) } }
#for a in json(bytes(sys.inputs.attached)) {
  pdf.attach(a.name, bytes(sys.inputs.at(a.input)), relationship: "data", mime-type: "application/json", description: a.description)
}
`;

const cover = `
#let party(p) = block(width: 100%, inset: (left: 12pt, y: 2pt), stroke: (left: 2pt + accent), below: 14pt, {
  text(size: 8.5pt, fill: soft, label-pair(p.role))
  for n in p.names { block(above: 7pt, below: 0pt, set-in(n.language, text(size: 13pt, weight: 700, n.text))) }
  for l in p.lines { block(above: 6.5pt, below: 0pt, text(size: 8.5pt, fill: soft, l)) }
})
#{
  v(30mm)
  text(size: 10pt, fill: accent, weight: 700, label-pair(paper.cover.type))
  for (at, t) in paper.cover.titles.enumerate() {
    block(above: if at == 0 { 14pt } else { 16pt }, below: 0pt, set-in(t.language, { set par(leading: 0.4em); text(size: if at == 0 { 25pt } else { 17pt }, weight: if at == 0 { 700 } else { 400 }, t.text) }))
  }
  v(9mm)
  line(length: 32mm, stroke: 1.6pt + accent)
  v(9mm)
  for p in paper.cover.parties { party(p) }
  v(1fr)
  grid(columns: (auto, 1fr), column-gutter: 16pt, row-gutter: 6pt, ..paper.cover.facts.map(((name, value)) => (text(size: 8.5pt, fill: soft, label-pair(name)), text(size: 8.5pt, value.join(" · ")))).flatten())
  if paper.cover.mark.len() > 0 { v(4mm); block(stroke: 0.8pt + rgb("#a12a00"), inset: (x: 8pt, y: 5pt), text(size: 9pt, weight: 700, fill: rgb("#a12a00"), label-pair(paper.cover.mark))) }
  v(14mm)
  pagebreak()
}
`;

const contents = `
#{
  block(below: 8pt, text(size: 18pt, weight: 700, label-pair(paper.contents)))
  v(3mm)
  show outline.entry: it => link(it.element.location(), block(above: 0pt, below: 6.5pt, width: 100%, grid(columns: (1fr, auto), column-gutter: 8pt, it.element.body, text(fill: soft, it.page()))))
  set text(size: 9pt)
  grid(
    columns: paper.parts.map(_ => 1fr), column-gutter: 12mm,
    ..paper.parts.map(p => set-in(p.language, {
      block(below: 8pt, text(weight: 700, fill: accent, p.name))
      outline(title: none, target: heading.where(level: 2, supplement: [#p.language]))
    })),
  )
  v(2mm)
  line(length: 100%, stroke: 0.4pt + rule)
  v(2mm)
  outline(title: none, target: heading.where(level: 1, supplement: [signing]))
}
`;

const parts = `
#for p in paper.parts {
  pagebreak()
  set-in(p.language, {
    heading(level: 1, supplement: [part], p.name)
    block(above: -4pt, below: 12pt, text(fill: soft, p.lead))
    for b in p.blocks {
      if b.kind == "heading" { heading(level: b.level, supplement: [#p.language], outlined: b.level == 2, bookmarked: b.level == 2, b.text) } else { show-block(b) }
    }
  })
}
`;

/** The page of signatures: what is signed, a place for each signatory, and how to check it. */
const signing = `
#let wide = 74mm
#let high = 23mm
#let place-of(s) = block(breakable: false, width: 100%, above: 0pt, below: 11pt, stroke: (top: 0.8pt + soft), inset: (top: 8pt), grid(
  columns: (8mm, 1fr, wide), column-gutter: 8pt,
  text(size: 15pt, weight: 700, fill: accent, str(s.order)),
  {
    block(below: 5pt, text(size: 8.5pt, fill: soft, label-pair(s.role)))
    for n in s.party { block(above: 0pt, below: 5.5pt, set-in(n.language, text(weight: 700, n.text))) }
    block(above: 8pt, below: 0pt, grid(columns: (auto, 1fr), column-gutter: 10pt, row-gutter: 6pt, ..s.facts.map(((name, value)) => (text(size: 8.5pt, fill: soft, label-pair(name)), { set text(size: 9pt); set par(leading: 0.5em); value.map(v => set-in(v.language, v.text)).join(linebreak()) })).flatten()))
  },
  {
    box(width: wide, height: high, fill: rgb("#f6f8fb"), stroke: 0.4pt + rule, inset: 4pt, {
      context { let at = here().position(); [#metadata((s.order, at.page, at.x.pt() - 4, at.y.pt() - 4, wide.pt(), high.pt())) <signing-place>] }
      text(size: 7.5pt, fill: soft, label-pair(paper.signing.signature))
    })
    v(-4pt)
    block(above: 8.5mm, below: 0pt, line(length: 100%, stroke: 0.5pt + soft))
    block(above: 3.5pt, below: 0pt, text(size: 7.5pt, fill: soft, label-pair(paper.signing.date)))
  },
))
#{
  pagebreak()
  heading(level: 1, supplement: [signing], paper.signing.title)
  for t in paper.signing.what { set-in(t.language, par(t.text)) }
  for h in paper.signing.hashes {
    block(width: 100%, above: 8pt, below: 8pt, breakable: false, fill: rgb("#eef3f9"), stroke: (left: 3pt + accent), inset: (x: 10pt, y: 8pt), {
      text(size: 8.5pt, fill: soft, h.label)
      block(above: 5pt, below: 0pt, text(size: 10.4pt, h.value))
    })
  }
  v(3mm)
  for s in paper.signing.places { place-of(s) }
  block(breakable: false, width: 100%, above: 14pt, {
    block(below: 6pt, text(size: 10.5pt, weight: 700, label-pair(paper.signing.check)))
    grid(columns: paper.signing.steps.map(_ => 1fr), column-gutter: 10mm, ..paper.signing.steps.map(s => set-in(s.language, { set text(size: 8.5pt); enum(..s.items) })))
  })
}
`;

export const contractTemplate = `${opening}${settings}${blockForms}${languageForms}${pairs}${cover}${contents}${parts}${signing}`;
