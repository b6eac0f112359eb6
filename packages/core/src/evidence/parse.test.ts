import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Instant } from '../values/instant.ts';
import { parseRow } from './parse.ts';
import type { EvidenceRow } from './row.ts';
import { rowSchema, rowSchemas } from './schema.ts';

const head = { id: '1', source: 'desk' };
const state = {
  form: 'state',
  ...head,
  start: '2024-11-14T08:55:00+08:00',
  end: '2024-11-14T09:50:00+08:00',
  state: 'down',
};

function read(written: object): EvidenceRow {
  const found = parseRow(written, 'events.csv:12');
  if (!found.ok) throw new Error(found.refusals.map(({ message }) => message).join('; '));
  return found.value;
}

function refusals(written: unknown): string[] {
  const found = parseRow(written, 'events.csv:12');
  return found.ok ? [] : found.refusals.map(({ message }) => message);
}

describe('reading', () => {
  test('times become instants, shares and figures exact numbers, and the place is kept', () => {
    expect(read({ ...state, affected: '12/68' })).toMatchObject({
      start: Instant.parse('2024-11-14T00:55:00Z'),
      place: 'events.csv:12',
      affected: expect.objectContaining({ num: 3n, den: 17n }),
    });
    const value = read({ form: 'value', ...head, series: 'rtt', at: '2024-11-14T00:00:00Z', value: '1.5 s' });
    expect(value.form === 'value' && value.value?.toString()).toBe('1500');
    const percent = read({ ...state, affected: '25 %' });
    expect(percent.form === 'state' && percent.affected?.toString()).toBe('0.25');
  });
  test.each([
    [state, '2024-11-14T01:50:00Z'],
    [{ ...state, end: undefined }, '2024-11-14T00:55:00Z'],
    [{ form: 'case', ...head, case: 'T1', event: 'opened', at: '2024-11-14T02:00:00Z' }, '2024-11-14T02:00:00Z'],
    [{ form: 'duty', ...head, duty: 'report', due: '2024-11-05T00:00:00Z' }, '2024-11-05T00:00:00Z'],
    [
      { form: 'duty', ...head, duty: 'report', due: '2024-11-05T00:00:00Z', done: '2024-11-06T00:00:00Z' },
      '2024-11-06T00:00:00Z',
    ],
    [
      {
        form: 'works',
        ...head,
        start: '2024-11-05T00:00:00Z',
        end: '2024-11-06T00:00:00Z',
        noticedAt: '2024-11-01T00:00:00Z',
      },
      '2024-11-01T00:00:00Z',
    ],
    [{ ...state, recordedAt: '2024-12-04T01:00:00Z' }, '2024-12-04T01:00:00Z'],
  ])('recordedAt defaults to when the fact could be known (%#)', (written, expected) => {
    expect(read(written).recordedAt).toBe(Instant.parse(expected));
  });
  test('a text with ; is a list of cases, and flags may be words', () => {
    const row = read({
      form: 'exclusion',
      ...head,
      kind: 'customer',
      start: state.start,
      end: state.end,
      decision: 'accepted',
      cases: 'T1; T2',
    });
    expect(row.form === 'exclusion' && row.cases).toEqual(['T1', 'T2']);
    const retraction = read({ ...state, supersedes: '0', retracts: 'true', recordedAt: state.end });
    expect(retraction.retracts).toBe(true);
  });
});

describe('refusals name the place, the field and what to write', () => {
  test.each([
    [{ ...state, start: '2024-11-14T08:55:00' }, /^events\.csv:12: `start`: .*write date, time and offset/u],
    [{ ...state, end: '2024-11-14T08:00:00+08:00' }, /^events\.csv:12: the end lies before the start/u],
    [{ ...state, affected: '1.2' }, /affected share is 1\.2/u],
    [{ ...state, affected: 0.25 }, /as text/u],
    [{ ...state, colour: 'red' }, /`colour` is no field/u],
    [{ ...state, id: undefined }, /`id` is missing/u],
    [{ ...state, id: 'a\u0000b' }, /control characters/u],
    [{ form: 'weather' }, /write one of state, slice/u],
    ['text', /events\.csv:12/u],
    [{ ...state, supersedes: '0' }, /recordedAt/u],
    [{ ...state, retracts: true }, /takes back in `supersedes`/u],
    [{ form: 'case', ...head, case: 'T1', event: 'lost', at: state.start }, /event/u],
    [{ form: 'case', ...head, case: 'T1', event: 'priority', at: state.start }, /which priority/u],
    [{ form: 'slice', ...head, series: 's', start: state.start, end: state.end, bad: 6, total: 5 }, /6 bad of 5/u],
    [{ form: 'slice', ...head, series: 's', start: state.start, end: state.end, bad: -1, total: 5 }, /not negative/u],
    [{ form: 'slice', ...head, series: 's', start: state.start, end: state.end, total: 5 }, /needs both/u],
    [
      { form: 'slice', ...head, series: 's', start: state.start, end: state.start, bad: 0, total: 5 },
      /needs a length/u,
    ],
  ])('%#', (written, message) => {
    expect(refusals(written).join('\n')).toMatch(message);
  });

  const value = { form: 'value', ...head, series: 'rtt', at: state.start };
  test.each([
    [{ ...value, value: '5 ms', buckets: [{ count: 1 }] }, /not both/u],
    [{ ...value, buckets: [] }, /at least one bucket/u],
    [{ ...value, buckets: [{ count: 1 }, { le: '5 ms', count: 2 }] }, /only the last bucket/u],
    [
      {
        ...value,
        buckets: [
          { le: '5 ms', count: 1 },
          { le: '5 ms', count: 2 },
        ],
      },
      /smallest/u,
    ],
    [{ ...value, buckets: [{ le: '5 ms', count: 3 }, { count: 2 }] }, /never fall/u],
  ])('distribution %#', (written, message) => {
    expect(refusals(written).join('\n')).toMatch(message);
  });
});

test('every form has its schema, and the JSON Schema describes every field', () => {
  expect(rowSchema.options.map((option) => option.shape.form.value)).toEqual(Object.keys(rowSchemas));
  const published = z.toJSONSchema(rowSchema, { io: 'input' });
  const forms = published.oneOf ?? [];
  expect(forms).toHaveLength(Object.keys(rowSchemas).length);
  for (const form of forms) {
    for (const [name, field] of Object.entries(form.properties ?? {})) {
      if (name !== 'form') expect(field, name).toHaveProperty('description');
    }
  }
});
