import { describe, expect, it } from 'vitest';
import { noon, parsedRows } from '../../testing/push.ts';
import { pullSurvives, withSystem } from '../../testing/system.ts';
import type { Answer, Asked, RunningSystem } from '../../testing/system.ts';
import type { Cursor } from '../source.ts';
import { servicenow } from './servicenow.ts';

const id = (n: number): string => n.toString(16).padStart(32, '0');

const task = (n: number, more: object = {}) => ({
  sys_id: id(n),
  number: `INC00${n}`,
  state: '6',
  hold_reason: '',
  priority: '1',
  assignment_group: id(900),
  opened_at: '2024-11-14 02:00:00',
  sys_created_on: '2024-11-14 02:00:05',
  sys_updated_on: `2024-11-14 05:00:0${n}`,
  cmdb_ci: id(800),
  ...more,
});

const audit = (n: number, of: number, [fieldname, oldvalue, newvalue, time]: readonly string[]) => ({
  sys_id: id(n),
  documentkey: id(of),
  fieldname,
  oldvalue,
  newvalue,
  sys_created_on: `2024-11-14 ${time}`,
  record_checkpoint: '',
});

const audits = [
  audit(101, 1, ['state', '1', '2', '02:10:00']),
  audit(102, 1, ['assignment_group', '', id(900), '02:10:00']),
  audit(103, 1, ['state', '2', '3', '03:00:00']),
  audit(104, 1, ['hold_reason', '', '1', '03:00:00']),
  audit(105, 1, ['priority', '3', '1', '03:30:00']),
  audit(106, 1, ['state', '3', '2', '04:00:00']),
  audit(107, 1, ['hold_reason', '1', '', '04:00:00']),
  audit(108, 1, ['state', '2', '6', '05:00:00']),
];

const configFor = (url: string, more: object = {}) =>
  servicenow.configuration.parse({
    source: 'snow',
    url,
    authorization: 'basic',
    since: '2024-11-01T00:00:00Z',
    subject: { from: 'cmdb_ci', names: { [id(800)]: 'core-router' } },
    statuses: {
      '1': { phase: 'new' },
      '2': { phase: 'working', responds: true },
      '3': { phase: 'paused', why: 'on hold' },
      '3:1': { phase: 'paused', why: 'customer', party: 'customer' },
      '6': { phase: 'resolved' },
    },
    priorities: { '1': 'P1', '3': 'P3' },
    parties: { [id(900)]: 'provider' },
    ...more,
  });

/** Table API enough for these tests: filters by time, sorts, pages. */
const table = (tasks: readonly { sys_updated_on: string }[], history: readonly unknown[] = audits) => {
  return ({ path, query }: Asked): Answer => {
    const [limit, offset] = [Number(query.get('sysparm_limit')), Number(query.get('sysparm_offset'))];
    if (path === '/api/now/table/sys_audit') return { body: { result: history.slice(offset, offset + limit) } };
    const since = /sys_updated_on>=([^^]+)/.exec(query.get('sysparm_query') ?? '')?.[1] ?? '';
    const found = tasks.filter((each) => each.sys_updated_on >= since);
    return { body: { result: found.slice(offset, offset + limit) } };
  };
};

async function pull({ url, fetch }: RunningSystem, more: object = {}, cursor?: Cursor) {
  const outcome = await servicenow.pull({ config: configFor(url, more), secret: 'u:p', cursor, now: noon, fetch });
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.message);
  return outcome.value;
}

describe('servicenow', () => {
  it('replays the audit of a task into events, one save at a time', async () => {
    await withSystem(table([task(1)]), async (system) => {
      const { delivery, more } = await pull(system);
      const rows = parsedRows(delivery).map((row) => row.form === 'case' && [row.event, row.why ?? row.priority ?? '']);
      expect(rows).toEqual([
        ['opened', 'P3'],
        ['responded', ''],
        ['assigned', ''],
        ['paused', 'customer'],
        ['priority', 'P1'],
        ['resumed', 'customer'],
        ['responded', ''],
        ['resolved', ''],
      ]);
      expect(delivery.refused).toEqual([]);
      expect(more).toBe(false);
      expect(parsedRows(delivery)[0]).toMatchObject({
        case: 'INC001',
        type: 'incident',
        subject: 'core-router',
        at: Date.UTC(2024, 10, 14, 2),
      });
      expect(system.asked[0]?.headers['authorization']).toBe('Basic dTpw');
    });
  });

  it('gives the same rows again in the next round, which looks back a little', async () => {
    await withSystem(table([task(1)]), async (system) => {
      const first = await pull(system);
      expect(first.cursor).toEqual({ since: '2024-11-14 04:59:01', offset: 0 });
      const second = await pull(system, {}, first.cursor);
      expect(second.delivery.rows).toEqual(first.delivery.rows);
    });
  });

  it('walks all pages once, also when a page is full of one second', async () => {
    const busy = [1, 2, 3, 4, 5].map((n) => task(n, { sys_updated_on: '2024-11-14 05:00:00' }));
    await withSystem(table([...busy, task(6)]), async (system) => {
      const seen = new Set<unknown>();
      let cursor: Cursor | undefined;
      for (let round = 0; round < 10; round += 1) {
        const pulled = await pull(system, { page: 2 }, cursor);
        for (const { row } of pulled.delivery.rows) seen.add(row['case']);
        cursor = pulled.cursor;
        if (!pulled.more) break;
      }
      expect(seen.size).toBe(6);
    });
  });

  it('says when the audit does not lead to where the task stands', async () => {
    await withSystem(table([task(1)], audits.slice(0, 3)), async (system) => {
      const { delivery } = await pull(system);
      expect(delivery.refused).toMatchObject([{ code: 'history-incomplete', place: 'INC001' }]);
    });
  });

  it('refuses wrong passwords, busy systems and other answers with what to do', async () => {
    const answers: [Answer, string][] = [
      [{ status: 401, body: {} }, 'not-allowed'],
      [{ status: 429, body: {} }, 'source-busy'],
      [{ status: 404, body: {} }, 'source-refuses'],
      [{ body: '<html>' }, 'answer-not-json'],
      [{ body: { result: [{ number: 7 }] } }, 'answer-shape'],
      [{ body: { result: [task(1, { sys_id: 'x^ORpassword=' })] } }, 'answer-shape'],
    ];
    for (const [answer, code] of answers) {
      await withSystem(
        () => answer,
        async ({ url, fetch }) => {
          const config = configFor(url);
          expect(await servicenow.pull({ config, cursor: undefined, now: noon, fetch })).toMatchObject({
            ok: false,
            refusals: [{ code }],
          });
        },
      );
    }
  });

  it('never throws on damaged answers', async () => {
    const recorded = { result: [{ ...audits[0], ...task(1) }] };
    expect(await pullSurvives(servicenow, { config: configFor('http://snow.invalid'), recorded })).toBeGreaterThan(20);
  });

  it('stops when pages never end', async () => {
    const full = Array.from({ length: 1000 }, () => audits[0]);
    await withSystem(
      ({ path }) => ({ body: { result: path.endsWith('sys_audit') ? full : [task(1)] } }),
      async ({ url, fetch }) => {
        const config = configFor(url);
        const outcome = await servicenow.pull({ config, cursor: undefined, now: noon, fetch });
        expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'history-without-end' }] });
      },
    );
  });
});
