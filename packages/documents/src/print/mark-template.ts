/** How the mark of an electronic signature is set: as large as its place on the page of signatures, on nothing. */

export const markTemplate = `
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.name, date: auto)
#set text(font: "Noto Sans TC", fallback: false, fill: rgb("#1b1f24"), lang: "en", cjk-latin-spacing: none)
#set page(width: paper.width * 1pt, height: paper.height * 1pt, margin: (x: 5pt, top: 14pt, bottom: 4pt), fill: none)
#set par(leading: 0.45em, spacing: 0pt)
#align(bottom, {
  text(size: 12pt, weight: 700, fill: rgb("#1f5fa8"), paper.name)
  for line in paper.lines { linebreak(); text(size: 7pt, fill: rgb("#59616b"), line) }
})
`;
