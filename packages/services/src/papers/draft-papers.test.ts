/** Papers of drafts: what each side is given, and a DOCX that goes out, is edited and comes in as offers. */
import { canonicalHash } from '@troth/core';
import { readWord } from '@troth/documents';
import type { Outcome } from '@troth/core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../context.ts';
import { acceptOffer } from '../negotiation/answer-offer.ts';
import { putOffer } from '../negotiation/put-offer.ts';
import { readRecord } from '../practice/read.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { ada, jack, karen, negotiated, tableForTests } from '../testing/negotiated-draft.ts';
import { contractPaperNames } from './contract-papers.ts';
import type { PaperFile } from './documents.ts';
import { draftPaper, wordChangesIn } from './draft-papers.ts';

const draft = 'DRF-PAPERS';
const folder = mkdtempSync(join(tmpdir(), 'troth-draft-papers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let house: House;
beforeAll(async () => {
  house = await tableForTests();
  await negotiated(house, draft);
}, 60_000);

interface More {
  readonly actor?: Actor;
  readonly of?: string;
  readonly since?: string;
}
const paper = (file: string, { actor = ada, of = 'now', since }: More = {}): Promise<Outcome<PaperFile>> =>
  draftPaper(house.context, { organisation, actor, draft, file, language: 'en', of, since });
const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

describe('papers of a draft', () => {
  it('are made in every format for both sides, and for nobody else', async () => {
    for (const file of contractPaperNames) {
      const made = taken(await paper(file, { actor: jack }));
      expect(made.name).toMatch(/^SLA-[A-Z-]+-DRF-PAPERS-v\d+-/u);
      expect(made.bytes.length).toBeGreaterThan(500);
      expect(codes(await paper(file, { actor: karen }))).toEqual(['NOT-FOUND']);
    }
    expect(codes(await paper('contract.exe'))).toEqual(['NOT-FOUND']);
    expect(codes(await paper('redline.pdf', { since: 'yesterday' }))).toEqual(['TEXT']);
  });

  it('say that the text is a draft, and hold the very text', async () => {
    const file = join(folder, 'contract.pdf');
    writeFileSync(file, taken(await paper('contract.pdf')).bytes);
    const first = execFileSync('pdftotext', ['-l', '1', file, '-'], { encoding: 'utf8' });
    expect(first).toContain('Draft. Not agreed, not for signature.');
    execFileSync('pdfdetach', ['-saveall', '-o', folder, file], { stdio: 'ignore' });
    const { body } = taken(await readRecord(house.context, { organisation, actor: ada, kind: 'draft', id: draft }));
    const terms: unknown = JSON.parse(readFileSync(join(folder, `${body.agreement}-r${body.revision}.json`), 'utf8'));
    expect(canonicalHash(terms)).toBe(body.hash);
  });
});

/** A file of parts with some words of one part replaced; it fails when they are not there. */
const replaceInZip = `
import sys, zipfile
path, part, old, new = sys.argv[1:]
with zipfile.ZipFile(path) as source:
    parts = {name: source.read(name) for name in source.namelist()}
assert old.encode() in parts[part], old
parts[part] = parts[part].replace(old.encode(), new.encode())
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
    for name, content in parts.items():
        target.writestr(name, content)
`;

describe('a DOCX of a draft', () => {
  const edited = async (
    from: string,
    to: string,
    more: More & { readonly part?: string } = {},
  ): Promise<Uint8Array> => {
    const file = join(folder, 'contract.docx');
    writeFileSync(file, taken(await paper('contract.docx', more)).bytes);
    execFileSync('python3', ['-c', replaceInZip, file, more.part ?? 'word/document.xml', from, to]);
    return readFileSync(file);
  };
  const found = (bytes: Uint8Array, actor: Actor = jack) =>
    wordChangesIn(house.context, { organisation, actor, draft, bytes });

  it('comes in as a change that the other side can be offered, and is what was written once it is taken', async () => {
    const told = taken(await found(await edited('exchange co-location', 'exchange data centre', { actor: jack })));
    expect(told.basis).toMatchObject({ named: true, current: true });
    expect(told.changes.map(({ key, kind }) => [key, kind])).toEqual([['K04', 'prose']]);
    const changes = told.changes.flatMap(({ change }) => change ?? []);
    const reason = { en: 'We moved.' };
    const offer = taken(
      await putOffer(house.context, { organisation, actor: jack, draft, clause: 'K04', changes, reason }),
    );
    const redline = taken(
      await readWord(taken(await paper('redline.docx', { of: `offer-${offer.id}`, since: 'now' })).bytes),
    );
    const remarks = redline.paragraphs.flatMap((one) => one.remarks);
    expect(remarks).toMatchObject([{ text: 'We moved.' }]);
    const shown = redline.paragraphs.find(({ after }) => after.includes('exchange data centre'));
    expect(shown?.before).toContain('exchange co-location');
    taken(await acceptOffer(house.context, { organisation, actor: ada, offer: offer.id }));
    const { body } = taken(await readRecord(house.context, { organisation, actor: ada, kind: 'draft', id: draft }));
    expect(JSON.stringify(body.text)).toContain('Two diverse paths to the exchange data centre');
  });

  it('is compared with the version that it was made of, though the draft went on', async () => {
    const { version } = taken(await readRecord(house.context, { organisation, actor: ada, kind: 'draft', id: draft }));
    const old = await edited('Trading applications', 'Trading programs', { of: `version-${version - 1}` });
    const now = taken(await found(old, ada));
    expect(now.basis).toMatchObject({ named: true, current: false });
    expect(now.changes.map(({ after }) => after)).toEqual([expect.stringContaining('Trading programs')]);
  });

  it('that is of another agreement, or no DOCX, is refused with what to do', async () => {
    const other = await edited('SLA-LR-METRO', 'SLA-OTHER', { part: 'docProps/custom.xml' });
    expect(codes(await found(other))).toEqual(['NOT-THIS-TEXT']);
    expect(codes(await found(new Uint8Array([1, 2, 3])))).toEqual(['NOT-A-WORD-FILE']);
    expect(codes(await found(new Uint8Array(), karen))).toEqual(['NOT-FOUND']);
  });
});
