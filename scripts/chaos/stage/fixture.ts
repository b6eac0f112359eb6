/**
 * What earlier versions left behind: a backup each, and the hashes of its statements. Owns: finding and writing them. Written
 * once, when a version is released, and never again: `node scripts/chaos/stage/fixture.ts VERSION`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Instant } from '@troth/core';
import type { WrittenRow } from '@troth/connectors';
import { closePeriod, ingest, signHead } from '@troth/services';
import { z } from 'zod';
import { hashesIn, need, organisation, readDemo, tellDemo } from './demo.ts';
import type { Hashes } from './demo.ts';
import { contextOver, mei } from './house.ts';
import { openPlace, placesFor } from './places.ts';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));

const schema = z.object({
  months: z.array(z.object({ agreement: z.string(), period: z.string(), hash: z.string() })),
  knownAt: z.string(),
  /** Entries of the ledger, and the hash of the last one. */
  ledger: z.object({ size: z.number(), hash: z.string() }),
  issued: z.object({ agreement: z.string(), period: z.string(), hash: z.string() }),
});

export interface Fixture {
  readonly version: string;
  readonly file: string;
  readonly said: z.output<typeof schema>;
  readonly hashes: Hashes;
}

/** Those of every version ever released. */
export function fixtures(): readonly Fixture[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.troth'))
    .sort()
    .map((name) => {
      const version = name.slice(0, -'.troth'.length);
      const said = schema.parse(JSON.parse(readFileSync(join(folder, `${version}.json`), 'utf8')));
      const hashes = new Map(said.months.map(({ agreement, period, hash }) => [`${agreement} ${period}`, hash]));
      return { version, file: join(folder, name), said, hashes };
    });
}

const issued = { agreement: 'SLA-SP-DIA', period: '2024-10' };
const now = Instant.parse('2025-02-26T00:30:00.000Z');

/** A day of slices, so that series, runs and pages are in it too. */
function slices(): readonly WrittenRow[] {
  const first = Instant.parse('2025-02-01T00:00:00Z');
  const moment = (at: number): string => Instant.format(Instant.plus(first, at * 1_800_000));
  return Array.from({ length: 48 }, (_, at) => ({
    place: `slice ${at}`,
    row: {
      form: 'slice',
      id: `slice ${at}`,
      series: 'probe',
      subject: 'nobody-names-this',
      recordedAt: Instant.format(now),
      start: moment(at),
      end: moment(at + 1),
      bad: String(at % 7),
      total: 30,
    },
  }));
}

async function writeFixture(version: string): Promise<void> {
  const stops: (() => unknown)[] = [];
  const place = await placesFor({ atEnd: (stop) => stops.unshift(stop) })('postgres');
  const store = await openPlace(place, { clock: () => now });
  const context = contextOver(store, () => now);
  const demo = await readDemo();
  await tellDemo(context, demo);
  const delivery = { rows: slices(), samples: [], refused: [] };
  const receipt = need(await ingest(context, { organisation, actor: mei, source: 'load', delivery, claimed: true }));
  if (receipt.accepted !== delivery.rows.length) throw new Error(receipt.refused[0]?.message);
  const overrule = { guards: ['completeness', 'open-decisions'] as const, reason: 'a drill' };
  const { hash } = need(await closePeriod(context, { organisation, actor: mei, ...issued, overrule }));
  await store.write(organisation, async (transaction) => {
    await transaction.seal(await transaction.unsealed(now, 10), { actor: mei.id });
  });
  await signHead(context, { organisation });
  const hashes = await hashesIn(context, demo);
  const { size, hash: last } = await store.read(organisation, (reader) => reader.head());
  await store.backup(join(folder, `${version}.troth`));
  await store.close();
  const months = demo.months.map(({ agreement, period }) => ({
    agreement,
    period,
    hash: hashes.get(`${agreement} ${period}`) ?? '',
  }));
  const said = {
    knownAt: Instant.format(demo.knownAt),
    ledger: { size, hash: last },
    issued: { ...issued, hash },
    months,
  };
  writeFileSync(join(folder, `${version}.json`), `${JSON.stringify(said, undefined, 2)}\n`);
  for (const stop of stops) await stop();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [version] = process.argv.slice(2);
  if (version === undefined || !/^\d+\.\d+\.\d+$/u.test(version)) throw new RangeError('Give the version: 0.1.0');
  await writeFixture(version);
}
