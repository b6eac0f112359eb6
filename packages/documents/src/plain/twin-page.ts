/** The plain page for browsers and for the press. */
import type { Language, Revision } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { page } from '../html/page.ts';
import { blocksData } from '../print/paper.ts';
import { setSheet } from '../print/press.ts';
import { blockMarkup, proseStyle } from '../prose/prose-page.ts';
import type { Clause, Run } from './clauses.ts';
import { twinOf } from './twin.ts';
import type { Twin, TwinItem } from './twin.ts';

const style = `
${proseStyle}
.number { color: inherit; text-decoration: underline dotted; text-decoration-color: var(--soft); text-underline-offset: .18em; }
.refs { font-size: .75rem; margin-inline-start: .5em; white-space: nowrap; }
.lead { color: var(--soft); }
.quote { margin: .6rem 0; padding-inline-start: .8rem; border-inline-start: .2rem solid var(--line); }
.quote:target { background: var(--mark); border-color: var(--accent-fill); }
.quotes { margin-top: 3rem; }
@media print { .quotes { break-before: page; } }
`;

export function plainHtml(revision: Revision, language: Language): string {
  const twin = twinOf(revision, language);
  const { title, lead, sections, identity, hash, clauses, clausesTitle } = twin;
  const body = markup`<main>
    <h1>${runsMarkup(title)}</h1>
    <p class="lead">${runsMarkup(lead)}</p>
    ${sections.map((one) => markup`<h2>${one.title}</h2> ${itemsMarkup(one.items)}`)}
    <p class="hash">${footOf(twin)} <br />${identity}: <code>${hash}</code></p>
    <section class="quotes">
      <h2>${clausesTitle}</h2>
      ${clauses.map((one) => markup`<div class="quote" id="${one.id}">${blockMarkup(one.block, 0)}</div> `)}
    </section>
  </main>`;
  return page({ title: textOf(title), language, style, body });
}

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

function footOf({ language, grade }: Twin): string {
  if (language !== 'en') return '每個數字均連至其條款，條款列於其後。';
  return `Every number leads to its clause, which follows. Reading this page asks for about ${Math.ceil(grade ?? 0)} years of school.`;
}

const runsMarkup = (runs: readonly Run[]): Markup[] =>
  runs.map(({ text, clause }) =>
    clause === undefined ? markup`${text}` : markup`<a class="number" href="#${clause.id}">${text}</a>`,
  );

/** The clauses of an item by number, for whoever reads on paper. */
function clausesIn(item: TwinItem): readonly Clause[] {
  const runs =
    item.kind === 'table' ? item.rows.flat(2) : item.kind === 'promise' ? [...item.figure, ...item.text] : item.text;
  const found = new Map(
    runs.flatMap(({ clause }) =>
      clause === undefined || clause.label === '' ? [] : [[clause.label, clause] as const],
    ),
  );
  return [...found.values()];
}

function refsMarkup(item: TwinItem): Markup {
  const clauses = clausesIn(item);
  if (clauses.length === 0) return nothing;
  return markup`<span class="refs">${clauses.map((one, at) => markup`${at === 0 ? '' : ' · '}<a href="#${one.id}">${one.label}</a>`)}</span>`;
}

function itemsMarkup(items: readonly TwinItem[]): readonly Markup[] {
  const lines = items.filter((item) => item.kind === 'line');
  const others = items.filter((item) => item.kind !== 'line');
  const list =
    lines.length === 0
      ? nothing
      : markup`<ul>
          ${lines.map((item) => markup`<li>${runsMarkup(item.text)}${refsMarkup(item)}</li>`)}
        </ul> `;
  return [...others.map(otherMarkup), list];
}

function otherMarkup(item: TwinItem): Markup {
  if (item.kind === 'promise')
    return markup`<p class="highlight"><strong>${runsMarkup(item.figure)}</strong><span>${runsMarkup(item.text)}${refsMarkup(item)}</span></p> `;
  if (item.kind === 'line') return nothing;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${item.caption}">
    <table>
      <caption>
        ${item.caption}${refsMarkup(item)}
      </caption>
      <thead>
        <tr>
          ${item.head.map((cell) => markup`<th scope="col">${runsMarkup(cell)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${item.rows.map(
          (row) =>
            markup`<tr>
              ${row.map((cell) => markup`<td>${runsMarkup(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div> `;
}

/** Smaller letters until the page is one page; below the last it may run over. */
const sizes = [1.1, 1.03, 0.96, 0.89, 0.82, 0.76];

export async function plainPdf(revision: Revision, language: Language): Promise<Uint8Array> {
  const twin = twinOf(revision, language);
  let last: Uint8Array = new Uint8Array();
  for (const scale of sizes) {
    const data = twinData(twin, scale);
    const { bytes, pages } = await setSheet({
      sheet: 'twin',
      data,
      attachments: [],
      standard: 'a-2a',
      madeAt: revision.from,
    });
    if (pages === 1) return bytes;
    last = bytes;
  }
  return last;
}

function twinData(twin: Twin, scale: number): unknown {
  const { title, language, lead, sections, identity, hash, clauses, clausesTitle } = twin;
  const runs = (all: readonly Run[]): unknown => all.map(({ text, clause }) => [text, clause?.id ?? '']);
  return {
    scale,
    title: textOf(title),
    heading: runs(title),
    language,
    author: identity,
    keywords: [identity, hash],
    identity,
    footer: `${identity} · ${hash.slice(0, 16)}`,
    lead: runs(lead),
    foot: footOf(twin),
    sections: sections.map((one) => ({
      title: one.title,
      items: one.items.map((item) => ({
        refs: clausesIn(item).map(({ label, id }) => [label, id]),
        ...(item.kind === 'table'
          ? {
              kind: 'table',
              caption: item.caption,
              head: item.head.map(runs),
              rows: item.rows.map((row) => row.map(runs)),
            }
          : item.kind === 'promise'
            ? { kind: 'promise', figure: runs(item.figure), text: runs(item.text) }
            : { kind: 'line', text: runs(item.text) }),
      })),
    })),
    clausesTitle,
    clauses: blocksData(clauses.map(({ block }) => block)).map((block, at) => ({ id: clauses[at]?.id, block })),
  };
}
