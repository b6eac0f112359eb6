import { describe, expect, it } from 'vitest';
import { deliveryOf, parsedRows, pushed, survives } from '../../testing/push.ts';
import { hmacOf } from '../wire/signature.ts';
import { jira } from './jira.ts';

const secret = 'It is a secret to everybody';
const config = jira.configuration.parse({
  source: 'jira',
  subject: { from: 'fields.project.key' },
  statuses: {
    'To Do': { phase: 'new' },
    'In Progress': { phase: 'working', responds: true },
    'Waiting for customer': { phase: 'paused', why: 'customer', party: 'customer' },
    Done: { phase: 'resolved' },
  },
  priorities: { Highest: 'P1', Medium: 'P3' },
});

const issue = {
  id: '10042',
  self: 'https://example.invalid/rest/api/2/10042',
  key: 'OPS-42',
  fields: {
    created: '2024-11-14T10:00:00.159+0800',
    updated: '2024-11-14T10:30:00.000+0800',
    status: { id: '3', name: 'In Progress' },
    priority: { id: '3', name: 'Medium' },
    issuetype: { id: '1', name: 'Incident' },
    project: { id: '1', key: 'OPS' },
    reporter: { accountId: 'c-1', accountType: 'customer' },
  },
};
const created = {
  timestamp: Date.UTC(2024, 10, 14, 2, 0, 1),
  webhookEvent: 'jira:issue_created',
  user: { accountId: 'c-1' },
  issue: { ...issue, fields: { ...issue.fields, status: { name: 'To Do' }, updated: issue.fields.created } },
};
const items: readonly object[] = [
  { field: 'status', fieldId: 'status', from: '1', fromString: 'To Do', to: '3', toString: 'In Progress' },
  { field: 'priority', fieldId: 'priority', from: '3', fromString: 'Medium', to: '1', toString: 'Highest' },
  { field: 'assignee', from: null, fromString: null, to: 'a-1', toString: 'Ada' },
  { field: 'summary', fromString: 'a' },
];
const updated = {
  timestamp: Date.UTC(2024, 10, 14, 2, 30, 2),
  webhookEvent: 'jira:issue_updated',
  issue_event_type_name: 'issue_generic',
  issue,
  changelog: {
    id: '10324',
    items,
  },
};
const comment = {
  timestamp: Date.UTC(2024, 10, 14, 2, 40),
  webhookEvent: 'comment_created',
  comment: {
    id: '77',
    created: '2024-11-14T10:40:00.000+0800',
    author: { accountId: 'a-1', accountType: 'atlassian' },
  },
  issue,
};

const sign = (body: string | Uint8Array) => ({
  'x-hub-signature': `sha256=${hmacOf({ algorithm: 'sha256', secret, parts: [body] }).toString('hex')}`,
  'x-atlassian-webhook-identifier': 'w-1',
});
const receive = (body: unknown) => {
  const text = JSON.stringify(body);
  return jira.receive(pushed(text, sign(text)), { config, secret });
};
const told = (body: unknown) =>
  parsedRows(deliveryOf(receive(body))).map((row) => row.form === 'case' && [row.id, row.at, row.priority ?? '']);

describe('jira webhook', () => {
  it('opens a case with its first priority', () => {
    expect(told(created)).toEqual([['OPS-42/created/opened', Date.UTC(2024, 10, 14, 2, 0, 0, 159), 'P3']]);
  });

  it('tells each change of an update once, at the moment of the change, with the id of the changelog', () => {
    const at = Date.UTC(2024, 10, 14, 2, 30);
    expect(told(updated)).toEqual([
      ['OPS-42/10324/responded', at, ''],
      ['OPS-42/10324/priority', at, 'P1'],
      ['OPS-42/10324/assigned', at, ''],
    ]);
    expect(told({ ...updated, timestamp: updated.timestamp + 5000 })).toEqual(told(updated));
  });

  it('takes a public comment of the provider for an answer, and no other', () => {
    expect(told(comment).map((row) => row && row[0])).toEqual([
      'OPS-42/comment-77/responded',
      'OPS-42/comment-77/updated',
    ]);
    const by = (change: object) => told({ ...comment, comment: { ...comment.comment, ...change } });
    expect(by({ jsdPublic: false })).toEqual([]);
    expect(by({ author: { accountId: 'c-1', accountType: 'atlassian' } })).toEqual([]);
    expect(by({ author: { accountId: 'x', accountType: 'customer' } })).toEqual([]);
  });

  it('names a status that nobody has mapped', () => {
    const changelog: object = { id: '9', items: [{ field: 'status', fromString: 'To Do', toString: 'Escalated' }] };
    const { rows, refused } = deliveryOf(receive({ ...updated, changelog }));
    expect(rows).toEqual([]);
    expect(refused).toMatchObject([{ code: 'status-not-mapped' }]);
    expect(refused[0]?.message).toContain('"Escalated"');
  });

  it('keeps a deletion for people, and lets events pass that are no case', () => {
    expect(deliveryOf(receive({ ...updated, webhookEvent: 'jira:issue_deleted' })).refused).toMatchObject([
      { code: 'ticket-deleted' },
    ]);
    expect(deliveryOf(receive({ webhookEvent: 'sprint_started', sprint: {} }))).toMatchObject({
      rows: [],
      refused: [],
    });
  });

  it('refuses what is not signed over these very bytes', () => {
    const text = JSON.stringify(created);
    const good = sign(text);
    for (const [body, headers, key] of [
      [`${text}\n`, good, secret],
      [text, {}, secret],
      [text, { 'x-hub-signature': 'sha256=' }, secret],
      [text, { 'x-hub-signature': good['x-hub-signature'].replace('sha256', 'sha1') }, secret],
      [text, good, 'other'],
      [text, good, ''],
    ] as const) {
      expect(jira.receive(pushed(body, headers), { config, secret: key })).toMatchObject({ refusal: { status: 401 } });
    }
  });

  it('never throws on damaged bodies, unsigned or signed', () => {
    for (const body of [created, updated, comment].map((each) => JSON.stringify(each))) {
      expect(survives(jira, { config, secret }, { body, count: 200 }).letIn).toBe(0);
      expect(survives(jira, { config, secret }, { body, headersFor: sign }).letIn).toBeGreaterThan(200);
    }
  });
});
