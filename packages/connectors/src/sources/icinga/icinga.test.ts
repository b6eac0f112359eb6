import { Instant, resolveEvidence } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { noon, parsedRows } from '../../testing/push.ts';
import { pullSurvives, withSystem } from '../../testing/system.ts';
import type { Cursor } from '../source.ts';
import { icinga } from './icinga.ts';

const hour = 3_600_000;
const t0 = noon - 4 * hour;

const service = (state: number, since: number, more: object = {}) => ({
  name: 'kt-r1!bgp',
  type: 'Service',
  joins: {},
  meta: {},
  attrs: {
    name: 'bgp',
    host_name: 'kt-r1',
    last_hard_state: state,
    last_hard_state_change: since / 1000,
    vars: { site: 'kwun-tong', ports: [1, 2] },
    ...more,
  },
});
const host = (state: number, since: number) => ({
  name: 'kt-r1',
  type: 'Host',
  attrs: { name: 'kt-r1', last_hard_state: state, last_hard_state_change: since / 1000, vars: null },
});

const configFor = (url: string) =>
  icinga.configuration.parse({
    url,
    filter: 'service.vars.sla',
    mappings: [
      { object: 'service', states: [2, 3], service: 'bgp', state: 'down', subjectFrom: 'vars.site' },
      { object: 'service', states: [1], state: 'degraded', subjectFrom: 'vars.site' },
      { object: 'host', states: [1], state: 'down', subjectFrom: 'host' },
    ],
  });

/** Rounds one after another, each seeing these objects; the cursor goes along. */
async function rounds(...seen: readonly (readonly { type: string }[])[]) {
  const rows: ReturnType<typeof parsedRows> = [];
  const codes: string[] = [];
  let cursor: Cursor | undefined;
  for (const objects of seen) {
    await withSystem(
      ({ path }) => ({
        body: { results: objects.filter(({ type }) => path === `/v1/objects/${type.toLowerCase()}s`) },
      }),
      async ({ url, fetch, asked }) => {
        const outcome = await icinga.pull({ config: configFor(url), secret: 'u:p', cursor, now: noon, fetch });
        if (!outcome.ok) throw new Error(outcome.refusals[0]?.message);
        rows.push(...parsedRows(outcome.value.delivery));
        codes.push(...outcome.value.delivery.refused.map(({ code }) => code));
        cursor = outcome.value.cursor;
        expect(asked.map(({ headers }) => headers['x-http-method-override'])).toEqual(['GET', 'GET']);
        expect(JSON.parse(asked[1]?.body ?? '')).toMatchObject({ filter: 'service.vars.sla' });
      },
    );
  }
  const view = resolveEvidence({ rows, knownAt: Instant.of(noon), agreement: 'any' });
  expect(view.conflicts).toEqual([]);
  const states = view
    .rows('state')
    .map(({ state, start, end, subject }) => [state, start - t0, end && end - t0, subject]);
  return { states, codes, cursor };
}

describe('icinga', () => {
  it('makes one outage from the moments of the hard states, however often it asks', async () => {
    const down = [service(2, t0)];
    const { states, codes, cursor } = await rounds(down, down, [service(0, t0 + hour)], [service(0, t0 + hour)]);
    expect(states).toEqual([['down', 0, hour, 'kwun-tong']]);
    expect(codes).toEqual([]);
    expect(cursor).toEqual({});
  });

  it('goes from one trouble into another without a gap', async () => {
    const { states } = await rounds([service(2, t0)], [service(1, t0 + hour)]);
    expect(states).toEqual([
      ['down', 0, hour, 'kwun-tong'],
      ['degraded', hour, undefined, 'kwun-tong'],
    ]);
  });

  it('says when a recovery between two rounds was not seen', async () => {
    const { states, codes } = await rounds([service(2, t0)], [service(2, t0 + hour)]);
    expect(states).toEqual([
      ['down', 0, hour, 'kwun-tong'],
      ['down', hour, undefined, 'kwun-tong'],
    ]);
    expect(codes).toEqual(['recovery-unseen']);
  });

  it('ends nothing because an object is gone or cannot be placed', async () => {
    const gone = await rounds([service(2, t0)], []);
    expect(gone).toMatchObject({ states: [['down', 0, undefined, 'kwun-tong']], codes: ['object-gone'], cursor: {} });
    const nowhere = await rounds([service(2, t0)], [service(2, t0, { vars: {} })], [service(0, t0 + hour)]);
    expect(nowhere).toMatchObject({ states: [['down', 0, hour, 'kwun-tong']], codes: ['object-not-placed'] });
    const never = await rounds([service(2, t0)], [service(0, 0)]);
    expect(never).toMatchObject({ states: [['down', 0, undefined, 'kwun-tong']], codes: ['object-times'] });
  });

  it('takes hosts by their own mapping and leaves well states alone', async () => {
    const { states } = await rounds([host(1, t0 + 0.4), service(0, t0)]);
    expect(states).toEqual([['down', 0, undefined, 'kt-r1']]);
  });

  it('never throws on damaged answers', async () => {
    const recorded = { results: [service(2, t0), host(1, t0)] };
    const config = configFor('http://icinga.invalid');
    expect(await pullSurvives(icinga, { config, recorded })).toBeGreaterThan(20);
  });
});
