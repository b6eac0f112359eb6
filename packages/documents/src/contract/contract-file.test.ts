import { canonicalHash, readAgreements, readDocuments } from '@troth/core';
import type { Json, Revision } from '@troth/core';
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleAgreementText } from '../testing/example.ts';
import { contractFile } from './contract-file.ts';
import type { ContractFile } from './contract-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'troth-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asked = (command: string, ...words: string[]): string =>
  execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const child = `
apiVersion: troth/v1
kind: Agreement
type: sla
id: SLA-CHILD
inherits: SLA-GOLDEN
title: { en: Child, zh-Hant: 分支 }
effective: { from: 2024-11-01 }
`;

/** The revision of an agreement in these texts, and all their documents as data. */
function example(id: string, text: string): { readonly revision: Revision; readonly documents: readonly Json[] } {
  const texts = [{ file: 'example.yaml', text }];
  const [book, documents] = [readAgreements(texts), readDocuments(texts)];
  if (!book.ok || !documents.ok) throw new Error('the example is whole');
  const revision = book.value.agreements.find((one) => one.id === id)?.revisions[0];
  if (revision === undefined) throw new Error(`the example has ${id}`);
  return { revision, documents: documents.value.map(({ data }) => data) };
}

const { revision, documents } = example('SLA-GOLDEN', exampleAgreementText);
let made: ContractFile;
let path: string;
beforeAll(async () => {
  made = await contractFile(revision, { documents });
  path = join(folder, 'contract.pdf');
  writeFileSync(path, made.bytes);
});

describe('a contract as a file', () => {
  test('holds the terms whose hash it prints', () => {
    const out = join(folder, 'files');
    execFileSync('mkdir', ['-p', out]);
    asked('pdfdetach', '-saveall', '-o', out, path);
    expect(readdirSync(out)).toEqual(['SLA-GOLDEN-r1.json']);
    const bytes = readFileSync(join(out, 'SLA-GOLDEN-r1.json'));
    const hash = canonicalHash(JSON.parse(bytes.toString('utf8')));
    expect(hash).toBe(revision.hash);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    const last = Number(/Pages: +(\d+)/u.exec(asked('pdfinfo', path))?.[1]);
    const page = asked('pdftotext', '-f', String(last), '-l', String(last), '-layout', path, '-');
    expect(page).toContain(hash);
    expect(page).toContain('Signatures');
  });

  test('is archival, tagged and whole, with its letters in it, and says that the file within is its data', () => {
    expect(asked('qpdf', '--check', path)).toContain('No syntax or stream encoding errors');
    expect(asked('pdfinfo', path)).toMatch(/Tagged: +yes/u);
    for (const font of asked('pdffonts', path).trim().split('\n').slice(2))
      expect(font).toMatch(/ yes +yes +yes +\d+ +\d+$/u);
    const source = readFileSync(path, 'latin1');
    expect(source).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(source).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(source).toContain('/AFRelationship /Data');
  });

  test('has both languages, the governing one first, with a bookmark for each chapter of each', () => {
    const text = asked('pdftotext', '-raw', path, '-');
    expect(text.indexOf('English text')).toBeLessThan(text.indexOf('中文本'));
    const marks = asked('qpdf', '--json', '--json-key=outlines', path);
    for (const title of ['6. Service levels', '6. 服務水平', 'Signatures · 簽署頁'])
      expect(JSON.parse(marks)).toSatisfy((all: unknown) => JSON.stringify(all).includes(title));
  });

  test('has a place for each signatory in their order, on the page where it says so', () => {
    expect(made.places.map(({ order }) => order)).toEqual([1, 2]);
    const last = Number(/Pages: +(\d+)/u.exec(asked('pdfinfo', path))?.[1]);
    for (const {
      page,
      rectangle: [left = 0, bottom = 0, right = 0, top = 0],
    } of made.places) {
      expect(page).toBe(last);
      expect(right - left).toBeGreaterThan(150);
      expect(top - bottom).toBeGreaterThan(50);
      const inside = asked(
        'pdftotext',
        '-f',
        String(page),
        '-l',
        String(page),
        '-x',
        String(Math.floor(left)),
        '-y',
        String(Math.floor(841.89 - top)),
        '-W',
        String(Math.ceil(right - left)),
        '-H',
        String(Math.ceil(top - bottom)),
        path,
        '-',
      );
      expect(inside.replaceAll(/\s/gu, '')).toBe('Signature·簽署');
    }
    const names = asked('pdftotext', '-f', String(last), '-l', String(last), '-layout', path, '-');
    expect(names.indexOf('Sam Lee')).toBeLessThan(names.indexOf('Ann An'));
    expect(names).toContain('up to HKD 1,500,000.00');
  });

  test('takes the place of a signature without changing a byte of what is there', () => {
    const [place] = made.places;
    const more = plainAddPlaceholder({
      pdfBuffer: Buffer.from(made.bytes),
      reason: 'test',
      contactInfo: '',
      name: 'Sam Lee',
      location: '',
      signatureLength: 8192,
      widgetRect: [...(place?.rectangle ?? [])],
    });
    expect(
      more.subarray(0, made.bytes.length - 1).equals(Buffer.from(made.bytes).subarray(0, made.bytes.length - 1)),
    ).toBe(true);
    expect(more.toString('latin1')).toContain('/ByteRange');
  });

  test('is the same bytes when it is made again, and other bytes in another language or as a draft', async () => {
    const again = await contractFile(revision, { documents });
    expect(Buffer.from(again.bytes).equals(Buffer.from(made.bytes))).toBe(true);
    for (const other of [{ languages: ['en'] as const }, { draft: true }]) {
      const file = await contractFile(revision, { documents, ...other });
      expect(Buffer.from(file.bytes).equals(Buffer.from(made.bytes))).toBe(false);
    }
  });

  test('holds what it inherits from too, and is not made without the text that was signed', async () => {
    const { revision: heir, documents: both } = example('SLA-CHILD', `${exampleAgreementText}---${child}`);
    const file = await contractFile(heir, { documents: both });
    expect(file.attachments.map(({ name, hash }) => [name, hash])).toEqual([
      ['SLA-CHILD-r1.json', heir.hash],
      ['SLA-GOLDEN-r1.json', heir.parents[0]?.hash],
    ]);
    await expect(contractFile(heir, { documents: documents.slice(0, 1) })).rejects.toThrow(
      'no document of SLA-CHILD, revision 1',
    );
  });
});
