/**
 * The whole company, loaded here and served by a process of its own: its statements are the golden ones, its people sign in, and
 * both ledgers are the same to the byte.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Instant, Ratio } from '@troth/core';
import type { SegmentResult } from '@troth/core';
import { registerOf, statementOf } from '@troth/services';
import type { Context } from '@troth/services';
import { memoryStore } from '@troth/stores';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { need } from '../endings.ts';
import { client } from '../testing/client.ts';
import { running } from '../testing/running.ts';
import type { Running } from '../testing/running.ts';
import { demoClock } from './clock.ts';
import { foundOrganisation, loadCompany } from './company-load.ts';
import { demoContext } from './demo-context.ts';
import { demoIdentities, demoOrganisation as organisation } from './identities.ts';

// Thirteen months are told, here and there.
vi.setConfig({ hookTimeout: 400_000 });

const segmentSchema = z.object({
  agreed: z.string(),
  gross: z.string(),
  excluded: z.string(),
  counted: z.string(),
  allowed: z.string(),
  availability: z.string(),
  met: z.boolean(),
});
const monthSchema = z.object({
  agreement: z.string(),
  period: z.string(),
  segments: z.array(segmentSchema),
  credit: z.string(),
});
const golden = z
  .object({
    knownAt: z.string(),
    months: z.array(monthSchema),
    readings: z.array(monthSchema.extend({ knownAt: z.string() })),
    totalCredits: z.string(),
  })
  .parse(
    JSON.parse(
      readFileSync(fileURLToPath(new URL('../../../../conformance/harbourline.json', import.meta.url)), 'utf8'),
    ),
  );

async function load(): Promise<Context> {
  const clock = demoClock();
  const context = demoContext(memoryStore({ clock: clock.now }), clock);
  await foundOrganisation(context);
  await loadCompany(context, clock, { loaded: 0, of: 0, ready: false });
  return context;
}

let demo: Context;
let served: Running;

beforeAll(async () => {
  [served, demo] = await Promise.all([
    running(['demo', '--memory', '--port', '0'], { cwd: fileURLToPath(new URL('.', import.meta.url)) }),
    load(),
  ]);
});
afterAll(async () => {
  await served.end('SIGKILL');
});

const page = z.object({
  items: z.array(z.object({ index: z.number(), hash: z.string() })),
  next: z.string().optional(),
});

/** Hash of an entry of the ledger that is served. */
async function servedHash(index: number): Promise<string | undefined> {
  const ask = client(served.url, served.key);
  for (let cursor = ''; ;) {
    const { items, next } = page.parse((await ask(`/v1/ledger/entries?limit=500${cursor}`)).json);
    const found = items.find((entry) => entry.index === index);
    if (found !== undefined || next === undefined) return found?.hash;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
}

const figure = ({ figures }: SegmentResult, name: string, wanted: string): string =>
  Ratio.parse(figures[name]?.exact ?? '-1')
    .dividedBy(Ratio.of(60_000))
    .toFixed(decimalsOf(wanted));

const decimalsOf = (wanted: string): number => wanted.split('.')[1]?.length ?? 0;

/** A segment in the words of the golden file, at the digits that it shows. */
const told = (segment: SegmentResult, wanted: z.output<typeof segmentSchema>): typeof wanted => ({
  agreed: figure(segment, 'agreed', wanted.agreed),
  gross: figure(segment, 'gross', wanted.gross),
  excluded: figure(segment, 'excluded', wanted.excluded),
  counted: figure(segment, 'downtime', wanted.counted),
  allowed: figure(segment, 'allowed', wanted.allowed),
  availability: Ratio.parse(segment.value?.exact ?? '-1').toFixed(decimalsOf(wanted.availability)),
  met: (segment.soFar ?? segment.verdict) === 'met',
});

describe('the whole company', () => {
  it.each([...golden.months, ...golden.readings])(
    'states $agreement $period as it was worked out by hand',
    async (month) => {
      const knownAt = 'knownAt' in month && typeof month.knownAt === 'string' ? month.knownAt : golden.knownAt;
      const { agreement, period } = month;
      const { statement } = need(await statementOf(demo, { organisation, agreement, period, knownAt }));
      const segments = statement.rows.find(({ commitment }) => commitment === 'availability')?.segments ?? [];
      expect(segments.map((one, at) => told(one, month.segments[at] ?? segmentSchema.parse({})))).toEqual(
        month.segments,
      );
      expect(statement.credit?.total).toBe(month.credit);
    },
  );

  it('is the same to the byte where it is told again', async () => {
    const { size, hash } = await demo.store.read(organisation, (reader) => reader.head());
    expect(size).toBeGreaterThan(6000);
    expect(await servedHash(size - 1)).toBe(hash);
  });

  it('is ready, says so, and lets everybody in', async () => {
    const ask = client(served.url);
    expect((await ask('/readyz')).status).toBe(200);
    expect((await ask('/v1/demo')).json).toMatchObject({ ready: true });
    for (const { id } of demoIdentities) {
      const answer = await fetch(`${served.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-troth-csrf': '1' },
        body: JSON.stringify({ identity: id }),
      });
      expect(await answer.json()).toMatchObject({ signedIn: true, account: id });
    }
  });

  it('shows who was told, who was asked and what did not leave', async () => {
    const register = await registerOf(demo.store, organisation);
    const messages = register.all('message');
    expect(messages.filter(({ body }) => body.state === 'queued')).toEqual([]);
    expect(messages.filter(({ body }) => body.state === 'failed').map(({ body }) => body.to)).toEqual(['alan-yuen']);
    expect(register.all('warning').every(({ body }) => body.sentAt !== undefined)).toBe(true);
    expect(register.get('deterioration-plan', 'DPL-0001')?.body).toMatchObject({ state: 'proposed', party: 'orchid' });
    const open = register.all('dispute').filter(({ body }) => body.state === 'under-review');
    expect(open.map(({ id, body }) => [id, body.rulingBy])).toEqual([['DSP-OR-2025-01', '2025-03-06']]);
    const waiting = register.all('copy').filter(({ body }) => body.state === 'issued');
    const now = Instant.parse(golden.knownAt);
    expect(waiting.filter(({ body: { dueBy } }) => dueBy !== undefined && Instant.parse(dueBy) < now)).toHaveLength(2);
    expect(register.all('close-note').map(({ body }) => body.agreement)).toEqual(['SLA-KC-DIA', 'SLA-OR-COLO']);
  });

  it('has texts at every step: at the table, agreed, looked at; and one that is signed where it is served', async () => {
    const register = await registerOf(demo.store, organisation);
    expect(register.all('draft').map(({ id, body }) => [id, body.agreement, body.state])).toEqual([
      ['DRF-0001', 'SLA-LR-DIA', 'in-negotiation'],
      ['DRF-0002', 'SLA-TP-VOICE', 'agreed-text'],
      ['DRF-0003', 'SLA-WC-DESK', 'internal-review'],
    ]);
    const states = register.all('offer').map(({ body }) => [body.clause, body.state]);
    expect(states).toEqual([
      ['K13', 'countered'],
      ['K13', 'accepted'],
      ['K10', 'refused'],
      ['K09', 'open'],
    ]);
    const ask = client(served.url, served.key);
    expect((await ask('/v1/signings?draft=DRF-0002')).json).toMatchObject({
      items: [{ state: 'completed', agreement: 'SLA-TP-VOICE' }],
    });
    const current = register.all('copy').filter(({ body: { agreement } }) => agreement === 'SLA-TG-VPN');
    expect(current.filter(({ body }) => body.revision === 1).map(({ body }) => body.state)).toEqual(
      Array.from({ length: 4 }, () => 'superseded'),
    );
  });
});
