import { describe, expect, it } from 'vitest';
import { deliveryOf, parsedRows, pushed, survives } from '../../testing/push.ts';
import { hmacOf } from '../wire/signature.ts';
import { zammad } from './zammad.ts';

const secret = 'correct horse';
const config = zammad.configuration.parse({
  source: 'zammad',
  subject: { from: 'ticket.organization.name', names: { 'Awesome Customer Inc.': 'awesome' } },
  statuses: {
    new: { phase: 'new' },
    open: { phase: 'working', party: 'provider' },
    'pending reminder': { phase: 'paused', why: 'customer', party: 'customer' },
    closed: { phase: 'closed' },
  },
  priorities: { '2 normal': 'P3', '3 high': 'P1' },
  parties: { 'Service Desk': 'provider' },
});

const payload = (ticket: object = {}, article?: object) => ({
  ticket: {
    id: 81,
    number: '10081',
    title: 'Line is down',
    state: 'new',
    state_id: 1,
    priority: { id: 2, name: '2 normal' },
    group: { id: 3, name: 'Service Desk' },
    organization: { id: 3, name: 'Awesome Customer Inc.' },
    created_at: '2024-11-14T02:00:00.282Z',
    updated_at: '2024-11-14T02:00:00.333Z',
    ...ticket,
  },
  ...(article === undefined
    ? {}
    : { article: { id: 104, internal: false, created_at: '2024-11-14T02:20:00Z', ...article } }),
});
const sign = (body: string | Uint8Array) => ({
  'x-hub-signature': `sha1=${hmacOf({ algorithm: 'sha1', secret, parts: [body] }).toString('hex')}`,
});
const receive = (body: unknown) => {
  const text = JSON.stringify(body);
  return deliveryOf(zammad.receive(pushed(text, sign(text)), { config, secret }));
};
const told = (body: unknown) => receive(body).rows.map(({ row }) => [row['id'], row['at']]);

describe('zammad webhook', () => {
  it('opens a case with the priority and team it was created with', () => {
    const at = '2024-11-14T02:00:00.282Z';
    expect(told(payload())).toEqual([
      ['10081/created/opened', at],
      ['10081/created/priority', at],
      ['10081/created/assigned', at],
    ]);
    expect(parsedRows(receive(payload()))[1]).toMatchObject({ case: '10081', subject: 'awesome', priority: 'P3' });
  });

  it('tells what a later snapshot shows at the moment of the snapshot', () => {
    const later = payload({ state: 'pending reminder', updated_at: '2024-11-14T03:00:00.000Z' });
    expect(told(later).at(-1)).toEqual(['10081/2024-11-14T03:00:00.000Z/paused', '2024-11-14T03:00:00.000Z']);
    const open = payload({ state: 'open', updated_at: '2024-11-14T04:00:00.000Z' });
    expect(told(open).at(-1)).toEqual(['10081/2024-11-14T04:00:00.000Z/resumed', '2024-11-14T04:00:00.000Z']);
  });

  it('closes a case when it was closed, not when somebody touched it afterwards', () => {
    const closed = (updated_at: string) =>
      told(payload({ state: 'closed', close_at: '2024-11-14T05:00:00.000Z', updated_at })).at(-1);
    expect(closed('2024-11-14T05:00:00.100Z')).toEqual(closed('2024-11-15T05:00:00.000Z'));
    expect(closed('2024-11-14T05:00:00.100Z')?.[1]).toBe('2024-11-14T05:00:00.000Z');
  });

  it('tells a reopening only of a ticket that was closed', () => {
    const back = { state: 'open', updated_at: '2024-11-14T06:00:00.000Z' };
    const events = (ticket: object) => receive(payload(ticket)).rows.map(({ row }) => row['event']);
    expect(events({ ...back, close_at: '2024-11-14T05:00:00.000Z' })).toContain('reopened');
    expect(events(back)).not.toContain('reopened');
  });

  it('takes public articles of agents and the first response for answers', () => {
    const events = (article: object) =>
      told(payload({}, article))
        .map(([id]) => id)
        .slice(3);
    expect(events({ sender: 'Agent' })).toEqual(['10081/article-104/responded', '10081/article-104/updated']);
    expect(events({ sender: 'Customer' })).toEqual([]);
    expect(events({ sender: 'Agent', internal: true })).toEqual([]);
    const first = told(payload({ first_response_at: '2024-11-14T02:10:00.000Z' })).at(-1);
    expect(first).toEqual(['10081/first-response/responded', '2024-11-14T02:10:00.000Z']);
  });

  it('names what is not mapped', () => {
    const { refused } = receive(payload({ state: 'merged', priority: '1 low' }));
    expect(refused.map(({ message }) => message)).toEqual([
      'the priority "1 low" is not mapped; add it to `priorities` of this source',
      'the status "merged" is not mapped; add it to `statuses` of this source',
    ]);
  });

  it('refuses what is not signed, and bodies that are no ticket', () => {
    const text = JSON.stringify(payload());
    for (const headers of [{}, { 'x-hub-signature': 'sha1=' }, sign(`${text} `)]) {
      expect(zammad.receive(pushed(text, headers), { config, secret })).toMatchObject({ refusal: { status: 401 } });
    }
    expect(zammad.receive(pushed(text, sign(text)), { config })).toMatchObject({ refusal: { code: 'no-secret' } });
    expect(zammad.receive(pushed('{}', sign('{}')), { config, secret })).toMatchObject({ refusal: { status: 400 } });
  });

  it('never throws on damaged bodies', () => {
    const body = JSON.stringify(payload({ close_at: null }, { sender: 'Agent' }));
    expect(survives(zammad, { config, secret }, { body, headersFor: sign }).letIn).toBeGreaterThan(200);
  });
});
