import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { afterAll, expect, test } from 'vitest';
import { foundAuthority, openAuthority } from './authority.ts';
import { holderOf } from './certificates.ts';
import { readToken, stamped } from './time-stamp.ts';
import { ownPolicy } from './time-stamp-authority.ts';

const folder = mkdtempSync(join(tmpdir(), 'troth-authority-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = Instant.parse('2025-02-26T00:30:00.120Z');
const files = await foundAuthority({
  organisation: '港灣網絡 Harbourline',
  from: Instant.parse('2024-01-01T00:00:00Z'),
  until: Instant.parse('2044-01-01T00:00:00Z'),
});
const authority = openAuthority(files);
const path = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const openssl = (...words: string[]): string =>
  execFileSync('openssl', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

test('openssl accepts the certificates and what they are for', async () => {
  const root = path('root.crt', files['root.crt']);
  expect(
    openssl('verify', '-CAfile', root, '-purpose', 'timestampsign', path('t.crt', files['time-stamp.crt'])),
  ).toContain('OK');
  expect(openssl('verify', '-CAfile', root, path('s.crt', files['seal.crt']))).toContain('OK');
  const ann = await authority.signerFor({ name: '安 Ann', organisation: 'Ann & Sons', capacity: 'Owner' }, at);
  expect(holderOf(ann.certificates[0] ?? new Uint8Array())).toEqual({
    name: '安 Ann',
    organisation: 'Ann & Sons',
    capacity: 'Owner',
  });
});

test('openssl asks, our authority answers, openssl verifies', async () => {
  const data = path('data', 'terms');
  const query = join(folder, 'q');
  openssl('ts', '-query', '-data', data, '-sha256', '-cert', '-out', query);
  const answer = path('a', await authority.answer(readFileSync(query), at));
  const root = path('root.crt', files['root.crt']);
  expect(openssl('ts', '-verify', '-in', answer, '-queryfile', query, '-CAfile', root)).toContain('Verification: OK');
  expect(openssl('ts', '-reply', '-in', answer, '-text')).toContain('Feb 26 00:30:00.12 2025 GMT');
});

const terms = Buffer.from('terms');
const question = (timeStamp: (request: Uint8Array) => Promise<Uint8Array>, more: object = {}) => ({
  timeStamp,
  nonce: Uint8Array.of(0x91, 2, 3, 4, 5, 6, 7, 8),
  now: at,
  trust: [files['root.crt']],
  ...more,
});
const codeOf = async (asked: ReturnType<typeof stamped>): Promise<string> => {
  const outcome = await asked;
  return outcome.ok ? 'accepted' : (outcome.refusals[0]?.code ?? '');
};

test('a token that answers our question is accepted and can be read again', async () => {
  const token = await stamped(
    terms,
    question((request) => authority.answer(request, at)),
  );
  if (!token.ok) throw new Error(token.refusals[0]?.message);
  expect(readToken(token.value, terms, { trust: [files['root.crt']] })).toMatchObject({
    at,
    policy: ownPolicy,
    trusted: true,
    authority: '港灣網絡 Harbourline Time Stamps',
  });
});

test('anything else is refused, never replaced by our clock', async () => {
  const now = (request: Uint8Array) => authority.answer(request, at);
  const silent = () => Promise.reject(new Error('connect ECONNREFUSED'));
  expect(await codeOf(stamped(terms, question(silent)))).toBe('TIME-STAMP-MISSING');
  expect(
    await codeOf(
      stamped(
        terms,
        question(async () => new Uint8Array()),
      ),
    ),
  ).toBe('TIME-STAMP-WRONG');
  const old: Uint8Array[] = [];
  await stamped(
    terms,
    question(async (request) => {
      old.push(await now(request));
      return old[0] ?? request;
    }),
  );
  const again = async (): Promise<Uint8Array> => old[0] ?? new Uint8Array();
  expect(await codeOf(stamped(terms, question(again)))).toBe('accepted');
  expect(await codeOf(stamped(terms, question(again, { nonce: Uint8Array.of(7) })))).toBe('TIME-STAMP-NONCE');
  expect(await codeOf(stamped(Buffer.from('other'), question(again)))).toBe('TIME-STAMP-WRONG');
  expect(await codeOf(stamped(terms, question(now, { policy: '1.2.3.4' })))).toBe('TIME-STAMP-WRONG');
  const late = Instant.parse('2050-01-01T00:00:00Z');
  expect(
    await codeOf(
      stamped(
        terms,
        question((request) => authority.answer(request, late), { now: late }),
      ),
    ),
  ).toBe('TIME-STAMP-WRONG');
  expect(await codeOf(stamped(terms, question(now, { now: Instant.plus(at, 3_600_000) })))).toBe('TIME-STAMP-CLOCK');
  const other = await foundAuthority({ organisation: 'Other', from: at, until: late });
  expect(await codeOf(stamped(terms, question(now, { trust: [other['root.crt']] })))).toBe('TIME-STAMP-UNTRUSTED');
});

test('a token with one byte altered is never accepted', async () => {
  const token = await stamped(
    terms,
    question((request) => authority.answer(request, at)),
  );
  if (!token.ok) throw new Error(token.refusals[0]?.message);
  const missed: number[] = [];
  for (let place = 0; place < token.value.length; place += 1) {
    const altered = Uint8Array.from(token.value);
    altered[place] = (altered[place] ?? 0) ^ (1 << (place % 8));
    try {
      readToken(altered, terms, { trust: [files['root.crt']] });
      missed.push(place);
    } catch {}
  }
  expect(missed).toEqual([]);
});
