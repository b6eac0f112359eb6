/**
 * The difference of two texts on paper: chapter by chapter the terms before and after, and the sentences word by word in both
 * languages. Owns: what stands on it. Does not own: the difference (core), the file with tracked changes (word).
 */
import { inLanguage, languages, sayDate, spaced, textDifference } from '@troth/core';
import type { ClauseChange, Language, Localized, Revision, TermChange, WordChange } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { page } from '../html/page.ts';
import { setSheet } from '../print/press.ts';

export interface RedlineAsked {
  readonly before: Revision;
  readonly after: Revision;
  /** Of the headings; sentences stand in both languages, this one first. */
  readonly language: Language;
  /** What the texts are called where their revision does not tell: "version 3 of the draft". */
  readonly names?: { readonly before: Localized; readonly after: Localized } | undefined;
}

interface Chapter {
  readonly title: string;
  readonly terms: readonly TermChange[];
  readonly texts: readonly { readonly language: Language; readonly changes: readonly ClauseChange[] }[];
}

interface Redline {
  readonly title: string;
  readonly lead: readonly string[];
  readonly legend: readonly WordChange[];
  readonly chapters: readonly Chapter[];
  readonly words: Readonly<Record<'terms' | 'term' | 'before' | 'after' | 'none', string>>;
  readonly language: Language;
  readonly identity: string;
}

function redlineOf({ before, after, language, names }: RedlineAsked): Redline {
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const named = ({ revision, terms }: Revision, name: Localized | undefined): string =>
    name === undefined
      ? say(
          `revision ${revision}, from ${sayDate(terms.effective.from, 'en')}`,
          `第 ${revision} 版，自 ${sayDate(terms.effective.from, 'zh-Hant')} 起`,
        )
      : inLanguage(name, language);
  const order = [...languages].sort((one, other) => Number(other === language) - Number(one === language));
  const title = inLanguage(after.terms.title, language);
  return {
    title: say(`${title}: what changes`, `${title}：修訂對照`),
    lead: [
      say(
        `Before: ${named(before, names?.before)} · ${before.hash}`,
        `修訂前：${named(before, names?.before)} · ${before.hash}`,
      ),
      say(
        `After: ${named(after, names?.after)} · ${after.hash}`,
        `修訂後：${named(after, names?.after)} · ${after.hash}`,
      ),
    ],
    legend: [
      { kind: 'removed', text: say('struck out', '刪去') },
      { kind: 'same', text: say(' goes, ', '的文字不再適用，') },
      { kind: 'added', text: say('underlined', '加底線') },
      { kind: 'same', text: say(' comes.', '的文字為新增。') },
    ],
    chapters: textDifference(before, after).map((chapter) => ({
      title:
        chapter.key === undefined
          ? inLanguage(chapter.title, language)
          : `${Number(chapter.key.slice(1))}. ${inLanguage(chapter.title, language)}`,
      terms: chapter.terms.map((one) => ({ ...one, term: termName(one.term, [after, before], language) })),
      texts: order.flatMap((one) =>
        chapter.words[one].length === 0 ? [] : [{ language: one, changes: chapter.words[one] }],
      ),
    })),
    words: {
      terms: say('Terms', '條款數據'),
      term: say('Term', '項目'),
      before: say('Before', '修訂前'),
      after: say('After', '修訂後'),
      none: say('The two texts are the same.', '兩個文本相同。'),
    },
    language,
    identity: `${after.agreement} · ${say(`revision ${after.revision}`, `第 ${after.revision} 版`)}`,
  };
}

/** "Availability › target": members of lists by their titles where they have one. */
function termName(term: string, revisions: readonly Revision[], language: Language): string {
  const titles = new Map(
    revisions.flatMap(({ commitments }) => commitments.map(({ id, title }) => [id, inLanguage(title, language)])),
  );
  const steps = term.split(/[[\].]+/u).filter((step) => step !== '');
  const named = steps.map((step) => titles.get(step) ?? step.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ').toLowerCase());
  return (titles.has(steps[1] ?? '') ? named.slice(1) : named).join(' › ');
}

const style = `
body { max-width: 52rem; }
ins { text-decoration: underline; text-decoration-thickness: .1em; text-underline-offset: .15em; background: color-mix(in srgb, var(--good-fill) 16%, transparent); color: var(--good); }
del { text-decoration: line-through; background: color-mix(in srgb, var(--bad-fill) 14%, transparent); color: var(--bad); }
.change { display: grid; grid-template-columns: 7rem 1fr; gap: .2rem .8rem; margin: .6rem 0; break-inside: avoid; }
.change > .clause { color: var(--soft); }
.change p { margin: 0; white-space: pre-line; }
.text + .text { margin-top: 1rem; padding-top: .6rem; border-top: 1px dashed var(--line); }
@media (max-width: 34rem) { .change { grid-template-columns: 1fr; } }
`;

const wordsMarkup = (words: readonly WordChange[]): readonly Markup[] =>
  words.map(({ kind, text }) =>
    kind === 'same' ? markup`${text}` : kind === 'added' ? markup`<ins>${text}</ins>` : markup`<del>${text}</del>`,
  );

export function redlineHtml(asked: RedlineAsked): string {
  const { title, lead, legend, chapters, words, language } = redlineOf(asked);
  const terms = (all: readonly TermChange[]): Markup =>
    all.length === 0
      ? nothing
      : markup`<div class="scroll" tabindex="0" role="region" aria-label="${words.terms}">
          <table>
            <caption>${words.terms}</caption>
            <thead>
              <tr><th scope="col">${words.term}</th><th scope="col">${words.before}</th><th scope="col">${words.after}</th></tr>
            </thead>
            <tbody>
              ${all.map(({ term, before, after }) => markup`<tr><td>${term}</td><td>${before === undefined ? '–' : markup`<del>${before}</del>`}</td><td>${after === undefined ? '–' : markup`<ins>${after}</ins>`}</td></tr>`)}
            </tbody>
          </table>
        </div> `;
  const body = markup`<main>
    <h1>${title}</h1>
    ${lead.map((line) => markup`<p class="small soft">${line}</p>`)}
    <p class="small">${wordsMarkup(legend)}</p>
    ${chapters.length === 0 ? markup`<p>${words.none}</p>` : nothing}
    ${chapters.map(
      (chapter) => markup`<h2>${chapter.title}</h2>
        ${chapter.texts.map(
          (text) => markup`<div class="text" lang="${text.language === 'en' ? 'en' : 'zh-Hant-HK'}">
            ${text.changes.map((one) => markup`<div class="change"><span class="clause">${one.clause}</span><p>${wordsMarkup(one.words)}</p></div>`)}
          </div>`,
        )}
        ${terms(chapter.terms)}`,
    )}
  </main>`;
  return page({ title, language, style, body });
}

export async function redlinePdf(asked: RedlineAsked): Promise<Uint8Array> {
  const { title, lead, legend, chapters, words, language, identity } = redlineOf(asked);
  const shown = (all: readonly WordChange[], of: Language): unknown =>
    all.map(({ kind, text }) => [kind, of === 'en' ? text : spaced(text)]);
  const { provider } = asked.after.terms.parties ?? {};
  const data = {
    title,
    language,
    author: inLanguage(provider?.name ?? asked.after.terms.title, language),
    keywords: [asked.before.hash, asked.after.hash],
    identity,
    footer: identity,
    lead,
    legend: shown(legend, language),
    words,
    chapters: chapters.map((chapter) => ({
      title: chapter.title,
      terms: chapter.terms.map(({ term, before = '', after = '' }) => [
        term.replaceAll(/([.[])/gu, '\u200b$1'),
        before,
        after,
      ]),
      texts: chapter.texts.map((text) => ({
        language: text.language,
        changes: text.changes.map((one) => ({ clause: one.clause, words: shown(one.words, text.language) })),
      })),
    })),
  };
  const { bytes } = await setSheet({
    sheet: 'redline',
    data,
    attachments: [],
    standard: 'a-2a',
    madeAt: asked.after.from,
  });
  return bytes;
}
