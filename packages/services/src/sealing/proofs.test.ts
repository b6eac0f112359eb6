/** What the parties of a completed signing can check, here and elsewhere. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalHash } from '@troth/core';
import { contractFromTerms, verifySignedContract } from '@troth/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askSigningCode, signByLink } from '../signing/by-link.ts';
import { readSigningLink } from '../signing/link-page.ts';
import { signingPaper } from '../signing/room.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import { ada, karen, signingHouse } from '../testing/signing-table.ts';
import type { SigningHouse } from '../testing/signing-table.ts';
import { checkSigning, signingProof } from './proofs.ts';

const folder = mkdtempSync(join(tmpdir(), 'troth-proofs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const trace = { address: '203.0.113.7', agent: 'Firefox, Windows' };
let house: SigningHouse;
let signing: string;

async function sign(address: string): Promise<void> {
  const token = await house.tokenOf(address);
  const page = taken(await readSigningLink(house.context, { token, trace }));
  taken(await askSigningCode(house.context, { token, trace }));
  const code = await house.codeOf(address);
  const consent = page.consent.version;
  taken(await signByLink(house.context, { token, trace, code, hash: page.hash, consent }));
  await house.settle();
}

beforeAll(async () => {
  house = await signingHouse();
  signing = taken(await house.start()).id;
  await sign('derek@harbourline.example');
  await sign('lydia-mok@lion-rock.example');
}, 30_000);

const asked = () => ({ organisation, actor: ada, signing });

describe('a completed signing', () => {
  it('is checked here to the byte, with its trail', async () => {
    const report = taken(await checkSigning(house.context, asked()));
    expect(report).toMatchObject({ valid: true, trusted: true, altered: [], notes: [] });
    expect(report.signatures.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'signature Derek Wong',
      'signature Lydia Mok',
      expect.stringContaining('seal '),
    ]);
    expect(report.findings.map(({ part }) => part)).toContain('evidence trail');
  });

  it('is checked elsewhere, from its files alone', async () => {
    const document = taken(await signingPaper(house.context, { ...asked(), paper: 'document' }));
    const trail = taken(await signingProof(house.context, { ...asked(), proof: 'trail' }));
    const root = taken(await signingProof(house.context, { ...asked(), proof: 'root' }));
    const trust = [Buffer.from(root.bytes).toString('utf8')];
    const given = { trust, trail: trail.bytes, render: contractFromTerms };
    const report = await verifySignedContract(document.bytes, given);
    expect(report).toMatchObject({ valid: true, trusted: true });
    expect(report.findings.map(({ found }) => found.en)).toContain('Written again from the terms: the same bytes.');
    expect(report.terms?.hash).toBe((await house.signing()).hash);
    const path = join(folder, document.name);
    writeFileSync(path, document.bytes);
    const said = execFileSync('pdfsig', [path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(said.match(/Signature is Valid/gu)).toHaveLength(3);
    expect(said).toContain('Total document signed');
  });

  it('hands out a trail whose lines hash to what the seal names', async () => {
    const trail = taken(await signingProof(house.context, { ...asked(), proof: 'trail' }));
    const lines = JSON.parse(Buffer.from(trail.bytes).toString('utf8')) as Record<string, unknown>[];
    for (const { hash, ...told } of lines) expect(canonicalHash(told)).toBe(hash);
    const report = taken(await checkSigning(house.context, asked()));
    expect(lines.map(({ hash }) => hash)).toContain(report.signatures.at(-1)?.trail);
  });

  it('is not there for another customer', async () => {
    const stranger = { ...asked(), actor: karen };
    for (const outcome of [
      await checkSigning(house.context, stranger),
      await signingProof(house.context, { ...stranger, proof: 'trail' }),
      await signingProof(house.context, { ...stranger, proof: 'root' }),
    ])
      expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'NOT-FOUND' }] });
  });
});
