/**
 * The contract text of a revision. Owns: order and numbering of chapters. The sentences come from the terms, so that text and
 * program cannot differ; what the agreement does not say has no chapter. It lives in the core, so that the browser of either
 * party writes the very text that is signed.
 */
import type { Revision } from '../agreements/revision.ts';
import { inLanguage } from '../terms/text.ts';
import type { Language, Localized } from '../terms/text.ts';
import { heading, mapTexts, paragraph, spaced } from './block.ts';
import type { Block, Prose } from './block.ts';
import { Writer, isBlock } from './chapter.ts';
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

/** One chapter as it stands in the text. */
export interface WrittenChapter {
  /** K01 … K25. */
  readonly key: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Keys and names of all chapters, in the order of the contract. */
export const contractChapters: readonly { readonly key: string; readonly title: Required<Localized> }[] = chapters;

/** The chapters that the agreement has words for, each alone. */
export function writeChapters(revision: Revision, language: Language): readonly WrittenChapter[] {
  const writer = new Writer(revision, language);
  return chapters.flatMap((chapter) => {
    const blocks = numbered(chapter, writer);
    if (blocks.length === 0) return [];
    return [{ key: chapter.key, title: inLanguage(chapter.title, language), blocks: set(blocks, language) }];
  });
}

/** The contract as blocks, for surfaces that lay it out themselves. */
export function contractProse(revision: Revision, language: Language): Prose {
  const writer = new Writer(revision, language);
  const title = inLanguage(revision.terms.title, language);
  const blocks: Block[] = [heading(1, title), paragraph(headline(writer)), ...definitionTable(writer)];
  for (const chapter of chapters) blocks.push(...numbered(chapter, writer));
  blocks.push(...signedForm(writer));
  return { title: `${title} – ${revision.agreement}`, language, blocks: set(blocks, language) };
}

const set = (blocks: readonly Block[], language: Language): readonly Block[] =>
  language === 'en' ? blocks : mapTexts(blocks, spaced);

function headline(writer: Writer): string {
  const { agreement, revision, terms } = writer.revision;
  const governing =
    terms.language === 'en' ? writer.say('English', '英文') : writer.say('Traditional Chinese', '繁體中文');
  return writer.say(
    `Agreement ${agreement}, revision ${revision}. The ${governing} text governs.`,
    `協議 ${agreement}，第 ${revision} 版。以${governing}本為準。`,
  );
}

/** Sentences count 6.1, 6.2 … within chapter 6; a number that the author gave is kept and not given twice. */
function numbered(chapter: Chapter, writer: Writer): readonly Block[] {
  const parts = [...chapter.write(writer), ...furtherProse(chapter, writer)];
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
  return [heading(2, `${number}. ${chapter.title[writer.language]}`, chapter.key), ...blocks];
}

function furtherProse(chapter: Chapter, writer: Writer): readonly Sentence[] {
  return (writer.terms.clauses ?? [])
    .filter((clause) => clause.key === chapter.key)
    .map((clause) => ({
      text: writer.words(clause.text),
      ...(clause.title === undefined ? {} : { title: `${writer.words(clause.title)}${writer.say('.', '。')}` }),
    }));
}

/** What is signed is the hash of the terms, not of this page. */
function signedForm(writer: Writer): readonly Block[] {
  const { revision } = writer;
  const parents = revision.parents.map((parent): Block => ({
    kind: 'hash',
    label: `${parent.agreement}, ${writer.say('revision', '版本')} ${parent.revision}`,
    value: parent.hash,
  }));
  return [
    heading(2, writer.say('Signed form', '簽署文本')),
    paragraph(
      writer.say(
        'What the parties sign is this hash of the terms (SHA-256 of canonical JSON). The sentences above are written from those terms.',
        '各方簽署的是下列條款雜湊值（正規 JSON 的 SHA-256）。上文各句由該等條款生成。',
      ),
    ),
    {
      kind: 'hash',
      label: `${revision.agreement}, ${writer.say('revision', '版本')} ${revision.revision}`,
      value: revision.hash,
    },
    ...parents,
  ];
}
