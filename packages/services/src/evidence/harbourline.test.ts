/** The demo company through ingestion: the same statements to the byte as from its files, in whatever order things arrive. */
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { statementOf } from '../evaluation/statement-of.ts';
import {
  demoFiles,
  fromFiles,
  houseForTests,
  importRows,
  organisation,
  settleIn,
  taken,
} from '../testing/house-for-tests.ts';
import type { DemoFiles, House } from '../testing/house-for-tests.ts';

const month = z.object({ agreement: z.string(), period: z.string(), knownAt: z.string().optional() });
const golden = z
  .object({ knownAt: z.string(), months: z.array(month), readings: z.array(month) })
  .parse(
    JSON.parse(
      readFileSync(fileURLToPath(new URL('../../../../conformance/harbourline.json', import.meta.url)), 'utf8'),
    ),
  );

let files: DemoFiles;
let house: House;

beforeAll(async () => {
  files = await demoFiles();
  house = await houseForTests();
  await settleIn(house, files);
  await importRows(house, files.rows);
});

const hashIn = async (
  { context }: House,
  asked: { agreement: string; period: string; knownAt: string },
): Promise<string> => taken(await statementOf(context, { organisation, ...asked })).hash;

describe('Harbourline through ingestion', () => {
  it('gives the statements of its files, for every agreement and period', async () => {
    const asked = [...golden.months, ...golden.readings].map(({ agreement, period, knownAt }) => ({
      agreement,
      period,
      knownAt: knownAt ?? golden.knownAt,
    }));
    expect(asked.length).toBeGreaterThan(20);
    for (const one of asked)
      expect(`${one.agreement} ${await hashIn(house, one)}`).toBe(`${one.agreement} ${fromFiles(files, one)}`);
  });

  it('knows rows that are told again', async () => {
    const before = await house.context.store.read(organisation, (reader) => reader.head());
    await importRows(house, files.rows);
    const after = await house.context.store.read(organisation, (reader) => reader.head());
    expect(after.size).toBe(before.size);
  });

  it('comes to the same bytes when evidence is late, shuffled and doubled', async () => {
    const asked = golden.months.filter(({ period }) => period === '2024-11');
    expect(asked.length).toBeGreaterThan(3);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...files.rows, ...files.rows], { minLength: files.rows.length * 2 }),
        async (rows) => {
          const other = await houseForTests();
          await settleIn(other, files);
          await importRows(other, rows);
          for (const { agreement, period } of asked) {
            const one = { agreement, period, knownAt: golden.knownAt };
            expect(await hashIn(other, one)).toBe(fromFiles(files, one));
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});
