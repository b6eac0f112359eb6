/** Files over HTTP: what they are called, what a browser may do with them, what is not there. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';
import { seed } from '../testing/seed.ts';

let house: HouseForTests;
let headers: { authorization: string };
const get = (url: string) => house.app.inject({ method: 'GET', url, headers });
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  house = await houseForTests();
  const token = await house.token('north', grant('admin'));
  headers = bearer(token);
  await seed(house.app, { organisation: 'north', token, canary: 'zinfandel' });
});
afterAll(() => house.app.close());

test('the contract is a PDF that a browser shows, a page that runs nothing, or Word and Markdown to be saved', async () => {
  const pdf = await get('/v1/agreements/SLA-north/contract.pdf?language=zh-Hant');
  expect(pdf.statusCode).toBe(200);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.headers['content-disposition']).toContain('inline; filename="SLA-north-r1-contract.pdf"');
  expect(pdf.rawPayload.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const again = await get('/v1/agreements/SLA-north/contract.pdf?language=zh-Hant');
  expect(hash(again.rawPayload)).toBe(hash(pdf.rawPayload));
  const page = await get('/v1/agreements/SLA-north/contract.html');
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/u);
  const word = await get('/v1/agreements/SLA-north/contract.docx');
  expect(word.headers['content-disposition']).toContain('attachment; filename="SLA-north-r1-contract.docx"');
  expect(word.rawPayload.subarray(0, 2).toString('latin1')).toBe('PK');
  const text = await get('/v1/agreements/SLA-north/contract.md');
  expect(text.headers['content-disposition']).toContain('attachment');
  expect(text.body).toContain('zinfandel');
});

test.each([
  ['/v1/agreements/SLA-north/contract.exe', 400],
  ['/v1/agreements/SLA-north/documents/contract.exe', 404],
  ['/v1/agreements/SLA-north/documents/redline.pdf', 404],
  ['/v1/agreements/SLA-south/documents/plain.html', 404],
  ['/v1/drafts/DRF-9999/documents/contract.pdf', 404],
  ['/v1/agreements/SLA-south/contract.pdf', 404],
  ['/v1/agreements/SLA-north/contract.pdf?revision=9', 404],
  ['/v1/agreements/SLA-north/periods/2025-01/statement.csv', 404],
  ['/v1/agreements/SLA-north/periods/2025-01/report-preview', 409],
  ['/v1/credit-notes/CN-1/preview', 404],
  [`/v1/documents/${'a'.repeat(64)}`, 404],
  ['/v1/documents/..%2f..%2fetc%2fpasswd', 404],
])('%s is answered %i, as a problem document', async (url, status) => {
  const answer = await get(url);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test('what somebody brought is only ever saved, under its own name and whatever it claims to be', async () => {
  const bytes = new TextEncoder().encode('<script>alert(1)</script>');
  const sha256 = hash(bytes);
  const attachments = [{ name: '證據 "1".html', type: 'text/html', size: bytes.length, sha256 }];
  const body = {
    agreement: 'SLA-north',
    period: '2025-01',
    party: 'party-north',
    grounds: 'other',
    attachments,
    state: 'raised',
    trail: [],
  };
  await house.context.store.write('north', async (transaction) => {
    await transaction.keepBlob({ sha256, type: 'text/html', bytes });
    await transaction.put({ kind: 'dispute', id: 'DSP-1', body }, { actor: 'system' });
  });
  const file = await get(`/v1/documents/${sha256}`);
  expect(file.statusCode).toBe(200);
  expect(file.rawPayload).toEqual(Buffer.from(bytes));
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''%E8%AD%89/u);
  expect(file.headers['content-security-policy']).toContain("default-src 'none'");
  expect(file.headers['cache-control']).toContain('immutable');
});

test('a file is put to a dispute over the wire and read again, and more than 5 MB is not taken', async () => {
  const body = {
    agreement: 'SLA-north',
    period: '2025-01',
    party: 'party-north',
    grounds: 'other',
    state: 'raised',
    trail: [],
  };
  await house.context.store.write('north', async (transaction) => {
    await transaction.put({ kind: 'dispute', id: 'DSP-2', body }, { actor: 'system' });
  });
  const send = async (payload: Buffer) =>
    house.app.inject({
      method: 'POST',
      url: '/v1/attachments/dispute/DSP-2?name=log.csv',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      payload,
    });
  const bytes = Buffer.from('at,state\n08:55,down\n');
  const answer = await send(bytes);
  expect([answer.statusCode, answer.json()]).toEqual([201, { kind: 'dispute', id: 'DSP-2', version: 2 }]);
  const file = await get(`/v1/documents/${hash(bytes)}`);
  expect(file.rawPayload).toEqual(bytes);
  expect((await send(Buffer.alloc(5 * 1024 * 1024 + 1, 0x61))).statusCode).toBe(413);
  expect((await send(Buffer.from([0, 1]))).statusCode).toBe(422);
});
