/** How a difference is set: what goes is struck out, what comes is underlined, and neither by colour alone. */
import { languageForms, settings } from './template.ts';

const opening = `
#let paper = json(bytes(sys.inputs.paper))
#let chinese = paper.language == "zh-Hant"
`;

const body = `
#let gone = rgb("#a12a00")
#let come = rgb("#00613f")
#let words(all) = for (kind, said) in all { if kind == "same" { said } else if kind == "added" { text(fill: come, underline(stroke: 0.8pt + come, offset: 1.5pt, said)) } else { text(fill: gone, strike(stroke: 0.7pt + gone, said)) } }
#heading(level: 1, paper.title)
#for line in paper.lead { block(above: 0pt, below: 5pt, text(size: 8pt, fill: soft, line)) }
#block(above: 10pt, below: 12pt, text(size: 9pt, words(paper.legend)))
#if paper.chapters.len() == 0 { par(paper.words.none) }
#for chapter in paper.chapters {
  heading(level: 2, chapter.title)
  for (at, t) in chapter.texts.enumerate() {
    if at > 0 { block(above: 8pt, below: 8pt, line(length: 100%, stroke: (paint: rule, thickness: 0.5pt, dash: "dashed"))) }
    set-in(t.language, for one in t.changes { block(above: 7pt, below: 7pt, grid(columns: (24mm, 1fr), column-gutter: 8pt, text(size: 8.5pt, fill: soft, one.clause), words(one.words))) })
  }
  if chapter.terms.len() > 0 {
    block(sticky: true, above: 10pt, below: 5pt, text(size: 8.5pt, fill: soft, paper.words.terms))
    set text(size: 8pt)
    table(
      columns: (1.1fr, 1fr, 1fr),
      stroke: (x, y) => (bottom: 0.4pt + rule, top: if y == 0 { 0.8pt + soft } else { none }),
      inset: (x: 4pt, y: 3.5pt),
      table.header(..(paper.words.term, paper.words.before, paper.words.after).map(w => text(weight: 700, w))),
      ..chapter.terms.map(((term, before, after)) => (text(fill: soft, term), if before == "" { [–] } else { words((("removed", before),)) }, if after == "" { [–] } else { words((("added", after),)) })).flatten(),
    )
  }
}
`;

export const redlineTemplate = `${opening}${settings}${languageForms}${body}`;
