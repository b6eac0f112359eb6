/** Blocks as a single HTML page. */
import type { Block, Drawing, Prose, TableBlock } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { page } from '../html/page.ts';
import { drawingSvg } from '../drawn/svg.ts';

export const proseStyle = `
body { max-width: 48rem; }
.clause { display: grid; grid-template-columns: 3.6rem 1fr; gap: .2rem; margin: .7rem 0; }
.clause > .number { color: var(--soft); white-space: nowrap; text-decoration: none; }
.clause:target { background: var(--mark); }
.clause p { margin: 0; }
.highlight { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: .2rem 1.2rem; align-items: baseline; margin: .8rem 0; padding: .7rem 1rem; background: var(--panel); border-inline-start: .3rem solid var(--accent-fill); }
.highlight strong { font-size: 1.35rem; line-height: 1.25; }
.facts { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: .15rem 1.2rem; margin: .8rem 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.drawn { margin: 1rem 0; }
.drawn figcaption { font-weight: 600; margin-bottom: .3rem; }
.drawn svg { width: 100%; height: auto; background: #fff; }
.hash { margin-top: .4rem; font-size: .85rem; color: var(--soft); }
ul { padding-inline-start: 1.2rem; margin: .5rem 0; }
@media (max-width: 34rem) { .clause { grid-template-columns: 1fr; } .highlight { grid-template-columns: 1fr; } }
`;

export function toPage(prose: Prose): string {
  return page({
    title: prose.title,
    language: prose.language,
    style: proseStyle,
    body: markup`<main>${withAnchors(prose.blocks)}</main>`,
  });
}

/** Numbered sentences can be pointed at: "contract.html#6.1". A number that is given twice names the first. */
function withAnchors(blocks: readonly Block[]): readonly Markup[] {
  const taken = new Set<string>();
  return blocks.map((block, index) => {
    if (block.kind !== 'clause' || taken.has(block.number)) return blockMarkup(block, index);
    taken.add(block.number);
    return markup`<div class="clause" id="${block.number}">
      <a class="number" href="#${block.number}">${block.number}</a>
      ${sentenceMarkup(block)}
    </div> `;
  });
}

const sentenceMarkup = ({ title, text }: Extract<Block, { kind: 'clause' }>): Markup =>
  markup`<p>${title === undefined ? nothing : markup`<strong>${title}</strong> `}${text}</p>`;

export function blockMarkup(block: Block, place: number): Markup {
  switch (block.kind) {
    case 'heading':
      return headingMarkup(block);
    case 'clause':
      return markup`<div class="clause">
        <span class="number">${block.number}</span>
        ${sentenceMarkup(block)}
      </div> `;
    case 'paragraph':
      return markup`<p>${block.text}</p> `;
    case 'list':
      return markup`<ul>
        ${block.items.map((item) => markup`<li>${item}</li>`)}
      </ul> `;
    case 'highlight':
      return markup`<p class="highlight"><strong>${block.figure}</strong><span>${block.text}</span></p> `;
    case 'hash':
      return markup`<p class="hash">${block.label}: <code>${block.value}</code></p> `;
    case 'facts':
      return markup`<dl class="facts">
        ${block.rows.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}
      </dl> `;
    case 'drawing':
      return drawingMarkup(block.drawing, place);
    case 'table':
      return tableMarkup(block);
  }
}

/** The chart, what it shows in words, and the same numbers as a table for whoever wants them. */
function drawingMarkup(drawing: Drawing, place: number): Markup {
  const { title, description, table } = drawing;
  return markup`<figure class="drawn">
    <figcaption>${title}</figcaption>
    ${drawingSvg(drawing, `d${place}`)}
    <details>
      <summary>${description}</summary>
      ${tableMarkup({ caption: title, head: table.columns, rows: table.rows })}
    </details>
  </figure> `;
}

function headingMarkup({ level, text, anchor }: Extract<Block, { kind: 'heading' }>): Markup {
  const id = anchor === undefined ? nothing : markup` id="${anchor}"`;
  if (level === 1) return markup`<h1${id}>${text}</h1>\n`;
  return level === 2 ? markup`<h2${id}>${text}</h2>\n` : markup`<h3${id}>${text}</h3>\n`;
}

/** A table that scrolls by itself where the page is narrow. */
export function tableMarkup({ caption, head, rows, right = [], total = false }: Omit<TableBlock, 'kind'>): Markup {
  const figure = (index: number): Markup => (right.includes(index) ? markup` class="figure"` : nothing);
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((cell, index) => markup`<th scope="col" ${figure(index)}>${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            markup`<tr>
              ${row.map((cell, index) => markup`<td${figure(index)}>${total && row === rows.at(-1) ? markup`<strong>${cell}</strong>` : cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div> `;
}
