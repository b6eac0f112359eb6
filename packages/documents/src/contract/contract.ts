/**
 * The contract text of a revision. Owns: order and numbering of chapters. The sentences come from the terms, so that text and
 * program cannot differ; what the agreement does not say has no chapter.
 */
import { inLanguage } from '@troth/core';
import type { Language, Revision } from '@troth/core';
import { heading, mapTexts, paragraph, spaced } from '../prose/block.ts';
import type { Paper } from '../print/paper.ts';
import type { Block, Prose } from '../prose/block.ts';
import { toMarkdown } from '../prose/markdown.ts';
import { toPage } from '../prose/prose-page.ts';
import { Draft, isBlock } from './chapter.ts';
import type { Chapter, Sentence } from './chapter.ts';
import { exclusions, maintenance } from './chapters/excused.ts';
import { amendment, duties, measurement, problems, reporting, reviews } from './chapters/how.ts';
import {
  confidentiality,
  definitionTable,
  distribution,
  exit,
  legal,
  restrictions,
  sustainability,
  warranties,
} from './chapters/law.ts';
import { levels, priorities, workload } from './chapters/levels.ts';
import { compensation, consequences } from './chapters/remedies.ts';
import { hours, scope } from './chapters/what.ts';
import { parties, purpose, term } from './chapters/who.ts';

const chapters: readonly Chapter[] = [
  parties,
  purpose,
  term,
  scope,
  hours,
  levels,
  priorities,
  workload,
  exclusions,
  maintenance,
  measurement,
  reporting,
  compensation,
  consequences,
  problems,
  duties,
  reviews,
  amendment,
  warranties,
  confidentiality,
  legal,
  sustainability,
  restrictions,
  exit,
  distribution,
];

/** The contract as Markdown. */
export function contractMarkdown(revision: Revision, language: Language): string {
  return toMarkdown(contractProse(revision, language));
}

/** The contract as one HTML page. */
export function contractHtml(revision: Revision, language: Language): string {
  return toPage(contractProse(revision, language));
}

/** The contract as blocks, for surfaces that lay it out themselves. */
export function contractProse(revision: Revision, language: Language): Prose {
  const draft = new Draft(revision, language);
  const title = inLanguage(revision.terms.title, language);
  const blocks: Block[] = [heading(1, title), paragraph(headline(draft)), ...definitionTable(draft)];
  for (const chapter of chapters) blocks.push(...numbered(chapter, draft));
  blocks.push(...signedForm(draft));
  return {
    title: `${title} – ${revision.agreement}`,
    language,
    blocks: language === 'en' ? blocks : mapTexts(blocks, spaced),
  };
}

/** The contract for the press. Its date is the day from which the revision binds. */
export function contractPaper(revision: Revision, language: Language): Paper {
  const { agreement, terms } = revision;
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const identity = `${agreement} · ${say(`revision ${revision.revision}`, `第 ${revision.revision} 版`)}`;
  return {
    ...contractProse(revision, language),
    author: inLanguage(terms.parties?.provider?.name ?? terms.title, language),
    keywords: [agreement, String(revision.revision), revision.hash],
    identity,
    footer: `${identity} · ${say('Terms', '條款')} ${revision.hash.slice(0, 16)}`,
    madeAt: revision.from,
  };
}

function headline(draft: Draft): string {
  const { agreement, revision, terms } = draft.revision;
  const governing =
    terms.language === 'en' ? draft.say('English', '英文') : draft.say('Traditional Chinese', '繁體中文');
  return draft.say(
    `Agreement ${agreement}, revision ${revision}. The ${governing} text governs.`,
    `協議 ${agreement}，第 ${revision} 版。以${governing}本為準。`,
  );
}

/** Sentences count 6.1, 6.2 … within chapter 6; a number that the author gave is kept and not given twice. */
function numbered(chapter: Chapter, draft: Draft): readonly Block[] {
  const parts = [...chapter.write(draft), ...furtherProse(chapter, draft)];
  if (parts.length === 0) return [];
  const number = Number(chapter.key.slice(1));
  const taken = new Set(parts.flatMap((part) => (isBlock(part) || part.number === undefined ? [] : [part.number])));
  let next = 0;
  const free = (): string => {
    do next += 1;
    while (taken.has(`${number}.${next}`));
    return `${number}.${next}`;
  };
  const blocks = parts.map((part): Block =>
    isBlock(part) ? part : { kind: 'clause', ...part, number: part.number ?? free() },
  );
  return [heading(2, `${number}. ${chapter.title[draft.language]}`, chapter.key), ...blocks];
}

function furtherProse(chapter: Chapter, draft: Draft): readonly Sentence[] {
  return (draft.terms.clauses ?? [])
    .filter((clause) => clause.key === chapter.key)
    .map((clause) => ({
      text: draft.words(clause.text),
      ...(clause.title === undefined ? {} : { title: `${draft.words(clause.title)}${draft.say('.', '。')}` }),
    }));
}

/** What is signed is the hash of the terms, not of this page. */
function signedForm(draft: Draft): readonly Block[] {
  const { revision } = draft;
  const parents = revision.parents.map((parent): Block => ({
    kind: 'hash',
    label: `${parent.agreement}, ${draft.say('revision', '版本')} ${parent.revision}`,
    value: parent.hash,
  }));
  return [
    heading(2, draft.say('Signed form', '簽署文本')),
    paragraph(
      draft.say(
        'What the parties sign is this hash of the terms (SHA-256 of canonical JSON). The sentences above are written from those terms.',
        '各方簽署的是下列條款雜湊值（正規 JSON 的 SHA-256）。上文各句由該等條款生成。',
      ),
    ),
    {
      kind: 'hash',
      label: `${revision.agreement}, ${draft.say('revision', '版本')} ${revision.revision}`,
      value: revision.hash,
    },
    ...parents,
  ];
}
