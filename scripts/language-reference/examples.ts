/**
 * The example agreements under docs/examples, cut into the pieces that the reference shows. Owns: cutting the author's own
 * text, comments and all. The pieces are true because the whole files are read by the engine in the test.
 */
import { readFileSync } from 'node:fs';
import { readAgreements, readSource } from '@troth/core';
import type { Plain, Revision, SourceDocument } from '@troth/core';

export const exampleFiles = { whole: 'agreement.yaml', metrics: 'metrics.yaml', credits: 'credits.yaml' } as const;

const folder = new URL('../../docs/examples/', import.meta.url);
export const exampleText = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** The one revision of an example file. Throws when the engine refuses it. */
export function revisionOf(file: string): Revision {
  const read = readAgreements([{ file, text: exampleText(file) }]);
  if (!read.ok) throw new Error(read.refusals.map(({ message }) => message).join('\n'));
  const revision = read.value.agreements[0]?.revisions[0];
  if (revision === undefined) throw new Error(`${file} holds no agreement`);
  return revision;
}

/** A written document: what it holds, and where. */
interface Written {
  readonly text: string;
  readonly document: SourceDocument;
}

function writtenIn(file: string): Written {
  const text = exampleText(file);
  const read = readSource(text, file);
  const document = read.ok ? read.value[0] : undefined;
  if (document === undefined) throw new Error(`${file} is no document`);
  return { text, document };
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The text at a path, from its key (or dash) to the end of its last line, without the indent of its first. */
function textAt({ text, document }: Written, path: readonly PropertyKey[]): string {
  const { line, column } = document.place(path);
  const lines = text.split('\n').slice(line - 1);
  // A plain value is placed behind its key.
  const behind = /^(\s*(?:- )?)[\w-]+:\s+$/u.exec(lines[0]?.slice(0, column - 1) ?? '');
  const indent = behind?.[1]?.length ?? column - 1;
  const end = lines.findIndex((one, index) => index > 0 && one.trim() !== '' && indentOf(one) <= indent);
  // Before the first key of a list's item stands its dash, which is cut off with the indent.
  return (end < 0 ? lines : lines.slice(0, end))
    .map((one) => one.slice(indent))
    .join('\n')
    .trimEnd();
}

type PlainMap = { readonly [key: string]: Plain };
const isMap = (data: Plain | undefined): data is PlainMap =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

function listAt(data: Plain | undefined, key: string): readonly PlainMap[] {
  const list = isMap(data) ? data[key] : undefined;
  return Array.isArray(list) ? list.filter(isMap) : [];
}

/** The text of every part of the whole agreement by its key. */
export function partTexts(): ReadonlyMap<string, string> {
  const written = writtenIn(exampleFiles.whole);
  const { data } = written.document;
  return new Map(Object.keys(isMap(data) ? data : {}).map((key) => [key, textAt(written, [key])]));
}

/** An example of a kind: the author's text and the sentences that the kind makes of it. */
export interface KindExample {
  readonly text: string;
  readonly en: string;
  readonly zh: string;
}

/** The first commitment of each metric kind; a commitment without a target is only there for others to read. */
export function metricExamples(): ReadonlyMap<string, KindExample> {
  const written = writtenIn(exampleFiles.metrics);
  const { commitments } = revisionOf(exampleFiles.metrics);
  const found = new Map<string, KindExample>();
  for (const [index, item] of listAt(written.document.data, 'commitments').entries()) {
    const commitment = commitments.find(({ id }) => id === item['id']);
    if (commitment === undefined || item['target'] === undefined) continue;
    const at = (key: string): string => textAt(written, ['commitments', index, key]);
    found.set(commitment.metric.kind, {
      text: `${at('metric')}\n${at('target')}`,
      en: commitment.metric.wording('en'),
      zh: commitment.metric.wording('zh-Hant'),
    });
  }
  return found;
}

/** Figures of a kind on which credits and rights may be keyed. */
export function figuresOf(kind: string): readonly string[] {
  const { commitments } = revisionOf(exampleFiles.metrics);
  return Object.keys(commitments.find(({ metric }) => metric.kind === kind)?.metric.facets ?? {});
}

/** The rule of each credit kind, with a dash as it stands in a list. */
export function creditExamples(): ReadonlyMap<string, KindExample> {
  const written = writtenIn(exampleFiles.credits);
  const rules = revisionOf(exampleFiles.credits).commitments.flatMap((commitment) => commitment.rules);
  const found = new Map<string, KindExample>();
  for (const [place, commitment] of listAt(written.document.data, 'commitments').entries()) {
    for (const [index, item] of listAt(commitment, 'credits').entries()) {
      const filled = rules.find(({ id }) => id === item['id']);
      if (filled === undefined) continue;
      const at = (key: string): string => textAt(written, ['commitments', place, 'credits', index, key]);
      const text = Object.keys(item).map(at).join('\n');
      found.set(filled.rule.kind, {
        text: `- ${text.replaceAll('\n', '\n  ')}`,
        en: filled.rule.wording('en'),
        zh: filled.rule.wording('zh-Hant'),
      });
    }
  }
  return found;
}
