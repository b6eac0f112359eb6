/** The companies of the examples over the API: where figures come from, and that whoever downloads the rows computes the same. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import { evaluate, Instant, readAgreements, rowText } from '@troth/core';
import type { EvidenceRow, NamedText, Statement } from '@troth/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
const partSize = 500;

let house: HouseForTests;
let admin: Record<string, string>;
/** What a customer's key may do. */
let customer: Record<string, string>;

beforeAll(async () => {
  house = await houseForTests();
  admin = bearer(await house.token('north', grant('admin')));
  customer = bearer(await house.token('north', grant('read')));
  await bringIn(await filesOf('harbourline', 'network-sites'));
}, 60_000);
afterAll(() => house.app.close());

interface Files {
  readonly agreements: readonly NamedText[];
  readonly rows: readonly EvidenceRow[];
}

async function filesOf(...names: readonly string[]): Promise<Files> {
  const read = await readFiles(names.map((name) => join(examples, name)));
  if (!read.ok) throw new Error(read.refusals[0]?.message);
  return read.value;
}

async function bringIn({ agreements, rows }: Files): Promise<void> {
  const send = async (method: 'POST' | 'PUT', url: string, payload: object | string): Promise<void> => {
    const type = typeof payload === 'string' ? 'application/x-ndjson' : 'application/json';
    const answer = await house.app.inject({ method, url, headers: { ...admin, 'content-type': type }, payload });
    expect(answer.statusCode, answer.body.slice(0, 1000)).toBeLessThan(207);
  };
  await send('POST', '/v1/agreements', { texts: agreements });
  for (const [source, own] of Map.groupBy(rows, (row) => row.source)) {
    await send('PUT', `/v1/sources/${source}`, { kind: 'rows' });
    for (let at = 0; at < own.length; at += partSize) {
      const lines = own.slice(at, at + partSize).map(rowText);
      await send('POST', `/v1/sources/${source}/evidence?claimed=true`, lines.join('\n'));
    }
  }
}

async function asked<T>(url: string): Promise<T> {
  const answer = await house.app.inject({ url, headers: customer });
  expect(answer.statusCode, answer.body.slice(0, 1000)).toBe(200);
  return answer.json<T>();
}

const figures = ({ rows }: Statement, ...names: readonly string[]): readonly number[] =>
  names.map((name) => Number(rows[0]?.segments[0]?.figures[name]?.exact) / 60_000);

describe('the figures of a month', () => {
  it('of the cross-connect in May: 110 min gross, 40 excluded, 70 counted, each with its rows', async () => {
    const { statement } = await asked<{ statement: Statement }>('/v1/agreements/SLA-OR-XC/periods/2024-05/explanation');
    expect(figures(statement, 'gross', 'excluded', 'downtime')).toEqual([110, 40, 70]);
    const steps = statement.rows[0]?.segments[0]?.steps ?? [];
    const rowsOf = (what: string): readonly string[] => steps.find((step) => step.what === what)?.rows ?? [];
    expect(rowsOf('excluded by planned-works')).toEqual(['CHG-2024-0512']);
    expect(rowsOf('downtime told by probe')).toEqual(['OUT-0131']);
    const { items } = await asked<{ items: readonly { entry: number; row: { id: string } }[] }>(
      '/v1/evidence?agreement=SLA-OR-XC&limit=100',
    );
    const known = new Map(items.map(({ entry, row }) => [row.id, entry]));
    for (const row of steps.flatMap((step) => step.rows ?? [])) expect(known.get(row)).toBeGreaterThan(0);
  });

  it('of the cold chain in February: 0.24 min more than allowed', async () => {
    const { statement } = await asked<{ statement: Statement }>('/v1/agreements/SLA-KC-DIA/periods/2024-02/statement');
    const [allowed = 0, downtime = 0] = figures(statement, 'allowed', 'downtime');
    expect((allowed - downtime).toFixed(2)).toBe('-0.24');
  });
});

describe('a customer', () => {
  it.each([
    ['SLA-SP-DIA', '2024-11', ['HARBOURLINE-STANDARD']],
    ['SLA-OR-XC', '2024-05', ['HARBOURLINE-STANDARD']],
    ['SLA-DEPOTS', '2024-11', []],
  ])('downloads what %s rests on in %s, and computes every figure again', async (id, period, inherited) => {
    const told = await asked<{ statement: Statement }>(`/v1/agreements/${id}/periods/${period}/statement`);
    const { knownAt } = told.statement;
    const lines = await house.app.inject({
      url: `/v1/agreements/${id}/periods/${period}/evidence?format=json-lines&knownAt=${knownAt}`,
      headers: customer,
    });
    const texts: NamedText[] = [];
    for (const name of [id, ...inherited]) {
      const { text } = await asked<{ text: object }>(`/v1/agreements/${name}/revisions/1`);
      texts.push({ file: `${name}.json`, text: JSON.stringify(text) });
    }
    const computed = computedFrom(texts, await rowsIn(lines.body), { id, period, knownAt });
    expect(withoutDigest(computed)).toEqual(withoutDigest(told.statement));
  });
});

async function rowsIn(lines: string): Promise<readonly EvidenceRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'troth-download-'));
  try {
    writeFileSync(join(folder, 'rows.ndjson'), lines);
    const read = await readFiles([folder]);
    if (!read.ok) throw new Error(read.refusals[0]?.message);
    return read.value.rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function computedFrom(
  texts: readonly NamedText[],
  rows: readonly EvidenceRow[],
  asks: { readonly id: string; readonly period: string; readonly knownAt: string },
): Statement {
  const book = readAgreements(texts);
  if (!book.ok) throw new Error(book.refusals[0]?.message);
  const agreement = book.value.agreements.find(({ id }) => id === asks.id);
  if (agreement === undefined) throw new Error(`${asks.id} is not among the texts`);
  const made = evaluate({ agreement, evidence: { rows }, period: asks.period, knownAt: Instant.parse(asks.knownAt) });
  if (!made.ok) throw new Error(made.refusals[0]?.message);
  return made.value;
}

/** The digest speaks of all evidence, of other periods too: packs carry that. */
function withoutDigest({ basis, ...rest }: Statement): object {
  const { evidence: _, ...kept } = basis;
  return { ...rest, basis: kept };
}
