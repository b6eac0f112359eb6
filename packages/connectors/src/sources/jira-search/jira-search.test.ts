import { Instant, resolveEvidence } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { deliveryOf, noon, parsedRows, pushed } from '../../testing/push.ts';
import { pullSurvives, withSystem } from '../../testing/system.ts';
import type { Answer, Asked, RunningSystem } from '../../testing/system.ts';
import { jira } from '../jira/jira.ts';
import type { Cursor } from '../source.ts';
import { hmacOf } from '../wire/signature.ts';
import { jiraSearch } from './jira-search.ts';

const words = {
  source: 'jira',
  statuses: {
    'To Do': { phase: 'new' },
    'In Progress': { phase: 'working', responds: true },
    Waiting: { phase: 'paused', why: 'customer', party: 'customer' },
    Done: { phase: 'resolved' },
  },
  priorities: { Highest: 'P1', Medium: 'P3' },
};
const configFor = (url: string, more: object = {}) =>
  jiraSearch.configuration.parse({
    ...words,
    url,
    product: 'data-center',
    authorization: 'bearer',
    since: '2024-11-01T00:00:00Z',
    jql: 'project = OPS',
    ...more,
  });

const item = (field: string, fromString: string, toString: string): object => ({ field, fromString, toString });
const history = (id: string, time: string, ...items: readonly object[]) => ({
  id,
  created: `2024-11-14T${time}.000+0800`,
  items,
});
const histories = [
  history('11', '10:10:00', item('status', 'To Do', 'In Progress'), item('priority', 'Medium', 'Highest')),
  history('12', '11:00:00', item('status', 'In Progress', 'Waiting')),
  history('13', '12:00:00', item('status', 'Waiting', 'Done')),
];
const names = (status: string, priority: string, updated: string) => ({
  created: '2024-11-14T10:00:00.000+0800',
  updated: `2024-11-14T${updated}.000+0800`,
  status: { name: status },
  priority: { name: priority },
  issuetype: { name: 'Incident' },
  reporter: { accountId: 'c-1' },
});
const comment = { id: '7', created: '2024-11-14T10:40:00.000+0800', author: { accountId: 'a-1' } };
const issue = (key = 'OPS-1', more: object = {}) => ({
  key,
  fields: { ...names('Done', 'Highest', '12:00:00'), comment: { comments: [comment] } },
  changelog: { startAt: 0, maxResults: 3, total: 3, histories },
  ...more,
});

async function pull({ url, fetch }: RunningSystem, more: object = {}, cursor?: Cursor) {
  const outcome = await jiraSearch.pull({ config: configFor(url, more), secret: 't', cursor, now: noon, fetch });
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.message);
  return outcome.value;
}

/** What Jira would have pushed while all this happened. */
function webhooks() {
  const send = (body: object) => {
    const text = JSON.stringify(body);
    const signature = hmacOf({ algorithm: 'sha256', secret: 's', parts: [text] }).toString('hex');
    const request = pushed(text, { 'x-hub-signature': `sha256=${signature}` });
    return parsedRows(deliveryOf(jira.receive(request, { config: jira.configuration.parse(words), secret: 's' })));
  };
  const state = [
    names('In Progress', 'Highest', '10:10:00'),
    names('Waiting', 'Highest', '11:00:00'),
    names('Done', 'Highest', '12:00:00'),
  ];
  return [
    send({ webhookEvent: 'jira:issue_created', issue: { key: 'OPS-1', fields: names('To Do', 'Medium', '10:00:00') } }),
    ...histories.map((changelog, n) =>
      send({
        webhookEvent: 'jira:issue_updated',
        timestamp: noon,
        issue: { key: 'OPS-1', fields: state[n] },
        changelog,
      }),
    ),
    send({ webhookEvent: 'comment_created', issue: { key: 'OPS-1', fields: state[0] }, comment }),
  ].flat();
}

describe('jira search', () => {
  it('says what the webhooks say, row for row, so that both together are one history', async () => {
    await withSystem(
      () => ({ body: { total: 1, issues: [issue()] } }),
      async (system) => {
        const polled = parsedRows((await pull(system)).delivery);
        const bare = (rows: ReturnType<typeof parsedRows>) =>
          rows.map((row) => ({ ...row, place: '' })).sort((a, b) => (a.id < b.id ? -1 : 1));
        const told = webhooks();
        expect(bare(polled)).toEqual(bare(told));
        expect(polled.length).toBeGreaterThan(6);
        for (const rows of [polled, [...told, ...polled], [...polled, ...told.toReversed(), ...told]]) {
          const view = resolveEvidence({ rows, knownAt: Instant.of(noon), agreement: 'any' });
          expect(view.conflicts).toEqual([]);
          expect(view.count).toBe(polled.length);
        }
        expect(system.asked[0]?.query.get('jql')).toMatch(
          /^\(project = OPS\) AND updated >= "-\d+m" ORDER BY created ASC, key ASC$/,
        );
      },
    );
  });

  it('walks pages of Data Center by position and of Cloud by token', async () => {
    const all = ['OPS-1', 'OPS-2', 'OPS-3'].map((key) => issue(key));
    const answer = ({ path, query }: Asked): Answer => {
      const at = Number(query.get('startAt') ?? query.get('nextPageToken') ?? 0);
      const issues = all.slice(at, at + 2);
      if (path === '/rest/api/2/search') return { body: { total: 3, issues } };
      return { body: { issues, ...(at + 2 < 3 ? { nextPageToken: String(at + 2) } : { isLast: true }) } };
    };
    for (const product of ['data-center', 'cloud']) {
      await withSystem(answer, async (system) => {
        const first = await pull(system, { product, page: 2 });
        expect(first.more).toBe(true);
        const second = await pull(system, { product, page: 2 }, first.cursor);
        expect(second).toMatchObject({ more: false, cursor: { since: noon - 600_000 } });
        const cases = [...first.delivery.rows, ...second.delivery.rows].map(({ row }) => row['case']);
        expect([...new Set(cases)]).toEqual(['OPS-1', 'OPS-2', 'OPS-3']);
        const third = await pull(system, { product, page: 2 }, second.cursor);
        expect(third.more).toBe(true);
        expect(system.asked.at(-1)?.query.get('jql')).toContain('updated >= "-11m"');
      });
    }
  });

  it('asks for the whole changelog where the search gives only its end', async () => {
    const cut = issue('OPS-1', { changelog: { total: 3, histories: histories.slice(1) } });
    const answer = ({ path }: Asked): Answer =>
      path === '/rest/api/2/issue/OPS-1/changelog'
        ? { body: { values: histories } }
        : { body: { total: 1, issues: [cut] } };
    await withSystem(answer, async (system) => {
      const [opened] = parsedRows((await pull(system)).delivery);
      expect(opened).toMatchObject({ event: 'opened', priority: 'P3' });
    });
  });

  it('refuses a search that sorts by itself', () => {
    const sorted = {
      ...words,
      url: 'http://j',
      product: 'cloud',
      authorization: 'basic',
      since: '2024-11-01T00:00:00Z',
    };
    expect(jiraSearch.configuration.safeParse({ ...sorted, jql: 'a = b Order  by rank' }).success).toBe(false);
  });

  it('never throws on damaged answers', async () => {
    const recorded = { total: 1, issues: [issue()], values: histories };
    const config = configFor('http://jira.invalid');
    expect(await pullSurvives(jiraSearch, { config, recorded })).toBeGreaterThan(20);
  });
});
