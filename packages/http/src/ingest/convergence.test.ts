/** The same evidence gives the same statement, however it came: late, twice, in another order, in other requests and formats. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import { agreementText } from '../testing/seed.ts';

interface Told {
  readonly id: string;
  readonly [field: string]: string;
}

const hour = (day: number, from: number): string => new Date(Date.UTC(2025, 0, day, from)).toISOString();

const outages: readonly Told[] = Array.from({ length: 12 }, (_, number): Told => ({
  form: 'state',
  id: `out-${number}`,
  start: hour(1 + number * 2, number),
  end: hour(1 + number * 2, number + 1),
  state: number % 3 === 0 ? 'degraded' : 'down',
  agreement: 'SLA-X',
}));
/** Known only once what they correct is known: their place is after it, wherever that is. */
const corrections = [
  { row: 'out-4', id: 'out-4b', reason: 'shorter by the log of the switch', change: { end: hour(9, 4) } },
  { row: 'out-7', id: 'out-7b', reason: 'another circuit', retract: true },
];

type Step = { readonly rows: readonly Told[]; readonly csv: boolean };

async function statementAfter(steps: readonly Step[]): Promise<string> {
  const house = await houseForTests();
  const headers = bearer(await house.token('north', grant('admin')));
  const send = async (method: 'POST' | 'PUT', url: string, payload: string | object): Promise<void> => {
    const type =
      typeof payload !== 'string' ? 'application/json' : payload.startsWith('{') ? 'application/x-ndjson' : 'text/csv';
    const answer = await house.app.inject({ method, url, headers: { ...headers, 'content-type': type }, payload });
    expect(answer.statusCode, answer.body).toBeLessThan(207);
  };
  await send('POST', '/v1/agreements', { texts: [{ file: 'a.json', text: agreementText('SLA-X', 'x') }] });
  await send('PUT', '/v1/sources/probe', { kind: 'rows' });
  const known = new Set<string>();
  const waiting = new Set(corrections);
  for (const { rows, csv } of steps) {
    if (rows.length === 0) continue;
    if (csv) await send('POST', '/v1/sources/probe/evidence', tableOf(rows));
    else await send('POST', '/v1/sources/probe/evidence', rows.map((row) => JSON.stringify(row)).join('\n'));
    for (const { id } of rows) known.add(id);
    for (const one of waiting) {
      if (!known.has(one.row)) continue;
      waiting.delete(one);
      await send('POST', '/v1/evidence/corrections', { source: 'probe', ...one });
    }
  }
  const answer = await house.app.inject({ url: '/v1/agreements/SLA-X/periods/2025-01/statement', headers });
  await house.app.close();
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.body;
}

function tableOf(rows: readonly Told[]): string {
  const columns = Object.keys(rows[0] ?? {});
  return [columns.join(','), ...rows.map((row) => columns.map((name) => row[name]).join(','))].join('\n');
}

const anyWay = fc
  .tuple(
    fc.shuffledSubarray([...outages], { minLength: outages.length }),
    fc.array(fc.constantFrom(...outages), { maxLength: 8 }),
    fc.array(fc.record({ size: fc.integer({ min: 1, max: 5 }), csv: fc.boolean() }), { minLength: 20, maxLength: 20 }),
  )
  .map(([once, again, cuts]): readonly Step[] => {
    const all = [...once, ...again];
    let at = 0;
    return cuts.map(({ size, csv }) => {
      at += size;
      return { rows: all.slice(at - size, at), csv };
    });
  });

test('late, doubled, shuffled and corrected evidence converges to the same statement, to the byte', async () => {
  const wanted = await statementAfter([{ rows: outages, csv: false }]);
  expect(wanted).toContain('"verdict"');
  await fc.assert(
    fc.asyncProperty(anyWay, async (steps) => {
      expect(await statementAfter(steps)).toBe(wanted);
    }),
    { numRuns: 12 },
  );
});

test('control: one row less is another statement', async () => {
  const [whole, less] = [
    await statementAfter([{ rows: outages, csv: false }]),
    await statementAfter([{ rows: outages.slice(0, -1), csv: false }]),
  ];
  expect(less).not.toBe(whole);
});
