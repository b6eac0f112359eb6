/** Latency, loss, jitter and availability of each site (S0.31): what the engine gives is what plain sums over the rounds give. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import { evaluate, Instant, lintAgreement, Ratio, readAgreements } from '@troth/core';
import type { Agreement, EvidenceRow, RowResult, Statement } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { depots, hours, networkSites, packets, roundsOf } from './network-sites.ts';
import type { Round } from './network-sites.ts';

const folder = fileURLToPath(new URL('../examples/network-sites', import.meta.url));

async function files(): Promise<{ readonly agreement: Agreement; readonly rows: readonly EvidenceRow[] }> {
  const read = await readFiles([folder]);
  if (!read.ok) throw new Error(read.refusals[0]?.message);
  const book = readAgreements(read.value.agreements);
  if (!book.ok) throw new Error(book.refusals[0]?.message);
  const [agreement] = book.value.agreements;
  if (agreement === undefined) throw new Error('no agreement');
  return { agreement, rows: read.value.rows };
}

function statement(agreement: Agreement, rows: readonly EvidenceRow[]): Statement {
  const knownAt = Instant.parse('2024-12-05T00:00:00Z');
  const made = evaluate({ agreement, evidence: { rows }, period: '2024-11', knownAt });
  if (!made.ok) throw new Error(made.refusals[0]?.message);
  return made.value;
}

let agreement: Agreement;
let found: Statement;
let unexcused: Statement;
beforeAll(async () => {
  const read = await files();
  agreement = read.agreement;
  found = statement(agreement, read.rows);
  const withoutWorks = read.rows.filter(({ form }) => form !== 'works');
  unexcused = statement(agreement, withoutWorks);
});

function rowOf(commitment: string, subject: string, { rows }: Statement = found): RowResult {
  const row = rows.find((one) => one.commitment === commitment && one.subject === subject);
  if (row === undefined) throw new Error(`${commitment} of ${subject} is not in the statement`);
  return row;
}
const valueOf = (row: RowResult): string | undefined => row.segments[0]?.value?.exact;

/** Works at Sha Tin take two rounds out: Sunday 17 November, 02:00 to 04:00. */
const counted = (depot: (typeof depots)[number]): readonly Round[] =>
  roundsOf(depot).filter(({ hour }) => depot !== 'sha-tin' || hour < 386 || hour >= 388);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('the files of the example', () => {
  it.each([...networkSites().keys()])('%s is what the script writes', (name) => {
    expect(readFileSync(`${folder}/${name}`, 'utf8')).toBe(networkSites().get(name));
  });

  it('hold an agreement that lint has nothing against', () => {
    expect(lintAgreement(agreement).filter(({ severity }) => severity !== 'note')).toEqual([]);
  });
});

describe.each(depots)('%s', (depot) => {
  const rounds = counted(depot);

  it('latency is the 95th percentile by nearest rank', () => {
    const sorted = rounds.map(({ latency }) => latency).sort((a, b) => a - b);
    const wanted = sorted[Math.ceil((95 * sorted.length) / 100) - 1] ?? 0;
    expect(valueOf(rowOf('latency', depot))).toBe(Ratio.of(wanted, 1000).toString());
  });

  it('loss is lost packets of all packets', () => {
    const lost = sum(rounds.map((round) => round.lost));
    expect(valueOf(rowOf('loss', depot))).toBe(Ratio.of(lost, packets * rounds.length).toString());
  });

  it('jitter is the mean of the rounds', () => {
    const jitter = sum(rounds.map((round) => round.jitter));
    expect(valueOf(rowOf('jitter', depot))).toBe(Ratio.of(jitter, 1000 * rounds.length).toString());
  });

  it('all of its time was observed', () => {
    const row = (commitment: string) => rowOf(commitment, depot).segments[0];
    expect(['availability', 'latency', 'loss', 'jitter'].map((one) => row(one)?.completeness)).toEqual(
      Array.from({ length: 4 }, () => '1'),
    );
  });
});

describe('the month', () => {
  const verdicts = (statementOf: Statement): readonly string[] =>
    statementOf.rows.filter(({ verdict }) => verdict === 'missed').map((one) => `${one.commitment} ${one.subject}`);

  it('misses availability at one depot, latency and loss at another', () => {
    expect(verdicts(found)).toEqual(['availability kwun-tong', 'latency tsuen-wan', 'loss tsuen-wan']);
    expect(valueOf(rowOf('availability', 'kwun-tong'))).toBe(Ratio.of(hours * 60 - 31, hours * 60).toString());
    expect(found.credit?.total).toBe('300.00');
  });

  it('would miss more without the maintenance window', () => {
    expect(verdicts(unexcused)).toEqual([
      'availability kwun-tong',
      'availability sha-tin',
      'latency tsuen-wan',
      'loss sha-tin',
      'loss tsuen-wan',
    ]);
    expect(rowOf('availability', 'sha-tin').segments[0]?.excluded).toMatchObject([
      { clause: '7.1', rows: ['CHG-771'] },
    ]);
  });
});
