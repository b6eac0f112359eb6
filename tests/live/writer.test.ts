/** A contract leaves as DOCX, is edited in LibreOffice, and comes back: exactly what was edited is found (S0.24, S0.30). */
import { applyChanges, readAgreements, readDocuments } from '@troth/core';
import type { Json, Revision } from '@troth/core';
import { changesInWord, contractWord, readWord } from '@troth/documents';
import type { FoundChange } from '@troth/documents';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editInWriter } from './writer-office.ts';
import type { Edit } from './writer-office.ts';

const folder = new URL('../../examples/harbourline/agreements/', import.meta.url);

let directory: string;
let journeys = 0;
let revisions: readonly Revision[];
let documents: readonly Json[];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'troth-writer-'));
  const texts = await Promise.all(
    ['sla-lr-metro.yaml', 'standard.yaml'].map(async (file) => ({
      file,
      text: await readFile(new URL(file, folder), 'utf8'),
    })),
  );
  const [book, read] = [readAgreements(texts), readDocuments(texts)];
  if (!book.ok || !read.ok) throw new Error('the example agreements are whole');
  revisions = book.value.agreements.find(({ id }) => id === 'SLA-LR-METRO')?.revisions ?? [];
  documents = read.value.map(({ data }) => data);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

function last(): { readonly revision: Revision; readonly document: Json; readonly before: Revision } {
  const [before, revision] = revisions;
  const document = documents.find(
    (one) => typeof one === 'object' && one !== null && 'revision' in one && one.revision === 2,
  );
  if (before === undefined || revision === undefined || document === undefined)
    throw new Error('the example has two revisions');
  return { before, revision, document };
}

async function returned(bytes: Uint8Array, edits: readonly Edit[]): Promise<readonly FoundChange[]> {
  const number = (journeys += 1);
  const [source, target] = [join(directory, `out-${number}.docx`), join(directory, `back-${number}.docx`)];
  await writeFile(source, bytes);
  await editInWriter(source, target, edits);
  const read = await readWord(await readFile(target));
  if (!read.ok) throw new Error(read.refusals[0]?.message);
  return changesInWord(read.value, last());
}

const told = (found: readonly FoundChange[]) =>
  found.map(({ clause, language, kind, words, tracked, remarks }) => ({
    clause,
    language,
    kind,
    gone: words.flatMap((one) => (one.kind === 'removed' ? [one.text] : [])).join('|'),
    come: words.flatMap((one) => (one.kind === 'added' ? [one.text] : [])).join('|'),
    tracked,
    remarks: remarks.map((one) => `${one.by}: ${one.text}`),
  }));

describe('a contract edited in LibreOffice', () => {
  it('comes back without a change when it was only opened and saved', async () => {
    expect(told(await returned(await contractWord(last().revision), []))).toEqual([]);
  });

  it('comes back with the changes that were tracked, the one that was not, and the remark', async () => {
    const found = await returned(await contractWord(last().revision), [
      { find: 'exchange co-location', replace: 'exchange data centre', track: true },
      { find: '99.95', replace: '99.9', track: true },
      { find: 'The workload is not limited', remark: 'Not even in March?', track: true },
      { find: 'Planned works', replace: 'Works', track: false },
    ]);
    const edit = (clause: string, kind: string, more: object): object => ({
      clause,
      language: 'en',
      kind,
      tracked: true,
      remarks: [],
      ...more,
    });
    expect(told(found)).toEqual([
      edit('4.1', 'prose', { gone: 'co-location.', come: 'data|centre. ' }),
      edit('Targets', 'generated', { gone: '99.95', come: '99.9' }),
      edit('8.1', 'comment', { gone: '', come: '', remarks: ['Lydia Mok: Not even in March?'] }),
      edit('10.1', 'generated', { gone: 'Planned works', come: 'Works', tracked: false }),
    ]);
    // What can be offered, applied to the document, reads as it was edited.
    const changes = found.flatMap(({ change }) => (change === undefined ? [] : [change]));
    const now = applyChanges(last().document, changes);
    expect(now.ok && JSON.stringify(now.value)).toContain('Two diverse paths to the exchange data centre');
    expect(found.find(({ clause }) => clause === 'Targets')?.terms).toEqual([
      { path: ['commitments', 'availability'], name: { en: 'Availability', 'zh-Hant': '可用率' } },
    ]);
  });

  it('comes back from a redline with what was edited since, and not with what the redline shows', async () => {
    const { revision, before } = last();
    const comments = [{ key: 'K06', clause: '6.1', by: 'Ada Cheung', at: revision.from, text: 'As agreed in March.' }];
    const redline = await contractWord(revision, { since: before, comments });
    expect(told(await returned(redline, [])).map(({ kind, remarks }) => [kind, remarks])).toEqual([
      ['comment', ['Ada Cheung: As agreed in March.']],
    ]);
    const found = await returned(redline, [{ find: '兩條分流路徑', replace: '三條分流路徑', track: true }]);
    expect(told(found)).toContainEqual({
      clause: '4.1',
      language: 'zh-Hant',
      kind: 'prose',
      gone: '兩',
      come: '三',
      tracked: true,
      remarks: [],
    });
  });
});
