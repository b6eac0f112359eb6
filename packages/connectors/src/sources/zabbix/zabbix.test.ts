import { Instant, resolveEvidence } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { noon, parsedRows } from '../../testing/push.ts';
import { pullSurvives, withSystem } from '../../testing/system.ts';
import type { Answer, Asked, RunningSystem } from '../../testing/system.ts';
import type { Cursor } from '../source.ts';
import { zabbix } from './zabbix.ts';

const at = (ms: number): string => String(Math.floor(ms / 1000));
const hour = 3_600_000;

const problem = (eventid: string, clock: number, more: object = {}) => ({
  eventid,
  clock: at(clock),
  ns: '250000000',
  name: 'Link down on ge-0/0/1',
  severity: '4',
  r_eventid: '0',
  tags: [{ tag: 'service', value: 'wan' }],
  hosts: [{ hostid: '1', host: 'kt-r1', name: 'Kwun Tong' }],
  ...more,
});

const configFor = (url: string, more: object = {}) =>
  zabbix.configuration.parse({
    url,
    since: '2024-11-14T00:00:00Z',
    mappings: [
      { severityAtLeast: 4, tags: { service: 'wan' }, state: 'down', subjectFrom: 'host', agreement: 'wan-2024' },
      { severityAtLeast: 2, tags: { service: 'wan' }, state: 'degraded', subjectFrom: 'tag:site' },
    ],
    ...more,
  });

interface Question {
  readonly params: Readonly<Record<string, unknown>>;
}

/** event.get enough for these tests. */
const server = (problems: readonly ReturnType<typeof problem>[], recoveries: readonly object[] = []) => {
  return ({ body }: Asked): Answer => {
    const { params }: Question = JSON.parse(body);
    if (params['eventids'] !== undefined) return { body: { jsonrpc: '2.0', result: recoveries, id: 1 } };
    const from = BigInt(String(params['eventid_from']));
    const found = problems.filter(({ eventid }) => BigInt(eventid) >= from).slice(0, Number(params['limit']));
    return { body: { jsonrpc: '2.0', result: found, id: 1 } };
  };
};

async function pull({ url, fetch }: RunningSystem, more: object = {}, cursor?: Cursor) {
  const outcome = await zabbix.pull({ config: configFor(url, more), secret: 'token', cursor, now: noon, fetch });
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.message);
  return outcome.value;
}

describe('zabbix', () => {
  it('makes one outage of a problem and its recovery, however often it asks', async () => {
    const start = noon - 2 * hour;
    const rows: ReturnType<typeof parsedRows> = [];
    let cursor: Cursor | undefined;
    await withSystem(server([problem('900', start)]), async (system) => {
      const open = await pull(system);
      rows.push(...parsedRows(open.delivery), ...parsedRows((await pull(system, {}, open.cursor)).delivery));
      cursor = open.cursor;
      expect(system.asked[0]).toMatchObject({ path: '/api_jsonrpc.php', headers: { authorization: 'Bearer token' } });
      expect(JSON.parse(system.asked[1]?.body ?? '').params.problem_time_from).toBe(noon / 1000 - 600);
    });
    const over = problem('900', start, { r_eventid: '950' });
    await withSystem(server([over], [{ eventid: '950', clock: at(noon - hour), ns: '0' }]), async (system) => {
      rows.push(...parsedRows((await pull(system, {}, cursor)).delivery));
    });
    for (const order of [rows, rows.toReversed()]) {
      const view = resolveEvidence({ rows: order, knownAt: Instant.of(noon), agreement: 'wan-2024' });
      expect(view.conflicts).toEqual([]);
      expect(view.rows('state')).toHaveLength(1);
      expect(view.rows('state')).toMatchObject([
        { start: start + 250, end: noon - hour, state: 'down', subject: 'Kwun Tong', cause: 'Link down on ge-0/0/1' },
      ]);
    }
  });

  it('walks pages over one span and then moves on', async () => {
    const many = ['1', '2', '3'].map((id) => problem(id, noon - hour));
    await withSystem(server(many), async (system) => {
      const first = await pull(system, { page: 2 });
      expect(first).toMatchObject({ more: true, cursor: { fromId: '3', until: noon / 1000 } });
      const second = await pull(system, { page: 2 }, first.cursor);
      expect(second).toMatchObject({ more: false, cursor: { fromId: '0', until: 0, since: noon / 1000 - 600 } });
      expect([...first.delivery.rows, ...second.delivery.rows].map(({ row }) => row['id'])).toEqual(['1', '2', '3']);
    });
  });

  it('takes only what a mapping asks for, and refuses what it cannot place or end', async () => {
    const some = [
      problem('1', noon - hour, { tags: [] }),
      problem('2', noon - hour, { severity: '3' }),
      problem('3', noon - hour, { r_eventid: '77' }),
      problem('4', noon - hour, {
        severity: '2',
        tags: [
          { tag: 'service', value: 'wan' },
          { tag: 'site', value: 'tko' },
        ],
      }),
    ];
    await withSystem(server(some), async (system) => {
      const { rows, refused } = (await pull(system)).delivery;
      expect(rows.map(({ row }) => [row['id'], row['state'], row['subject']])).toEqual([['4', 'degraded', 'tko']]);
      expect(refused.map(({ code }) => code)).toEqual(['problem-not-placed', 'recovery-missing']);
    });
  });

  it('says what Zabbix says when it refuses', async () => {
    const error = { code: -32602, message: 'Invalid params.', data: 'Not authorized.' };
    await withSystem(
      () => ({ body: { jsonrpc: '2.0', error, id: 1 } }),
      async ({ url, fetch }) => {
        const outcome = await zabbix.pull({ config: configFor(url), cursor: undefined, now: noon, fetch });
        expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'source-refuses' }] });
        expect(JSON.stringify(outcome)).toContain('Not authorized.');
      },
    );
  });

  it('never throws on damaged answers', async () => {
    const recorded = { jsonrpc: '2.0', result: [problem('1', noon - hour, { r_eventid: '2' })], id: 1 };
    const config = configFor('http://zabbix.invalid/');
    expect(await pullSurvives(zabbix, { config, recorded })).toBeGreaterThan(20);
  });
});
