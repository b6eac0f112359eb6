import { describe, expect, it } from 'vitest';
import { noon, parsedRows } from '../../testing/push.ts';
import { caseRows } from './case-rows.ts';
import type { Change } from './history.ts';
import { ticketTerms } from './terms.ts';

const terms = ticketTerms.parse({
  source: 'desk',
  agreement: 'desk-2024',
  subject: { from: 'project.key', names: { OPS: 'operations' } },
  statuses: { Open: { phase: 'new' }, Waiting: { phase: 'paused', why: 'customer', party: 'customer' } },
  priorities: { Highest: 'P1' },
  types: { Bug: 'incident' },
  parties: { 'Second line': 'provider' },
});
const ticket = { number: 'OPS-7', type: 'Bug', document: { project: { key: 'OPS' } } };
const read = (changes: readonly Change[], other: object = {}) =>
  caseRows({ ticket: { ...ticket, ...other }, changes }, { terms, receivedAt: noon, place: 'OPS-7' });
const at = noon - 60_000;

describe('a ticket’s history', () => {
  it('becomes case rows with ids of ticket, item and event', () => {
    const reading = read([
      { item: 'created', at, what: { kind: 'opened', status: 'Waiting', priority: 'Highest' } },
      { item: '11', at: at + 1, what: { kind: 'assigned', to: 'Second line' } },
      { item: '12', at: at + 2, what: { kind: 'assigned', to: 'Ada Lovelace' } },
      { item: '13', at: at + 3, what: { kind: 'answered' } },
    ]);
    const rows = parsedRows({ ...reading, samples: [] });
    expect(rows.map(({ id }) => id)).toEqual([
      'OPS-7/created/opened',
      'OPS-7/created/paused',
      'OPS-7/11/assigned',
      'OPS-7/12/assigned',
      'OPS-7/13/responded',
      'OPS-7/13/updated',
    ]);
    expect(rows[0]).toMatchObject({ case: 'OPS-7', priority: 'P1', type: 'incident', subject: 'operations', at });
    expect(rows[2]).toMatchObject({ party: 'provider', agreement: 'desk-2024' });
  });

  it('keeps names of people out of the evidence', () => {
    const reading = read([{ item: '12', at, what: { kind: 'assigned', to: 'Ada Lovelace' } }]);
    expect(JSON.stringify(reading.rows)).not.toContain('Ada');
  });

  it('refuses words nobody has mapped, says which and where, and keeps the rest', () => {
    const { rows, refused } = read([
      { item: '1', at, what: { kind: 'status', from: 'Open', to: 'In Bearbeitung' } },
      { item: '2', at, what: { kind: 'priority', to: 'toString' } },
      { item: '3', at: undefined, what: { kind: 'responded' } },
      { item: '4', at, what: { kind: 'status', from: 'Open', to: 'Waiting' } },
    ]);
    expect(rows.map(({ row }) => row['event'])).toEqual(['paused']);
    expect(refused.map(({ code }) => code)).toEqual(['status-not-mapped', 'priority-not-mapped', 'ticket-time']);
    expect(refused[0]?.message).toBe('the status "In Bearbeitung" is not mapped; add it to `statuses` of this source');
  });

  it('refuses a ticket as a whole whose subject or type is not mapped', () => {
    const change: Change = { item: '1', at, what: { kind: 'responded' } };
    expect(read([change], { document: { project: { key: 'LAB' } } }).refused).toMatchObject([
      { code: 'subject-not-mapped' },
    ]);
    expect(read([change], { document: {} }).refused).toMatchObject([{ code: 'subject-not-mapped' }]);
    expect(read([change], { type: 'Epic' })).toMatchObject({ rows: [], refused: [{ code: 'type-not-mapped' }] });
  });

  it('asks for the reason of a pause', () => {
    expect(ticketTerms.safeParse({ source: 'a', statuses: { Hold: { phase: 'paused' } } }).success).toBe(false);
  });
});
