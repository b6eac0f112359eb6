/** What a difference in one paragraph means: words of an author or a sentence of the terms, and what to do with it. */
import { clauseOfTerm, contractChapters } from '@troth/core';
import type { Change, Language, Localized, Revision } from '@troth/core';
import { flat } from './found.ts';
import type { BaseLine, Basis, FoundChange, SentenceTerm } from './found.ts';
import { newSentence, proseOf, rewritten, withoutSentence } from './prose.ts';
import type { Prose, Where } from './prose.ts';

interface Difference {
  readonly edited: string;
  readonly same: boolean;
  readonly moved: boolean;
  readonly basis: Basis;
  /** Where new text stands. */
  readonly key?: string;
  readonly language?: Language;
}

type Meaning = Pick<FoundChange, 'kind' | 'change' | 'terms' | 'message'>;

const words = {
  comment: { en: 'A remark; the text is as it was.', 'zh-Hant': '只有批註，文字並無更改。' },
  prose: {
    en: 'Words of the authors. They become an offer of this clause.',
    'zh-Hant': '屬自撰文字，可作為本條的提議。',
  },
  added: {
    en: 'A new sentence. It becomes an offer; its words stand in one language until somebody writes the other.',
    'zh-Hant': '新增句子，可作為提議；另一語文須另行撰寫。',
  },
  removed: {
    en: 'A sentence of the authors was struck out. That becomes an offer.',
    'zh-Hant': '刪去自撰句子，可作為提議。',
  },
  moved: {
    en: 'The sentence stands elsewhere in the file. Sentences stand in the order of the clauses; say in an offer what the move should mean.',
    'zh-Hant': '句子在檔案中的位置有變。句子按條款次序排列；如移動另有用意，請以提議說明。',
  },
} satisfies Record<string, Localized>;

export function meaningOf(base: BaseLine | undefined, difference: Difference): Meaning {
  const { edited, same, moved, basis } = difference;
  if (base === undefined) {
    const { key = 'K00', language = 'en' } = difference;
    if (same) return { kind: 'comment', terms: [], message: words.comment };
    if (!isChapter(key)) return fromTerms(termsOf(undefined, { key, basis }));
    return {
      kind: 'prose',
      change: newSentence(basis.document, key, { language, text: edited }),
      terms: [],
      message: words.added,
    };
  }
  if (same && !moved) return { kind: 'comment', terms: [], message: words.comment };
  const terms = termsOf(base, { key: base.piece.key, basis });
  if (same) return { kind: 'generated', terms, message: words.moved };
  const change = proseChange(base, edited, basis);
  if (change === undefined) return fromTerms(terms);
  return { kind: 'prose', change, terms: [], message: flat(edited) === '' ? words.removed : words.prose };
}

const isChapter = (key: string): boolean => contractChapters.some((one) => one.key === key);

function fromTerms(terms: readonly SentenceTerm[]): Meaning {
  const name = (language: Language): string =>
    terms
      .map((one) => (language === 'en' ? `“${one.name.en}”` : `「${one.name['zh-Hant'] ?? one.name.en}」`))
      .join(language === 'en' ? ', ' : '、');
  return {
    kind: 'generated',
    terms,
    message: {
      en: `This is written from ${terms.length === 1 ? 'the term' : 'the terms'} ${name('en')}. Propose a change of the term; the sentence follows.`,
      'zh-Hant': `此句由條款${name('zh-Hant')}生成。請提議修改該條款，文句會隨之更改。`,
    },
  };
}

/** The change of the author's words that the edited line asks for; undefined when the line is not, or not only, such words. */
function proseChange(
  { line, piece, language, text }: BaseLine,
  edited: string,
  { document, revision }: Basis,
): Change | undefined {
  const own = proseOf(document, revision, language).filter(({ key }) => key === piece.key);
  const where = { document, revision, language };
  const is = (shown: string): Prose | undefined => own.find((one) => flat(one.shown) === flat(shown));
  if (piece.form !== 'clause') {
    const prose = is(text);
    if (prose === undefined) return partChange(own, { text, edited, where });
    return flat(edited) === '' ? undefined : rewritten(prose, flat(edited), where);
  }
  const head = flat(text.slice(0, line.bold));
  const body = flat(text.slice(line.bold));
  const prose = is(body);
  if (flat(edited) === '') return prose === undefined ? undefined : withoutSentence(document, prose);
  if (prose !== undefined && flat(edited).startsWith(`${head} `))
    return rewritten(prose, flat(edited).slice(head.length + 1), where);
  const [number = ''] = head.split(' ');
  const title = head.slice(number.length + 1);
  if (title === '' || !flat(edited).startsWith(`${number} `) || !flat(edited).endsWith(` ${body}`))
    return partChange(own, { text, edited, where });
  // The point after a title is the setter's.
  const bare = (one: string): string => one.replace(/[.。]$/u, '');
  const named = is(bare(title));
  const now = flat(edited).slice(number.length + 1, -body.length - 1);
  return named === undefined ? undefined : rewritten(named, bare(now), where);
}

/** A sentence made of several authors' words: the change of the one within which everything that differs stands. */
function partChange(
  own: readonly Prose[],
  { text, edited, where }: { readonly text: string; readonly edited: string; readonly where: Where },
): Change | undefined {
  const [was, is] = [flat(text), flat(edited)];
  let same = 0;
  while (same < was.length && was[same] === is[same]) same += 1;
  let rest = 0;
  while (rest < Math.min(was.length, is.length) - same && was.at(-1 - rest) === is.at(-1 - rest)) rest += 1;
  const parts = own.flatMap((prose) => {
    const shown = flat(prose.shown);
    const start = shown === '' ? -1 : was.indexOf(shown);
    const end = start + shown.length;
    const holds = start !== -1 && start <= same && was.length - rest <= end;
    return holds ? [{ prose, now: is.slice(start, is.length - (was.length - end)) }] : [];
  });
  const [narrowest] = parts.sort((one, other) => one.prose.shown.length - other.prose.shown.length);
  if (narrowest === undefined || narrowest.now.trim() === '') return undefined;
  return rewritten(narrowest.prose, narrowest.now, where);
}

/** The terms a line is written from: by the number of its clause where a term has it, otherwise all that its chapter is made of. */
function termsOf(
  base: BaseLine | undefined,
  { key, basis }: { readonly key: string; readonly basis: Basis },
): readonly SentenceTerm[] {
  const { revision } = basis;
  const found = base === undefined ? [] : numbered(revision).filter(({ clause }) => clause === numberOf(base));
  if (found.length > 0) return found.map(({ path, name }) => ({ path, name }));
  const chapter = contractChapters.find((one) => one.key === key);
  if (chapter === undefined) return [{ path: ['title'], name: { en: 'title', 'zh-Hant': '標題' } }];
  const paths = Object.keys(revision.terms).filter((term) => clauseOfTerm(term) === key);
  return [{ path: paths.slice(0, 1), name: chapter.title }];
}

function numberOf({ line, piece }: BaseLine): string {
  if (piece.form !== 'table') return piece.clause;
  const row = piece.rows.find(({ cells }) => cells.includes(line));
  return row?.cells[0]?.words.map(({ text }) => text).join('') ?? '';
}

/** Every term that has a number of its own in the text. */
function numbered({
  commitments,
  exclusions,
  maintenance,
  terms,
}: Revision): readonly (SentenceTerm & { readonly clause: string })[] {
  const rules = commitments.flatMap((one) =>
    one.rules.map((rule) => ({
      clause: rule.clause,
      path: ['commitments', one.id, 'credits', rule.id],
      name: { en: `credits of ${one.title.en}`, 'zh-Hant': `${one.title['zh-Hant'] ?? one.title.en}的補償` },
    })),
  );
  const own = commitments.map(({ clause, id, title }) => ({ clause, path: ['commitments', id], name: title }));
  const excused = exclusions.map(({ clause = '', id, description }) => ({
    clause,
    path: ['exclusions', id],
    name: description ?? { en: id },
  }));
  const works = maintenance.map(({ clause = '', id }) => ({
    clause,
    path: ['maintenance', id],
    name: { en: `maintenance ${id}`, 'zh-Hant': `維修 ${id}` },
  }));
  const rights = (terms.consequences?.termination ?? []).map(({ clause = '', id }) => ({
    clause,
    path: ['consequences', 'termination', id],
    name: { en: `right to terminate ${id}`, 'zh-Hant': `終止權 ${id}` },
  }));
  return [...own, ...rules, ...excused, ...works, ...rights].filter(({ clause }) => clause !== '');
}
