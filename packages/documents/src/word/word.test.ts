import { canonicalText, applyChanges, readAgreements, readDocuments } from '@troth/core';
import type { Json, Revision } from '@troth/core';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { exampleAgreementText } from '../testing/example.ts';
import { changesInWord } from './changes.ts';
import type { FoundChange } from './found.ts';
import { contractWord } from './contract-word.ts';
import { lineText, linesOf, piecesOf } from './lines.ts';
import { readWord } from './read.ts';
import type { WordText } from './read.ts';

interface Text {
  readonly revision: Revision;
  readonly document: Json;
}

function textOf(written: string): Text {
  const texts = [{ file: 'example.yaml', text: written }];
  const [book, documents] = [readAgreements(texts), readDocuments(texts)];
  if (!book.ok || !documents.ok) throw new Error(JSON.stringify([book, documents]));
  const revision = book.value.agreements[0]?.revisions[0];
  const document = documents.value[0]?.data;
  if (revision === undefined || document === undefined) throw new Error('the example has a revision');
  return { revision, document };
}

const before = textOf(exampleAgreementText);
const after = textOf(
  exampleAgreementText
    .replace('target: ">= 99.95 %"', 'target: ">= 99.9 %"')
    .replace('[99.9 %, 99.95 %)', '[99.8 %, 99.9 %)')
    .replace('[99 %, 99.9 %)', '[99 %, 99.8 %)')
    .replace('zh-Hant: 緩慢 } }]', 'zh-Hant: 緩慢 } }, { id: P3, meaning: { en: A question, zh-Hant: 查詢 } }]')
    .replace('workload: unlimited\n', ''),
);

async function opened(bytes: Uint8Array): Promise<WordText> {
  const read = await readWord(bytes);
  if (!read.ok) throw new Error(read.refusals[0]?.message);
  return read.value;
}

/** The file with its text put through a change of its source. */
async function edited(bytes: Uint8Array, change: (xml: string) => string): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const now = change(xml);
  if (now === xml) throw new Error('the edit found nothing to change');
  zip.file('word/document.xml', now);
  return zip.generateAsync({ type: 'uint8array' });
}

async function foundIn(bytes: Uint8Array, text = before): Promise<readonly FoundChange[]> {
  return changesInWord(await opened(bytes), text);
}

const plain = (revision: Revision): string[] =>
  (['en', 'zh-Hant'] as const).flatMap((language) =>
    piecesOf(revision, language).flatMap((piece) => linesOf(piece).map((line) => lineText(line, 'after'))),
  );
const said = (texts: readonly string[]): string[] => texts.filter((text) => text !== '');

describe('a contract as DOCX', () => {
  test('holds every word of both languages in their order, and nothing else', async () => {
    const { paragraphs, marks } = await opened(await contractWord(before.revision));
    expect(said(paragraphs.map((one) => one.after))).toEqual(said(plain(before.revision)));
    expect(paragraphs.every((one) => one.before === one.after)).toBe(true);
    expect(marks['troth-hash']).toBe(before.revision.hash);
  });

  test('is the same bytes when it is made again', async () => {
    const [one, two] = [await contractWord(before.revision), await contractWord(before.revision)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  test('comes back without a change when nobody changed it', async () => {
    expect(await foundIn(await contractWord(before.revision))).toEqual([]);
    expect(await foundIn(await contractWord(after.revision, { since: before.revision }), after)).toEqual([]);
  });
});

describe('a redline', () => {
  test('refused in full it is the text before, taken in full the text after', async () => {
    const { paragraphs } = await opened(await contractWord(after.revision, { since: before.revision }));
    expect(said(paragraphs.map((one) => one.after))).toEqual(said(plain(after.revision)));
    expect(said(paragraphs.map((one) => one.before))).toEqual(said(plain(before.revision)));
  });

  test('carries the reasons of offers as comments, once each, at their clause', async () => {
    const at = before.revision.from;
    const bytes = await contractWord(after.revision, {
      since: before.revision,
      comments: [
        { key: 'K06', clause: '6.1', by: 'Ann An', at, text: 'A month of trial first.' },
        { key: 'K07', by: 'Sam Lee', at, text: 'Questions are no faults.' },
      ],
    });
    const { paragraphs } = await opened(bytes);
    const remarked = paragraphs.filter(({ remarks }) => remarks.length > 0);
    expect(
      remarked.map(({ after: text, remarks }) => [text.split(/\s/u)[0], remarks[0]?.by, remarks[0]?.text]),
    ).toEqual([
      ['6.1', 'Ann An', 'A month of trial first.'],
      ['7.', 'Sam Lee', 'Questions are no faults.'],
    ]);
  });
});

describe('an edited file', () => {
  const zip = (xml: string, from: string, to: string): string => {
    expect(xml.split(from).length).toBe(2);
    return xml.replace(from, () => to);
  };
  const run = (text: string, kind: 't' | 'delText' = 't'): string =>
    `<w:r><w:${kind} xml:space="preserve">${text}</w:${kind}></w:r>`;
  const tracked = (name: 'ins' | 'del', text: string): string =>
    `<w:${name} w:id="900" w:author="Ann An" w:date="2024-11-05T10:00:00Z">${run(text, name === 'ins' ? 't' : 'delText')}</w:${name}>`;

  test('words of an author become a change of the document that keeps its references', async () => {
    const bytes = await edited(await contractWord(before.revision), (xml) =>
      zip(
        xml,
        'The target is at least 99.95 %.\n',
        `Our target is</w:t></w:r>${run(' at least 99.95 %.\n')}<w:r><w:t xml:space="preserve">`,
      ),
    );
    const [change, ...others] = await foundIn(bytes);
    expect(others).toEqual([]);
    expect(change?.change?.path).toEqual(['clauses', 'K04', 'text', 'en']);
    expect(change).toMatchObject({ key: 'K04', language: 'en', kind: 'prose', tracked: false });
    const now = applyChanges(before.document, change?.change === undefined ? [] : [change.change]);
    expect(now.ok && canonicalText(now.value)).toContain('Our target is {availability.target}.');
  });

  test('a figure that is filled in from a term is shown as the conflict it is', async () => {
    const bytes = await edited(await contractWord(before.revision), (xml) =>
      zip(xml, 'The target is at least 99.95 %', 'The target is at least 99.5 %'),
    );
    const found = await foundIn(bytes);
    expect(found.map(({ key, kind, change }) => [key, kind, change])).toEqual([['K04', 'generated', undefined]]);
  });

  test('a sentence written from terms names the term; who changed it and when is told', async () => {
    const bytes = await edited(await contractWord(before.revision), (xml) =>
      zip(
        xml,
        'The Provider attains at least 99.95 % in',
        `The Provider attains at least </w:t></w:r>${tracked('del', '99.95')}${tracked('ins', '99.99')}<w:r><w:t xml:space="preserve"> % in`,
      ),
    );
    const [change, ...others] = await foundIn(bytes);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      clause: '6.1',
      kind: 'generated',
      by: 'Ann An',
      at: '2024-11-05T10:00:00Z',
      tracked: true,
    });
    expect(change?.terms).toEqual([
      { path: ['commitments', 'availability'], name: { en: 'Availability', 'zh-Hant': '可用性' } },
    ]);
    expect(change?.message.en).toContain('“Availability”');
    expect(change?.words.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '99.95' },
      { kind: 'added', text: '99.99' },
    ]);
  });

  test('words in a table are an author’s where they stand alone in a cell', async () => {
    const bytes = await edited(await contractWord(before.revision), (xml) => zip(xml, 'No access', 'Nothing works'));
    const [change] = await foundIn(bytes);
    expect(change).toMatchObject({
      key: 'K07',
      kind: 'prose',
      change: { path: ['priorities', 'levels', 'P1', 'meaning', 'en'], value: 'Nothing works' },
    });
  });

  test('new text, struck out text and moved text are all found', async () => {
    const bytes = await edited(await contractWord(before.revision), (xml) => {
      const paragraphs = xml.match(/<w:p[ >](?:(?!<\/w:p>).)*<\/w:p>/gsu) ?? [];
      const with11 = paragraphs.find((one) => one.includes('The workload is not limited')) ?? '';
      const owner = paragraphs.find((one) => one.includes('The target is at least')) ?? '';
      return xml
        .replace(with11, () => `<w:p>${tracked('ins', 'Reports are read aloud.')}</w:p>`)
        .replace(owner, () => `${owner}<w:p>${run('And the sea is blue.')}</w:p>`);
    });
    const found = await foundIn(bytes);
    expect(found.map(({ key, kind, before: was, after: is }) => [key, kind, was, is])).toEqual([
      ['K04', 'prose', '', 'And the sea is blue.'],
      ['K08', 'prose', '', 'Reports are read aloud.'],
      ['K08', 'generated', '8.1 The workload is not limited.', ''],
    ]);
    const now = applyChanges(
      before.document,
      found.flatMap(({ change }) => change ?? []),
    );
    const text = now.ok ? canonicalText(now.value) : '';
    expect(text).toContain('{"key":"K04","text":{"en":"And the sea is blue."}}');
    expect(text).toContain('{"key":"K08","text":{"en":"Reports are read aloud."}}');
  });

  test('is matched by its words where a program lost the names', async () => {
    const bytes = await edited(await contractWord(before.revision), (xml) =>
      xml
        .replaceAll(/<w:bookmark(?:Start|End)[^>]*>/gu, '')
        .replace('No access', 'Nothing works')
        .replace('The workload is not limited', 'The workload is limited'),
    );
    const found = await foundIn(bytes);
    expect(found.map(({ key, before: was, after: is }) => [key, was, is])).toContainEqual([
      'K08',
      '8.1 The workload is not limited.',
      '8.1 The workload is limited.',
    ]);
    expect(found.some(({ after: is }) => is === 'Nothing works')).toBe(true);
  });

  test('remarks without a change are told', async () => {
    const bytes = await contractWord(before.revision, {
      comments: [{ key: 'K08', by: 'Ann An', at: before.revision.from, text: 'Is that so?' }],
    });
    const found = await foundIn(bytes);
    expect(found.map(({ key, kind, remarks }) => [key, kind, remarks[0]?.text])).toEqual([
      ['K08', 'comment', 'Is that so?'],
    ]);
  });
});

describe('a hostile file', () => {
  const refusal = async (bytes: Uint8Array): Promise<string> => {
    const read = await readWord(bytes);
    return read.ok ? '' : (read.refusals[0]?.message ?? '');
  };
  const zipped = (parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> => {
    const zip = new JSZip();
    for (const [name, text] of Object.entries(parts)) zip.file(name, text);
    return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  };

  test('that is not a DOCX is refused with what to do', async () => {
    for (const bytes of [
      new Uint8Array(),
      new TextEncoder().encode('%PDF-1.7'),
      await zipped({ mimetype: 'application/epub' }),
    ])
      expect(await refusal(bytes)).toContain('Save it as “Word document (.docx)”');
    expect(await refusal(await zipped({ 'word/document.xml': '<w:document><w:body>' }))).toContain('not well formed');
  });

  test('that unpacks to far more than it is costs no more than the limit', async () => {
    const bomb = await zipped({ 'word/document.xml': new Uint8Array(61_000_000).fill(32) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(bomb)).toContain('more than 60 MB');
    expect(await refusal(new Uint8Array(20_000_001))).toContain('larger than 20 MB');
  });

  test('of a million paragraphs is refused before any of them is read', async () => {
    const many = `<w:body xmlns:w="w">${'<w:p/>'.repeat(1_000_000)}</w:body>`;
    const small = await zipped({ 'word/document.xml': many });
    expect(small.length).toBeLessThan(50_000);
    expect(await refusal(small)).toContain('more marks than');
    const parts = { 'word/document.xml': '<w:p xmlns:w="w"/>', 'word/comments.xml': many };
    expect(await refusal(await zipped(parts))).toContain('more marks than');
  });

  test('that names entities, inner or outer, is refused before it is read', async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY b "haha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>';
    const outer = '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>';
    for (const text of [laughs, outer])
      expect(await refusal(await zipped({ 'word/document.xml': text }))).toContain('declares entities');
    expect(await refusal(await zipped({ 'word/document.xml': '<a>&undeclared;</a>' }))).toContain('not well formed');
  });

  test('deeply nested text does not end the program', async () => {
    const deep = `${'<w:p xmlns:w="w">'.repeat(50_000)}${'</w:p>'.repeat(50_000)}`;
    expect(await refusal(await zipped({ 'word/document.xml': deep }))).toContain('nested deeper');
  });
});
