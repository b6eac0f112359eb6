import { describe, expect, it } from 'vitest';
import { deliveryOf, parsedRows, pushed, survives } from '../../testing/push.ts';
import { hmacOf } from '../wire/signature.ts';
import { glpi } from './glpi.ts';

const secret = 'fortycharactersoftextthatglpimadeitself';
const config = glpi.configuration.parse({
  source: 'glpi',
  subject: { from: 'entity.name' },
  statuses: {
    '1': { phase: 'new' },
    '2': { phase: 'working', responds: true },
    '4': { phase: 'paused', why: 'customer', party: 'customer' },
    '5': { phase: 'resolved' },
    '6': { phase: 'closed' },
  },
  priorities: { '3': 'P3', '5': 'P1' },
  types: { '1': 'incident', '2': 'request' },
  parties: { NOC: 'provider' },
});

const payload = (event: string, item: object = {}) => ({
  item: {
    id: 7,
    name: 'Line is down',
    content: '<p>no light</p>',
    is_deleted: false,
    urgency: 3,
    impact: 3,
    priority: 3,
    type: 1,
    date_creation: '2024-11-14T10:00:01+08:00',
    date_mod: '2024-11-14T10:00:01+08:00',
    date: '2024-11-14T10:00:00+08:00',
    status: { id: 1, name: 'New' },
    entity: { id: 1, name: 'Kwun Tong', completename: 'Root > Kwun Tong' },
    team: [
      { id: 4, name: 'NOC', type: 'Group', role: 'assigned' },
      { id: 9, name: 'ada', type: 'User', role: 'assigned' },
    ],
    ...item,
  },
  event,
});
const at = '1731549600';
const sign = (body: string | Uint8Array) => ({
  'x-glpi-signature': hmacOf({ algorithm: 'sha256', secret, parts: [body, at] }).toString('hex'),
  'x-glpi-timestamp': at,
});
const receive = (body: unknown) => {
  const text = JSON.stringify(body, null, 4);
  return deliveryOf(glpi.receive(pushed(text, sign(text)), { config, secret }));
};
const told = (body: unknown) => receive(body).rows.map(({ row }) => row['id']);

describe('glpi webhook', () => {
  it('opens a case with what it was created with', () => {
    const rows = parsedRows(receive(payload('new')));
    expect(rows.map(({ id }) => id)).toEqual(['7/created/opened', '7/created/priority', '7/created/assigned']);
    expect(rows[1]).toMatchObject({ case: '7', type: 'incident', priority: 'P3', subject: 'Kwun Tong' });
    expect(rows[1]?.form === 'case' && rows[1].at).toBe(Date.UTC(2024, 10, 14, 2));
  });

  it('tells what an update shows, and never loses a reopening', () => {
    const update = (status: number, hour: string) =>
      told(payload('update', { status: { id: status }, team: [], date_mod: `2024-11-14T${hour}:00:00+08:00` })).slice(
        2,
      );
    expect(update(4, '11')).toEqual(['7/2024-11-14T11:00:00+08:00/reopened', '7/2024-11-14T11:00:00+08:00/paused']);
    expect(update(5, '12')).toEqual(['7/2024-11-14T12:00:00+08:00/resolved']);
    expect(update(2, '13')).toEqual(['7/2024-11-14T13:00:00+08:00/reopened', '7/2024-11-14T13:00:00+08:00/responded']);
    expect(update(2, '13')).toEqual(update(2, '13'));
  });

  it('keeps deletions, other items and local times for people', () => {
    const codes = (body: unknown) => receive(body).refused.map(({ code }) => code);
    expect(codes(payload('delete'))).toEqual(['ticket-deleted']);
    expect(codes({ event: 'new', item: { id: 3, itemtype: 'Ticket', items_id: 7, content: 'x' } })).toEqual([
      'no-ticket',
    ]);
    expect(codes(payload('new', { date: '2024-11-14 10:00:00', team: [] }))).toEqual(Array(2).fill('ticket-time'));
    expect(codes(payload('update', { status: { id: 10 } }))).toEqual(['status-not-mapped']);
  });

  it('checks the signature over the body and the timestamp together', () => {
    const text = JSON.stringify(payload('new'));
    const good = sign(text);
    for (const headers of [
      {},
      { ...good, 'x-glpi-timestamp': '1731549601' },
      { ...good, 'x-glpi-signature': hmacOf({ algorithm: 'sha256', secret, parts: [text] }).toString('hex') },
      { 'x-glpi-signature': good['x-glpi-signature'] },
    ]) {
      expect(glpi.receive(pushed(text, headers), { config, secret })).toMatchObject({ refusal: { status: 401 } });
    }
    expect(glpi.receive(pushed(text, good), { config })).toMatchObject({ refusal: { code: 'no-secret' } });
  });

  it('answers GLPI’s handshake, and signs nothing that strangers make up', () => {
    const ask = (crc_token: string) =>
      glpi.receive(pushed('', {}, { method: 'GET', query: { crc_token } }), { config, secret });
    const token = hmacOf({ algorithm: 'sha256', secret, parts: ['validate_cra_challenge'] }).toString('hex');
    const expected = hmacOf({ algorithm: 'sha256', secret, parts: [token] }).toString('hex');
    expect(ask(token)).toMatchObject({ ok: true, answer: { status: 200, body: expected } });
    expect(ask(`${JSON.stringify(payload('new'))}${at}`)).toMatchObject({ refusal: { status: 401 } });
    expect(ask('')).toMatchObject({ refusal: { status: 401 } });
  });

  it('never throws on damaged bodies', () => {
    const body = JSON.stringify(payload('update'));
    expect(survives(glpi, { config, secret }, { body, headersFor: sign }).letIn).toBeGreaterThan(200);
  });
});
